"""Stacked bars whose every part leads to its offers: the geometry of the picture on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from offers.catalogue.choices import Openness
from offers.catalogue.wording import short_door_of
from offers.openness.lens import Line

#: In units of the picture's own view box.
LEFT, WIDTH, ROW, BAR, GAP = 210, 430, 46, 32, 2
#: A part narrower than this shows no number; the table does.
READABLE = 22
#: More bars than this nobody compares; the largest are drawn, the table has all.
MOST = 20
CLASSES = dict(zip(Openness.values, ("offen", "anfrage", "gruppe"), strict=True))


@dataclass(frozen=True)
class Part:
    """One door of a bar."""

    css: str
    x: float
    width: float
    count: int
    url: str
    words: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def shows_number(self) -> bool:
        return self.width >= READABLE


@dataclass(frozen=True)
class Bar:
    """A line of the table as a bar."""

    line: Line
    y: int
    parts: list[Part]

    @property
    def text_y(self) -> int:
        return self.y + 21


@dataclass(frozen=True)
class Picture:
    bars: list[Bar]
    height: int
    is_cut: bool


def picture_of(lines: Sequence[Line]) -> Picture:
    """Bars of equal length, divided by door; lines without an offer have none."""
    drawn = [line for line in lines if line.doors.total]
    is_cut = len(drawn) > MOST
    if is_cut:
        largest = sorted(drawn, key=lambda line: -line.doors.total)[:MOST]
        drawn = [line for line in drawn if line in largest]
    bars = [Bar(line, 8 + ROW * place, _parts(line)) for place, line in enumerate(drawn)]
    return Picture(bars, 8 + ROW * len(bars), is_cut)


def _parts(line: Line) -> list[Part]:
    parts, x = [], float(LEFT)
    for door, number in zip(Openness.values, line.numbers, strict=True):
        if number.value:
            width = WIDTH * number.value / line.doors.total
            words = f"{line.name}: {number.value} {short_door_of(door)}"
            parts.append(
                Part(CLASSES[door], round(x, 1), round(width - GAP, 1), number.value, number.url, words)
            )
            x += width
    return parts
