"""Sitting allowances computed from who was in the room, and for how long."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from accounts.users.models import User
from committees.meetings.models import Attendance, Meeting
from committees.meetings.selectors import leaders_of
from committees.roster.models import Committee
from committees.rules.allowances import Claim, Rate, Sitting, claims
from committees.rules.clock import length

#: How the rates call somebody who chairs; the list of those present knows members and deputies only.
CHAIR = "chair"


def meetings_to_pay(user: User, committee: Committee, year: int) -> QuerySet[Meeting]:
    """Held meetings of a year whose office this person keeps; amounts are nobody else's business."""
    return (
        Meeting.objects.allowed_to(user, "P")
        .filter(committee=committee, state__in=Meeting.HELD, starts_at__year=year)
        .order_by("starts_at")
    )


def claims_of(meetings: list[Meeting], committee: Committee) -> list[Claim]:
    """Claims for these meetings by the rates of their days, in the order of meetings and names."""
    rows = (
        Attendance.objects.filter(meeting__in=meetings)
        .select_related("meeting", "holding")
        .prefetch_related("stays")
        .order_by("meeting__starts_at", "name")
    )
    rates = [row.rate for row in committee.allowance_rates.all()]
    chairs = chairs_of(meetings)
    return claims((as_paid(row, chairs[row.meeting_id], rates) for row in rows), rates)


def chairs_of(meetings: Iterable[Meeting]) -> dict[UUID, set[str]]:
    """Who chaired each of these meetings, or a part of it."""
    return {meeting.pk: {leader.name for leader in leaders_of(meeting)} for meeting in meetings}


def as_paid(row: Attendance, chairs: set[str], rates: list[Rate]) -> Sitting:
    """The sitting in the capacity that is paid: the chair where a rate of its own holds on the day."""
    sitting = sitting_of(row)
    is_chair = row.name in chairs and row.capacity in Attendance.ON_A_SEAT
    if is_chair and any(rate.holds(CHAIR, sitting.day) for rate in rates):
        return replace(sitting, capacity=CHAIR)
    return sitting


def sitting_of(row: Attendance) -> Sitting:
    """How long a person was in the room of one meeting, and as what."""
    stayed = sum((length(stay.start, stay.until) for stay in row.stays.all() if stay.until), dt.timedelta())
    person = row.holding.person_id if row.holding else row.pk
    return Sitting(person, row.meeting.day, row.capacity, int(stayed.total_seconds() // 60), row.name)
