"""Outlines of areas from GeoJSON, for the maps: all of a file or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.districts.models import District
from accounts.refusals import Refusal
from accounts.users.models import User
from monitoring.imports.writing import LEVELS
from monitoring.indicators.models import Area, AreaBoundary
from monitoring.indicators.services import create_area
from offers.places.geojson import Shape

#: Names of properties, as files of the BKG and ours have them.
NAMES, KINDS, NUTS = ("name", "GEN", "gen"), ("bez", "BEZ"), ("nuts3", "NUTS")


@dataclass(frozen=True)
class BoundariesRead:
    """How many outlines were stored, how many areas created, and names of areas the district does not have."""

    stored: int
    created: int
    unknown: list[str]


def store_boundaries(
    *,
    district: District,
    shapes: Sequence[Shape],
    edition: str,
    attribution: str,
    create_missing: bool,
    by: User,
) -> BoundariesRead:
    """Outlines of known areas take the place of the former ones; unknown areas are created if asked for.

    Raises `Refusal` when nothing of the file belongs to an area of the district.
    """
    with transaction.atomic():
        changes.lock(district)
        areas = {area.ags: area for area in Area.objects.filter(district=district)}
        missing = [shape for shape in shapes if shape.ags not in areas]
        if create_missing:
            for shape in sorted(missing, key=lambda shape: len(shape.ags)):
                areas[shape.ags] = _area(district, shape, areas, by)
        taken = [shape for shape in shapes if shape.ags in areas]
        if not taken:
            raise Refusal(
                _("Keines der Gebiete der Datei ist im Kreis angelegt. Sie können sie mit anlegen lassen."),
                field="create_missing",
            )
        _replace(district, taken, areas, edition, attribution)
        audit.record(
            by=by,
            action="area.boundaries_read",
            row=district,
            after={"count": len(taken), "edition": edition, "attribution": attribution},
        )
    left = [] if create_missing else [_text(shape, NAMES) or shape.ags for shape in missing]
    return BoundariesRead(len(taken), len(missing) if create_missing else 0, left)


def _area(district: District, shape: Shape, areas: dict[str, Area], by: User) -> Area:
    above = areas.get(shape.ags[:5] if len(shape.ags) == 8 else shape.ags[:2])
    return create_area(
        district=district,
        by=by,
        ags=shape.ags,
        name=_text(shape, NAMES)[:200] or shape.ags,
        kind=_text(shape, KINDS)[:60],
        level=LEVELS[len(shape.ags)],
        parent=above if above and above.ags != shape.ags else None,
        nuts=_text(shape, NUTS)[:5],
    )


def _replace(
    district: District, shapes: list[Shape], areas: dict[str, Area], edition: str, attribution: str
) -> None:
    found = [areas[shape.ags] for shape in shapes]
    for begin in range(0, len(found), 500):
        AreaBoundary.objects.filter(area__in=found[begin : begin + 500]).delete()
    AreaBoundary.objects.bulk_create(
        (
            AreaBoundary(
                district=district,
                area=areas[shape.ags],
                geometry=geometry_of(shape),
                edition=edition,
                attribution=attribution,
            )
            for shape in shapes
        ),
        batch_size=100,
    )
    for shape in shapes:
        area = areas[shape.ags]
        area.longitude, area.latitude = (Decimal(str(degree)) for degree in shape.point)
    Area.objects.bulk_update(found, ["longitude", "latitude"], batch_size=100)


def geometry_of(shape: Shape) -> dict[str, Any]:
    """GeoJSON again: rings closed, as RFC 7946 wants them."""
    closed = [[[list(point) for point in (*ring, ring[0])] for ring in polygon] for polygon in shape.polygons]
    if len(closed) == 1:
        return {"type": "Polygon", "coordinates": closed[0]}
    return {"type": "MultiPolygon", "coordinates": closed}


def _text(shape: Shape, names: Sequence[str]) -> str:
    return next((str(shape.properties[name]) for name in names if shape.properties.get(name)), "")
