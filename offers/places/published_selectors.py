"""Reading where municipalities lie. Nothing here is secret; it changes once a year."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from accounts.districts.models import District, Municipality
from offers.places.geometry import Point, Ring, distance_km

#: Seconds for which names and outlines may be old: they are read with every search and change once a year.
KEPT = 300


@dataclass(frozen=True)
class Place:
    """A municipality as the public pages know it. `point` is None while nobody has read outlines in."""

    pk: Any
    ags: str
    name: str
    is_seat: bool
    point: Point | None = None
    rings: tuple[Ring, ...] = ()
    credit: str = ""


def published_places(district: District) -> list[Place]:
    """The municipalities of a district by name, each with its outline: one statement, then kept."""

    def read() -> list[Place]:
        rows = Municipality.objects.published().filter(district=district).select_related("shape")
        return [_place(row) for row in rows]

    found: list[Place] = cache.get_or_set(_key(district), read, KEPT) or []
    return found


def published_near(places: list[Place], ags: str, kilometres: float) -> list[str]:
    """Keys of the municipalities whose point lies within so many kilometres of that of one of them."""
    middle = next((place.point for place in places if place.ags == ags), None)
    if middle is None:
        return [ags]
    return [
        place.ags
        for place in places
        if place.ags == ags or (place.point and distance_km(middle, place.point) <= kilometres)
    ]


def forget_shapes(district: District) -> None:
    """The next page reads them anew."""
    cache.delete(_key(district))


def _key(district: District) -> str:
    return f"offers:places:{district.pk}"


def _place(row: Municipality) -> Place:
    shape = getattr(row, "shape", None)
    if shape is None:
        return Place(row.pk, row.ags, row.name, row.is_seat)
    rings = tuple(tuple((x, y) for x, y in ring) for ring in shape.rings)
    return Place(
        row.pk, row.ags, row.name, row.is_seat, (shape.longitude, shape.latitude), rings, shape.credit
    )
