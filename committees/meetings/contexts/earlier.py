"""What a meeting made of earlier minutes: it stands in its own minutes, never in the sealed ones."""

from uuid import UUID

from django.utils.translation import gettext as _

from committees.meetings.contexts.words import long_day
from committees.meetings.models import AgendaItem, Meeting, Part

Notes = dict[UUID | None, tuple[str, ...]]


def earlier_minutes(meeting: Meeting, items: list[AgendaItem]) -> Notes:
    """Objections dealt with and corrections decided, by the meeting whose minutes they are about."""
    part = items[0].part if items else Part.PUBLIC
    notes: Notes = {}
    for key, words in (*_objections(meeting, part), *_corrections(meeting, part)):
        notes[key] = (*notes.get(key, ()), words)
    return notes


def _objections(meeting: Meeting, part: str) -> list[tuple[UUID, str]]:
    rows = meeting.objections_decided.filter(minutes__part=part).select_related(
        "minutes__meeting", "attendance", "item"
    )
    lines = []
    for row in rows:
        where = _(" zu %(number)s") % {"number": row.item.number} if row.item else ""
        words = _("Einwendung von %(name)s%(where)s gegen die Niederschrift vom %(day)s: „%(text)s“") % {
            "name": row.name,
            "where": where,
            "day": long_day(row.minutes.meeting.day),
            "text": " ".join(row.text.split()),
        }
        lines.append((row.minutes.meeting_id, " ".join(filter(None, (words, _outcome(row))))))
    return lines


def _outcome(row) -> str:
    words = {
        "accepted": _("Das Gremium gibt der Einwendung statt."),
        "rejected": _("Das Gremium weist die Einwendung zurück."),
        "noted": _("Sie wird zur Niederschrift genommen."),
    }[row.state]
    return f"{words} {row.decision}" if row.decision else str(words)


def _corrections(meeting: Meeting, part: str) -> list[tuple[UUID, str]]:
    rows = meeting.corrections_decided.filter(minutes__part=part).select_related("minutes__meeting")
    return [
        (
            row.minutes.meeting_id,
            _("Berichtigung der Niederschrift vom %(day)s: %(text)s")
            % {"day": long_day(row.minutes.meeting.day), "text": row.text},
        )
        for row in rows
    ]
