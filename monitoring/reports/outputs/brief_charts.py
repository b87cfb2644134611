"""The picture of a brief: of the chapter a recommendation rests on, the one that speaks of the same thing."""

import re
from dataclasses import dataclass, replace

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from documents.charts import Chart, bar_chart
from documents.tables import Table, is_number
from monitoring.reports.blocks import ChartBlock, Picture, TableBlock
from monitoring.reports.comparing import NOW
from monitoring.reports.snapshot import Content
from monitoring.reports.writing import Advice

#: A picture with its numbers beside it, and one above them: more columns do not fit beside.
BESIDE_MM, ABOVE_MM = 98.0, 165.0
MOST_BESIDE = 5
#: More rows than these leave no room for the rest of the page; their picture stands in the report.
MOST_ROWS = 9
#: Forms that are read at this width.
READABLE = frozenset({"bars", "shares", "lines", "columns", "pyramid"})
#: Shorter words say nothing about a subject.
TELLING = 5
SMALLER = 0.8
_SIZE = re.compile(r'\b(width|height)="([\d.]+)mm"')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class BriefChart:
    """A picture and its twin in numbers."""

    chart: Chart
    table: Table
    is_beside: bool


def brief_chart(content: Content, advice: Advice, accent: str) -> BriefChart | None:
    """Nothing for a recommendation without a chapter, or whose chapter has no numbers to draw."""
    chapter = next((each for each in content.chapters if each.number == advice.chapter), None)
    if chapter is None:
        return None
    said = _stems(f"{advice.title} {advice.text} {advice.indicator} {advice.reason}")
    charts = [block for block in chapter.charts if _fits(block)]
    if charts:
        block = max(charts, key=lambda each: len(said & _stems(f"{each.title} {each.question}")))
        return _pair(block, accent)
    tables = [table for table in chapter.tables if _bars_of(table)]
    if not tables:
        return None
    table = max(tables, key=lambda each: len(said & _stems(each.title)))
    return _from_table(table, accent)


def smaller(picture: BriefChart) -> BriefChart:
    """The same picture at four fifths, still read without effort."""
    scaled = _SIZE.sub(
        lambda found: f'{found[1]}="{float(found[2]) * SMALLER:.2f}mm"', picture.chart.svg, count=2
    )
    return replace(picture, chart=replace(picture.chart, svg=mark_safe(scaled)))


def _fits(block: ChartBlock) -> bool:
    return not block.is_empty and block.form in READABLE and len(block.categories) <= MOST_ROWS


def _pair(block: Picture, accent: str) -> BriefChart:
    """The picture of the report, and what annex C prints of it."""
    table = block.data_table().table()
    is_beside = len(table.columns) <= MOST_BESIDE
    chart = block.chart(accent, BESIDE_MM if is_beside else ABOVE_MM)
    number = _("Daten zu Abbildung %(number)s:") % {"number": block.number}
    title = _short(block.title)
    return BriefChart(
        replace(chart, title=title), replace(table, title=title, source="", number=number), is_beside
    )


def _from_table(block: TableBlock, accent: str) -> BriefChart:
    """A table of the chapter as bars: the numbers of the period."""
    bars, title = _bars_of(block), _short(block.title)
    heading = str(block.columns[0].title)
    chart = bar_chart(
        key=block.key, title=title, description=_message(bars), bars=bars, label_title=heading,
        value_title=_("Anzahl"), number=_("Zu Tabelle %(number)s") % {"number": block.number},
        source=block.source, accent=accent, width_mm=BESIDE_MM,
    )  # fmt: skip
    number = _("Daten aus Tabelle %(number)s:") % {"number": block.number}
    return BriefChart(chart, replace(chart.table, number=number, source=""), is_beside=True)


def _bars_of(block: TableBlock) -> list[tuple[str, object]]:
    """Names and numbers of the period; nothing for a table without such a column, or of other than counts."""
    keys = [column.key for column in block.columns]
    if NOW not in keys or "unit" in keys or not 2 <= len(block.rows) <= MOST_ROWS:
        return []
    place = keys.index(NOW)
    bars = [(str(row[0]), row[place]) for row in block.rows]
    numbers = [value for _name, value in bars if is_number(value)]
    return bars if len(numbers) >= 2 and all(isinstance(value, int) for value in numbers) else []


def _message(bars: list[tuple[str, object]]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in bars)


def _short(title: str) -> str:
    """Without place and period: the head of the brief names both."""
    return title.partition(", ")[0]


def _stems(text: str) -> set[str]:
    """The beginnings of the words that tell what a text is about."""
    return {word[:TELLING].casefold() for word in _WORD.findall(text) if len(word) >= TELLING}
