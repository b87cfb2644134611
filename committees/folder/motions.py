"""Motions as the Sitzungsmappe prints them: wording, reasons, amendments, enclosures, earlier stations."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from committees.meetings.contexts.words import joined, long_day, paragraphs
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.papers.hub import originators_of
from committees.papers.models import Amendment, Paper
from committees.papers.selectors import chain_of, papers_on_items
from committees.roster.models import Committee
from desk.templatetags.desk import filesize_de
from documents.store.selectors import documents_of


@dataclass(frozen=True)
class AmendmentBlock:
    heading: str
    words: tuple[str, ...]
    reasons: tuple[str, ...]
    result: str


@dataclass(frozen=True)
class MotionBlock:
    """A motion for one item: as it was moved, and as it reads today where that differs."""

    heading: str
    facts: tuple[tuple[str, str], ...]
    text: tuple[str, ...]
    wording: tuple[str, ...]
    reasons: tuple[str, ...]
    amendments: tuple[AmendmentBlock, ...]
    files: tuple[str, ...]
    stops: tuple[str, ...]


def papers_of_part(meeting: Meeting, part: str) -> dict[UUID, Paper]:
    """Per item of one part its motion; a non-public motion never stands in the public part."""
    items = meeting.items.filter(part=part).exclude(state=AgendaItem.State.WITHDRAWN)
    found = papers_on_items(items)
    return {key: row for key, row in found.items() if row.is_public or part == Part.NON_PUBLIC}


def motion_block(paper: Paper, committee: Committee) -> MotionBlock:
    """As this committee prints it: of a non-public motion of another one its own stop and no amendments."""
    is_guest = not paper.is_public and paper.committee_id != committee.pk
    stops = [stop for stop in chain_of(paper) if not is_guest or stop.committee_id == committee.pk]
    text = paper.wording if is_guest else paper.text
    same = " ".join(paper.wording.split()) == " ".join(text.split())
    return MotionBlock(
        heading=f"{paper.get_kind_display()} {paper.number}",
        facts=_facts(paper),
        text=paragraphs(text),
        wording=() if same else paragraphs(paper.wording),
        reasons=paragraphs(paper.reasons),
        amendments=() if is_guest else tuple(_amendment(row) for row in paper.amendments.all()),
        files=tuple(f"{row.title} ({row.file_name}, {filesize_de(row.size)})" for row in documents_of(paper)),
        stops=tuple(
            joined(stop.body_name, str(stop.get_role_display()), str(stop.get_result_display()), _day(stop.decided_on))
            for stop in stops
        ),
    )  # fmt: skip


def _facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    facts = (
        (_("Von"), originators_of(paper)),
        (_("Eingegangen"), _day(paper.received_on)),
        (_("Kosten und Deckung"), paper.costs),
    )
    return tuple((label, value) for label, value in facts if value)


def _amendment(row: Amendment) -> AmendmentBlock:
    result = joined(str(row.get_result_display()), _day(row.decided_on))
    return AmendmentBlock(joined(str(row), row.mover), paragraphs(row.words), paragraphs(row.reasons), result)


def _day(day: dt.date | None) -> str:
    return long_day(day) if day else ""
