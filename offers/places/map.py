"""The district as a picture: one area per municipality, shaded by a number, named where there is room."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from offers.places.geometry import area_of, canvas_for
from offers.places.published_selectors import Place

#: Size of the drawing in its own units; the page stretches it.
WIDTH, MOST_HEIGHT, EDGE = 480, 560, 12
#: Shades beside that of "nothing here".
SHADES = 3
#: A letter and a line of a name, in units of the drawing at its largest (on a phone).
LETTER, LINE = 8.2, 17
#: So many letters fit into a pin; beyond, it says how many more.
PIN_LETTERS = 4
DOT = 11


@dataclass(frozen=True)
class Pin:
    """The mark on a municipality: letters of the hits there; `x` and `y` are the middle."""

    text: str
    x: float
    y: float
    width: float

    @property
    def left(self) -> float:
        return round(self.x - self.width / 2, 1)

    @property
    def top(self) -> float:
        return round(self.y - 13, 1)

    @property
    def baseline(self) -> float:
        return round(self.y + 5, 1)


@dataclass(frozen=True)
class Area:
    """One municipality on the map. Without `url` it is drawn and cannot be clicked."""

    ags: str
    name: str
    number: int
    shade: int
    path: str
    x: float
    y: float
    url: str
    words: str
    letters: str
    #: Middle of the written name, None where there is no room for it.
    label_x: float | None
    is_seat: bool
    pin: Pin | None

    @property
    def label_y(self) -> float:
        """On an area; below a dot."""
        return round(self.y + (0 if self.path else 2 * DOT + 4), 1)

    @property
    def number_y(self) -> float:
        return round(self.label_y + 15, 1)


@dataclass(frozen=True)
class DistrictMap:
    """What the template draws; empty (false) while no outlines have been read in."""

    areas: list[Area] = field(default_factory=list)
    width: float = WIDTH
    height: float = 0
    credit: str = ""

    def __bool__(self) -> bool:
        return bool(self.areas)


def draw_map(
    places: Sequence[Place],
    numbers: Mapping[str, int],
    *,
    url_of: Callable[[Place], str],
    words_of: Callable[[Place, int], str],
    letters: Mapping[str, Sequence[str]] | None = None,
) -> DistrictMap:
    """The map of these municipalities. `numbers` and `letters` go by key (AGS); a place without a number has
    none and no link. `words_of` is what a screen reader says of an area."""
    known = [place for place in places if place.point]
    points = [
        point for place in known for ring in (place.rings or ((place.point,),)) for point in ring if point
    ]
    canvas = canvas_for(points, width=WIDTH, edge=EDGE, most_height=MOST_HEIGHT)
    if canvas is None:
        return DistrictMap()
    most = max((numbers.get(place.ags, 0) for place in known), default=0)
    spots = {place.ags: canvas.place(place.point) for place in known if place.point}
    named = _with_room(known, spots, numbers, canvas.width)
    areas = []
    for place in known:
        number, (x, y) = numbers.get(place.ags, 0), spots[place.ags]
        here = list((letters or {}).get(place.ags, ()))
        areas.append(
            Area(
                place.ags,
                place.name,
                number,
                _shade(number, most),
                canvas.path(place.rings),
                x,
                y,
                url_of(place) if number else "",
                words_of(place, number),
                ", ".join(here),
                named.get(place.ags),
                place.is_seat,
                _pin(here, x, y + (20 if place.ags in named and place.rings else 0)) if here else None,
            )
        )
    credits = sorted({place.credit for place in known if place.credit})
    return DistrictMap(areas, round(canvas.width, 1), round(canvas.height, 1), "; ".join(credits))


def _shade(number: int, most: int) -> int:
    """0 for nothing, else 1 to 3 by the order of magnitude: one large town must not make all others pale."""
    if not number:
        return 0
    return 1 + min(SHADES - 1, math.floor(SHADES * math.log(number) / math.log(most + 1)))


def _pin(letters: Sequence[str], x: float, y: float) -> Pin:
    shown = list(letters[:PIN_LETTERS])
    if len(letters) > PIN_LETTERS:
        shown = [*letters[: PIN_LETTERS - 1], f"+{len(letters) - PIN_LETTERS + 1}"]
    text = " · ".join(shown)
    return Pin(text, x, round(y, 1), max(26, 9 * len(text) + 8))


def _with_room(
    places: Sequence[Place],
    spots: Mapping[str, tuple[float, float]],
    numbers: Mapping[str, int],
    width: float,
) -> dict[str, float]:
    """Whose name is written, and where its middle is: the seat first, then where there is most, then the
    largest. Names never touch, and at the edge they are moved inside."""
    taken: list[tuple[float, float, float, float]] = []
    named = {}
    order = sorted(
        places,
        key=lambda place: (
            not place.is_seat,
            -numbers.get(place.ags, 0),
            -sum(abs(area_of(r)) for r in place.rings),
        ),
    )
    for place in order:
        x, y = spots[place.ags]
        half = len(place.name) * LETTER / 2
        middle = min(max(x, half), width - half)
        box = (middle - half, y - LINE, middle + half, y + LINE)
        if 2 * half > width or any(_touch(box, other) for other in taken):
            continue
        taken.append(box)
        named[place.ags] = round(middle, 1)
    return named


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
