"""Objections to sealed minutes: raised by those who were there, dealt with in a later meeting."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.aftermath.models import MinutesObjection
from committees.meetings.aftermath.selectors import is_in_time, objection_rule, people_present
from committees.meetings.models import AgendaItem, Attendance, Meeting, Minutes
from committees.meetings.selectors import later_meetings
from committees.meetings.services.minutes import note_correction

State = MinutesObjection.State


def raise_objection(
    *,
    minutes: Minutes,
    attendance: Attendance,
    text: str,
    raised_on: dt.date,
    by: User,
    item: AgendaItem | None = None,
) -> MinutesObjection:
    """Take an objection in. Only who was there may raise one, after the sending, within the time."""
    with transaction.atomic():
        current = changes.lock(minutes)
        rule = objection_rule(current.meeting)
        said = {"rule": rule.words, "source": rule.source}
        if not rule.is_possible:
            raise Refusal(_("Einwendungen sind in diesem Gremium nicht vorgesehen."), **said)
        if current.sent_on is None or raised_on < current.sent_on:
            raise WrongState(_("Die Niederschrift ist noch nicht versandt."))
        if not is_in_time(current, raised_on):
            raise Refusal(_too_late(current), **said)
        if not people_present(current.meeting).filter(pk=attendance.pk).exists():
            raise Refusal(_("Einwendungen kann erheben, wer an der Sitzung teilgenommen hat."), **said)
        if item is not None and (item.meeting_id != current.meeting_id or item.part != current.part):
            raise Refusal(_("Dieser Punkt steht nicht in dieser Niederschrift."), field="item")
        if not text.strip():
            raise Refusal(_("Bitte sagen, was falsch ist und wie es richtig wäre."), field="text")
        row = MinutesObjection(
            minutes=current,
            attendance=attendance,
            item=item,
            text=text.strip(),
            raised_on=raised_on,
            raised_by=by,
        )
        return changes.create(row, by=by, action="objection.raised")


def _too_late(minutes: Minutes) -> str:
    if minutes.objections_until is None:
        return _("Die nächste Sitzung hat schon getagt; Einwendungen sind nicht mehr möglich.")
    return _("Die Frist für Einwendungen endete am %(day)s.") % {
        "day": f"{minutes.objections_until:%d.%m.%Y}"
    }


def withdraw_objection(*, objection: MinutesObjection, by: User) -> MinutesObjection:
    """Whoever raised it takes it back."""
    with transaction.atomic():
        current = changes.lock(objection)
        _require(current, State.WITHDRAWN)
        return changes.apply(current, {"state": State.WITHDRAWN}, by=by, action="objection.withdrawn")


def decide_objection(
    *,
    objection: MinutesObjection,
    outcome: str,
    decided_in: Meeting,
    today: dt.date,
    by: User,
    decision: str = "",
    correction: str = "",
) -> MinutesObjection:
    """What a later meeting made of it. Giving way makes a correction note; the sealed file stays.

    Raises `Refusal` for an outcome the rules do not know, `WrongState` the second time.
    """
    with transaction.atomic():
        current = changes.lock(objection)
        _require(current, outcome)
        _check_outcome(current, outcome)
        _check_meeting(current, decided_in)
        note = None
        if outcome == State.ACCEPTED:
            note = note_correction(
                minutes=current.minutes, text=correction, today=today, by=by, decided_in=decided_in
            )
        values = {
            "state": outcome,
            "decided_in": decided_in,
            "decision": decision.strip(),
            "correction": note,
        }
        return changes.apply(current, values, by=by, action="objection.decided")


def possible_outcomes(meeting: Meeting) -> list[str]:
    """What may become of an objection by the rules of the committee."""
    return [State.ACCEPTED, State.REJECTED] if objection_rule(meeting).is_decided else [State.NOTED]


def _require(objection: MinutesObjection, target: str) -> None:
    if target not in MinutesObjection.TRANSITIONS[State(objection.state)]:
        raise WrongState(
            _("Die Einwendung ist schon erledigt: %(state)s.") % {"state": objection.get_state_display()}
        )


def _check_outcome(objection: MinutesObjection, outcome: str) -> None:
    rule = objection_rule(objection.minutes.meeting)
    if outcome not in possible_outcomes(objection.minutes.meeting):
        raise Refusal(
            _("Diese Entscheidung sehen die Regeln des Gremiums nicht vor."),
            field="outcome",
            rule=rule.words,
            source=rule.source,
        )


def _check_meeting(objection: MinutesObjection, decided_in: Meeting) -> None:
    later = later_meetings(objection.minutes.meeting).filter(pk=decided_in.pk)
    if not later.filter(state__in=(*Meeting.RUNNING, Meeting.State.CLOSED)).exists():
        raise Refusal(
            _("Bitte eine spätere Sitzung dieses Gremiums wählen, die tagt oder getagt hat."),
            field="decided_in",
        )
