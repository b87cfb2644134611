"""What the workspace of a report shows: chapters with how far they are, one chapter open, its preview."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from documents.charts import Chart
from documents.tables import Table
from monitoring.reports.blocks import Block, Chapter, Picture, TextBlock
from monitoring.reports.contexts import (
    PrintedBlock,
    Tile,
    empty_block,
    has_mandate,
    place_of,
    text_block,
    tile,
)
from monitoring.reports.outline import OutlineLine, completeness
from monitoring.reports.snapshot import Content

SUMMARY = "kurz"
MANDATE = "1"
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
    tiles: tuple[Tile, ...]
    preview: Chart | None
    is_empty: bool

    @property
    def is_summary(self) -> bool:
        return self.key == SUMMARY

    @property
    def is_mandate(self) -> bool:
        return self.key == MANDATE


def workspace(content: Content, *, chosen: str, accent: str) -> Workspace:
    """Raises 404 for a chapter that is not in the report."""
    lines = completeness(content.chapters, has_mandate=has_mandate(content))
    summary_percent = _summary_percent(content)
    known = {str(chapter.number): chapter for chapter in content.chapters}
    if chosen not in {SUMMARY, MANDATE, *known}:
        raise Http404
    links = (
        ChapterLink(SUMMARY, "", _("Kurzfassung"), summary_percent, chosen == SUMMARY),
        *(_link(line, chosen) for line in lines),
    )
    counted = [link.percent for link in links if link.percent is not None]
    chapter = known.get(chosen)
    blocks = tuple(page_block(block, accent) for block in chapter.blocks) if chapter else ()
    return Workspace(
        links=links,
        percent=round(sum(counted) / len(counted)),
        done=sum(percent == 100 for percent in counted),
        title=next(link.title for link in links if link.is_current),
        number="" if chosen == SUMMARY else chosen,
        key=chosen,
        lead=chapter.lead if chapter else "",
        checks=_checks(content, chosen, chapter),
        blocks=blocks,
        tiles=tuple(tile(figure) for part in content.chapters for figure in part.figures)[:8],
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


def _link(line: OutlineLine, chosen: str) -> ChapterLink:
    key = str(line.number) if line.percent is not None else ""
    return ChapterLink(key, str(line.number), line.title, line.percent, key == chosen)


def _summary_percent(content: Content) -> int:
    return round(100 * sum(bool(content.texts[name].strip()) for name in DESCRIBED) / len(DESCRIBED))


def _checks(content: Content, chosen: str, chapter: Chapter | None) -> tuple[Check, ...]:
    if chapter is not None:
        return tuple(
            Check(f"{block.number} {block.title.partition(', ')[0]}".strip(), not block.is_empty)
            for block in chapter.blocks
        )
    names = {
        "summary": _("Das Wichtigste"), "findings": _("Befunde"), "recommendations": _("Empfehlungen"),
        "data_gaps": _("Was die Daten nicht zeigen"),
    } if chosen == SUMMARY else {"legal_basis": _("Rechtsgrundlage"), "mandate": _("Auftrag")}  # fmt: skip
    return tuple(Check(title, bool(content.texts[name].strip())) for name, title in names.items())
