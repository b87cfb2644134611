"""Outlines of areas from GeoJSON: stored with their credit, refused with the number of what is wrong."""

import json

import pytest

from accounts.refusals import Refusal
from monitoring.imports.boundaries import store_boundaries
from monitoring.indicators.models import Area, AreaBoundary
from offers.places.geojson import read_shapes
from tests.monitoring.imports.samples import given
from tests.monitoring.make_indicators import make_area

SQUARE = [[8.0, 52.0], [9.0, 52.0], [9.0, 53.0], [8.0, 53.0], [8.0, 52.0]]
HOLE = [[8.4, 52.4], [8.6, 52.4], [8.6, 52.6], [8.4, 52.4]]
CREDIT = "© GeoBasis-DE / BKG 2021 (Daten verändert)"


def collection(*features, **more) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def feature(ags="05999", rings=(SQUARE,), **properties):
    return {
        "type": "Feature",
        "properties": {"ags": ags, "name": "Musterkreis", "bez": "Kreis", **properties},
        "geometry": {"type": "Polygon", "coordinates": [list(ring) for ring in rings]},
    }


def store(cast, data, create_missing=False):
    return store_boundaries(
        district=cast.auental,
        shapes=read_shapes(data),
        edition="VG5000 2021",
        attribution=CREDIT,
        create_missing=create_missing,
        by=cast.coordinator,
    )


def test_outlines_go_to_the_areas_of_their_keys_with_their_holes(cast):
    area = make_area(cast.auental, "05999", "Musterkreis")
    read = store(cast, collection(feature(rings=(SQUARE, HOLE)), feature("01999")))
    assert (read.stored, read.created, read.unknown) == (1, 0, ["Musterkreis"])
    boundary = AreaBoundary.objects.get()
    assert (boundary.area, boundary.attribution, boundary.edition) == (area, CREDIT, "VG5000 2021")
    assert boundary.geometry == {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
    area.refresh_from_db()
    assert 8 < area.longitude < 9


def test_reading_again_replaces_and_doubles_nothing(cast):
    make_area(cast.auental, "05999", "Musterkreis")
    store(cast, collection(feature()))
    store(cast, collection(feature()))
    assert AreaBoundary.objects.count() == 1


def test_missing_areas_are_created_only_when_asked_for(cast):
    with pytest.raises(Refusal, match="Keines der Gebiete"):
        store(cast, collection(feature()))
    read = store(cast, collection(feature()), create_missing=True)
    area = Area.objects.get()
    assert (read.created, area.name, area.kind, area.level) == (1, "Musterkreis", "Kreis", "kreis")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "kein GeoJSON"),
        (b'{"type": "Feature"}', "keine „FeatureCollection“"),
        (collection(), "keine einzige Fläche"),
        (collection(feature("9")), "Fläche 1 hat keinen Gebietsschlüssel"),
        (collection(feature(rings=([[900, 1], [2, 3], [4, 5]],))), "keine Grade"),
        (collection(feature(), crs={"properties": {"name": "EPSG:31467"}}), "WGS84"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(data, words):
    with pytest.raises(Refusal, match=words):
        read_shapes(data)


def test_the_four_hundred_districts_beside_the_project(cast):
    read = store(cast, given("kreise_400_vg5000.geojson").read_bytes(), create_missing=True)
    assert (read.stored, read.created) == (400, 400)
    assert Area.objects.filter(longitude__isnull=True).count() == 0
    assert len(read_shapes(given("laender_16_vg5000.geojson").read_bytes())) == 16
