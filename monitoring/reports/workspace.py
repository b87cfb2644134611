"""What the workspace of a report shows: chapters with how far they are, one chapter open, its preview."""

from dataclasses import dataclass

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
from monitoring.reports.outline import OutlineLine, completeness, has_mandate
from monitoring.reports.sections import sections_of
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import Hint, hints, paragraphs
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
#: The texts of the first page.
DESCRIBED = ("summary", "findings", "recommendations", "data_gaps")


@dataclass(frozen=True)
class ChapterLink:
    """One line of the list of chapters."""

    key: str
    number: str
    title: str
    percent: int | None
    is_current: bool

    @property
    def shows_bar(self) -> bool:
        return self.percent is not None and 0 < self.percent < 100


@dataclass(frozen=True)
class Check:
    """Is a part of the open chapter there?"""

    title: str
    is_there: bool


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
) -> Workspace:
    """Raises 404 for a chapter that is not in the report. `previous`: what the last report said.

    `remembered`: how far the chapters were that this content leaves out.
    """
    lines = completeness(content)
    known = {str(chapter.number): chapter for chapter in content.all_chapters}
    if chosen not in {SUMMARY, *known}:
        raise Http404
    summary_percent = _summary_percent(content)
    links = (
        ChapterLink(SUMMARY, "", _("Kurzfassung"), summary_percent, chosen == SUMMARY),
        *(_link(line, chosen, remembered) for line in lines),
    )
    counted = [link.percent for link in links if link.percent is not None]
    chapter = known.get(chosen)
    blocks = tuple(page_block(block, accent) for block in chapter.blocks) if chapter else ()
    return Workspace(
        links=links,
        percent=round(sum(counted) / len(counted)) if counted else 0,
        done=sum(percent == 100 for percent in counted),
        title=next(link.title for link in links if link.is_current),
        number="" if chosen == SUMMARY else chosen,
        key=chosen,
        lead=chapter.lead if chapter else "",
        checks=_checks(content, chapter),
        blocks=blocks,
        sections=_sections(chapter, content.writing, previous) if chapter else (),
        tiles=tiles_of(content),
        recommendations=recommendation_lines(content),
        preview=next((block.chart for block in blocks if block.chart), None),
        is_empty=bool(chapter and chapter.is_empty),
    )


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


def _sections(chapter: Chapter, writing: Writing, previous: Writing) -> tuple[SectionShown, ...]:
    terms = [(avoided, better, "") for avoided, better in writing.terms]
    return tuple(
        SectionShown(
            section.key,
            str(section.title),
            str(section.hint),
            paragraphs(text := writing.section(section.key)),
            paragraphs(previous.section(section.key)),
            tuple(hints(text, terms)),
        )
        for section in sections_of(chapter.number)
    )


def _link(line: OutlineLine, chosen: str, remembered: dict[int, int] | None) -> ChapterLink:
    """`remembered` is given where the content holds one chapter alone; None where it holds all of them."""
    percent = line.percent
    is_there = percent is not None
    if not is_there and remembered is not None:
        is_there, percent = line.number in AVAILABLE, remembered.get(line.number)
    key = str(line.number) if is_there else ""
    return ChapterLink(key, str(line.number), line.title, percent, key == chosen)


def _summary_percent(content: Content) -> int:
    return round(100 * sum(check.is_there for check in _summary_checks(content)) / len(DESCRIBED))


def _checks(content: Content, chapter: Chapter | None) -> tuple[Check, ...]:
    if chapter is None:
        return _summary_checks(content)
    mandate = (Check(_("Rechtsgrundlage und Auftrag"), has_mandate(content)),) if chapter.number == 1 else ()
    texts = tuple(
        Check(str(section.title), bool(content.writing.section(section.key)))
        for section in sections_of(chapter.number)
        if section.is_needed
    )
    blocks = tuple(
        Check(f"{block.number} {block.title.partition(', ')[0]}".strip(), not block.is_empty)
        for block in chapter.blocks
    )
    return (*mandate, *texts, *blocks)


def _summary_checks(content: Content) -> tuple[Check, ...]:
    there = {name: bool(content.texts[name].strip()) for name in DESCRIBED}
    there["recommendations"] = bool(recommendation_lines(content))
    titles = {
        "summary": _("Das Wichtigste"), "findings": _("Befunde"), "recommendations": _("Empfehlungen"),
        "data_gaps": _("Was die Daten nicht zeigen"),
    }  # fmt: skip
    return tuple(Check(title, there[name]) for name, title in titles.items())
