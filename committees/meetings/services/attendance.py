"""Who comes, who leaves, who is excused. Each step locks the meeting, so two clerks never collide.

Who sits on several boards of a joint session is entered once for all that the clerk conducts, unless `alone`.
"""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.joint.bond import lock_meeting, of_board
from committees.meetings.joint.people import entered_with, lines_of, places_in
from committees.meetings.models import Attendance, Meeting, Stay
from committees.meetings.room import pool_note
from committees.meetings.selectors import rules_of
from committees.meetings.services.substitution import reseat
from committees.roster.models import SeatHolding
from committees.roster.selectors import people_day, term_on
from committees.rules.words import AbsenceRule

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
    alone: bool = False,
) -> Attendance:
    """A member, a deputy or the clerk comes into the room (again), or onto the line."""
    with transaction.atomic():
        meeting = _lock(meeting)
        attendance = _attendance_of(meeting, holding)
        if not _has_come_along(attendance, at):
            _come(meeting, attendance, at, by, channel)
            _come_along(meeting, attendance, at, by, channel, alone=alone)
    return attendance


def _has_come_along(attendance: Attendance, at: dt.datetime) -> bool:
    """Entered by the other board of a joint session for the same moment."""
    if attendance.meeting.joint_id is None:
        return False
    return attendance.stays.filter(until__isnull=True, start=at).exists()


def _come(meeting: Meeting, attendance: Attendance, at: dt.datetime, by: User, channel: str) -> None:
    _enter(attendance, at, channel)
    reseat(meeting, at, by=by)
    audit.record(by=by, action="attendance.arrived", row=attendance, after={"at": at.isoformat()})


def _come_along(
    meeting: Meeting, attendance: Attendance, at: dt.datetime, by: User, channel: str, *, alone: bool
) -> None:
    """Into the other boards on which the person holds a seat, unless it is in their room already."""
    if alone or attendance.holding is None:
        return
    for other, holding in places_in(_others(meeting, by)).get(attendance.holding.person_id, ()):
        twin = _attendance_of(other, holding)
        if not twin.stays.filter(until__isnull=True).exists():
            with of_board(other, meeting):
                _come(other, twin, at, by, channel)


def _others(meeting: Meeting, by: User) -> list[Meeting]:
    if meeting.joint_id is None:
        return []
    return [row for row in entered_with(by, meeting) if row.state in LISTENING]


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


def come_back(*, attendance: Attendance, at: dt.datetime, by: User, alone: bool = False) -> Attendance:
    """Somebody who was entered before returns."""
    with transaction.atomic():
        meeting = _lock(attendance.meeting)
        _come(meeting, attendance, at, by, Stay.Channel.ROOM)
        _come_along(meeting, attendance, at, by, Stay.Channel.ROOM, alone=alone)
    return attendance


def leave(*, attendance: Attendance, at: dt.datetime, by: User, alone: bool = False) -> Attendance:
    """Somebody leaves the room for good or for a while."""
    with transaction.atomic():
        meeting = _lock(attendance.meeting)
        if _has_gone_along(attendance, at):
            return attendance
        _go(meeting, attendance, at, by)
        for twin in [] if alone else _twins(meeting, attendance, by):
            if twin.stays.filter(until__isnull=True).exists():
                with of_board(twin.meeting, meeting):
                    _go(twin.meeting, twin, at, by)
    return attendance


def _twins(meeting: Meeting, attendance: Attendance, by: User) -> list[Attendance]:
    """The lines of the same person in the other boards."""
    if attendance.holding is None or meeting.joint_id is None:
        return []
    return lines_of(attendance.holding.person_id, _others(meeting, by))


def _has_gone_along(attendance: Attendance, at: dt.datetime) -> bool:
    if attendance.meeting.joint_id is None or attendance.stays.filter(until__isnull=True).exists():
        return False
    return attendance.stays.filter(until=at).exists()


def _go(meeting: Meeting, attendance: Attendance, at: dt.datetime, by: User) -> None:
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


def correct_time(*, attendance: Attendance, at: dt.datetime, by: User, alone: bool = False) -> Attendance:
    """Another time for the last thing entered: since when somebody is there, or when it left.

    Raises `Refusal` where that would overlap what was before.
    """
    with transaction.atomic():
        meeting = _lock(attendance.meeting)
        old = _correct(attendance, at, by)
        for twin in [] if alone else _twins(meeting, attendance, by):
            if _last_of(twin) == old:
                with of_board(twin.meeting, meeting):
                    _correct(twin, at, by)
    return attendance


def _last_of(attendance: Attendance) -> tuple[str, dt.datetime] | None:
    """What was entered last of somebody: "until" or "start", and when."""
    last = attendance.stays.order_by("start").last()
    if last is None:
        return None
    return ("until", last.until) if last.until else ("start", last.start)


def _correct(attendance: Attendance, at: dt.datetime, by: User) -> tuple[str, dt.datetime]:
    stays = list(attendance.stays.all())
    if not stays:
        raise WrongState(_("%(name)s ist nicht im Raum.") % {"name": attendance.name})
    last, before = stays[-1], stays[-2] if len(stays) > 1 else None
    name = "until" if last.until else "start"
    old = getattr(last, name)
    if before is not None and before.until is not None and at < before.until:
        raise Refusal(_("%(name)s war zu dieser Zeit schon im Raum.") % {"name": attendance.name}, field="at")
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
    return name, old


def excuse(
    *,
    meeting: Meeting,
    holding: SeatHolding,
    by: User | None,
    is_excused: bool = True,
    reason: str | None = None,
) -> Attendance:
    """Note that somebody has sent word, or take the note back.

    `reason`: where the rules want it, None leaves it as it is; raises `Refusal` where they do not want any, for then nobody needs to know.
    """
    with transaction.atomic():
        meeting = changes.lock(meeting)
        if meeting.state not in (*LISTENING, State.CLOSED):
            raise WrongState(_("Die Anwesenheit dieser Sitzung steht fest."))
        attendance = _attendance_of(meeting, holding)
        if is_excused and attendance.stays.exists():
            raise Refusal(_("%(name)s war oder ist im Raum.") % {"name": attendance.name})
        values: dict[str, str]
        if not is_excused:
            values = {"excuse": Attendance.Excuse.NONE, "reason": Attendance.Reason.NONE}
        else:
            _refuse_reason(meeting, reason)
            known = attendance.reason if reason is None else reason
            values = {"excuse": Attendance.Excuse.EXCUSED, "reason": known}
        return changes.apply(attendance, values, by=by, action="attendance.excused")


def _refuse_reason(meeting: Meeting, reason: str | None) -> None:
    if not reason:
        return
    rules = rules_of(meeting)
    if rules.absence_rule == AbsenceRule.NONE:
        raise Refusal(
            _("Warum jemand fehlt, wird in diesem Gremium nicht festgehalten."),
            field="grund",
            source=rules.cited("absence"),
        )
    if reason not in Attendance.Reason.values:
        raise Refusal(_("Bitte einen der Gründe wählen."), field="grund")


def _lock(meeting: Meeting) -> Meeting:
    current = lock_meeting(meeting)
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
        attendance.excuse, attendance.reason = Attendance.Excuse.NONE, Attendance.Reason.NONE
        attendance.save(update_fields=["excuse", "reason"])
