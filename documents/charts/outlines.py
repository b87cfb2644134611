"""Borders of areas as short texts that survive in JSON, and as places on the drawing.

A text holds the rings of an area, divided by ``;``: longitude and latitude of the first point in ten-thousandths
of a degree (11 metres or less), then the steps from point to point.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

PRECISION = 10_000
#: Longitude and latitude, or a place on the drawing.
Point = tuple[float, float]
Ring = list[Point]


def outline_of(geometry: dict[str, Any]) -> str:
    """From a GeoJSON Polygon or MultiPolygon. Raises `ValueError` for anything else."""
    if geometry.get("type") == "Polygon":
        return encoded(geometry["coordinates"])
    if geometry.get("type") == "MultiPolygon":
        return encoded(ring for polygon in geometry["coordinates"] for ring in polygon)
    raise ValueError("Only a Polygon or a MultiPolygon has an outline.")


def encoded(rings: Iterable[Sequence[Sequence[float]]]) -> str:
    """From rings of (longitude, latitude); holes are rings like the others."""
    return ";".join(" ".join(map(str, _steps(ring))) for ring in rings if len(ring) > 2)


def decoded(outline: str) -> list[Ring]:
    rings = []
    for text in outline.split(";") if outline else ():
        numbers = [int(part) for part in text.split()]
        x = y = 0
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x / PRECISION, y / PRECISION))
        rings.append(ring)
    return rings


def _steps(ring: Sequence[Sequence[float]]) -> list[int]:
    numbers: list[int] = []
    x = y = 0
    for point in ring:
        nx, ny = round(point[0] * PRECISION), round(point[1] * PRECISION)
        if not numbers or (nx, ny) != (x, y):
            numbers += [nx - x, ny - y]
        x, y = nx, ny
    return numbers


class Projection:
    """Degrees to places on the drawing: longitudes are shortened by the cosine of the middle latitude, which
    keeps shapes true enough for a country of this size."""

    def __init__(self, areas: Iterable[list[Ring]], width: float, height: float):
        points = [point for rings in areas for ring in rings for point in ring] or [(0.0, 0.0)]
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        self._south, self._north = min(p[1] for p in points), max(p[1] for p in points)
        self._west = west
        self._shrink = math.cos(math.radians((self._south + self._north) / 2))
        wide, high = max((east - west) * self._shrink, 1e-9), max(self._north - self._south, 1e-9)
        self._scale = min(width / wide, height / high)
        self.width, self.height = wide * self._scale, high * self._scale

    def placed(self, rings: list[Ring]) -> list[Ring]:
        return [
            [
                ((x - self._west) * self._shrink * self._scale, (self._north - y) * self._scale)
                for x, y in ring
            ]
            for ring in rings
        ]


def path_of(rings: list[Ring]) -> str:
    """Steps of an SVG path in tenths of the drawing's unit, as short as they can be written."""
    return "".join(_ring_path(ring) for ring in rings)


def _ring_path(ring: Ring) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    places = [p for i, p in enumerate(tenths) if not i or p != tenths[i - 1]]
    if len(places) > 1 and places[0] == places[-1]:
        places.pop()
    written, (x, y) = f"M{_tenth(places[0][0])} {_tenth(places[0][1])}l", places[0]
    steps = []
    for nx, ny in places[1:]:
        steps.append(f"{_tenth(nx - x)} {_tenth(ny - y)}")
        x, y = nx, ny
    return written + " ".join(steps).replace(" -", "-") + "z" if steps else ""


def _tenth(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    text = (str(whole) if whole else "" if rest else "0") + (f".{rest}" if rest else "")
    return f"-{text}" if value < 0 else text
