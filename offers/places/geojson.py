"""Reading outlines from GeoJSON (RFC 7946), with a sentence for everything that is not as it should be."""

import json
import math
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from offers.places.geometry import Point, area_of, is_inside, point_inside

#: Names under which the official key is found, in this order (VG5000 as published, and lower case).
KEYS = ("ags", "AGS")
#: Files of the Länder name their two digits so.
LAND_KEYS = ("land", "LAND", "SN_L")
#: A district with its municipalities has a few hundred points each; a country in the finest scale has millions.
MOST_BYTES = 60_000_000
MOST_POINTS = 20_000
#: Four places are about ten metres: finer than any screen shows.
PLACES = 4


@dataclass(frozen=True)
class Outline:
    """One municipality of the file: its key, a point inside, its outer rings."""

    ags: str
    point: Point
    rings: list[list[Point]]


@dataclass(frozen=True)
class Shape:
    """One area of any level: its key, what the file calls it, a point inside, its polygons with their holes.

    `polygons`: each the outer ring and then the holes. `properties`: what the file says beside the key.
    """

    ags: str
    point: Point
    polygons: list[list[list[Point]]]
    properties: dict[str, Any]


def read_shapes(data: bytes) -> list[Shape]:
    """All areas of a file, whatever their level; several features with one key become one shape.

    Raises `Refusal` with the number of the feature that cannot be read.
    """
    found: dict[str, Shape] = {}
    for number, feature in enumerate(_features(data), start=1):
        ags = _any_key(feature, number)
        polygons = _polygons(feature, number)
        if known := found.get(ags):
            polygons = [*known.polygons, *polygons]
        point = _point(feature, [polygon[0] for polygon in polygons], number)
        found[ags] = Shape(ags, point, polygons, feature["properties"])
    if not found:
        raise Refusal(_("In der Datei steht keine einzige Fläche."))
    return [found[ags] for ags in sorted(found)]


def read_outlines(data: bytes, *, ags_of_district: str) -> list[Outline]:
    """Outlines of the municipalities whose key begins with that of the district; others are passed over.

    Raises `Refusal` with the number of the feature that cannot be read. Several features with one key (a
    municipality in parts) become one outline.
    """
    found: dict[str, Outline] = {}
    for number, feature in enumerate(_features(data), start=1):
        ags = _key(feature, number)
        if not ags.startswith(ags_of_district):
            continue
        rings = _rings(feature, number)
        if known := found.get(ags):
            rings = [*known.rings, *rings]
        found[ags] = Outline(ags, _point(feature, rings, number), rings)
    if not found:
        raise Refusal(
            _(
                "In der Datei steht keine Gemeinde, deren Schlüssel mit %(ags)s beginnt. Ist es der richtige Kreis?"
            )
            % {"ags": ags_of_district}
        )
    return [found[ags] for ags in sorted(found)]


def _features(data: bytes) -> list[dict[str, Any]]:
    if len(data) > MOST_BYTES:
        raise Refusal(_("Die Datei ist zu groß. Bitte einen gröberen Maßstab nehmen, zum Beispiel VG5000."))
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Refusal(_("Die Datei ist kein GeoJSON in UTF-8.")) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise Refusal(_("Die Datei ist keine „FeatureCollection“ nach RFC 7946."))
    _check_system(content)
    features = content.get("features")
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise Refusal(_("Die Datei enthält keine Liste von Flächen („features“)."))
    return features


def _check_system(content: dict[str, Any]) -> None:
    """GeoJSON knows WGS84 only; older files name another system, and their metres would look like degrees."""
    crs = content.get("crs")
    if crs is None:
        return
    name = str(((crs or {}).get("properties") or {}).get("name", "")) if isinstance(crs, dict) else ""
    if not name.endswith(("CRS84", "EPSG::4326", "EPSG:4326")):
        raise Refusal(
            _(
                "Die Datei benutzt das Koordinatensystem %(name)s. Bitte zuerst nach WGS84 (EPSG:4326) umrechnen."
            )
            % {"name": name or "?"}
        )


def _key(feature: dict[str, Any], number: int) -> str:
    properties = feature.get("properties")
    values = properties if isinstance(properties, dict) else {}
    for key in KEYS:
        text = str(values.get(key, ""))
        if len(text) == 8 and text.isascii() and text.isdigit():
            return text
    raise Refusal(
        _("Fläche %(number)d hat keinen achtstelligen Gemeindeschlüssel („ags“).") % {"number": number}
    )


def _any_key(feature: dict[str, Any], number: int) -> str:
    properties = feature.get("properties")
    values = properties if isinstance(properties, dict) else {}
    for key in (*KEYS, *LAND_KEYS):
        text = str(values.get(key, ""))
        if len(text) in (2, 5, 8) and text.isascii() and text.isdigit():
            return text[:5] if len(text) == 8 and text.endswith("000") else text
    raise Refusal(
        _("Fläche %(number)d hat keinen Gebietsschlüssel („ags“) mit 2, 5 oder 8 Ziffern.")
        % {"number": number}
    )


def _rings(feature: dict[str, Any], number: int) -> list[list[Point]]:
    """The outer rings."""
    return [polygon[0] for polygon in _polygons(feature, number)]


def _polygons(feature: dict[str, Any], number: int) -> list[list[list[Point]]]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise Refusal(_("Fläche %(number)d ist weder Polygon noch MultiPolygon.") % {"number": number})
    coordinates: Any = geometry.get("coordinates")
    try:
        parts = [coordinates] if kind == "Polygon" else coordinates
        polygons = [[_ring(part[0]), *map(_ring, part[1:])] for part in parts]
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise Refusal(
            _("Fläche %(number)d hat Koordinaten, die keine Grade in Länge und Breite sind.")
            % {"number": number}
        ) from error
    polygons = [[ring for ring in part if len(ring) > 2] for part in polygons if _has_extent(part[0])]
    if not polygons:
        raise Refusal(_("Fläche %(number)d hat keine Ausdehnung.") % {"number": number})
    if sum(len(ring) for part in polygons for ring in part) > MOST_POINTS:
        raise Refusal(
            _("Fläche %(number)d hat mehr als %(most)d Punkte. Bitte einen gröberen Maßstab nehmen.")
            % {"number": number, "most": MOST_POINTS}
        )
    return polygons


def _has_extent(ring: list[Point]) -> bool:
    return len(ring) > 2 and bool(area_of(ring))


def _ring(points: Any) -> list[Point]:
    """Rounded, without points that fall together and without the first one said again at the end."""
    ring: list[Point] = []
    for longitude, latitude, *_height in points:
        place = _degrees(longitude, 180), _degrees(latitude, 90)
        if not ring or ring[-1] != place:
            ring.append(place)
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _degrees(value: Any, most: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("a coordinate is a number")
    if not math.isfinite(value) or abs(value) > most:
        raise ValueError("a coordinate is in degrees")
    return round(float(value), PLACES)


def _point(feature: dict[str, Any], rings: list[list[Point]], number: int) -> Point:
    """The point the file gives ("lon", "lat") where it lies inside, else one found in the largest part."""
    largest = max(rings, key=lambda ring: abs(area_of(ring)))
    values = feature["properties"]
    if {"lon", "lat"} <= set(values):
        try:
            given = _degrees(values["lon"], 180), _degrees(values["lat"], 90)
        except (TypeError, ValueError) as error:
            raise Refusal(
                _("Fläche %(number)d nennt einen Punkt, der keine Grade sind.") % {"number": number}
            ) from error
        if any(is_inside(given, ring) for ring in rings):
            return given
    x, y = point_inside(largest)
    return round(x, PLACES), round(y, PLACES)
