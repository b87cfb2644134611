"""Reading the register of barriers."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.doors import may_create
from accounts.users.models import User
from coordination.barriers.models import Barrier, BarrierSighting

#: Fewer cases than this are not named by number inside the administration (decision "threshold k").
SMALLEST_NUMBER_OF_CASES = 3


@dataclass(frozen=True)
class Sightings:
    """How often a barrier was met; `listed` may be shown one by one and never holds a case."""

    cases: int
    listed: list[BarrierSighting]
    places: list[str]

    @property
    def others(self) -> int:
        return len(self.listed)

    @property
    def total_words(self) -> str:
        """How often it was met, in one line."""
        parts = [self.case_words] if self.cases else []
        if self.others:
            parts.append(
                ngettext("%d weitere Beobachtung", "%d weitere Beobachtungen", self.others) % self.others
            )
        return ", ".join(parts)

    @property
    def case_words(self) -> str:
        """ "aus 4 Fällen", or no number where it would point at somebody."""
        if not self.cases:
            return ""
        if self.cases < SMALLEST_NUMBER_OF_CASES:
            return _("aus einzelnen Fällen")
        return _("aus %d Fällen") % self.cases


def barrier_rows(user: User) -> QuerySet[Barrier]:
    """Barriers the person may see, with place, reporter and number of sightings."""
    return (
        Barrier.objects.visible_to(user)
        .select_related("municipality", "reported_by", "duplicate_of")
        .annotate(
            case_count=Count("sightings", filter=Q(sightings__source=BarrierSighting.Source.CASE)),
            other_count=Count("sightings", filter=~Q(sightings__source=BarrierSighting.Source.CASE)),
        )
    )


def barriers_to_join(user: User) -> QuerySet[Barrier]:
    """Barriers a new observation may be added to."""
    closed = [Barrier.Status.DUPLICATE, Barrier.Status.REJECTED]
    return Barrier.objects.visible_to(user).exclude(status__in=closed)


def sightings_of(barrier: Barrier) -> Sightings:
    """The sightings of a barrier the caller has reached through its door; one query.

    Places are named for sources other than cases, and for cases only above the threshold.
    """
    rows = list(barrier.sightings.select_related("municipality"))
    cases = [row for row in rows if row.source == BarrierSighting.Source.CASE]
    others = [row for row in rows if row.source != BarrierSighting.Source.CASE]
    shown = others + (cases if len(cases) >= SMALLEST_NUMBER_OF_CASES else [])
    places = sorted({row.municipality.name for row in shown if row.municipality})
    return Sightings(cases=len(cases), listed=others, places=places)


def similar_barriers(barrier: Barrier, user: User) -> list[Barrier]:
    """Others of the same field and kind: perhaps the same one, perhaps already solved."""
    rows = Barrier.objects.visible_to(user).filter(field_of_action=barrier.field_of_action, kind=barrier.kind)
    return list(rows.exclude(pk=barrier.pk)[:5])


def barriers_in(municipality: Any, user: User) -> QuerySet[Barrier]:
    """Barriers of one municipality."""
    return Barrier.objects.visible_to(user).filter(municipality=municipality)


def may_report(user: User) -> bool:
    """May the person enter a barrier?"""
    return may_create(user, "barrier")
