"""A profile: several lines on one axis, each with a dot, and a second row of numbers as a line across them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.charts import drawing
from documents.charts.axis import Axis
from documents.charts.drawing import TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known, shown
from documents.render.colours import DEFAULT_ACCENT
from documents.tables import Table, TableColumn

ROW = 8.5 * UNIT
#: Room for one column of numbers at the right.
NUMBERS = 21 * UNIT
KEY = 6 * UNIT


def dot_chart(
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
    """One line per category. The first series is drawn as dots, a second one as rings joined by a line
    (an average to compare with). More than two cannot be read: `ValueError`."""
    if len(series) > 2:
        raise ValueError("At most two series can be told apart in a profile.")
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    names = [str(category) for category in categories]
    frame = _Frame(names, series, width)
    parts = _key([str(name) for name, _values in series], accent)
    parts += frame.drawn()
    if len(series) > 1:
        parts += _profile(frame, series[1][1])
    if series:
        parts += [
            drawing.dot(frame.x(value), frame.y(index), 4.2, fill=accent)
            for index, value in enumerate(series[0][1])
            if known(value)
        ]
    parts += _numbers(frame, series, unit, decimals, width)
    svg = drawing.picture(caption.title, caption.description, width, frame.bottom + 6 * UNIT, parts)
    columns = [TableColumn("label", label_title or _("Merkmal"))]
    columns += [
        TableColumn(f"dot_{index}", str(name), numeric=True, decimals=decimals)
        for index, (name, _values) in enumerate(series)
    ]
    rows = [(name, *(values[i] for _name, values in series)) for i, name in enumerate(names)]
    return caption.chart(svg, Table(key, caption.title, columns, rows, source=caption.source))


class _Frame:
    """Names at the left, the field in the middle, room for numbers at the right."""

    def __init__(self, names: list[str], series: Any, width: float):
        self.names = names
        longest = max((drawing.text_width(name) for name in names), default=0)
        self.left = min(width * 0.34, longest + 3 * UNIT) + 3 * UNIT
        self.right = width - NUMBERS * max(len(series), 1) - 3 * UNIT
        self.top = KEY + 3 * UNIT
        self.bottom = self.top + ROW * max(len(names), 1)
        self.axis = Axis(float(value) for _name, values in series for value in values if known(value))

    def x(self, value: Any) -> float:
        return self.left + (self.right - self.left) * (float(value) - self.axis.low) / self.axis.span

    def y(self, index: int) -> float:
        return self.top + ROW * (index + 0.5)

    def drawn(self) -> list[SafeString]:
        parts: list[SafeString] = []
        for tick, words in self.axis.ticks():
            colour = drawing.INK if abs(tick) < 1e-9 else drawing.RULE
            parts.append(drawing.line(self.x(tick), self.top, self.x(tick), self.bottom, stroke=colour))
            baseline = self.bottom + 4 * UNIT
            parts.append(drawing.text(self.x(tick), baseline, words, anchor="middle", fill=drawing.GREY))
        for index, name in enumerate(self.names):
            lines = drawing.wrapped(name, self.left - 5 * UNIT, most=2)
            top = self.y(index) - (len(lines) - 1) * TEXT * 0.58 + TEXT * 0.36
            parts += [drawing.text(0, top + row * TEXT * 1.15, line) for row, line in enumerate(lines)]
            parts.append(drawing.line(self.left, self.y(index), self.right, self.y(index), dash="1 3"))
        return parts


def _key(names: list[str], accent: str) -> list[SafeString]:
    parts: list[SafeString] = []
    x, y = 0.0, KEY / 2
    for index, name in enumerate(names):
        if index:
            parts.append(drawing.line(x, y, x + 7 * UNIT, y, stroke=drawing.INK, width=1.4, dash="5 3"))
            parts.append(drawing.dot(x + 3.5 * UNIT, y, 3.4, fill="#ffffff", stroke=drawing.INK))
        else:
            parts.append(drawing.dot(x + 3.5 * UNIT, y, 4.2, fill=accent))
        parts.append(drawing.text(x + 8.5 * UNIT, y + TEXT * 0.36, name))
        x += 14 * UNIT + drawing.text_width(name)
    return parts


def _profile(frame: _Frame, values: Sequence[Value]) -> list[SafeString]:
    points = [(frame.x(v), frame.y(i)) if known(v) else None for i, v in enumerate(values)]
    parts: list[SafeString] = [
        drawing.line(*begin, *end, stroke=drawing.INK, width=1.4, dash="5 3")
        for begin, end in pairwise(points)
        if begin and end
    ]
    parts += [drawing.dot(*point, 3.4, fill="#ffffff", stroke=drawing.INK) for point in points if point]
    return parts


def _numbers(frame: _Frame, series: Any, unit: str, decimals: int | None, width: float) -> list[SafeString]:
    parts: list[SafeString] = []
    for place, (name, values) in enumerate(series):
        x = width - NUMBERS * (len(series) - 1 - place)
        head = drawing.wrapped(str(name), NUMBERS - UNIT, most=2)
        for row, line in enumerate(reversed(head)):
            y = frame.top - 1.2 * UNIT - row * TEXT * 1.15
            parts.append(drawing.text(x, y, line, anchor="end", fill=drawing.GREY))
        for index, value in enumerate(values):
            words = shown(value, unit, decimals)
            weight = 400 if place else 500
            parts.append(drawing.text(x, frame.y(index) + TEXT * 0.36, words, anchor="end", weight=weight))
    return parts
