"""The editor of the minutes: agenda at the side, what the meeting already said, what is missing."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.users.models import User
from committees.meetings.aftermath.models import RecordedStatement
from committees.meetings.contexts.kinds import tells
from committees.meetings.joint.selectors import add_joint_words, may_write_leading
from committees.meetings.models import (
    AgendaItem,
    ConflictDeclaration,
    Meeting,
    Minutes,
    MinutesSignature,
    Vote,
)
from committees.meetings.selectors import (
    Room,
    agenda_for,
    conflicts_on,
    established_at,
    hanging_on,
    minutes_due_of,
    room_so_far,
    votes_on,
)
from committees.roster.models import RuleProfile
from committees.rules.catalogue import sentence_of
from committees.rules.minutes import signature_words
from committees.rules.quorum import QuorumFinding

#: Text blocks for the clerk; they are put behind the text.
BLOCKS = (
    (_("Kenntnisnahme"), _("Das Gremium nimmt den Bericht zur Kenntnis.")),
    (_("Vertagt"), _("Der Punkt wird auf die nächste Sitzung vertagt.")),
    (_("Bericht"), _("… berichtet und beantwortet Fragen.")),
    (_("Erklärung auf Verlangen"), _("… bittet um Aufnahme der Erklärung: „…“")),
    (_("Arbeitsauftrag"), _("… klärt bis zum … und berichtet in der nächsten Sitzung.")),
)


#: Asked of each item with the agenda.
WHAT_WAS_SAID = {
    "has_votes": hanging_on(Vote),
    "has_conflicts": hanging_on(ConflictDeclaration),
    "has_statements": hanging_on(RecordedStatement),
}


@dataclass(frozen=True)
class EditorPage:
    """What the minutes page shows."""

    meeting: Meeting
    room: Room
    parts: list[Minutes]
    items: list[AgendaItem]
    item: AgendaItem | None
    #: Of the chosen item.
    votes: list[Vote]
    conflicts: list[ConflictDeclaration]
    statements: list[RecordedStatement]
    established: tuple[dt.datetime, QuorumFinding] | None
    present: int
    represented: int
    rules: RuleProfile
    due_on: dt.date
    days_left: int
    missing: list[AgendaItem]
    signatures: list[MinutesSignature]
    blocks: tuple[tuple[Any, Any], ...]
    #: Whether the text of the chosen item is written here; of a common one only with the leading minutes.
    may_tell: bool = True

    @property
    def is_told(self) -> bool:
        """Whether this kind of minutes prints the text of the clerk."""
        return tells(self.rules.minutes_kind)

    @property
    def minutes_source(self) -> str:
        return self.rules.cited("minutes")

    @property
    def signature_words(self) -> str:
        return signature_words(self.rules.signature_rule)

    @property
    def signature_source(self) -> str:
        return self.rules.cited("signatures")

    @property
    def approval_words(self) -> str:
        return f"{sentence_of('approval', self.rules)} {sentence_of('publish', self.rules)}"

    @property
    def approval_source(self) -> str:
        return self.rules.cited("approval")

    @property
    def main(self) -> Minutes:
        return self.parts[0]

    @property
    def is_writable(self) -> bool:
        return self.main.is_writable and not self.signatures


def editor_page(
    user: User, parts: list[Minutes], rules: RuleProfile, chosen: str, today: dt.date
) -> EditorPage:
    """Gather the page for those parts of the minutes the person may see."""
    meeting = parts[0].meeting
    shown = {row.part for row in parts}
    items = [i for i in agenda_for(user, meeting, **WHAT_WAS_SAID) if not i.is_hidden and i.part in shown]
    items = [i for i in items if i.state != AgendaItem.State.WITHDRAWN]
    add_joint_words(user, meeting, items)
    item = next((i for i in items if str(i.pk) == chosen), items[0] if items else None)
    room = room_so_far(meeting, rules)
    due_on = minutes_due_of(meeting, rules)
    return EditorPage(
        meeting=meeting,
        room=room,
        parts=parts,
        items=items,
        item=item,
        votes=votes_on(item) if item and item.has_votes else [],
        conflicts=conflicts_on(item) if item else [],
        statements=list(item.statements.all()) if item and item.has_statements else [],
        established=established_at(meeting, room, rules),
        present=sum(1 for row in room.rows if row.was_here and row.is_voting),
        represented=sum(1 for row in room.rows if row.was_here and row.deputises_for),
        rules=rules,
        due_on=due_on,
        days_left=(due_on - today).days,
        missing=[i for i in items if tells(rules.minutes_kind) and not i.record and not i.has_votes],
        signatures=list(meeting.signatures.all()),
        blocks=BLOCKS,
        may_tell=item is None or not item.is_led or may_write_leading(user, meeting),
    )
