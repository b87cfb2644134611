"""Horizontal bars, one per line, with the number at the end of each."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.charts import drawing
from documents.charts.drawing import TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known, shown
from documents.render.colours import DEFAULT_ACCENT
from documents.tables import Table, TableColumn

BAR = 4.2 * UNIT
GAP = 2.0 * UNIT


def bar_chart(
    *,
    key: str,
    title: Any,
    description: Any,
    bars: Sequence[tuple[Any, Value]],
    unit: str = "",
    decimals: int | None = None,
    label_title: Any = "",
    value_title: Any = "",
    highlight: Sequence[int] = (),
    number: str = "",
    question: Any = "",
    source: Any = "",
    accent: str = DEFAULT_ACCENT,
    width_mm: float = 165,
) -> Chart:
    """Bars in the given order. `bars`: (label, number or statistical sign). `highlight`: their positions;
    the others are drawn lighter. `unit`: behind each number, e.g. ``%``."""
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    labels = [str(label) for label, _value in bars]
    label_width = min(width * 0.4, max((drawing.text_width(label) for label in labels), default=0) + 3 * UNIT)
    parts: list[SafeString] = []
    scale = _Scale([value for _label, value in bars if known(value)], label_width, width - 18 * UNIT)
    y = 0.0
    for index, (label, value) in enumerate(bars):
        fill = "solid" if not highlight or index in highlight else "tint"
        lines = drawing.wrapped(str(label), label_width - 2 * UNIT)
        height = max(BAR, len(lines) * TEXT * 1.15)
        parts += _label(lines, y, height)
        parts += _bar(value, y + (height - BAR) / 2, scale, fill, accent, shown(value, unit, decimals))
        y += height + GAP
    parts.append(drawing.line(scale.zero, 0, scale.zero, max(y - GAP, 0), stroke=drawing.INK, width=0.9))
    svg = drawing.picture(caption.title, caption.description, width, max(y - GAP, 1) + 2, parts)
    table = Table(
        key=key,
        title=caption.title,
        columns=[
            TableColumn("label", label_title or _("Merkmal")),
            TableColumn("value", value_title or unit or _("Wert"), numeric=True, decimals=decimals),
        ],
        rows=[(str(label), value) for label, value in bars],
        source=caption.source,
    )
    return caption.chart(svg, table)


class _Scale:
    """From numbers to places; zero is always on it."""

    def __init__(self, values: list[Any], left: float, right: float):
        numbers = [float(value) for value in values] or [0.0]
        low, high = min(0.0, *numbers), max(0.0, *numbers)
        room = 14 * UNIT if low < 0 else 0.0  # numbers of negative bars stand left of them
        self._left, self._low = left + room, low
        self._per_unit = (right - left - room) / (high - low) if high > low else 0.0
        self.zero = self.at(0.0)

    def at(self, value: float) -> float:
        return self._left + (value - self._low) * self._per_unit


def _bar(value: Value, y: float, scale: _Scale, fill: str, accent: str, words: str) -> list[SafeString]:
    baseline = y + BAR / 2 + TEXT * 0.36
    if not known(value):
        return [drawing.text(scale.zero + 1.5 * UNIT, baseline, words, fill=drawing.GREY)]
    end = scale.at(float(value))
    bar = drawing.filled_box(min(end, scale.zero), y, abs(end - scale.zero), BAR, fill, accent)
    if value < 0:
        return [bar, drawing.text(end - 1.5 * UNIT, baseline, words, anchor="end", weight=500)]
    return [bar, drawing.text(end + 1.5 * UNIT, baseline, words, weight=500)]


def _label(lines: list[str], y: float, height: float) -> list[SafeString]:
    top = y + height / 2 - (len(lines) - 1) * TEXT * 1.15 / 2 + TEXT * 0.36
    return [drawing.text(0, top + index * TEXT * 1.15, line) for index, line in enumerate(lines)]
