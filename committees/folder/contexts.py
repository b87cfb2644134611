"""The Sitzungsmappe and the compiled minutes as plain values.

One part of a meeting, printed as one document: no page of another file is put in, so that it is as
accessible as everything else the house prints. Signed minutes appear in exactly their printed words.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees.folder.motions import MotionBlock, motion_block, papers_of_part
from committees.meetings.aftermath.content import printed_words
from committees.meetings.aftermath.corrections import NoteBlock, note_blocks
from committees.meetings.contexts.invitation import invitation_context, nonpublic_agenda_context
from committees.meetings.contexts.words import joined, long_day, paragraphs, part_words
from committees.meetings.models import AgendaItem, Meeting, Minutes, Part
from committees.papers.models import Paper
from committees.roster.models import Committee
from documents.store.services import plain_context

Words = dict[str, Any]


@dataclass(frozen=True)
class PaperBlock:
    """What lay on the table for an item."""

    number: str
    title: str
    details: str
    proposal: tuple[str, ...]
    motion: MotionBlock | None


@dataclass(frozen=True)
class ResolutionBlock:
    item: str
    motion: Words


@dataclass(frozen=True)
class FolderContext:
    """Invitation, agenda, papers, attendance, minutes, correction notes and resolutions of one part."""

    committee: str
    heading: str
    subtitle: str
    running_head: str
    running_foot: str
    contents: tuple[tuple[str, str], ...]
    invitation: Words | None
    closed_agenda: Words | None
    papers: tuple[PaperBlock, ...]
    attendance: Words | None
    minutes: Words | None
    missing: str
    notes: tuple[NoteBlock, ...]
    resolutions: tuple[ResolutionBlock, ...]


def folder_context(meeting: Meeting, part: str) -> FolderContext:
    """Everything of one part of a meeting, as far as it exists."""
    minutes = meeting.minutes.filter(part=part).select_related("document", "meeting").first()
    words = printed_words(minutes) if minutes else None
    sealed = words if minutes and minutes.is_sealed else None
    is_public = part == Part.PUBLIC
    said = {"number": meeting.number, "day": long_day(meeting.day), "part": part_words(part)}
    values: Words = {
        "invitation": _invitation(meeting) if is_public else None,
        "closed_agenda": None if is_public else _closed_agenda(meeting),
        "papers": _papers(meeting, part),
        "attendance": words,
        "minutes": _with_anchors(sealed, "n") if sealed else None,
        "missing": "" if sealed else _("Die Niederschrift ist noch nicht unterzeichnet."),
        "notes": note_blocks(minutes) if minutes and sealed else (),
        "resolutions": _resolutions(words),
    }
    return FolderContext(
        committee=meeting.committee.name,
        heading=_("Sitzungsmappe"),
        subtitle=_("%(number)d. Sitzung vom %(day)s, %(part)s") % said,
        running_head=f"{_('Sitzungsmappe')} {meeting.committee.sign} {meeting.number}/{meeting.day.year}",
        running_foot=f"{meeting.committee.name} · {long_day(meeting.day)} · {part_words(part)}",
        contents=_contents(values),
        **values,
    )


def _contents(values: Words) -> tuple[tuple[str, str], ...]:
    entries = (
        ("einladung", _("Einladung und Tagesordnung"), values["invitation"]),
        ("einladung", _("Tagesordnung"), values["closed_agenda"]),
        ("unterlagen", _("Unterlagen"), values["papers"]),
        ("anwesenheit", _("Anwesenheit"), values["attendance"]),
        ("niederschrift", _("Niederschrift"), True),
        ("vermerke", _("Berichtigungsvermerke"), values["notes"]),
        ("beschluesse", _("Beschlüsse"), values["resolutions"]),
    )
    return tuple((anchor, str(title)) for anchor, title, there in entries if there)


def _invitation(meeting: Meeting) -> Words:
    context = invitation_context(
        meeting, sent_on=meeting.invited_on or meeting.day, reason=meeting.shortening_reason
    )
    words = plain_context(context) | {"appointment": context.appointment}
    if meeting.invited_on is None:
        words |= {"sent_on": "", "notice_result": "", "notice_line": ""}
    return words


def _closed_agenda(meeting: Meeting) -> Words:
    words = plain_context(nonpublic_agenda_context(meeting))
    return words | {"items_list": words["items"]}


def _papers(meeting: Meeting, part: str) -> tuple[PaperBlock, ...]:
    items = meeting.items.filter(part=part).exclude(state=AgendaItem.State.WITHDRAWN)
    motions = papers_of_part(meeting, part)
    return tuple(
        _paper(item, motions.get(item.pk), meeting.committee)
        for item in items
        if item.paper or item.proposal or item.pk in motions
    )


def _paper(item: AgendaItem, paper: Paper | None, committee: Committee) -> PaperBlock:
    """With the motion itself its number and proposal are not said twice."""
    motion = motion_block(paper, committee) if paper else None
    said = {" ".join(text.split()) for text in (paper.text, paper.wording)} if paper else set()
    return PaperBlock(
        number=item.number,
        title=item.title,
        details=joined("" if motion else item.paper, item.presenter),
        proposal=() if " ".join(item.proposal.split()) in said else paragraphs(item.proposal),
        motion=motion,
    )


def _resolutions(words: Words | None) -> tuple[ResolutionBlock, ...]:
    """Adopted resolutions, read from what the minutes print."""
    start = _("Beschluss %(number)s") % {"number": ""}
    return tuple(
        ResolutionBlock(f"{item['number']} {item['title']}", motion)
        for item in (words or {}).get("items", ())
        for motion in item["motions"]
        if motion["is_resolution"] and motion["label"].startswith(start.strip())
    )


def _with_anchors(words: Words, prefix: str) -> Words:
    """The same words with marks that are unique in a document of several minutes."""
    items = [item | {"anchor": f"{prefix}-{item['anchor']}"} for item in words["items"]]
    return words | {"items_list": items}


@dataclass(frozen=True)
class CompiledContext:
    """The signed minutes of a series of meetings, one behind the other."""

    committee: str
    heading: str
    subtitle: str
    running_head: str
    running_foot: str
    contents: tuple[tuple[str, str], ...]
    papers: tuple[Words, ...]


def compiled_context(rows: list[Minutes]) -> CompiledContext:
    """Sealed minutes of one committee in the order of the meetings; at least one."""
    committee, papers, contents = rows[0].meeting.committee, [], []
    for index, row in enumerate(rows, start=1):
        meeting = row.meeting
        title = _("%(number)d. Sitzung vom %(day)s") % {
            "number": meeting.number,
            "day": long_day(meeting.day),
        }
        anchor = f"s{index}"
        contents.append((anchor, title))
        words = _with_anchors(printed_words(row), anchor)
        papers.append(words | {"key": anchor, "title": title, "corrections": note_blocks(row)})
    count = ngettext("%(count)d Niederschrift", "%(count)d Niederschriften", len(rows)) % {"count": len(rows)}
    span = f"{long_day(rows[0].meeting.day)} – {long_day(rows[-1].meeting.day)}"
    return CompiledContext(
        committee=committee.name,
        heading=_("Sammelniederschrift"),
        subtitle=f"{count}, {span}, {part_words(Part.PUBLIC)}",
        running_head=f"{_('Sammelniederschrift')} {committee.sign}",
        running_foot=f"{committee.name} · {span}",
        contents=tuple(contents),
        papers=tuple(papers),
    )
