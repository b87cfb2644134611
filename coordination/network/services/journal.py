"""Contact journal and internal notes of the coordination."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal
from accounts.users.models import User
from coordination.network.models import ContactPerson, InternalNote, JournalEntry, Organisation


def add_journal_entry(
    *,
    organisation: Organisation,
    kind: str,
    happened_on: dt.date,
    text: str,
    today: dt.date,
    by: User,
    person: ContactPerson | None = None,
) -> JournalEntry:
    """Note a contact. It cannot lie in the future."""
    _refuse_future(happened_on, today)
    entry = JournalEntry(
        district_id=organisation.district_id,
        organisation=organisation,
        person=person,
        kind=kind,
        happened_on=happened_on,
        text=text,
        author=by,
    )
    return changes.create(entry, by=by, action="journal_entry.added")


def update_journal_entry(
    entry: JournalEntry, *, fields: dict[str, Any], today: dt.date, by: User, version: int | None = None
) -> JournalEntry:
    """Correct an entry."""
    _refuse_future(fields.get("happened_on", entry.happened_on), today)
    return changes.apply(entry, fields, by=by, action="journal_entry.changed", version=version)


def delete_journal_entry(entry: JournalEntry, *, by: User) -> None:
    """Take an entry out, e.g. because it says more than it should."""
    changes.delete(entry, by=by, action="journal_entry.deleted")


def add_note(*, organisation: Organisation, text: str, by: User) -> InternalNote:
    """Write down what the coordination thinks."""
    note = InternalNote(district_id=organisation.district_id, organisation=organisation, text=text, author=by)
    return changes.create(note, by=by, action="organisation_note.added")


def update_note(note: InternalNote, *, text: str, by: User, version: int | None = None) -> InternalNote:
    """Reword it."""
    return changes.apply(note, {"text": text}, by=by, action="organisation_note.changed", version=version)


def delete_note(note: InternalNote, *, by: User) -> None:
    """Take it out."""
    changes.delete(note, by=by, action="organisation_note.deleted")


def _refuse_future(day: dt.date, today: dt.date) -> None:
    if day > today:
        raise Refusal(_("Ein Kontakt kann nicht in der Zukunft liegen."), field="happened_on")
