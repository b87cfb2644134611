"""Invented outlines for the invented districts."""

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
#: Of the other district only the towns are known, not their borders.
NORDMARK = {"Nordhafen": (9.1, 54.5), "Deichhusen": (8.93, 54.42), "Moorkate": (9.28, 54.4)}
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
    dots = [Outline(world.municipalities[name].ags, point, []) for name, point in NORDMARK.items()]
    store_outlines(district=world.other, outlines=dots, credit="")


def _on_earth(x: float, y: float) -> Point:
    longitude, latitude = CORNER
    squeeze = math.cos(math.radians(latitude))
    return (
        round(longitude + x * UNIT_KM / (KM_PER_DEGREE * squeeze), 4),
        round(latitude - y * UNIT_KM / KM_PER_DEGREE, 4),
    )
