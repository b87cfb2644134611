"""Conducting a meeting: open, interrupt, resume, close."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.ballots.services.circulations import tell_meeting
from committees.meetings.joint.bond import lock_led, of_board
from committees.meetings.models import (
    AgendaItem,
    ChairChange,
    ConflictDeclaration,
    Meeting,
    MeetingBreak,
    Minutes,
    Part,
    QuorumDoubt,
    Stay,
)
from committees.meetings.selectors import room_of, rules_of
from committees.meetings.services.items import refuse_running_roll_call
from committees.meetings.services.transitions import require_step
from committees.papers.services.consultations import item_finished

State = Meeting.State
Step = Callable[[Meeting, dt.datetime, User], Meeting]


def open_meeting(*, meeting: Meeting, at: dt.datetime, by: User) -> Meeting:
    """Open the meeting; whether it can decide is found then and at every change in the room.

    What was decided in circulation since the last meeting is made known here.
    """
    return _for_all(_open, meeting, at, by)


def _for_all(step: Step, meeting: Meeting, at: dt.datetime, by: User) -> Meeting:
    """One step of a meeting; from the leading one of a joint session for every board at the same moment."""
    with transaction.atomic():
        rows = lock_led(meeting)
        done = []
        for row in rows:
            with of_board(row, rows[0]):
                done.append(step(row, at, by))
    return done[0]


def _open(current: Meeting, at: dt.datetime, by: User) -> Meeting:
    require_step(current, State.OPEN)
    if current.state == State.INTERRUPTED:
        return _resume(current, at, by)
    opened = changes.apply(current, {"state": State.OPEN, "opened_at": at}, by=by, action="meeting.opened")
    tell_meeting(meeting=opened, by=by)
    return opened


def interrupt_meeting(*, meeting: Meeting, at: dt.datetime, by: User) -> Meeting:
    """A break; nothing is decided while it lasts."""
    return _for_all(_interrupt, meeting, at, by)


def _interrupt(current: Meeting, at: dt.datetime, by: User) -> Meeting:
    require_step(current, State.INTERRUPTED)
    _refuse_before_opening(current, at)
    MeetingBreak.objects.create(meeting=current, start=at)
    return changes.apply(current, {"state": State.INTERRUPTED}, by=by, action="meeting.interrupted")


def resume_meeting(*, meeting: Meeting, at: dt.datetime, by: User) -> Meeting:
    """The break is over."""
    return _for_all(_go_on, meeting, at, by)


def _go_on(current: Meeting, at: dt.datetime, by: User) -> Meeting:
    if current.state != State.INTERRUPTED:
        require_step(current, State.INTERRUPTED)  # says in which state it is
        raise Refusal(_("Die Sitzung ist nicht unterbrochen."))
    return _resume(current, at, by)


def _resume(current: Meeting, at: dt.datetime, by: User) -> Meeting:
    pause = current.breaks.get(until__isnull=True)
    if at < pause.start:
        raise Refusal(_("Die Unterbrechung hat später begonnen."), field="at")
    pause.until = at
    pause.save(update_fields=["until"])
    return changes.apply(current, {"state": State.OPEN}, by=by, action="meeting.resumed")


def doubt_quorum(*, meeting: Meeting, at: dt.datetime, by: User) -> QuorumDoubt:
    """Somebody doubts that the meeting can decide: the seats in the room are counted at once.

    Raises `Refusal` where the rules know no presumption; there every vote counts anyway.
    """
    with transaction.atomic():
        current = changes.lock(meeting)
        if current.state != State.OPEN:
            raise WrongState(_("Bezweifelt wird die Beschlussfähigkeit nur in der laufenden Sitzung."))
        _refuse_before_opening(current, at)
        rules = rules_of(current)
        if not rules.quorum_presumed:
            raise Refusal(
                _("Nach den Regeln dieses Gremiums wird bei jedem Beschluss gezählt."),
                source=rules.cited("presumption"),
            )
        doubt = QuorumDoubt(meeting=current, at=at, present=room_of(current).present(at))
        return changes.create(doubt, by=by, action="quorum.doubted")


def note_late_objections(*, meeting: Meeting, count: int, by: User) -> Meeting:
    """How many seats object to the shortened notice; enough of them stop the meeting's decisions."""
    with transaction.atomic():
        current = changes.lock(meeting)
        if not current.shortening_reason:
            raise Refusal(_("Die Ladungsfrist dieser Sitzung ist nicht abgekürzt."), field="count")
        if current.state not in (State.INVITED, State.OPEN):
            raise WrongState(_("Widersprüche werden nur bis zum Eintritt in die Tagesordnung vermerkt."))
        if count > current.voting_seats:
            raise Refusal(_("So viele Sitze hat das Gremium nicht."), field="count")
        return changes.apply(current, {"late_objections": count}, by=by, action="meeting.late_objections")


def change_chair(*, item: AgendaItem, name: str, by: User) -> ChairChange:
    """From this item on somebody else chairs the meeting, and signs for these items."""
    if not name.strip():
        raise Refusal(_("Bitte den Namen eintragen."), field="name")
    with transaction.atomic():
        meeting = changes.lock(item.meeting)
        if meeting.state not in (*Meeting.RUNNING, State.CLOSED) or meeting.signatures.exists():
            raise WrongState(_("Die Leitung wechselt in der Sitzung oder vor der ersten Unterschrift."))
        existing = ChairChange.objects.filter(item=item).first()
        if existing is not None:
            return changes.apply(existing, {"name": name.strip()}, by=by, action="meeting.chair_changed")
        row = ChairChange(meeting=meeting, item=item, name=name.strip())
        return changes.create(row, by=by, action="meeting.chair_changed")


def close_meeting(*, meeting: Meeting, at: dt.datetime, by: User) -> Meeting:
    """End the meeting: whoever is in the room leaves now, and the drafts of the minutes begin."""
    return _for_all(_close, meeting, at, by)


def _close(current: Meeting, at: dt.datetime, by: User) -> Meeting:
    require_step(current, State.CLOSED)
    refuse_running_roll_call(current)
    _refuse_before_opening(current, at)
    _end_everything(current, at, by)
    values = {"state": State.CLOSED, "closed_at": at, "public_until": current.public_until or at}
    closed = changes.apply(current, values, by=by, action="meeting.closed")
    _start_minutes(closed, by)
    return closed


def break_off_meeting(*, meeting: Meeting, reason: str, at: dt.datetime, by: User) -> Meeting:
    """End it before its agenda is done: what was being dealt with stays open, and may be taken up again.

    A joint session is broken off for all of its boards; each continues by itself.
    """
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")

    def step(current: Meeting, at: dt.datetime, by: User) -> Meeting:
        require_step(current, State.CLOSED)
        refuse_running_roll_call(current)
        for item in current.items.filter(state=AgendaItem.State.CALLED):
            changes.apply(item, {"state": AgendaItem.State.PLANNED}, by=by, action="agenda.item_interrupted")
        closed = _close(current, at, by)
        values = {"break_off_reason": reason.strip()}
        return changes.apply(closed, values, by=by, action="meeting.broken_off")

    return _for_all(step, meeting, at, by)


def _end_everything(meeting: Meeting, at: dt.datetime, by: User) -> None:
    MeetingBreak.objects.filter(meeting=meeting, until__isnull=True).update(until=at)
    open_stays = Stay.objects.filter(attendance__meeting=meeting, until__isnull=True)
    if late := open_stays.filter(start__gt=at).select_related("attendance").first():
        raise Refusal(
            _("%(name)s ist laut Liste erst danach gekommen.") % {"name": late.attendance.name}, field="at"
        )
    open_stays.update(until=at)
    meeting.substitutions.filter(until__isnull=True).update(until=at)
    ConflictDeclaration.objects.filter(item__meeting=meeting, returned_at__isnull=True).update(returned_at=at)
    for item in meeting.items.filter(state=AgendaItem.State.CALLED):
        item_finished(item=item, result=AgendaItem.State.NOTED, day=meeting.day, today=meeting.day, by=by)
    meeting.items.filter(state=AgendaItem.State.CALLED).update(state=AgendaItem.State.NOTED)


def _start_minutes(meeting: Meeting, by: User) -> None:
    """One draft per part; the non-public one only if there was such a part."""
    parts = set(meeting.items.exclude(state=AgendaItem.State.WITHDRAWN).values_list("part", flat=True))
    if meeting.reported_circulations.filter(is_public=False).exists():
        parts.add(Part.NON_PUBLIC)
    for part in (Part.PUBLIC, Part.NON_PUBLIC):
        if part == Part.PUBLIC or part in parts:
            row = Minutes(district=meeting.district, meeting=meeting, part=part)
            changes.create(row, by=by, action="minutes.started")


def _refuse_before_opening(meeting: Meeting, at: dt.datetime) -> None:
    if meeting.opened_at and at <= meeting.opened_at:
        raise Refusal(_("Das liegt vor der Eröffnung."), field="at")
