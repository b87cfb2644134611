"""Development over time: lines told apart by dash and mark, each named at its end."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.charts import drawing
from documents.charts.axis import places, round_step
from documents.charts.drawing import TEXT, UNIT
from documents.charts.model import Caption, Chart, Value, known
from documents.render.colours import DEFAULT_ACCENT
from documents.tables import Table, TableColumn, german_number

HEIGHT = 62 * UNIT
TOP, BOTTOM = 5 * UNIT, 7 * UNIT
#: Dash, colour ("accent", "ink", "grey") and mark of the first, second … line.
STYLES = (
    ("", "accent", "dot"),
    ("6 3", "ink", "square"),
    ("1.5 2.5", "accent", "ring"),
    ("9 3 2 3", "grey", "diamond"),
)


def line_chart(
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
    breaks: Sequence[tuple[Any, Any]] = (),
) -> Chart:
    """One line per series over the categories (years, months). Gaps in the numbers stay gaps.
    At most four lines can be told apart; more raise `ValueError`. `breaks`: the category from which on the
    numbers are made in another way, and why; no line runs across, because it would tell of a change."""
    if len(series) > len(STYLES):
        raise ValueError("At most four lines can be told apart.")
    caption = Caption(str(title), str(description), number, str(question), str(source))
    width = width_mm * UNIT
    longest = max((drawing.text_width(str(name), weight=500) for name, _values in series), default=0)
    right = width - min(longest + 4 * UNIT, width * 0.3)
    frame = _Frame([str(item) for item in categories], series, right, unit, decimals)
    cuts = _cuts(frame, breaks)
    notes = _break_notes(cuts, width)
    parts = frame.axes() + [
        drawing.line(x, TOP - 3 * UNIT, x, HEIGHT - BOTTOM, stroke=drawing.INK, width=1.2, dash="3 2")
        for x, _reason in cuts
    ]
    parts += _lines(frame, series, accent, width - right - 3 * UNIT, cuts)
    height = HEIGHT + (len(notes) * 1.25 + 0.6) * TEXT * bool(notes)
    svg = drawing.picture(caption.title, caption.description, width, height, parts + notes)
    columns = [TableColumn("label", label_title or _("Zeit"))]
    columns += [
        TableColumn(f"line_{index}", str(name), numeric=True, decimals=decimals)
        for index, (name, _values) in enumerate(series)
    ]
    rows = [(str(item), *(values[i] for _name, values in series)) for i, item in enumerate(categories)]
    said = [_("Bruch ab %(when)s: %(why)s") % {"when": when, "why": why} for when, why in breaks]
    return caption.chart(svg, Table(key, caption.title, columns, rows, source=caption.source, notes=said))


#: Place and value of a point.
_Point = tuple[float, float, Any]
#: Place and reason of a break of the series.
_Cut = tuple[float, str]


class _Frame:
    """The field the lines are drawn in: from zero (or the lowest number below) to a round number above."""

    def __init__(self, categories: list[str], series: Any, right: float, unit: str, decimals: int | None):
        numbers = [float(value) for _name, values in series for value in values if known(value)] or [0.0]
        self.step = round_step(max(numbers) - min(0.0, min(numbers)))
        self.low = math.floor(min(0.0, *numbers) / self.step) * self.step
        self.high = max(math.ceil(max(numbers) / self.step), 1) * self.step
        self.categories, self.unit, self.decimals = categories, unit, decimals
        ticks = [german_number(tick, decimals=places(self.step)) for tick in self._ticks()]
        self.left = max(drawing.text_width(tick) for tick in ticks) + 3 * UNIT
        self.right = right

    def _ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + index * self.step for index in range(count + 1)]

    def x(self, index: int) -> float:
        gaps = max(len(self.categories) - 1, 1)
        return self.left + 4 * UNIT + (self.right - self.left - 8 * UNIT) * index / gaps

    def y(self, value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.high - value) / (self.high - self.low)

    def axes(self) -> list[SafeString]:
        parts: list[SafeString] = []
        for tick in self._ticks():
            y, is_zero = self.y(tick), abs(tick) < 1e-9
            colour = drawing.INK if is_zero else drawing.RULE
            parts.append(drawing.line(self.left, y, self.right, y, stroke=colour))
            shown = german_number(tick, decimals=places(self.step))
            parts.append(
                drawing.text(self.left - 1.5 * UNIT, y + TEXT * 0.36, shown, anchor="end", fill=drawing.GREY)
            )
        every = max(1, math.ceil(len(self.categories) / 12))
        for index, name in enumerate(self.categories):
            if index % every == 0:
                parts.append(drawing.text(self.x(index), HEIGHT - 1.2 * UNIT, name, anchor="middle"))
        return parts


def _cuts(frame: _Frame, breaks: Sequence[tuple[Any, Any]]) -> list[_Cut]:
    """Between the last category of the old way and the first of the new one."""
    cuts = []
    for when, reason in breaks:
        if str(when) in frame.categories:
            index = frame.categories.index(str(when))
            words = _("Bruch ab %(when)s: %(why)s") % {"when": when, "why": reason}
            cuts.append((frame.x(index) if not index else (frame.x(index - 1) + frame.x(index)) / 2, words))
    return cuts


def _break_notes(cuts: list[_Cut], width: float) -> list[SafeString]:
    """The reasons below the picture, so that they never cover a line."""
    notes: list[SafeString] = []
    for _x, words in cuts:
        for line in drawing.wrapped(words, width):
            y = HEIGHT + TEXT * (1.4 + 1.25 * len(notes))
            notes.append(drawing.text(0, y, line, fill=drawing.GREY))
    return notes


def _lines(frame: _Frame, series: Any, accent: str, label_width: float, cuts: list[_Cut]) -> list[SafeString]:
    parts: list[SafeString] = []
    ends: list[tuple[float, str, str]] = []
    labelled: list[_Point] = []
    for (name, values), (dash, colour_name, mark) in zip(series, STYLES, strict=False):
        colour = {"accent": accent, "ink": drawing.INK, "grey": drawing.GREY}[colour_name]
        points = [
            (frame.x(index), frame.y(float(value)), value) if known(value) else None
            for index, value in enumerate(values)
        ]
        parts += _one_line(points, dash, colour, mark, cuts)
        drawn = [point for point in points if point]
        if drawn:
            labelled += [drawn[0]] if len(drawn) == 1 else [drawn[0], drawn[-1]]
            ends.append((drawn[-1][1], str(name), colour))
    return parts + _numbers(frame, labelled) + _names(frame, ends, label_width)


def _one_line(points: list[Any], dash: str, colour: str, mark: str, cuts: list[_Cut]) -> list[SafeString]:
    parts: list[SafeString] = []
    for begin, end in pairwise(points):
        if begin and end and not any(begin[0] < x < end[0] for x, _why in cuts):
            parts.append(
                drawing.line(begin[0], begin[1], end[0], end[1], stroke=colour, width=1.8, dash=dash)
            )
    parts += [_mark(point[0], point[1], mark, colour) for point in points if point]
    return parts


def _mark(x: float, y: float, mark: str, colour: str) -> SafeString:
    if mark == "dot":
        return drawing.dot(x, y, 2.6, fill=colour)
    if mark == "ring":
        return drawing.dot(x, y, 2.6, fill="#ffffff", stroke=colour)
    size = 5.0 if mark == "square" else 3.6
    return drawing.box(x - size / 2, y - size / 2, size, size, fill=colour, stroke=colour)


def _numbers(frame: _Frame, points: list[_Point]) -> list[SafeString]:
    """Numbers at the first and last point of each line: above it, or below where that place is taken;
    one that fits in neither place is left to the table."""
    parts: list[SafeString] = []
    marks = [(x, y + TEXT * 0.36) for x, y, _value in points]
    taken: list[tuple[float, float]] = []
    for x, y, value in sorted(points, key=lambda point: (point[0], point[1])):
        shown = german_number(value, decimals=frame.decimals) + (f"\u00a0{frame.unit}" if frame.unit else "")
        for baseline in (y - 1.9 * UNIT, y + 1.9 * UNIT + TEXT * 0.8):
            if _is_free(x, baseline, marks, TEXT * 0.9) and _is_free(x, baseline, taken, TEXT * 1.3):
                parts.append(drawing.boxed_text(x, baseline, shown))
                taken.append((x, baseline))
                break
    return parts


def _is_free(x: float, baseline: float, taken: list[tuple[float, float]], distance: float) -> bool:
    return all(abs(x - other_x) > 8 * UNIT or abs(baseline - other) > distance for other_x, other in taken)


def _names(frame: _Frame, ends: list[tuple[float, str, str]], width: float) -> list[SafeString]:
    """The name of each line at its end; names that would touch are pushed apart."""
    parts: list[SafeString] = []
    lowest = -math.inf
    for y, name, colour in sorted(ends):
        y = max(y, lowest + TEXT * 1.25)
        lowest = y
        shown = drawing.wrapped(name, width, most=1)[0]
        parts.append(drawing.text(frame.right + 0.5 * UNIT, y + TEXT * 0.36, shown, weight=500, fill=colour))
    return parts
