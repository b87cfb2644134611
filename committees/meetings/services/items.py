"""What happens to an agenda item in the meeting: called, noted, postponed, conflicts, the record."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, StaleVersion, WrongState
from accounts.users.models import User
from committees.meetings.joint.bond import lock_item, of_board
from committees.meetings.models import AgendaItem, Attendance, ConflictDeclaration, Meeting
from committees.meetings.selectors import room_of, rules_of
from committees.meetings.services.transitions import require_step
from committees.papers.services.consultations import item_finished
from committees.rules.words import AgendaExtension, LateNotice

State = AgendaItem.State


def call_item(*, item: AgendaItem, at: dt.datetime, by: User) -> AgendaItem:
    """Call an item; the one called before it, if nothing was decided, counts as noted.

    A common item is called in every board that has it on its agenda, at the same moment.
    """
    with transaction.atomic():
        pairs = lock_item(item)
        called = {}
        for meeting, current in pairs:
            if current.pk != item.pk and current.state == State.WITHDRAWN:
                continue
            with of_board(meeting, item.meeting):
                called[current.pk] = _call(meeting, current, at, by)
    return called[item.pk]


def _call(meeting: Meeting, current: AgendaItem, at: dt.datetime, by: User) -> AgendaItem:
    _refuse_not_open(meeting)
    if current.state == State.CALLED:
        return current
    refuse_running_roll_call(meeting)
    require_step(current, State.CALLED)
    _refuse_not_admitted(current)
    _refuse_unhealed(meeting, current, at)
    for other in meeting.items.filter(state=State.CALLED):
        changes.apply(other, {"state": State.NOTED}, by=by, action="agenda.item_noted")
        item_finished(item=other, result=State.NOTED, day=meeting.day, today=meeting.day, by=by)
    if not current.is_public and meeting.public_until is None:
        changes.apply(meeting, {"public_until": at}, by=by, action="meeting.public_part_ended")
    values = {"state": State.CALLED, "called_at": current.called_at or at}
    return changes.apply(current, values, by=by, action="agenda.item_called")


def _refuse_not_admitted(item: AgendaItem) -> None:
    """An item that came too late is called only after the committee took it up."""
    if (
        not item.needs_admission
        or AgendaItem.objects.filter(pk=item.pk, admission__is_admitted=True).exists()
    ):
        return
    rules = rules_of(item.meeting)
    raise Refusal(
        _(
            "%(number)s kam nach der Ladungsfrist dazu. Bitte auf der Seite der Sitzung zuerst über die Aufnahme abstimmen."
        )
        % {"number": item.number},
        rule=str(AgendaExtension(rules.agenda_extension).label),
        source=rules.cited("extension"),
    )


def _refuse_unhealed(meeting: Meeting, item: AgendaItem, at: dt.datetime) -> None:
    """Where attending heals a late notice: nothing to decide is called while an invited seat is empty."""
    if not meeting.shortening_reason or not item.may_be_voted:
        return
    rules = rules_of(meeting)
    if rules.late_notice != LateNotice.ATTENDING_HEALS:
        return
    room = room_of(meeting)
    present = {presence.seat for presence in room.presences if presence.covers(at)}
    missing = [
        str(view.holder.person)
        for view in room.seats
        if view.holder and view.seat.is_voting and view.seat.pk not in present
    ]
    if missing:
        raise Refusal(
            _("Die Ladung war verspätet. Geheilt ist das nur für Anwesende, es fehlen: %(names)s.")
            % {"names": ", ".join(missing)},
            rule=str(LateNotice.ATTENDING_HEALS.label),
            source=rules.cited("late"),
        )


def finish_item(*, item: AgendaItem, outcome: str, by: User) -> AgendaItem:
    """Note or postpone an item that was called, or postpone one that was not reached.

    From the leading meeting for every board that has not ended the common item; a joined board ends its own.
    """
    if outcome not in (State.NOTED, State.POSTPONED):
        raise Refusal(_("Ein Beschluss entsteht durch die Abstimmung."), field="outcome")
    with transaction.atomic():
        pairs = lock_item(item)
        if not item.meeting.leads:
            pairs = [(meeting, row) for meeting, row in pairs if row.pk == item.pk]
        finished = {}
        for meeting, current in pairs:
            if current.pk != item.pk and outcome not in AgendaItem.TRANSITIONS[State(current.state)]:
                continue
            with of_board(meeting, item.meeting):
                finished[current.pk] = _finish(meeting, current, outcome, by)
    return finished[item.pk]


def _finish(meeting: Meeting, current: AgendaItem, outcome: str, by: User) -> AgendaItem:
    _refuse_not_open(meeting)
    refuse_running_roll_call(meeting)
    require_step(current, outcome)
    item_finished(item=current, result=outcome, day=meeting.day, today=meeting.day, by=by)
    return changes.apply(current, {"state": outcome}, by=by, action=f"agenda.item_{outcome}")


def write_record(
    *, item: AgendaItem, text: str, by: User, version: int | None = None, seen: str | None = None
) -> AgendaItem:
    """Write what was said and came out; as long as the minutes of this part are not signed.

    The text of a common item is one for all boards. `seen`: the text the person began with. Another text in
    the database raises `StaleVersion`, however often the item itself was called or decided in between.
    """
    with transaction.atomic():
        pairs = lock_item(item)
        for meeting, _row in pairs:
            with of_board(meeting, item.meeting):
                _refuse_fixed_text(meeting)
        _refuse_other_text(item, text, seen)
        changes.lock(item, version=version)
        written = {
            row.pk: changes.apply(row, {"record": text}, by=by, action="agenda.record_written")
            for _meeting, row in pairs
        }
    return written[item.pk]


def _refuse_fixed_text(meeting: Meeting) -> None:
    if meeting.state not in (*Meeting.RUNNING, Meeting.State.CLOSED):
        raise WrongState(_("Der Text entsteht in der Sitzung und bis zur Unterschrift."))
    refuse_signed(meeting)


def _refuse_other_text(item: AgendaItem, text: str, seen: str | None) -> None:
    if seen is None:
        return
    current = changes.lock(item)
    if _lines(current.record) not in (_lines(seen), _lines(text)):
        raise StaleVersion(
            _("Inzwischen hat jemand anderes diesen Text geändert. Nichts ist verloren: Bitte wählen."),
            current=current,
        )


def _lines(text: str) -> list[str]:
    """A text as a browser may send it back: line ends differ, and spaces at its end."""
    return text.rstrip().splitlines()


def declare_conflict(
    *, item: AgendaItem, attendance: Attendance, ground: str, at: dt.datetime, by: User
) -> ConflictDeclaration:
    """Somebody may not take part in this item and leaves the room for it."""
    with transaction.atomic():
        refuse_running_roll_call(_lock_open(item.meeting))
        current = changes.lock(item)
        if current.votes.exists():
            raise WrongState(_("Über den Punkt ist schon abgestimmt."))
        if attendance.meeting_id != item.meeting_id:
            raise Refusal(_("Diese Person gehört nicht zu dieser Sitzung."), field="attendance")
        if not ground.strip():
            raise Refusal(_("Bitte den Grund angeben."), field="ground")
        if ConflictDeclaration.objects.filter(item=current, attendance=attendance).exists():
            raise WrongState(_("%(name)s ist für diesen Punkt schon vermerkt.") % {"name": attendance.name})
        row = ConflictDeclaration(item=current, attendance=attendance, ground=ground.strip(), left_at=at)
        row.full_clean()
        row.save()
        audit.record(
            by=by, action="conflict.declared", row=current, reason="" if not current.is_public else ground
        )
    return row


def correct_conflict(
    *, conflict: ConflictDeclaration, ground: str, at: dt.datetime, by: User
) -> ConflictDeclaration:
    """Another ground or time for a conflict that is noted already; it must still be open."""
    with transaction.atomic():
        _lock_open(conflict.item.meeting)
        current = changes.lock(conflict)
        if current.returned_at is not None or current.item.votes.exists():
            raise WrongState(_("Über den Punkt ist schon abgestimmt."))
        if not ground.strip():
            raise Refusal(_("Bitte den Grund angeben."), field="ground")
        current.ground, current.left_at = ground.strip(), at
        current.full_clean()
        current.save()
        reason = ground if current.item.is_public else ""
        audit.record(by=by, action="conflict.corrected", row=current.item, reason=reason)
    return current


def return_from_conflict(*, conflict: ConflictDeclaration, at: dt.datetime, by: User) -> ConflictDeclaration:
    """The person comes back into the room after the item."""
    with transaction.atomic():
        _lock_open(conflict.item.meeting)
        if conflict.returned_at is not None:
            raise WrongState(_("%(name)s ist schon zurück.") % {"name": conflict.attendance.name})
        if at < conflict.left_at:
            raise Refusal(_("Das liegt vor dem Verlassen des Raums."), field="at")
        conflict.returned_at = at
        conflict.save(update_fields=["returned_at"])
        audit.record(by=by, action="conflict.returned", row=conflict.item)
    return conflict


def refuse_running_roll_call(meeting: Meeting) -> None:
    """While names are called nothing else happens: the list of those asked stands."""
    running = meeting.items.filter(roll_calls__state="open").first()
    if running is not None:
        raise WrongState(
            _("Zu %(number)s läuft eine namentliche Abstimmung. Bitte sie zuerst schließen oder abbrechen.")
            % {"number": running.number}
        )


def refuse_signed(meeting: Meeting) -> None:
    """What the chair released or somebody signed is not changed any more; it must be given back first."""
    if meeting.minutes.filter(state="ready").exists():
        raise WrongState(
            _("Der Text ist zur Unterschrift freigegeben. Bitte die Niederschrift zuerst zurückgeben.")
        )
    if meeting.signatures.exists():
        raise WrongState(_("Eine Unterschrift liegt vor. Bitte die Niederschrift zuerst zurückgeben."))


def _lock_open(meeting: Meeting) -> Meeting:
    current = changes.lock(meeting)
    _refuse_not_open(current)
    return current


def _refuse_not_open(meeting: Meeting) -> None:
    if meeting.state != Meeting.State.OPEN:
        raise WrongState(_("Die Sitzung ist nicht eröffnet oder unterbrochen."))
