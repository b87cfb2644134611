"""Shares of a whole: each line adds up to 100 per cent, its parts told apart by fill and label."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.charts import drawing
from documents.charts.drawing import FILLS, TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known
from documents.render.colours import DEFAULT_ACCENT
from documents.tables import Table, TableColumn, german_number

BAR = 6.4 * UNIT
GAP = 2.4 * UNIT
KEY = 3.2 * UNIT


def stacked_bar_chart(
    *,
    key: str,
    title: Any,
    description: Any,
    categories: Sequence[Any],
    series: Sequence[tuple[Any, Sequence[Value]]],
    decimals: int = 0,
    label_title: Any = "",
    number: str = "",
    question: Any = "",
    source: Any = "",
    accent: str = DEFAULT_ACCENT,
    width_mm: float = 165,
) -> Chart:
    """One bar per category, divided by the series. `series`: (name, one absolute number per category).
    At most five series, because five fills can be told apart on a grey copy. Raises `ValueError`."""
    if len(series) > len(FILLS):
        raise ValueError("At most five parts can be told apart.")
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    names = [str(category) for category in categories]
    left = min(width * 0.35, max((drawing.text_width(name) for name in names), default=0) + 3 * UNIT)
    parts, y = _key([str(name) for name, _values in series], width, accent)
    for index, name in enumerate(names):
        values = [values[index] for _name, values in series]
        lines = drawing.wrapped(name, left - 2 * UNIT, most=2)
        top = y + BAR / 2 - (len(lines) - 1) * TEXT * 0.58 + TEXT * 0.36
        parts += [drawing.text(0, top + row * TEXT * 1.15, line) for row, line in enumerate(lines)]
        parts += _bar(values, left, y, width - left, accent, decimals)
        y += BAR + GAP
    svg = drawing.picture(caption.title, caption.description, width, max(y - GAP, 1) + 2, parts)
    return caption.chart(svg, _table(key, caption, names, series, label_title))


def _bar(
    values: list[Value], left: float, y: float, width: float, accent: str, decimals: int
) -> list[SafeString]:
    total = sum(float(value) for value in values if known(value) and value > 0)
    baseline = y + BAR / 2 + TEXT * 0.36
    if not total:
        return [drawing.text(left + UNIT, baseline, _("keine Angabe"), fill=drawing.GREY)]
    parts: list[SafeString] = []
    x = left
    for value, fill in zip(values, FILLS, strict=False):
        if not known(value) or value <= 0:
            continue
        share = float(value) / total
        part = share * width
        parts.append(drawing.filled_box(x, y, part, BAR, fill, accent))
        shown = german_number(share * 100, decimals=decimals) + "\u00a0%"
        if drawing.text_width(shown, weight=500) + 8 <= part:
            parts.append(inner_text(x + part / 2, baseline, shown, fill))
        x += part
    return parts


def inner_text(x: float, y: float, shown: str, fill: str) -> SafeString:
    """A number that can be read on the fill it stands on."""
    if fill == "solid":
        return drawing.text(x, y, shown, anchor="middle", weight=500, fill="#ffffff")
    if fill == "tint":
        return drawing.text(x, y, shown, anchor="middle", weight=500)
    return drawing.boxed_text(x, y, shown)


def _key(names: list[str], width: float, accent: str) -> tuple[list[SafeString], float]:
    """Names of the parts above the bars, in as many lines as they need."""
    parts: list[SafeString] = []
    x, y = 0.0, 0.0
    for name, fill in zip(names, FILLS, strict=False):
        needed = KEY + 1.2 * UNIT + drawing.text_width(name) + 5 * UNIT
        if x and x + needed - 5 * UNIT > width:
            x, y = 0.0, y + KEY + 1.6 * UNIT
        parts.append(drawing.filled_box(x + 0.5, y + 0.5, KEY - 1, KEY - 1, fill, accent))
        parts.append(drawing.text(x + KEY + 1.2 * UNIT, y + KEY / 2 + TEXT * 0.36, name))
        x += needed
    return parts, y + KEY + 3 * UNIT


def _table(key: str, caption: Caption, names: list[str], series: Any, label_title: Any) -> Table:
    columns = [TableColumn("label", label_title or _("Merkmal"))]
    columns += [
        TableColumn(f"part_{index}", str(name), numeric=True) for index, (name, _values) in enumerate(series)
    ]
    rows = [(name, *(values[index] for _series_name, values in series)) for index, name in enumerate(names)]
    return Table(key, caption.title, columns, rows, source=caption.source)
