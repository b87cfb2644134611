"""Outlines from open geodata, and the picture drawn from them."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.districts.models import District, Municipality
from accounts.refusals import Refusal
from offers.places.geojson import read_outlines
from offers.places.geometry import area_of, canvas_for, distance_km, is_inside, point_inside
from offers.places.map import draw_map
from offers.places.models import MunicipalityShape
from offers.places.published_selectors import Place, published_places
from tests.offers import make, make_places

#: Real outlines, if this machine has them.
VG5000 = Path(__file__).resolve().parents[3] / "shared" / "data" / "gemeinden_fallkreise_vg5000.geojson"
SQUARE = [[9.0, 51.0], [9.1, 51.0], [9.1, 51.1], [9.0, 51.1], [9.0, 51.0]]


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


def collection(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}).encode()


def feature(ags="05999001", rings=(SQUARE,), kind="Polygon", **properties):
    geometry = {"type": kind, "coordinates": list(rings)}
    return {"type": "Feature", "properties": {"ags": ags, **properties}, "geometry": geometry}


# --- Numbers ----------------------------------------------------------------------------------
def test_hamburg_and_munich_are_six_hundred_kilometres_apart():
    assert 610 < distance_km((9.99, 53.55), (11.58, 48.14)) < 615
    assert distance_km((9, 51), (9, 51)) == 0


def test_the_point_of_a_ring_like_a_horseshoe_lies_inside():
    ring = [(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10)]
    assert is_inside(point_inside(ring), ring)
    assert abs(area_of(ring)) == 52


def test_a_canvas_keeps_the_shape_of_the_land():
    """At 60 degrees north a degree of longitude is half as long as one of latitude."""
    canvas = canvas_for([(9, 59.5), (10, 60.5)], width=480, edge=0, most_height=480)
    assert canvas is not None
    assert round(canvas.height / canvas.width, 1) == 2.0
    assert canvas.place((9, 60.5)) == (0, 0)
    assert canvas_for([], width=480, edge=0, most_height=480) is None


# --- Reading ----------------------------------------------------------------------------------
def test_only_municipalities_of_the_district_are_read_and_parts_become_one():
    data = collection(
        feature(),
        feature("06440001"),
        feature(rings=[[[[9.2, 51], [9.3, 51], [9.3, 51.1]]]], kind="MultiPolygon"),
    )
    (outline,) = read_outlines(data, ags_of_district="05999")
    assert (outline.ags, [len(ring) for ring in outline.rings]) == ("05999001", [4, 3])
    assert outline.point == (9.05, 51.05)


def test_a_point_of_the_file_counts_only_inside_the_outline():
    for given, taken in (((9.02, 51.02), (9.02, 51.02)), ((12.0, 51.0), (9.05, 51.05))):
        data = collection(feature(lon=given[0], lat=given[1]))
        assert read_outlines(data, ags_of_district="05999")[0].point == taken


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff", "kein GeoJSON"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "FeatureCollection"}', "keine Liste"),
        (collection(), "keine Gemeinde"),
        (collection(feature("06440001")), "keine Gemeinde"),
        (collection(feature("5999001")), "Fläche 1 hat keinen achtstelligen"),
        (collection(feature(), {"type": "Feature", "properties": {"ags": "05999002"}}), "Fläche 2 ist weder"),
        (collection(feature(rings=[[[3500000, 5700000], [1, 2], [3, 4]]])), "keine Grade"),
        (collection(feature(rings=[[["x", 1], [1, 2], [3, 4]]])), "keine Grade"),
        (collection(feature(rings=[[[9, 51], [9, 51], [9, 51]]])), "keine Ausdehnung"),
        (collection(feature(lon="9", lat=51)), "nennt einen Punkt"),
        (collection(feature(), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::31467"}}), "EPSG::31467"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, words):
    with pytest.raises(Refusal, match=words):
        read_outlines(data, ags_of_district="05999")


def run(tmp_path, data, **more):
    file = tmp_path / "grenzen.geojson"
    file.write_bytes(data)
    call_command("import_boundaries", str(file), district="auental", credit="© Probe", **more)


def test_the_command_takes_over_a_file_and_names_who_is_missing(cast, tmp_path, capsys):
    run(tmp_path, collection(feature()))
    shape = MunicipalityShape.objects.get()
    assert (shape.municipality, shape.credit) == (cast.auenstadt, "© Probe")
    assert "Ohne Umriss: Lindtal" in capsys.readouterr().out


def test_a_file_with_a_stranger_changes_nothing(cast, tmp_path):
    run(tmp_path, collection(feature()))
    with pytest.raises(CommandError, match="kennt diese Gemeinden nicht: 05999777"):
        run(tmp_path, collection(feature("05999002"), feature("05999777")))
    assert MunicipalityShape.objects.get().municipality == cast.auenstadt


def test_the_command_says_what_is_not_there(cast, tmp_path):
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("import_boundaries", "x", district="nirgends", credit="x")
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("import_boundaries", str(tmp_path / "fehlt"), district="auental", credit="x")


@pytest.mark.django_db
def test_real_outlines_of_a_district_are_read_and_drawn():
    if not VG5000.exists():
        pytest.skip("VG5000 IS NOT HERE: the import was not tried with real outlines")
    data = VG5000.read_bytes()
    outlines = read_outlines(data, ags_of_district="06440")
    district = District.objects.create(ags="06440", slug="wetterau", name="Wetterau", kind="rural", land="HE")
    names = {each["properties"]["ags"]: each["properties"]["name"] for each in json.loads(data)["features"]}
    for outline in outlines:
        Municipality.objects.create(district=district, ags=outline.ags, name=names[outline.ags])
    call_command("import_boundaries", str(VG5000), district="wetterau", credit="© GeoBasis-DE / BKG 2021")
    places = published_places(district)
    drawn = draw_map(
        places, {place.ags: 1 for place in places}, url_of=lambda p: f"#{p.ags}", words_of=lambda p, n: p.name
    )
    assert len(drawn.areas) == len(outlines) == 25
    assert all(area.path.startswith("M") for area in drawn.areas)
    assert drawn.credit == "© GeoBasis-DE / BKG 2021"
    assert sum(len(area.path) for area in drawn.areas) < 30_000


# --- Drawing ----------------------------------------------------------------------------------
def some(number, **more):
    return [Place(n, f"0599900{n}", f"Ort {n}", n == 0, (9 + n / 10, 51), (), **more) for n in range(number)]


def test_names_never_touch_and_the_seat_is_always_named():
    close = [Place(n, f"0599900{n}", "Oberunterfelde", n == 3, (9 + n / 1000, 51)) for n in range(5)]
    close.append(Place(9, "05999009", "Weit weg", False, (9.5, 51.3)))
    drawn = draw_map(close, {}, url_of=lambda p: "", words_of=lambda p, n: "")
    assert [area.ags for area in drawn.areas if area.label_x and area.name == "Oberunterfelde"] == [
        "05999003"
    ]


def test_one_large_town_does_not_make_the_others_pale():
    places = some(4)
    numbers = dict(zip([place.ags for place in places], (0, 1, 9, 99), strict=True))
    drawn = draw_map(places, numbers, url_of=lambda p: "#", words_of=lambda p, n: "")
    assert [area.shade for area in drawn.areas] == [0, 1, 2, 3]
    assert [bool(area.url) for area in drawn.areas] == [False, True, True, True]


@pytest.mark.parametrize(("number", "text"), [(1, "A"), (4, "A · B · C · D"), (6, "A · B · C · +3")])
def test_a_pin_names_its_letters_or_how_many_more(number, text):
    (area,) = draw_map(
        some(1),
        {},
        url_of=lambda p: "",
        words_of=lambda p, n: "",
        letters={"05999000": list("ABCDEF"[:number])},
    ).areas
    assert area.pin is not None
    assert area.pin.text == text


def test_list_and_map_say_the_same(client, cast):
    make_places.outlines(cast)
    for title, place in (
        ("Angebot 1", cast.lindtal),
        ("Angebot 2", cast.auenstadt),
        ("Angebot 3", cast.lindtal),
    ):
        make.published(cast, title=title, municipality=place)
    make.published(cast, title="Angebot 4", place_kind="online")
    address = reverse("offers:public-search", kwargs={"district_slug": cast.auental.slug})
    page = client.get(address)
    areas = {area.name: area for area in page.context["map"].areas}
    assert {name: (area.number, area.letters) for name, area in areas.items()} == {
        "Auenstadt": (1, "B"), "Lindtal": (2, "A, C"),
    }  # fmt: skip
    assert [(hit.letter, hit.is_on_map) for hit in page.context["hits"]] == [
        ("A", True), ("B", True), ("C", True), ("D", False),
    ]  # fmt: skip
    assert page.context["off_the_map"] == "D steht nicht auf der Karte."
    followed = client.get(areas["Lindtal"].url)
    assert [hit.title for hit in followed.context["hits"]] == ["Angebot 1", "Angebot 3"]


def test_the_map_is_a_picture_with_names_and_links_for_keyboard_and_screen_reader(client, cast):
    make_places.outlines(cast)
    make.published(cast, municipality=cast.lindtal)
    page = client.get(
        reverse("offers:public-home", kwargs={"district_slug": cast.auental.slug})
    ).content.decode()
    svg = ET.fromstring(
        page[page.index('<svg class="tn-map"') : page.index("</svg>", page.index("tn-map__area")) + 6]
    )
    (link,) = svg.findall("a")
    assert link.attrib["aria-label"] == "Lindtal: 1 Angebot"
    assert link.attrib["href"].endswith(f"?ort={cast.lindtal.ags}")
    assert link.find("title").text == "Lindtal: 1 Angebot"
    assert "© Probe" in page
    assert "http" not in ET.tostring(svg, encoding="unicode").replace("http://www.w3.org", "")


def test_without_outlines_there_is_a_list_and_no_map(client, cast):
    make.published(cast, municipality=cast.lindtal)
    for name in ("public-home", "public-search"):
        page = client.get(reverse(f"offers:{name}", kwargs={"district_slug": cast.auental.slug}))
        assert not page.context["map"]
        assert "tn-map__area" not in page.content.decode()
