"""Answering an invitation, and handing it on to a deputy. Each step locks the meeting."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.models import Attendance, InvitationRecipient, Meeting
from committees.meetings.replies import mails
from committees.meetings.replies.selectors import deputy_rows, recipient_rows
from committees.meetings.services.attendance import excuse

Reply = InvitationRecipient.Reply
Source = InvitationRecipient.Source


def answer(
    *,
    recipient: InvitationRecipient,
    reply: str,
    at: dt.datetime,
    source: str,
    by: User | None,
    note: str = "",
) -> InvitationRecipient:
    """Yes, perhaps, no, or "my deputy comes" (`hand_on`).

    A member who answers anew takes back an invitation it had handed on. Where a deputy declines, the
    invitation goes to the next one. Raises `WrongState` once the meeting has begun or a newer invitation is out.
    """
    if reply == Reply.DEPUTY:
        return hand_on(recipient=recipient, at=at, source=source, by=by, note=note)
    if reply not in (Reply.YES, Reply.MAYBE, Reply.NO):
        raise Refusal(_("Bitte eine Antwort wählen."), field="reply")
    with transaction.atomic():
        meeting, row = _lock(recipient, at, source)
        member = row.handed_by
        row = _write(row, reply, at, source, by, note)
        _release_deputy(row, by)
        if member is not None and reply == Reply.NO:
            _pass_on(member, row, by)
        _note_absence(meeting, row, by)
    return row


def hand_on(
    *, recipient: InvitationRecipient, at: dt.datetime, source: str, by: User | None, note: str = ""
) -> InvitationRecipient:
    """A member hands the invitation to its deputy, who receives it with papers and calendar entry."""
    with transaction.atomic():
        meeting, row = _lock(recipient, at, source)
        if not row.may_hand_on:
            raise Refusal(_("Weitergeben können Mitglieder mit einem Sitz."), field="reply")
        if existing := _deputy_of(row):
            raise WrongState(_("Schon weitergegeben an %(name)s.") % {"name": existing.name})
        if not _hand_to_next(row, by):
            raise Refusal(
                _(
                    "Für diesen Sitz ist keine Stellvertretung frei. Bitte absagen und der Geschäftsstelle Bescheid geben."
                ),
                field="reply",
            )
        row = _write(row, Reply.DEPUTY, at, source, by, note)
        _note_absence(meeting, row, by)
    return row


def _lock(
    recipient: InvitationRecipient, at: dt.datetime, source: str
) -> tuple[Meeting, InvitationRecipient]:
    """The meeting and the row as they are now; refused when an answer changes nothing any more."""
    meeting = changes.lock(recipient.meeting)
    row = recipient_rows().get(pk=recipient.pk)
    row.meeting = meeting
    if not row.is_newest:
        raise WrongState(_("Inzwischen gibt es eine neue Einladung. Bitte auf diese antworten."))
    is_office = source == Source.OFFICE
    states = (Meeting.State.INVITED, Meeting.State.OPEN) if is_office else (Meeting.State.INVITED,)
    if meeting.state not in states or (not is_office and at >= meeting.starts_at):
        raise WrongState(_("Geantwortet wird zwischen Einladung und Sitzung."))
    return meeting, row


def _write(
    row: InvitationRecipient, reply: str, at: dt.datetime, source: str, by: User | None, note: str
) -> InvitationRecipient:
    values = {"reply": reply, "reply_note": note.strip(), "replied_at": at, "reply_source": source}
    reason = "" if by else str(Source(source).label)
    saved = changes.apply(row, values, by=by, action="invitation.answered", reason=reason)
    return recipient_rows().get(pk=saved.pk)


def _deputy_of(row: InvitationRecipient) -> InvitationRecipient | None:
    return InvitationRecipient.objects.filter(handed_by=row).select_related("holding__person").first()


def _hand_to_next(row: InvitationRecipient, by: User | None) -> InvitationRecipient | None:
    """The next free deputy gets the invitation; who had said "I could come" has promised already."""
    deputy = next(iter(deputy_rows(row)), None)
    if deputy is None:
        return None
    deputy = changes.apply(deputy, {"handed_by": row}, by=by, action="invitation.handed_on")
    mails.handed_on(row, deputy, by=by)
    return deputy


def _release_deputy(row: InvitationRecipient, by: User | None) -> None:
    """The member answers itself: its deputy is not needed, and learns it."""
    deputy = _deputy_of(row)
    if deputy is None:
        return
    values = {"handed_by": None, "reply": Reply.OPEN}
    mails.not_needed(row, changes.apply(deputy, values, by=by, action="invitation.taken_back"), by=by)


def _pass_on(member: InvitationRecipient, declined: InvitationRecipient, by: User | None) -> None:
    """The deputy cannot come: the next one, else the seat stays empty and the member learns it."""
    changes.apply(declined, {"handed_by": None}, by=by, action="invitation.taken_back")
    if _hand_to_next(member, by) is None:
        changes.apply(member, {"reply": Reply.NO}, by=by, action="invitation.answered")
        mails.nobody_free(member, declined, by=by)


def _note_absence(meeting: Meeting, row: InvitationRecipient, by: User | None) -> None:
    """Whoever declines has sent word: the list of the meeting says "entschuldigt"."""
    if not row.may_hand_on:
        return
    known = Attendance.objects.filter(meeting=meeting, holding=row.holding_id).first()
    if known is not None and known.stays.exists():
        return
    is_away = row.reply in (Reply.NO, Reply.DEPUTY)
    if is_away or known is not None:
        excuse(meeting=meeting, holding=row.holding, by=by, is_excused=is_away)
