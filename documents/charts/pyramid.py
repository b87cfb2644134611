"""Two groups by age, back to back: the youngest at the foot, the oldest at the top."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.charts import drawing
from documents.charts.axis import Axis
from documents.charts.drawing import TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known, shown
from documents.render.colours import DEFAULT_ACCENT
from documents.tables import Table, TableColumn

BAR = 4.2 * UNIT
STEP = 5.0 * UNIT
TOP = 7 * UNIT
#: Room for the number behind the longest bar.
NUMBER = 15 * UNIT
FILLS_OF_SIDES = ("solid", "hatched")


def pyramid_chart(
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
    """`categories`: ages from young to old. The first series is drawn to the left, the second to the right,
    both on the same scale; groups of different size are best given in per cent of each group.
    Raises `ValueError` unless there are two series."""
    if len(series) != 2:
        raise ValueError("A pyramid has two sides.")
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    names = [str(category) for category in categories]
    frame = _Frame(names, series, width)
    parts = frame.drawn()
    for side, (name, values) in enumerate(series):
        parts.append(frame.heading(side, str(name)))
        for index, value in enumerate(values):
            parts += frame.bar(side, index, value, shown(value, unit, decimals), accent)
    svg = drawing.picture(caption.title, caption.description, width, frame.bottom + 6 * UNIT, parts)
    columns = [TableColumn("label", label_title or _("Alter"))]
    columns += [
        TableColumn(f"side_{index}", str(name), numeric=True, decimals=decimals)
        for index, (name, _values) in enumerate(series)
    ]
    rows = [(name, *(values[i] for _name, values in series)) for i, name in enumerate(names)]
    return caption.chart(svg, Table(key, caption.title, columns, rows, source=caption.source))


class _Frame:
    """Ages in the middle, a field of the same width at each side of them."""

    def __init__(self, names: list[str], series: Any, width: float):
        self.names = names
        self.half = max((drawing.text_width(name) for name in names), default=0) / 2 + 2 * UNIT
        self.middle = width / 2
        self.room = width / 2 - self.half - NUMBER
        self.axis = Axis(float(v) for _name, values in series for v in values if known(v) and v > 0)
        self.bottom = TOP + STEP * max(len(names), 1)

    def start(self, side: int) -> float:
        return self.middle + (self.half if side else -self.half)

    def end(self, side: int, value: float) -> float:
        length = self.room * value / self.axis.high
        return self.start(side) + (length if side else -length)

    def y(self, index: int) -> float:
        return self.bottom - STEP * (index + 1)

    def drawn(self) -> list[SafeString]:
        parts: list[SafeString] = []
        for side in (0, 1):
            for tick, words in self.axis.ticks():
                x = self.end(side, tick)
                colour = drawing.RULE if tick else drawing.INK
                parts.append(drawing.line(x, TOP, x, self.bottom, stroke=colour))
                parts.append(
                    drawing.text(x, self.bottom + 4 * UNIT, words, anchor="middle", fill=drawing.GREY)
                )
        for index, name in enumerate(self.names):
            baseline = self.y(index) + BAR / 2 + TEXT * 0.36
            parts.append(drawing.text(self.middle, baseline, name, anchor="middle"))
        return parts

    def heading(self, side: int, name: str) -> SafeString:
        anchor = "start" if side else "end"
        words = drawing.wrapped(name, self.room + NUMBER, most=1)[0]
        return drawing.text(self.start(side), TOP - 2.4 * UNIT, words, anchor=anchor, weight=500)

    def bar(self, side: int, index: int, value: Value, words: str, accent: str) -> list[SafeString]:
        y = self.y(index)
        amount = float(value) if known(value) and value > 0 else 0.0
        end, start = self.end(side, amount), self.start(side)
        parts: list[SafeString] = []
        if amount:
            fill = FILLS_OF_SIDES[side]
            parts.append(drawing.filled_box(min(start, end), y, abs(end - start), BAR, fill, accent))
        x = end + (1.4 * UNIT if side else -1.4 * UNIT)
        anchor = "start" if side else "end"
        return [*parts, drawing.text(x, y + BAR / 2 + TEXT * 0.36, words, anchor=anchor)]
