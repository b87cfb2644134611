"""What the printed report is made of: plain values from a Datenschnitt, in the order of the pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from documents.charts import Chart
from documents.tables import Table, TableColumn, display
from monitoring.reports import field_texts
from monitoring.reports.blocks import Block, Chapter, Figure, MapBlock, Picture, TableBlock, TextBlock
from monitoring.reports.contents import ContentsLine, contents_of, listed
from monitoring.reports.outline import OutlineLine, completeness, first_figures
from monitoring.reports.rows import RowsLink
from monitoring.reports.sections import sections_of
from monitoring.reports.signs import SIGNS
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import paragraphs
from monitoring.reports.writing import Advice, Basis, Statement

#: From this number of columns on a table takes the margin column as well.
WIDE = 5
#: From this number of columns of words on a table would leave the page; it is set small, in fixed widths.
WORDY = 8
#: Longer lists of the annex are handed out as files only: a PDF would be slow and nobody reads them there.
MAX_LISTED = 300


@dataclass(frozen=True)
class PrintedBlock:
    """A table, a picture or sentences at their place; `absence` says why there is nothing."""

    anchor: str
    number: str
    title: str
    table: Table | None = None
    chart: Chart | None = None
    css: str = ""
    is_empty: bool = False
    absence: str = ""
    lines: tuple[str, ...] = ()
    source: str = ""
    table_css: str = ""
    #: On pages of the house: the list its numbers were counted from.
    rows: RowsLink | None = None


@dataclass(frozen=True)
class PrintedText:
    """The text of a section under its heading; the first of a chapter stands without one."""

    key: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PrintedChapter:
    """A chapter with its texts and blocks. `opening`: what stands before its tables, `texts`: behind them."""

    number: int
    title: str
    anchor: str
    lead: str
    blocks: tuple[PrintedBlock, ...]
    is_empty: bool
    opening: tuple[str, ...] = ()
    texts: tuple[PrintedText, ...] = ()

    @property
    def said(self) -> dict[str, tuple[str, ...]]:
        """Texts by section, for templates: ``k1_verstaendnis``."""
        return {text.key.replace("-", "_"): text.paragraphs for text in self.texts}


@dataclass(frozen=True)
class Tile:
    """A number of the first page, with its change since the last report."""

    label: str
    value: str
    unit: str
    line: str
    change: str = ""
    #: Where its tables stand; 0 if no chapter has it.
    chapter: int = 0


@dataclass(frozen=True)
class ReportContext:
    """Everything `templates/documents/monitoring/report.html` prints."""

    heading: str
    years: str
    subtitle: str
    edition: str
    stamp: str
    standing: str
    cut_line: str
    legal_basis: str
    basis: Basis | None
    mandate: tuple[str, ...]
    summary: tuple[str, ...]
    tiles: tuple[Tile, ...]
    findings: tuple[str, ...]
    recommendations: tuple[str, ...]
    data_gaps: tuple[str, ...]
    contents: tuple[ContentsLine, ...]
    tables: tuple[ContentsLine, ...]
    charts: tuple[ContentsLine, ...]
    opening: PrintedChapter | None
    chapters: tuple[PrintedChapter, ...]
    closing: PrintedChapter | None
    advice: tuple[Advice, ...]
    statements: tuple[Statement, ...]
    annex: tuple[Table, ...]
    directory: tuple[PrintedBlock, ...]
    log: Table
    overview: Table
    indicators: Table | None
    signs: Table
    sources: tuple[str, ...]
    threshold: int
    completeness: tuple[OutlineLine, ...]
    description: str


def report_context(
    content: Content,
    *,
    stamp: str,
    standing: str,
    accent: str,
    with_completeness: bool,
    progress: Callable[[int, str], None] | None = None,
) -> ReportContext:
    """The printed report. `stamp`: word on the cover of what is not released; `standing`: its line there."""
    drawn = _chapters(content, accent, progress)
    lines = completeness(content)
    by_number = {chapter.number: chapter for chapter in drawn}
    return ReportContext(
        stamp=stamp,
        standing=standing,
        **_front(content),
        contents=contents_of(content, lines),
        tables=listed([b for b in content.blocks if isinstance(b, TableBlock) and not b.is_empty]),
        charts=listed([b for b in content.blocks if isinstance(b, Picture) and not b.is_empty]),
        opening=by_number.pop(1, None),
        closing=by_number.pop(12, None),
        chapters=tuple(by_number.values()),
        advice=content.writing.advice,
        statements=content.writing.statements,
        annex=tuple(
            block.data_table().table()
            for block in content.blocks
            if isinstance(block, Picture) and not block.is_empty and has_annex(block)
        ),
        directory=tuple(_listed_block(table) for table in content.directory),
        log=content.log.table(),
        overview=overview_of(content),
        indicators=content.indicators.table() if content.indicators and content.indicators.rows else None,
        signs=signs_table(),
        sources=sources_of(content),
        threshold=content.threshold,
        completeness=lines if with_completeness else (),
    )


def _front(content: Content) -> dict[str, Any]:
    """Cover, mandate and first page."""
    texts, cut = content.texts, content.taken_at.astimezone(BERLIN)
    return {
        "heading": texts["title"],
        "years": content.period.words,
        "subtitle": texts["subtitle"],
        "edition": _("Bericht Nummer %(number)d") % {"number": content.number},
        "cut_line": _("Datenschnitt: %(day)s Uhr") % {"day": f"{cut:%d.%m.%Y, %H:%M}"},
        "legal_basis": content.basis_line,
        "basis": content.writing.basis,
        "mandate": paragraphs(texts["mandate"]),
        "summary": paragraphs(texts["summary"]),
        "tiles": tiles_of(content),
        "findings": paragraphs(texts["findings"]),
        "recommendations": recommendation_lines(content),
        "data_gaps": paragraphs(texts["data_gaps"]),
        "description": _("%(title)s %(years)s, %(district)s")
        % {"title": texts["title"], "years": content.period.words, "district": content.district_name},
    }


def tiles_of(content: Content) -> tuple[Tile, ...]:
    """The eight figures with what they were in the last report."""
    places = {figure.key: chapter.number for chapter in content.chapters for figure in chapter.figures}
    return tuple(
        replace(tile(figure, content.writing.change(figure.key)), chapter=places.get(figure.key, 0))
        for figure in first_figures(content)
    )


def recommendation_lines(content: Content) -> tuple[str, ...]:
    """For the first page: the editors' own three lines, else the first three recommendations with their number."""
    own = paragraphs(content.texts["recommendations"])
    return own or tuple(f"{row.text} ({row.label})" for row in content.writing.advice[:3])


def sources_of(content: Content) -> tuple[str, ...]:
    """Every source and attribution line of the report, each once, in the order of the pages."""
    return tuple(
        dict.fromkeys(block.source for block in content.blocks if block.source and not block.is_empty)
    )


def overview_of(content: Content) -> Table:
    """Annex B: every table with its source, and how many of its cells hold a sign instead of a number."""
    columns = [
        TableColumn("number", _("Nr.")),
        TableColumn("title", _("Titel")),
        TableColumn("rows", _("Zeilen"), numeric=True),
        TableColumn("hidden", _("verdeckt"), numeric=True),
        TableColumn("source", _("Quelle")),
    ]
    tables = [table for table in content.every_table if not table.is_empty]
    rows = [(t.number, t.title, len(t.rows), t.hidden_count, t.source) for t in tables]
    return Table("overview", _("Alle Tabellen und Abbildungen"), columns, rows, number=_("Tabelle B1"))


def signs_table() -> Table:
    """The legend of section 4, as every report prints it."""
    columns = [TableColumn("sign", _("Zeichen")), TableColumn("meaning", _("Bedeutung"))]
    rows = [(sign, str(meaning)) for sign, meaning in SIGNS]
    return Table("signs", _("Zeichen in Tabellen"), columns, rows, number=_("Tabelle E1"))


def printed_texts(content: Content, number: int) -> tuple[PrintedText, ...]:
    """The texts of a chapter that were written, in the order of the outline."""
    return tuple(
        PrintedText(section.key, str(section.title), paragraphs(text))
        for section in sections_of(number)
        if (text := content.writing.section(section.key))
    )


def _chapters(
    content: Content, accent: str, progress: Callable[[int, str], None] | None
) -> tuple[PrintedChapter, ...]:
    printed = []
    for done, chapter in enumerate(content.all_chapters):
        if progress:
            words = _("Kapitel %(done)d von %(all)d wird gezeichnet: %(title)s")
            told = {"done": done + 1, "all": len(content.all_chapters), "title": chapter.title}
            progress(done * 6 // len(content.all_chapters), words % told)
        printed.append(_chapter(chapter, content, accent))
    return tuple(printed)


def _chapter(chapter: Chapter, content: Content, accent: str) -> PrintedChapter:
    texts = printed_texts(content, chapter.number)
    opening = next((text.paragraphs for text in texts if text.key == f"k{chapter.number}-einordnung"), ())
    rest = tuple(text for text in texts if text.key != f"k{chapter.number}-einordnung")
    blocks = tuple(_block(block, accent) for block in chapter.blocks)
    if chapter.number == field_texts.CHAPTER:
        blocks, rest = field_texts.in_passages(blocks, rest, _judgement)
    return PrintedChapter(
        chapter.number,
        chapter.title,
        chapter.anchor,
        chapter.lead,
        blocks,
        chapter.is_empty,
        opening,
        rest,
    )


def _judgement(text: PrintedText) -> PrintedBlock:
    """What the editors say of a field, in its passage."""
    return PrintedBlock(f"text-{text.key}", "", _("Einschätzung"), lines=text.paragraphs, css="h3")


def has_annex(block: Picture) -> bool:
    return not isinstance(block, MapBlock) or block.prints_table


def place_of(block: Block) -> dict[str, Any]:
    return {"anchor": block.anchor, "number": block.number, "title": block.title}


def empty_block(block: Block) -> PrintedBlock:
    """The line that stands where there is nothing, with the reason if one is known."""
    absence = block.absence or _("Im Berichtszeitraum keine Einträge.")
    return PrintedBlock(**place_of(block), is_empty=True, absence=absence)


def text_block(block: TextBlock) -> PrintedBlock:
    return PrintedBlock(**place_of(block), lines=block.lines, source=block.source)


def _block(block: Block, accent: str) -> PrintedBlock:
    if block.is_empty:
        return empty_block(block)
    if isinstance(block, TextBlock):
        return text_block(block)
    common = place_of(block)
    if isinstance(block, Picture):
        return PrintedBlock(**common, chart=block.chart(accent))
    words = sum(not column.kind for column in block.columns)
    return PrintedBlock(
        **common,
        table=block.table(),
        css="breit" if len(block.columns) > WIDE else "",
        table_css=f"viele t-{block.number}" if words >= WORDY else "",
    )


def _listed_block(table: TableBlock) -> PrintedBlock:
    """A list of the annex; too long a one is only named."""
    if not table.rows or len(table.rows) > MAX_LISTED:
        return PrintedBlock(table.anchor, table.number, table.title, is_empty=not table.rows)
    return PrintedBlock(table.anchor, table.number, table.title, table=table.table())


def tile(figure: Figure, change: str = "") -> Tile:
    if figure.kind == "euro":
        column = TableColumn("value", "", kind="number", decimals=0)
        return Tile(figure.label, display(figure.value, column), "€", figure.line, change)
    if figure.kind == "percent":
        is_number = not isinstance(figure.value, str) and figure.value is not None
        column = TableColumn("value", "", kind="number", decimals=1)
        shown = display(figure.value, column)
        return Tile(figure.label, shown, "%" if is_number else "", figure.line, change)
    return Tile(figure.label, display(figure.value), "", figure.line, change)
