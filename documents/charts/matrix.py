"""Who with whom: a table whose cells carry their number and are the darker the larger it is."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.charts import drawing
from documents.charts.drawing import TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known, shown
from documents.render.colours import DEFAULT_ACCENT, mixed
from documents.tables import Table, TableColumn

ROW = 8 * UNIT
WIDEST = 20 * UNIT
#: Room for a name that runs upwards.
RISING = 42 * UNIT
#: How much accent the ground of a cell has, from the smallest to the largest number.
SHADES = (0.08, 0.24, 0.45, 0.75, 1.0)
#: From this shade on white text is read better than dark.
DARK = 0.7


def matrix_chart(
    *,
    key: str,
    title: Any,
    description: Any,
    categories: Sequence[Any],
    series: Sequence[tuple[Any, Sequence[Value]]],
    unit: str = "",
    decimals: int | None = None,
    label_title: Any = "",
    number: str = "",
    question: Any = "",
    source: Any = "",
    accent: str = DEFAULT_ACCENT,
    width_mm: float = 165,
) -> Chart:
    """`categories` are the rows, each series is one column with a value per row. Every value stands in its
    cell as a number or sign, so that the shade only helps the eye."""
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    names = [str(category) for category in categories]
    left = min(width * 0.3, max((drawing.text_width(name) for name in names), default=0) + 3 * UNIT)
    cell = min((width - left) / max(len(series), 1), WIDEST)
    parts, top = _heads([str(name) for name, _values in series], left, cell)
    largest = max((float(v) for _name, values in series for v in values if known(v)), default=0.0)
    for row, name in enumerate(names):
        y = top + row * ROW
        lines = drawing.wrapped(name, left - 2 * UNIT, most=2)
        first = y + ROW / 2 - (len(lines) - 1) * TEXT * 0.58 + TEXT * 0.36
        parts += [drawing.text(0, first + i * TEXT * 1.15, line) for i, line in enumerate(lines)]
        for column, (_name, values) in enumerate(series):
            words = shown(values[row], unit, decimals) if values[row] is not None else "–"
            parts += _cell(values[row], words, left + column * cell, y, cell, largest, accent)
    height = top + ROW * max(len(names), 1) + 2
    svg = drawing.picture(caption.title, caption.description, width, height, parts)
    columns = [TableColumn("label", label_title or _("Merkmal"))]
    columns += [
        TableColumn(f"column_{index}", str(name), numeric=True, decimals=decimals)
        for index, (name, _values) in enumerate(series)
    ]
    rows = [(name, *(values[i] for _name, values in series)) for i, name in enumerate(names)]
    return caption.chart(svg, Table(key, caption.title, columns, rows, source=caption.source))


def _heads(names: list[str], left: float, cell: float) -> tuple[list[SafeString], float]:
    """Names above the columns, running upwards where a word is wider than its column; where the cells begin."""
    words = [word for name in names for word in name.split()]
    if any(drawing.text_width(word) > cell - UNIT for word in words):
        return _rising_heads(names, left, cell)
    wrapped = [drawing.wrapped(name, cell - UNIT, most=3) for name in names]
    most = max((len(lines) for lines in wrapped), default=1)
    parts: list[SafeString] = []
    for column, lines in enumerate(wrapped):
        x = left + (column + 0.5) * cell
        for row, line in enumerate(lines):
            y = TEXT * (0.9 + 1.15 * (most - len(lines) + row))
            parts.append(drawing.text(x, y, line, anchor="middle", fill=drawing.GREY))
    return parts, TEXT * (0.9 + 1.15 * most)


def _rising_heads(names: list[str], left: float, cell: float) -> tuple[list[SafeString], float]:
    top = min(max(drawing.text_width(name) for name in names), RISING) + 2 * UNIT
    parts = [
        drawing.rising_text(
            left + (column + 0.5) * cell + TEXT * 0.36,
            top - 1.2 * UNIT,
            drawing.wrapped(name, RISING, most=1)[0],
            fill=drawing.GREY,
        )
        for column, name in enumerate(names)
    ]
    return parts, top


def _cell(
    value: Value, words: str, x: float, y: float, width: float, largest: float, accent: str
) -> list[SafeString]:
    share = _shade(value, largest)
    ground = mixed(accent, share) if share else "#ffffff"
    ink = "#ffffff" if share >= DARK else drawing.INK if known(value) and value else drawing.GREY
    baseline = y + ROW / 2 + TEXT * 0.36
    return [
        drawing.box(x, y, width, ROW, fill=ground, stroke=drawing.RULE),
        drawing.text(x + width / 2, baseline, words, anchor="middle", weight=500 if share else 400, fill=ink),
    ]


def _shade(value: Value, largest: float) -> float:
    """Five steps of equal width; nothing and signs stay white."""
    if not known(value) or value <= 0 or largest <= 0:
        return 0.0
    step = min(int(float(value) / largest * len(SHADES) - 1e-9), len(SHADES) - 1)
    return SHADES[step]
