"""Who comes, who leaves, who is excused. Each step locks the meeting, so two clerks never collide."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.models import Attendance, Meeting, Stay
from committees.meetings.room import pool_note
from committees.meetings.services.substitution import reseat
from committees.roster.models import SeatHolding
from committees.roster.selectors import people_day, term_on

State = Meeting.State
#: People come before the opening; afterwards the list is closed.
LISTENING = (State.SCHEDULED, State.INVITED, State.OPEN, State.INTERRUPTED)


def arrive(
    *,
    meeting: Meeting,
    holding: SeatHolding,
    at: dt.datetime,
    by: User,
    channel: str = Stay.Channel.ROOM,
) -> Attendance:
    """A member, a deputy or the clerk comes into the room (again), or onto the line."""
    with transaction.atomic():
        meeting = _lock(meeting)
        attendance = _attendance_of(meeting, holding)
        _enter(attendance, at, channel)
        reseat(meeting, at, by=by)
        audit.record(by=by, action="attendance.arrived", row=attendance, after={"at": at.isoformat()})
    return attendance


def add_guest(
    *, meeting: Meeting, name: str, capacity: str, at: dt.datetime, by: User, note: str = ""
) -> Attendance:
    """Somebody without a seat: adviser, administration, guest. Never counts for quorum or votes."""
    if capacity in Attendance.ON_A_SEAT:
        raise Refusal(_("Mitglieder und Stellvertretungen kommen über ihren Sitz."), field="capacity")
    with transaction.atomic():
        meeting = _lock(meeting)
        attendance = Attendance(meeting=meeting, name=name, capacity=capacity, note=note)
        changes.create(attendance, by=by, action="attendance.guest")
        _enter(attendance, at)
    return attendance


def come_back(*, attendance: Attendance, at: dt.datetime, by: User) -> Attendance:
    """Somebody who was entered before returns."""
    with transaction.atomic():
        meeting = _lock(attendance.meeting)
        _enter(attendance, at)
        reseat(meeting, at, by=by)
        audit.record(by=by, action="attendance.arrived", row=attendance, after={"at": at.isoformat()})
    return attendance


def leave(*, attendance: Attendance, at: dt.datetime, by: User) -> Attendance:
    """Somebody leaves the room for good or for a while."""
    with transaction.atomic():
        meeting = _lock(attendance.meeting)
        stay = attendance.stays.filter(until__isnull=True).first()
        if stay is None:
            raise WrongState(_("%(name)s ist nicht im Raum.") % {"name": attendance.name})
        if at < stay.start:
            raise Refusal(_("%(name)s ist erst danach gekommen.") % {"name": attendance.name}, field="at")
        if at == stay.start:
            stay.delete()
        else:
            stay.until = at
            stay.save(update_fields=["until"])
        reseat(meeting, at, by=by)
        audit.record(by=by, action="attendance.left", row=attendance, after={"at": at.isoformat()})
    return attendance


def correct_time(*, attendance: Attendance, at: dt.datetime, by: User) -> Attendance:
    """Another time for the last thing entered: since when somebody is there, or when it left.

    Raises `Refusal` where that would overlap what was before.
    """
    with transaction.atomic():
        _lock(attendance.meeting)
        stays = list(attendance.stays.all())
        if not stays:
            raise WrongState(_("%(name)s ist nicht im Raum.") % {"name": attendance.name})
        last, before = stays[-1], stays[-2] if len(stays) > 1 else None
        name = "until" if last.until else "start"
        old = getattr(last, name)
        if before is not None and before.until is not None and at < before.until:
            raise Refusal(
                _("%(name)s war zu dieser Zeit schon im Raum.") % {"name": attendance.name}, field="at"
            )
        if name == "until" and at < last.start:
            raise Refusal(_("%(name)s ist erst danach gekommen.") % {"name": attendance.name}, field="at")
        setattr(last, name, at)
        last.save(update_fields=[name])
        audit.record(
            by=by,
            action="attendance.time_corrected",
            row=attendance,
            before={name: old.isoformat()},
            after={name: at.isoformat()},
        )
    return attendance


def excuse(*, meeting: Meeting, holding: SeatHolding, by: User | None, is_excused: bool = True) -> Attendance:
    """Note that somebody has sent word, or take the note back."""
    with transaction.atomic():
        meeting = changes.lock(meeting)
        if meeting.state not in (*LISTENING, State.CLOSED):
            raise WrongState(_("Die Anwesenheit dieser Sitzung steht fest."))
        attendance = _attendance_of(meeting, holding)
        if is_excused and attendance.stays.exists():
            raise Refusal(_("%(name)s war oder ist im Raum.") % {"name": attendance.name})
        value = Attendance.Excuse.EXCUSED if is_excused else Attendance.Excuse.NONE
        return changes.apply(attendance, {"excuse": value}, by=by, action="attendance.excused")


def _lock(meeting: Meeting) -> Meeting:
    current = changes.lock(meeting)
    if current.state not in LISTENING:
        raise WrongState(_("Die Anwesenheit dieser Sitzung steht fest."))
    return current


def _attendance_of(meeting: Meeting, holding: SeatHolding) -> Attendance:
    """The person's line at this meeting; made on first use."""
    _refuse_stranger(meeting, holding)
    existing = meeting.attendances.filter(holding=holding).first()
    if existing is not None:
        return existing
    capacity = {
        SeatHolding.Role.DEPUTY: Attendance.Capacity.DEPUTY,
        SeatHolding.Role.CLERK: Attendance.Capacity.CLERK,
    }.get(SeatHolding.Role(holding.role), Attendance.Capacity.MEMBER)
    return Attendance.objects.create(
        meeting=meeting,
        holding=holding,
        seat=holding.seat,
        capacity=capacity,
        name=str(holding.person),
        note=holding.seat.sender if holding.seat else pool_note(holding),
    )


def _refuse_stranger(meeting: Meeting, holding: SeatHolding) -> None:
    term = meeting.term or term_on(meeting.committee, meeting.day)
    is_of_committee = holding.term == term if term else holding.term.committee_id == meeting.committee_id
    day = people_day(holding.term, meeting.day)
    in_force = holding.starts_on <= day and (holding.ends_on is None or holding.ends_on >= day)
    if not is_of_committee or not in_force:
        raise Refusal(_("%(name)s gehört dem Gremium an diesem Tag nicht an.") % {"name": holding.person})


def _enter(attendance: Attendance, at: dt.datetime, channel: str = Stay.Channel.ROOM) -> None:
    for stay in attendance.stays.all():
        if stay.until is None:
            raise WrongState(_("%(name)s ist schon im Raum.") % {"name": attendance.name})
        if at < stay.until:
            raise Refusal(
                _("%(name)s war zu dieser Zeit schon im Raum.") % {"name": attendance.name}, field="at"
            )
    Stay.objects.create(attendance=attendance, start=at, channel=channel)
    if attendance.excuse:
        attendance.excuse = Attendance.Excuse.NONE
        attendance.save(update_fields=["excuse"])
