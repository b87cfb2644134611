"""Sitting allowances computed from who was in the room, and for how long."""

import datetime as dt
from collections.abc import Iterable, Iterator
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
    rates = [row.rate for row in committee.allowance_rates.all()]
    return claims((sitting for _row, sitting in sittings(meetings, committee, rates)), rates)


def sittings(
    meetings: Iterable[Meeting], committee: Committee, rates: list[Rate]
) -> Iterator[tuple[Attendance, Sitting]]:
    """Who sat in these meetings, in the capacity that is paid, in the order of meetings and names."""
    held = list(meetings)
    chairs, elsewhere = chairs_of(held), paid_elsewhere(held, committee)
    for row in _attendances(held):
        sitting = as_paid(row, chairs[row.meeting_id], rates)
        is_elsewhere = (row.meeting_id, sitting.person) in elsewhere
        yield row, replace(sitting, is_paid_elsewhere=is_elsewhere)


def _attendances(meetings: list[Meeting]) -> QuerySet[Attendance]:
    return (
        Attendance.objects.filter(meeting__in=meetings)
        .select_related("meeting", "holding")
        .prefetch_related("stays")
        .order_by("meeting__starts_at", "name")
    )


def paid_elsewhere(meetings: list[Meeting], committee: Committee) -> set[tuple[UUID, object]]:
    """Meeting and person where a board before this one pays for the joint session: the leading one first,
    then by name. A board without a rate for the person pays nothing and so stands in nobody's way."""
    own: dict[UUID | None, Meeting] = {m.joint_id: m for m in meetings if m.joint_id}
    if not own:
        return set()
    others = Meeting.objects.filter(joint__in=list(own), state__in=Meeting.HELD).exclude(committee=committee)
    before = [
        row
        for row in others.select_related("committee").prefetch_related("committee__allowance_rates")
        if _rank(row) < _rank(own[row.joint_id])
    ]
    rates = {row.pk: [rate.rate for rate in row.committee.allowance_rates.all()] for row in before}
    chairs, found = chairs_of(before), set()
    for row in _attendances(before):
        known = rates[row.meeting_id]
        sitting = as_paid(row, chairs[row.meeting_id], known)
        if sitting.minutes > 0 and any(rate.holds(sitting.capacity, sitting.day) for rate in known):
            found.add((own[row.meeting.joint_id].pk, sitting.person))
    return found


def _rank(meeting: Meeting) -> tuple[bool, str, UUID]:
    return (not meeting.leads, meeting.committee.name, meeting.pk)


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
