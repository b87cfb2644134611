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


def _rings(feature: dict[str, Any], number: int) -> list[list[Point]]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise Refusal(_("Fläche %(number)d ist weder Polygon noch MultiPolygon.") % {"number": number})
    polygons: Any = geometry.get("coordinates")
    try:
        outer = [polygons[0]] if kind == "Polygon" else [polygon[0] for polygon in polygons]
        rings = [_ring(ring) for ring in outer]
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise Refusal(
            _("Fläche %(number)d hat Koordinaten, die keine Grade in Länge und Breite sind.")
            % {"number": number}
        ) from error
    rings = [ring for ring in rings if len(ring) > 2 and area_of(ring)]
    if not rings:
        raise Refusal(_("Fläche %(number)d hat keine Ausdehnung.") % {"number": number})
    if sum(map(len, rings)) > MOST_POINTS:
        raise Refusal(
            _("Fläche %(number)d hat mehr als %(most)d Punkte. Bitte einen gröberen Maßstab nehmen.")
            % {"number": number, "most": MOST_POINTS}
        )
    return rings


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
