"""What the coordination sees: which offers are confirmed, which are due, who was asked and who answered."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from coordination.network.confirming import due_part
from coordination.network.models import Organisation
from offers.catalogue.choices import Status
from offers.catalogue.freshness import rules
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.models import OfferReview
from offers.catalogue.models import Offer


@dataclass(frozen=True)
class Freshness:
    """How many published offers there are, and how many of them are confirmed, due and hidden."""

    total: int
    due: int
    overdue: int

    @property
    def confirmed(self) -> int:
        return self.total - self.due - self.overdue

    @property
    def percent(self) -> int | None:
        return rules.share_percent(self.confirmed, self.total)


def published_by(user: Any) -> QuerySet[Offer]:
    """Published offers the person keeps: all of the district, or those of the own organisation."""
    return Offer.objects.editable_by(user).filter(status=Status.PUBLISHED)


def freshness_of(user: Any, today: dt.date) -> Freshness:
    """The share verified, in one statement."""
    counts = published_by(user).aggregate(
        total=Count("pk"),
        due=Count("pk", filter=_due(today)),
        overdue=Count("pk", filter=Q(overdue_on__lte=today)),
    )
    return Freshness(**counts)


def organisations_due(user: Any, today: dt.date) -> int:
    """How many active organisations have details that nobody confirmed for a year."""
    rows = Organisation.objects.editable_by(user).filter(status=Organisation.Status.ACTIVE)
    return rows.filter(due_part(today)).count()


def freshness_rows(user: Any) -> QuerySet[Offer]:
    """Published offers with the last question about each, asked per row of the page and not joined."""
    last = OfferReview.objects.filter(offer=OuterRef("pk")).order_by("-requested_at", "-pk")
    unanswered = OfferReview.objects.filter(offer=OuterRef("pk"), answered_at=None, rung__isnull=False)
    return (
        published_by(user)
        .select_related("provider", "district")
        .annotate(
            asked_on=Subquery(last.values("request__asked_on")[:1]),
            last_sent_to=Subquery(last.values("request__sent_to")[:1]),
            last_result=Subquery(last.values("result")[:1]),
            last_who=Subquery(last.values("who")[:1]),
            last_note=Subquery(last.values("request__note")[:1]),
            times_asked=Subquery(
                unanswered.order_by().values("offer").annotate(number=Count("pk")).values("number")
            ),
        )
    )


def due_rows(rows: QuerySet[Offer], today: dt.date) -> QuerySet[Offer]:
    """Due or overdue."""
    return rows.filter(overdue_on__lte=rules.hidden_on(today))


def overdue_rows(rows: QuerySet[Offer], today: dt.date) -> QuerySet[Offer]:
    return rows.filter(overdue_on__lte=today)


def unanswered_rows(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """Asked, and no answer yet."""
    return rows.filter(Exists(OfferReview.objects.filter(offer=OuterRef("pk"), answered_at=None)))


def announced_rows(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """Somebody said "wird geändert", and nothing has been confirmed since."""
    said = OfferReview.objects.filter(
        offer=OuterRef("pk"),
        result=Result.CHANGED,
        due_on=F("offer__overdue_on") - dt.timedelta(days=rules.GRACE_DAYS),
    )
    return rows.filter(Exists(said))


def _due(today: dt.date) -> Q:
    return Q(overdue_on__lte=rules.hidden_on(today), overdue_on__gt=today)
