"""Amounts over the years: one column per year, its parts stacked, the sum above, the names at the right."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.charts import drawing
from documents.charts.axis import Axis
from documents.charts.drawing import FILLS, TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known, shown
from documents.charts.stacked import inner_text
from documents.render.colours import DEFAULT_ACCENT
from documents.tables import Table, TableColumn, german_number

HEIGHT = 72 * UNIT
TOP, BOTTOM = 7 * UNIT, 7 * UNIT
WIDEST = 22 * UNIT
KEY = 3.2 * UNIT


def column_chart(
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
    """One column per category from zero, divided by the series; only amounts above zero are drawn.
    At most five series, because five fills can be told apart on a grey copy. Raises `ValueError`."""
    if len(series) > len(FILLS):
        raise ValueError("At most five parts can be told apart.")
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    names = [str(category) for category in categories]
    frame = _Frame(names, series, width)
    parts = frame.axes(unit)
    for index in range(len(names)):
        parts += _column(frame, index, [values[index] for _name, values in series], accent, decimals)
    parts += _key([str(name) for name, _values in series], frame.right + 3 * UNIT, width, accent)
    svg = drawing.picture(caption.title, caption.description, width, HEIGHT, parts)
    columns = [TableColumn("label", label_title or _("Jahr"))]
    columns += [
        TableColumn(f"part_{index}", str(name), numeric=True, decimals=decimals)
        for index, (name, _values) in enumerate(series)
    ]
    rows = [(name, *(values[i] for _name, values in series)) for i, name in enumerate(names)]
    return caption.chart(svg, Table(key, caption.title, columns, rows, source=caption.source))


class _Frame:
    """The field the columns stand in."""

    def __init__(self, names: list[str], series: Any, width: float):
        self.names = names
        self.axis = Axis(
            sum(float(values[i]) for _name, values in series if known(values[i]) and values[i] > 0)
            for i in range(len(names))
        )
        longest = max((drawing.text_width(str(name)) for name, _values in series), default=0)
        self.left = max(drawing.text_width(words) for _tick, words in self.axis.ticks()) + 3 * UNIT
        self.right = width - min(longest + KEY + 6 * UNIT, width * 0.32)
        self.place = (self.right - self.left) / max(len(names), 1)
        self.column = min(self.place * 0.66, WIDEST)

    def x(self, index: int) -> float:
        return self.left + self.place * (index + 0.5)

    def y(self, value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.axis.high - value) / self.axis.span

    def axes(self, unit: str) -> list[SafeString]:
        parts: list[SafeString] = []
        for tick, words in self.axis.ticks():
            y, colour = self.y(tick), drawing.RULE if tick else drawing.INK
            parts.append(drawing.line(self.left, y, self.right, y, stroke=colour))
            baseline = y + TEXT * 0.36
            parts.append(
                drawing.text(self.left - 1.5 * UNIT, baseline, words, anchor="end", fill=drawing.GREY)
            )
        if unit:
            parts.append(drawing.text(0, TEXT * 0.9, unit, fill=drawing.GREY))
        for index, name in enumerate(self.names):
            line = drawing.wrapped(name, self.place - UNIT, most=1)[0]
            parts.append(drawing.text(self.x(index), HEIGHT - 1.4 * UNIT, line, anchor="middle"))
        return parts


def _column(
    frame: _Frame, index: int, values: Sequence[Value], accent: str, decimals: int | None
) -> list[SafeString]:
    drawn = [(float(v), v, fill) for v, fill in zip(values, FILLS, strict=False) if known(v) and v > 0]
    x, below = frame.x(index) - frame.column / 2, 0.0
    parts: list[SafeString] = []
    for amount, value, fill in drawn:
        top, height = frame.y(below + amount), frame.y(below) - frame.y(below + amount)
        parts.append(drawing.filled_box(x, top, frame.column, height, fill, accent))
        words = german_number(value, decimals=decimals)
        if height > TEXT * 1.5 and drawing.text_width(words, weight=500) + 8 < frame.column:
            parts.append(inner_text(frame.x(index), top + height / 2 + TEXT * 0.36, words, fill))
        below += amount
    known_values = [value for value in values if known(value)]
    words = shown(sum(known_values), "", decimals) if known_values else _signs(values)
    baseline = frame.y(below) - 1.4 * UNIT
    return [*parts, drawing.text(frame.x(index), baseline, words, anchor="middle", weight=500)]


def _signs(values: Sequence[Value]) -> str:
    """A column without any number says why."""
    return next((value for value in values if isinstance(value, str) and value), "–")


def _key(names: list[str], x: float, width: float, accent: str) -> list[SafeString]:
    """Names in the order of the stack, the topmost part first."""
    parts: list[SafeString] = []
    y: float = TOP
    for name, fill in reversed(list(zip(names, FILLS, strict=False))):
        lines = drawing.wrapped(name, width - x - KEY - 1.5 * UNIT, most=2)
        parts.append(drawing.filled_box(x, y, KEY, KEY, fill, accent))
        for row, line in enumerate(lines):
            parts.append(drawing.text(x + KEY + 1.5 * UNIT, y + KEY / 2 + TEXT * (0.36 + row * 1.15), line))
        y += KEY + TEXT * 1.15 * (len(lines) - 1) + 2.6 * UNIT
    return parts
