"""Outlines for the two municipalities of the cast, ten kilometres apart."""

from offers.places.geojson import Outline
from offers.places.services import store_outlines
from tests.cast import Cast

#: One degree of latitude is 111 km: the two squares touch, their points are ten kilometres apart.
HALF = 0.045
AUENSTADT, LINDTAL = (9.0, 51.0), (9.0, 51.09)


def square(x: float, y: float) -> list[tuple[float, float]]:
    return [(x - HALF, y - HALF), (x + HALF, y - HALF), (x + HALF, y + HALF), (x - HALF, y + HALF)]


def outlines(cast: Cast) -> None:
    shapes = [
        Outline(cast.auenstadt.ags, AUENSTADT, [square(*AUENSTADT)]),
        Outline(cast.lindtal.ags, LINDTAL, [square(*LINDTAL)]),
    ]
    store_outlines(district=cast.auental, outlines=shapes, credit="© Probe")
