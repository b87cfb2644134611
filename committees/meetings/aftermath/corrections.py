"""Correction notes as a paper of their own: it lies beside the sealed minutes and never replaces them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from committees.meetings.aftermath.selectors import corrections_of
from committees.meetings.contexts.words import long_day, paragraphs, part_words
from committees.meetings.models import Minutes, MinutesCorrection
from documents.render import render_pdf

TEMPLATE = "documents/committees/corrections.html"


@dataclass(frozen=True)
class NoteBlock:
    """One note: when, by which meeting, and how it is right."""

    heading: str
    decided: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class CorrectionsContext:
    committee: str
    heading: str
    subtitle: str
    seal: str
    notes: tuple[NoteBlock, ...]


def corrections_context(minutes: Minutes) -> CorrectionsContext:
    meeting = minutes.meeting
    words = {
        "number": meeting.number,
        "day": long_day(meeting.day),
        "part": part_words(minutes.part),
    }
    return CorrectionsContext(
        committee=meeting.committee.name,
        heading=_("Berichtigungsvermerk"),
        subtitle=_("zur Niederschrift über die %(number)d. Sitzung vom %(day)s, %(part)s") % words,
        seal=_("Prüfwert der Niederschrift (SHA-256): %(sha)s") % {"sha": minutes.document.sha256}
        if minutes.document
        else "",
        notes=note_blocks(minutes),
    )


def note_blocks(minutes: Minutes) -> tuple[NoteBlock, ...]:
    return tuple(_block(row) for row in corrections_of(minutes))


def _block(row: MinutesCorrection) -> NoteBlock:
    decided = ""
    if row.decided_in:
        decided = _("Behandelt in der %(number)d. Sitzung am %(day)s.") % {
            "number": row.decided_in.number,
            "day": long_day(row.decided_in.day),
        }
    heading = _("Vermerk vom %(day)s") % {"day": long_day(row.noted_on)}
    return NoteBlock(heading, decided, paragraphs(row.text))


def corrections_pdf(minutes: Minutes) -> bytes:
    context = corrections_context(minutes)
    title = f"{context.heading}, {context.committee}, {long_day(minutes.meeting.day)}"
    return render_pdf(template=TEMPLATE, context=context, title=title, district=minutes.meeting.district)
