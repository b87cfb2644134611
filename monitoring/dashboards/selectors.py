"""What is counted for the state of the district's work; every count begins at the door and has a list behind it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from accounts.districts.models import Municipality
from committees.meetings.models import Meeting, Minutes, Part
from committees.meetings.selectors import rules_of, with_rules
from coordination.interpreting.codes import RequestStatus
from coordination.interpreting.models import BookingRequest
from coordination.interpreting.tables import OPEN_STATES
from coordination.network.models import Organisation, Task
from coordination.network.selectors import task_rows
from coordination.network.tables.organisations import CONFIRM_AFTER
from monitoring.concept.choices import OPEN, ConceptStatus
from monitoring.concept.models import Goal
from monitoring.concept.selectors.concepts import goal_rows
from monitoring.concept.selectors.measures import late, measure_rows
from monitoring.indicators.models import Indicator, IndicatorValue, Level, Sex
from monitoring.indicators.selectors.rows import indicator_rows
from offers.catalogue.freshness.selectors import freshness_of
from offers.funding.choices import GRANTED
from offers.funding.models import FundingPeriod
from offers.funding.selectors import at_risk_periods

#: So many days ahead an appointment without an interpreter is a matter of now.
BOOKING_DAYS = 14
#: Minutes are looked at for the meetings of so many days.
MEETING_DAYS = 365


@dataclass(frozen=True)
class Share:
    """So many of so many; `left`: what is neither good nor bad yet."""

    part: int
    whole: int
    left: int = 0

    @property
    def others(self) -> int:
        return self.whole - self.part - self.left


def offers_confirmed(user: Any, today: dt.date) -> Share:
    """Published offers whose confirmation is not due."""
    found = freshness_of(user, today)
    return Share(found.confirmed, found.total)


def organisations_confirmed(user: Any, today: dt.date) -> Share:
    """Active organisations somebody confirmed within a year; the same rule as the filter of their list."""
    since = Q(confirmed_on__gte=today - CONFIRM_AFTER)
    rows = Organisation.objects.visible_to(user).filter(status=Organisation.Status.ACTIVE)
    counts = rows.aggregate(part=Count("pk", filter=since), whole=Count("pk"))
    return Share(**counts)


def minutes_in_time(user: Any, today: dt.date) -> Share:
    """Meetings of a year whose public minutes were signed in time; `left`: the time is still running."""
    first = today - dt.timedelta(days=MEETING_DAYS)
    minutes = Minutes.objects.filter(meeting=OuterRef("pk"), part=Part.PUBLIC).order_by()
    rows = Meeting.objects.allowed_to(user, "L").filter(
        state__in=Meeting.HELD, starts_at__date__range=(first, today)
    )
    held = list(with_rules(rows).annotate(signed_on=Subquery(minutes.values("signed_on")[:1])))
    return timeliness([(row.signed_on, rules_of(row).minutes_due_on(row.day)) for row in held], today)


def timeliness(signed: Sequence[tuple[dt.date | None, dt.date]], today: dt.date) -> Share:
    """Of days of signature beside the last day in time: how many kept it, and how many can still keep it."""
    in_time = sum(day is not None and day <= last for day, last in signed)
    running = sum(day is None and last >= today for day, last in signed)
    return Share(in_time, len(signed), running)


def measures_late(user: Any, today: dt.date) -> Share:
    """Open measures beyond their last day or their next step."""
    counts = measure_rows(user).aggregate(
        part=Count("pk", filter=late(today)), whole=Count("pk", filter=Q(status__in=OPEN))
    )
    return Share(**counts)


def bookings_unfilled(user: Any, today: dt.date) -> Share:
    """Appointments of the coming days for which nobody has said yes, among all that are still wanted."""
    last = today + dt.timedelta(days=BOOKING_DAYS)
    rows = BookingRequest.objects.allowed_to(user, "L").filter(starts_at__date__range=(today, last))
    rows = rows.exclude(status__in=(RequestStatus.WITHDRAWN, RequestStatus.CANCELLED))
    counts = rows.aggregate(part=Count("pk", filter=Q(status__in=OPEN_STATES)), whole=Count("pk"))
    return Share(**counts)


def grants_at_risk(user: Any, today: dt.date) -> Share:
    """Grants that end within 180 days without a follow-up, among those that run."""
    running = FundingPeriod.objects.allowed_to(user, "L").filter(status__in=GRANTED, period_end__gte=today)
    at_risk = at_risk_periods(user, today).order_by().values("pk")
    counts = running.aggregate(part=Count("pk", filter=Q(pk__in=at_risk)), whole=Count("pk"))
    return Share(**counts)


def tasks_overdue(user: Any, today: dt.date) -> Share:
    """Open tasks beyond their day."""
    rows = task_rows(user).filter(status=Task.Status.OPEN)
    counts = rows.aggregate(part=Count("pk", filter=Q(due_on__lt=today)), whole=Count("pk"))
    return Share(**counts)


# --- What the pages choose from ------------------------------------------------------------
def indicator_options(user: Any) -> list[Indicator]:
    """The indicators that have a number for a Gemeinde of the district, in the order of the tree."""
    values = IndicatorValue.objects.filter(
        indicator=OuterRef("pk"), area__level=Level.MUNICIPALITY, is_active=True, sex=Sex.ALL, value__isnull=False
    )  # fmt: skip
    rows = indicator_rows(user, "V").filter(Exists(values), district=user.active_district_id)
    return list(rows.order_by("component__dimension__order", "component__order", "order", "code"))


def places_with_outlines(user: Any) -> list[Municipality]:
    """The Gemeinden of the district the person acts in, each with what a map needs of it."""
    rows = Municipality.objects.visible_to(user).filter(district=user.active_district_id)
    return list(rows.select_related("shape").order_by("name", "pk"))


def goals_in_force(user: Any, code: str) -> list[Goal]:
    """Goals of one field in the concept that is in force, with field and concept."""
    rows = goal_rows(user).filter(
        district=user.active_district_id, field__code=code, field__concept__status=ConceptStatus.ADOPTED
    )
    return list(rows.order_by("position", "number"))
