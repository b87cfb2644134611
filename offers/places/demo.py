"""Invented outlines for the invented district; the other one has none and shows lists only."""

import json
import math
from pathlib import Path

from desk.demo.world import World
from offers.places.geojson import Outline
from offers.places.geometry import Point
from offers.places.services import store_outlines

#: The drawing of Landkreis Auental: 480 units across, a tenth of a kilometre each.
DRAWING = Path(__file__).with_name("demo_outlines.json")
UNIT_KM, KM_PER_DEGREE = 0.1, 111.32
CORNER = (8.4, 51.9)
CREDIT = "Erfundene Umrisse"


def build(world: World) -> None:
    drawn = json.loads(DRAWING.read_text())
    outlines = [
        Outline(
            world.municipalities[name].ags,
            _on_earth(*shape["label"]),
            [[_on_earth(x, y) for x, y in shape["ring"]]],
        )
        for name, shape in drawn.items()
    ]
    store_outlines(district=world.district, outlines=outlines, credit=CREDIT)


def _on_earth(x: float, y: float) -> Point:
    longitude, latitude = CORNER
    squeeze = math.cos(math.radians(latitude))
    return (
        round(longitude + x * UNIT_KM / (KM_PER_DEGREE * squeeze), 4),
        round(latitude - y * UNIT_KM / KM_PER_DEGREE, 4),
    )
