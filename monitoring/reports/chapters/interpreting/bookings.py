"""The requests both periods speak of, read in one statement."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import FilteredRelation, Q

from accounts.clock import BERLIN
from accounts.districts.models import District
from coordination.interpreting.codes import Occasion, RequestStatus
from coordination.interpreting.models import BookingRequest
from monitoring.reports.periods import Period

S = RequestStatus
#: What became of a request; the four parts are all requests.
OUTCOMES: dict[str, str] = {
    S.HELD: "served",
    S.CANCELLED: "cancelled",
    S.WITHDRAWN: "cancelled",
    S.UNFILLED: "unserved",
    S.REJECTED: "unserved",
}
PARTS = ("served", "cancelled", "unserved", "open")
#: The settings of the outline by occasion; what is not named here is "other".
SETTINGS: dict[str, str] = {
    Occasion.AUTHORITY_VISIT: "office",
    Occasion.LEGAL: "office",
    Occasion.POLICE_COURT: "office",
    Occasion.PARENT_TALK: "school",
    Occasion.PARENT_EVENING: "school",
    Occasion.DAYCARE_ADMISSION: "school",
    Occasion.AOSF: "school",
    Occasion.LESSON_TRIP: "school",
    Occasion.MEDICAL: "health",
    Occasion.PSYCHOSOCIAL: "health",
    Occasion.COUNSELLING: "advice",
    Occasion.HOUSING: "advice",
    Occasion.WORK: "advice",
}


@dataclass(frozen=True)
class Booking:
    """One request. `interpreter` is whoever holds the assignment that stands."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    submitted_at: dt.datetime
    status: str
    occasion: str
    language: str
    interpreter: UUID | None

    @property
    def day(self) -> dt.date:
        return self.starts_at.astimezone(BERLIN).date()

    @property
    def outcome(self) -> str:
        return OUTCOMES.get(self.status, "open")

    @property
    def setting(self) -> str:
        return SETTINGS.get(self.occasion, "other")

    @property
    def lead_days(self) -> int:
        """Days on the calendar from the request to the appointment."""
        return (self.day - self.submitted_at.astimezone(BERLIN).date()).days

    @property
    def hours(self) -> float:
        """Expected length on the clock of the world."""
        return (self.ends_at.astimezone(dt.UTC) - self.starts_at.astimezone(dt.UTC)).total_seconds() / 3600


def bookings_in(district: District, period: Period) -> list[Booking]:
    """Requests for appointments of the period."""
    rows = (
        BookingRequest.objects.filter(
            district=district, starts_at__gte=period.starts_at, starts_at__lt=period.ends_before
        )
        .annotate(
            standing=FilteredRelation("assignments", condition=Q(assignments__cancelled_at__isnull=True))
        )
        .order_by()
        .values_list(
            "starts_at", "ends_at", "submitted_at", "status", "occasion", "language", "standing__interpreter"
        )
    )
    return [Booking(*row) for row in rows]


def within(bookings: Iterable[Booking], period: Period) -> list[Booking]:
    return [booking for booking in bookings if period.covers(booking.day)]


def parts(bookings: Iterable[Booking]) -> list[int]:
    """How many of them were served, cancelled, unserved, are open."""
    counts = Counter(booking.outcome for booking in bookings)
    return [counts[part] for part in PARTS]
