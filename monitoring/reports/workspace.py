"""What the workspace of a report shows: chapters with how far they are, one chapter open, its preview."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import Http404
from django.utils.translation import gettext as _

from documents.charts import Chart
from documents.tables import Table
from monitoring.reports.blocks import Block, Chapter, Picture, TextBlock
from monitoring.reports.chapters import SOURCES
from monitoring.reports.contexts import (
    PrintedBlock,
    Tile,
    empty_block,
    place_of,
    recommendation_lines,
    text_block,
    tiles_of,
)
from monitoring.reports.field_texts import section_of
from monitoring.reports.outline import (
    OutlineLine,
    completeness,
    has_mandate,
    progress,
    summary_parts,
    summary_percent,
)
from monitoring.reports.parts import (
    DIVIDED,
    ChapterPart,
    chapter_of,
    common_blocks,
    parts_of,
    sections_for,
)
from monitoring.reports.rows import rows_link
from monitoring.reports.sections import Section
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import Hint, findings_title, hints, paragraphs
from monitoring.reports.writing import Writing
from monitoring.reports.written import CLOSING as LAST
from monitoring.reports.written import OPENING

SUMMARY = "kurz"
MANDATE = "1"
CLOSING = "12"
#: Chapters the house can show at all.
AVAILABLE = frozenset({OPENING, LAST, *(source.number for source in SOURCES)})
#: Charts on a page are narrower than on paper.
CHART_MM = 150


@dataclass(frozen=True)
class ChapterLink:
    """One line of the list of chapters."""

    key: str
    number: str
    title: str
    percent: int | None
    is_current: bool
    is_part: bool = False

    @property
    def shows_bar(self) -> bool:
        return self.percent is not None and 0 < self.percent < 100


@dataclass(frozen=True)
class Check:
    """Is a part of the open chapter there?"""

    title: str
    is_there: bool


@dataclass(frozen=True)
class FieldLine:
    """A field of action in the list of chapter 4: how far its numbers are, and whether it is judged."""

    key: str
    title: str
    percent: int
    lines: tuple[str, ...]
    is_judged: bool


@dataclass(frozen=True)
class SectionShown:
    """A text of the open chapter beside what the last report said in the same place."""

    key: str
    title: str
    hint: str
    paragraphs: tuple[str, ...]
    previous: tuple[str, ...]
    hints: tuple[Hint, ...]


@dataclass(frozen=True)
class Workspace:
    """The page in three columns."""

    links: tuple[ChapterLink, ...]
    percent: int
    done: int
    title: str
    number: str
    key: str
    lead: str
    checks: tuple[Check, ...]
    blocks: tuple[PrintedBlock, ...]
    sections: tuple[SectionShown, ...]
    tiles: tuple[Tile, ...]
    recommendations: tuple[str, ...]
    preview: Chart | None
    is_empty: bool
    #: Of chapter 4: its fields, on the page that lists them, and the pages before and behind that of a field.
    fields: tuple[FieldLine, ...] = ()
    before: ChapterLink | None = None
    behind: ChapterLink | None = None

    @property
    def is_summary(self) -> bool:
        return self.key == SUMMARY

    @property
    def is_mandate(self) -> bool:
        return self.key == MANDATE

    @property
    def is_closing(self) -> bool:
        return self.key == CLOSING


def workspace(
    content: Content,
    *,
    chosen: str,
    accent: str,
    previous: Writing,
    remembered: dict[int, int] | None = None,
    roles: Iterable[str] = (),
) -> Workspace:
    """Raises 404 for a chapter that is not in the report. `previous`: what the last report said.

    `chosen`: ``kurz``, the number of a chapter, or of a field within chapter 4 (``4.3``). `remembered`: how far
    the chapters were that this content leaves out. `roles`: of the person, for the lists behind the numbers.
    """
    known = {str(chapter.number): chapter for chapter in content.all_chapters}
    chapter = known.get(chapter_of(chosen))
    parts = parts_of(chapter)
    part = next((part for part in parts if part.key == chosen), None)
    if chosen not in {SUMMARY, *known} and part is None:
        raise Http404
    links = _links(content, chosen, remembered, parts)
    counted = [link.percent for link in links if link.percent is not None and not link.is_part]
    here = next(place for place, link in enumerate(links) if link.is_current)
    shown = part.blocks if part else common_blocks(chapter) if chapter else ()
    blocks = tuple(
        replace(page_block(block, accent), rows=rows_link(block.number, content.period, roles))
        for block in shown
    )
    sections = sections_for(chapter.number, part, is_divided=bool(parts)) if chapter else ()
    return Workspace(
        links=links,
        percent=progress(counted),
        done=sum(percent == 100 for percent in counted),
        title=links[here].title,
        number="" if chosen == SUMMARY else chosen,
        key=chosen,
        lead=" ".join(part.lines) if part else chapter.lead if chapter else "",
        checks=_checks(content, chapter, sections, shown, is_part=part is not None),
        blocks=blocks,
        sections=_sections(sections, content.writing, previous, title=_("Einschätzung") if part else ""),
        tiles=tiles_of(content),
        recommendations=recommendation_lines(content),
        preview=next((block.chart for block in blocks if block.chart), None),
        is_empty=bool(chapter and chapter.is_empty),
        fields=() if part else tuple(_field_line(each, content.writing) for each in parts),
        before=links[here - 1] if part else None,
        behind=next((link for link in links[here + 1 :] if link.key), None) if part else None,
    )


def _field_line(part: ChapterPart, writing: Writing) -> FieldLine:
    return FieldLine(part.key, part.title, _percent(part, writing), part.lines, _is_judged(part, writing))


def _is_judged(part: ChapterPart, writing: Writing) -> bool:
    return bool(writing.section(section_of(part.place)))


def _percent(part: ChapterPart, writing: Writing) -> int:
    """How much of a field is there: its tables and pictures, and what the editors say of it."""
    filled = sum(not block.is_empty for block in part.blocks) + _is_judged(part, writing)
    return round(100 * filled / (len(part.blocks) + 1))


def page_block(block: Block, accent: str) -> PrintedBlock:
    """A block as a page shows it; the numbers of a chart follow it as a table."""
    if block.is_empty:
        return empty_block(block)
    if isinstance(block, TextBlock):
        return text_block(block)
    common = place_of(block)
    if isinstance(block, Picture):
        table: Table = block.data_table().table()
        return PrintedBlock(**common, chart=block.chart(accent, CHART_MM), table=table)
    return PrintedBlock(**common, table=block.table())


def _sections(
    sections: tuple[Section, ...], writing: Writing, previous: Writing, *, title: str
) -> tuple[SectionShown, ...]:
    """`title`: stands in the place of a name the page already bears."""
    terms = [(avoided, better, "") for avoided, better in writing.terms]
    return tuple(
        SectionShown(
            section.key,
            title or str(section.title),
            str(section.hint),
            paragraphs(text := writing.section(section.key)),
            paragraphs(previous.section(section.key)),
            tuple(hints(text, terms)),
        )
        for section in sections
    )


def _links(
    content: Content, chosen: str, remembered: dict[int, int] | None, parts: tuple[ChapterPart, ...]
) -> tuple[ChapterLink, ...]:
    """Kurzfassung and all chapters; below the open chapter 4 its fields."""
    links = [ChapterLink(SUMMARY, "", _("Kurzfassung"), summary_percent(content), chosen == SUMMARY)]
    for line in completeness(content):
        links.append(_link(line, chosen, remembered))
        if parts and line.number == DIVIDED:
            links += [
                ChapterLink(
                    part.key,
                    part.key,
                    part.title,
                    _percent(part, content.writing),
                    part.key == chosen,
                    is_part=True,
                )
                for part in parts
            ]
    return tuple(links)


def _link(line: OutlineLine, chosen: str, remembered: dict[int, int] | None) -> ChapterLink:
    """`remembered` is given where the content holds one chapter alone; None where it holds all of them."""
    percent = line.percent
    is_there = percent is not None
    if not is_there and remembered is not None:
        is_there, percent = line.number in AVAILABLE, remembered.get(line.number)
    key = str(line.number) if is_there else ""
    return ChapterLink(key, str(line.number), line.title, percent, key == chosen)


def _checks(
    content: Content,
    chapter: Chapter | None,
    sections: tuple[Section, ...],
    blocks: tuple[Block, ...],
    *,
    is_part: bool,
) -> tuple[Check, ...]:
    if chapter is None:
        return _summary_checks(content)
    mandate = (Check(_("Rechtsgrundlage und Auftrag"), has_mandate(content)),) if chapter.number == 1 else ()
    texts = tuple(
        Check(
            _("Einschätzung") if is_part else str(section.title), bool(content.writing.section(section.key))
        )
        for section in sections
        if section.is_needed or is_part
    )
    there = tuple(
        Check(f"{block.number} {_short(block.title)}".strip(), not block.is_empty) for block in blocks
    )
    return (*mandate, *texts, *there)


def _short(title: str) -> str:
    """Without place and period, which are the same for the whole report."""
    return title.partition(", ")[0]


def _summary_checks(content: Content) -> tuple[Check, ...]:
    there = summary_parts(content)
    titles = {
        "findings": findings_title(), "summary": _("Fazit"), "recommendations": _("Empfehlungen"),
        "data_gaps": _("Was die Daten nicht zeigen"),
    }  # fmt: skip
    return tuple(Check(title, there[name]) for name, title in titles.items())
