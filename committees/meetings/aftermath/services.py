"""Before the seal: the chair's review, and statements taken down on request."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.aftermath.models import MinutesReview, RecordedStatement
from committees.meetings.models import AgendaItem, Meeting, Minutes
from committees.meetings.services.items import refuse_signed
from committees.meetings.services.minutes import move_all, return_minutes

Outcome = MinutesReview.Outcome
State = Minutes.State


def release_minutes(
    *,
    meeting: Meeting,
    name: str,
    reviewed_on: dt.date,
    today: dt.date,
    by: User,
    is_in_writing: bool = False,
) -> MinutesReview:
    """The chair has read the text and frees it for the signatures; from now on it stays as it is.

    Whoever wrote the minutes may record this only when the chair's word is there in writing.
    """
    if not name.strip():
        raise Refusal(_("Bitte den Namen eintragen."), field="name")
    if not (meeting.day <= reviewed_on <= today):
        raise Refusal(_("Geprüft wird zwischen der Sitzung und heute."), field="reviewed_on")
    if not is_in_writing and any(row.author_id == by.pk for row in meeting.minutes.all()):
        raise Refusal(
            _(
                "Wer die Niederschrift verfasst hat, gibt sie nicht auch für den Vorsitz frei. Liegt die Freigabe schriftlich vor, bitte das ankreuzen."
            ),
            field="is_in_writing",
            rule=_("Zwei Personen."),
        )
    review = MinutesReview(
        meeting=meeting,
        outcome=Outcome.RELEASED,
        name=name.strip(),
        reviewed_on=reviewed_on,
        is_in_writing=is_in_writing,
        recorded_by=by,
    )
    with transaction.atomic():
        move_all(meeting, State.READY, by=by, action="minutes.released")
        return changes.create(review, by=by, action="minutes.reviewed")


def give_back(*, meeting: Meeting, reason: str, today: dt.date, by: User, name: str = "") -> MinutesReview:
    """The chair asks for changes and says which; signatures given so far lapse."""
    review = MinutesReview(
        meeting=meeting,
        outcome=Outcome.RETURNED,
        reason=reason.strip(),
        name=name.strip() or meeting.chair_name or str(by),
        reviewed_on=today,
        recorded_by=by,
    )
    with transaction.atomic():
        return_minutes(meeting=meeting, reason=reason, by=by)
        return changes.create(review, by=by, action="minutes.reviewed")


def take_statement(*, item: AgendaItem, name: str, text: str, by: User) -> RecordedStatement:
    """Take down a statement word for word under an item."""
    with transaction.atomic():
        _refuse_fixed(item)
        row = RecordedStatement(
            item=item, name=name.strip(), text=text.strip(), position=item.statements.count() + 1
        )
        return changes.create(row, by=by, action="statement.taken")


def change_statement(
    *, statement: RecordedStatement, name: str, text: str, by: User, version: int | None = None
) -> RecordedStatement:
    """Correct the wording, as long as the minutes are being written."""
    with transaction.atomic():
        _refuse_fixed(statement.item)
        values = {"name": name.strip(), "text": text.strip()}
        return changes.apply(statement, values, by=by, action="statement.changed", version=version)


def drop_statement(*, statement: RecordedStatement, by: User) -> None:
    """Take a statement out again, as long as the minutes are being written."""
    with transaction.atomic():
        _refuse_fixed(statement.item)
        changes.delete(statement, by=by, action="statement.dropped")


def _refuse_fixed(item: AgendaItem) -> None:
    meeting = changes.lock(item.meeting)
    if meeting.state not in (*Meeting.RUNNING, Meeting.State.CLOSED):
        raise WrongState(_("Der Text entsteht in der Sitzung und bis zur Unterschrift."))
    refuse_signed(meeting)
