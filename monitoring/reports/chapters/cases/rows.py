"""Cases of both periods as plain days, without anything that points at a person; three statements."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from accounts.districts.models import District
from coordination.barriers.models import Barrier, BarrierSighting
from coordination.cases.models import Case, Need
from monitoring.reports.periods import Period


@dataclass(frozen=True)
class CaseDays:
    """When a case was taken in and when it was closed."""

    opened_on: dt.date
    closed_on: dt.date | None

    def is_open_on(self, day: dt.date) -> bool:
        """At the end of a day: what is closed on it is not open any more."""
        return self.opened_on <= day and (self.closed_on is None or self.closed_on > day)


@dataclass(frozen=True)
class NeedRow:
    """A need of a case that was taken in on a day."""

    case: UUID
    opened_on: dt.date
    field: str
    status: str


def cases_until(district: District, day: dt.date) -> list[CaseDays]:
    rows = Case.objects.filter(district=district, opened_on__lte=day).order_by()
    return [CaseDays(*row) for row in rows.values_list("opened_on", "closed_on")]


def needs_of_cases_in(district: District, period: Period) -> list[NeedRow]:
    """Needs of the cases that were taken in within a period."""
    rows = Need.objects.filter(
        case__district=district, case__opened_on__range=(period.first, period.last)
    ).order_by()
    return [NeedRow(*row) for row in rows.values_list("case", "case__opened_on", "field_of_action", "status")]


def sightings_by_kind(district: District, now: Period, before: Period) -> dict[str, tuple[int, int, int]]:
    """By kind of barrier: barriers met in cases of this period, sightings before, sightings in this period."""
    in_now, in_before = Q(seen_on__range=(now.first, now.last)), Q(seen_on__range=(before.first, before.last))
    rows = (
        BarrierSighting.objects.filter(
            in_now | in_before,
            barrier__district=district,
            barrier__status__in=Barrier.SHOWN_TO_BOARDS,
            source=BarrierSighting.Source.CASE,
        )
        .order_by()
        .values_list("barrier__kind")
        .annotate(
            barriers=Count("barrier", distinct=True, filter=in_now),
            before=Count("pk", filter=in_before),
            now=Count("pk", filter=in_now),
        )
    )
    return {kind: (barriers, old, new) for kind, barriers, old, new in rows}


def opened_in(cases: Iterable[CaseDays], first: dt.date, last: dt.date) -> int:
    return sum(first <= case.opened_on <= last for case in cases)


def closed_in(cases: Iterable[CaseDays], first: dt.date, last: dt.date) -> list[CaseDays]:
    return [case for case in cases if case.closed_on and first <= case.closed_on <= last]


def open_on(cases: Iterable[CaseDays], day: dt.date) -> int:
    return sum(case.is_open_on(day) for case in cases)
