"""Points and outlines as plain numbers: how far apart, where the middle is, where they stand on a picture."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Mean radius of the earth in kilometres (IUGG).
EARTH_KM = 6371.0
Point = tuple[float, float]
Ring = Sequence[Point]


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance of two points given as longitude and latitude in degrees (haversine)."""
    (lon1, lat1), (lon2, lat2) = one, other
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def area_of(ring: Ring) -> float:
    """Area by the shoelace rule, in squared units of the coordinates; negative for clockwise rings."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def is_inside(point: Point, ring: Ring) -> bool:
    """Does the point lie in the ring? (Ray to the right, odd number of crossings.)"""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def point_inside(ring: Ring) -> Point:
    """A point that surely lies in the ring: its centre of gravity, else the middle of the widest cut there."""
    middle = _centre(ring)
    if is_inside(middle, ring):
        return middle
    y = middle[1]
    cuts = sorted(
        (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (y1 > y) != (y2 > y)
    )
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    if not spans:
        return ring[0]
    left, right = max(spans, key=lambda span: span[1] - span[0])
    return (left + right) / 2, y


def _centre(ring: Ring) -> Point:
    area = area_of(ring)
    if not area:
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)


@dataclass(frozen=True)
class Canvas:
    """A flat picture of a piece of the earth small enough to be flat: one district.

    Equirectangular about the middle latitude; 0,0 is the upper left corner, `scale` is pixels per degree of
    latitude.
    """

    west: float
    north: float
    squeeze: float
    scale: float
    edge: float
    width: float
    height: float

    def place(self, point: Point) -> Point:
        longitude, latitude = point
        x = (longitude - self.west) * self.squeeze * self.scale + self.edge
        return round(x, 1), round((self.north - latitude) * self.scale + self.edge, 1)

    def path(self, rings: Iterable[Ring]) -> str:
        """The rings as an SVG path, to a tenth of a pixel; points that fall together are drawn once."""
        parts = []
        for ring in rings:
            placed = [self.place(point) for point in ring]
            kept = [place for place, before in zip(placed, [None, *placed], strict=False) if place != before]
            if len(kept) > 2:
                parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z")
        return "".join(parts)


def canvas_for(points: Iterable[Point], *, width: float, edge: float, most_height: float) -> Canvas | None:
    """A picture on which all points have their place, at most so wide and so high; None without any."""
    known = list(points)
    if not known:
        return None
    west, east = min(x for x, _y in known), max(x for x, _y in known)
    south, north = min(y for _x, y in known), max(y for _x, y in known)
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, high = max((east - west) * squeeze, 1e-6), max(north - south, 1e-6)
    scale = min((width - 2 * edge) / wide, (most_height - 2 * edge) / high)
    return Canvas(west, north, squeeze, scale, edge, wide * scale + 2 * edge, high * scale + 2 * edge)
