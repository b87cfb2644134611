"""What the printed report is made of: plain values from a Datenschnitt, in the order of the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from documents.charts import Chart
from documents.tables import Table, TableColumn, display
from monitoring.reports.blocks import Block, Chapter, Figure, MapBlock, Picture, TableBlock, TextBlock
from monitoring.reports.outline import OutlineLine, completeness
from monitoring.reports.signs import SIGNS
from monitoring.reports.snapshot import Content

#: From this number of columns on a table takes the margin column as well.
WIDE = 5


@dataclass(frozen=True)
class ContentsLine:
    """One line of the table of contents; without anchor the chapter is not in the report."""

    level: int
    number: str
    title: str
    anchor: str = ""


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


@dataclass(frozen=True)
class PrintedChapter:
    """A chapter with its blocks."""

    number: int
    title: str
    anchor: str
    lead: str
    blocks: tuple[PrintedBlock, ...]
    is_empty: bool


@dataclass(frozen=True)
class Tile:
    """A number of the first page."""

    label: str
    value: str
    unit: str
    line: str


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
    mandate: tuple[str, ...]
    summary: tuple[str, ...]
    tiles: tuple[Tile, ...]
    findings: tuple[str, ...]
    recommendations: tuple[str, ...]
    data_gaps: tuple[str, ...]
    contents: tuple[ContentsLine, ...]
    tables: tuple[ContentsLine, ...]
    charts: tuple[ContentsLine, ...]
    chapters: tuple[PrintedChapter, ...]
    annex: tuple[Table, ...]
    signs: Table
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
    texts = content.texts
    chapters = _chapters(content, accent, progress)
    lines = completeness(content.chapters, has_mandate=has_mandate(content))
    blocks = [block for chapter in content.chapters for block in chapter.blocks]
    cut = content.taken_at.astimezone(BERLIN)
    return ReportContext(
        heading=texts["title"],
        years=content.period.words,
        subtitle=texts["subtitle"],
        edition=_("Bericht Nummer %(number)d") % {"number": content.number},
        stamp=stamp,
        standing=standing,
        cut_line=_("Datenschnitt: %(day)s Uhr") % {"day": f"{cut:%d.%m.%Y, %H:%M}"},
        legal_basis=texts["legal_basis"],
        mandate=_paragraphs(texts["mandate"]),
        summary=_paragraphs(texts["summary"]),
        tiles=tuple(tile(f) for chapter in content.chapters for f in chapter.figures)[:8],
        findings=_paragraphs(texts["findings"]),
        recommendations=_paragraphs(texts["recommendations"]),
        data_gaps=_paragraphs(texts["data_gaps"]),
        contents=_contents(lines),
        tables=_listed([block for block in blocks if isinstance(block, TableBlock)]),
        charts=_listed([block for block in blocks if isinstance(block, Picture)]),
        chapters=chapters,
        annex=tuple(
            block.data_table().table()
            for block in blocks
            if isinstance(block, Picture) and not block.is_empty and _has_annex(block)
        ),
        signs=signs_table(),
        threshold=content.threshold,
        completeness=lines if with_completeness else (),
        description=_("%(title)s %(years)s, %(district)s")
        % {"title": texts["title"], "years": content.period.words, "district": content.district_name},
    )


def has_mandate(content: Content) -> bool:
    return bool(content.texts["mandate"].strip() or content.texts["legal_basis"].strip())


def signs_table() -> Table:
    """The legend of section 4, as every report prints it."""
    columns = [TableColumn("sign", _("Zeichen")), TableColumn("meaning", _("Bedeutung"))]
    rows = [(sign, str(meaning)) for sign, meaning in SIGNS]
    return Table("signs", _("Zeichen in Tabellen"), columns, rows, number=_("Tabelle E1"))


def _chapters(
    content: Content, accent: str, progress: Callable[[int, str], None] | None
) -> tuple[PrintedChapter, ...]:
    printed = []
    for done, chapter in enumerate(content.chapters):
        if progress:
            words = _("Kapitel %(done)d von %(all)d wird gezeichnet: %(title)s")
            progress(done, words % {"done": done + 1, "all": len(content.chapters), "title": chapter.title})
        printed.append(_chapter(chapter, accent))
    return tuple(printed)


def _chapter(chapter: Chapter, accent: str) -> PrintedChapter:
    blocks = tuple(_block(block, accent) for block in chapter.blocks)
    return PrintedChapter(
        chapter.number, chapter.title, chapter.anchor, chapter.lead, blocks, chapter.is_empty
    )


def _has_annex(block: Picture) -> bool:
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
    return PrintedBlock(**common, table=block.table(), css="breit" if len(block.columns) > WIDE else "")


def tile(figure: Figure) -> Tile:
    if figure.kind == "euro":
        column = TableColumn("value", "", kind="number", decimals=0)
        return Tile(figure.label, display(figure.value, column), "€", figure.line)
    if figure.kind == "percent":
        is_number = not isinstance(figure.value, str) and figure.value is not None
        column = TableColumn("value", "", kind="number", decimals=1)
        return Tile(figure.label, display(figure.value, column), "%" if is_number else "", figure.line)
    return Tile(figure.label, display(figure.value), "", figure.line)


def _contents(lines: tuple[OutlineLine, ...]) -> tuple[ContentsLine, ...]:
    listed = [ContentsLine(1, "", _("Kurzfassung"), "kurz")]
    for line in lines:
        anchor = line.chapter.anchor if line.chapter else ""
        if line.percent is not None and line.chapter is None:
            anchor = "kap-1"
        title = line.title if anchor else _("%(title)s (nicht enthalten)") % {"title": line.title}
        listed.append(ContentsLine(1, str(line.number), title, anchor))
    listed.append(ContentsLine(1, "C", _("Datentabellen der Abbildungen"), "anhang-c"))
    listed.append(ContentsLine(1, "E", _("Zeichen und Quellen"), "anhang-e"))
    return tuple(listed)


def _listed(blocks: list[Any]) -> tuple[ContentsLine, ...]:
    return tuple(ContentsLine(2, block.number, _short(block.title), block.anchor) for block in blocks)


def _short(title: str) -> str:
    """The list of tables needs no place and no day behind the title."""
    return title.partition(", ")[0]


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
