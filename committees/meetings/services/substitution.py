"""Who of a pool of deputies stands for which seat: found anew whenever somebody comes or goes."""

import datetime as dt

from accounts.audit import services as audit
from accounts.users.models import User
from committees.meetings.models import Attendance, InvitationRecipient, Meeting, Stay, Substitution
from committees.roster.models import Seat
from committees.roster.selectors import SeatView, seats_on, term_on


def reseat(meeting: Meeting, at: dt.datetime, *, by: User | None) -> None:
    """The member, or the personal deputy, goes before the pool; whoever waits takes the next free seat.

    The caller holds the lock on the meeting. A deputy to whom a member handed the invitation takes that
    member's seat first; everybody else the free seats of the group by number, in the order of the pool.
    """
    term = meeting.term or term_on(meeting.committee, meeting.day)
    pooled = [view for view in seats_on(term, meeting.day) if view.seat.pool_id and view.holder]
    if not pooled:
        return
    here = _people_here(meeting)
    taken = {row.seat_id for row in here if row.holding and row.holding.pool_id is None}
    waiting = _end_those_over(meeting, here, taken, at)
    standing = set(
        Substitution.objects.filter(meeting=meeting, until__isnull=True).values_list("seat", flat=True)
    )
    free = [view for view in pooled if view.seat.pk not in taken | standing]
    for row in waiting:
        seat = _seat_for(row, free, meeting)
        if seat is not None:
            free = [view for view in free if view.seat.pk != seat.pk]
            _take(row, seat, meeting, at, by)


def _people_here(meeting: Meeting) -> list[Attendance]:
    inside = Stay.objects.filter(attendance__meeting=meeting, until__isnull=True).values("attendance")
    rows = Attendance.objects.filter(pk__in=inside, capacity__in=Attendance.ON_A_SEAT)
    return list(rows.select_related("holding"))


def _end_those_over(
    meeting: Meeting, here: list[Attendance], taken: set, at: dt.datetime
) -> list[Attendance]:
    """End what is over; the deputies in the room without a seat, in their order."""
    inside = {row.pk for row in here}
    busy = set()
    for row in Substitution.objects.filter(meeting=meeting, until__isnull=True):
        if row.attendance_id in inside and row.seat_id not in taken:
            busy.add(row.attendance_id)
        elif at <= row.start:
            row.delete()
        else:
            row.until = at
            row.save(update_fields=["until"])
    idle = [r for r in here if r.holding and r.holding.pool_id and r.pk not in busy]
    return sorted(idle, key=lambda r: (r.holding.pool_position or 0, str(r.pk)) if r.holding else (0, ""))


def _seat_for(row: Attendance, free: list[SeatView], meeting: Meeting) -> Seat | None:
    group = [view for view in free if row.holding and view.seat.pool_id == row.holding.pool_id]
    invited = InvitationRecipient.objects.filter(
        meeting=meeting, edition=meeting.invitation_version, holding=row.holding_id
    ).select_related("handed_by__holding")
    asked = next((r.handed_by.holding.seat_id for r in invited if r.handed_by), None)
    group.sort(key=lambda view: (view.seat.pk != asked, view.seat.number))
    return group[0].seat if group else None


def _take(row: Attendance, seat: Seat, meeting: Meeting, at: dt.datetime, by: User | None) -> None:
    Substitution.objects.create(meeting=meeting, attendance=row, seat=seat, start=at)
    row.seat = seat
    row.save(update_fields=["seat"])
    audit.record(by=by, action="attendance.stands_in", row=row, after={"seat": seat.number})
