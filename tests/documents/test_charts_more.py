"""Profile, columns, pyramid, matrix and map: safe markup, same bytes, nothing told by colour alone, a table twin."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.template import engines
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents.charts import (
    MapArea,
    area_map,
    column_chart,
    dot_chart,
    even_borders,
    line_chart,
    matrix_chart,
    outline_of,
    pyramid_chart,
)
from documents.charts.axis import Axis
from documents.charts.outlines import decoded, encoded, path_of
from documents.charts.textures import FALLING, LEVEL, RISING, dotting, hatching, pieces_inside, roomiest
from documents.render import render_pdf, services
from tests.pdf import foreign_fonts

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '</title><script>alert(1)</script>"><image href="http://x"/> & \x00\u202e'
BKG = "© GeoBasis-DE / BKG 2021 (Daten verändert)"
DISTRICTS = Path(__file__).parents[3] / "shared" / "data" / "kreise_400_vg5000.geojson"
COMMON = {"key": "x", "title": "Titel", "description": "Die Botschaft."}


def dots(**more):
    values = {
        "categories": ["Lebenserwartung", "Arbeitslosenquote", "Einkommen"],
        "series": [("Auental", [0.3, -0.8, None]), ("Mittel", [0.1, -0.5, "."])],
    }
    return dot_chart(**(COMMON | values | more))


def columns(**more):
    values = {"categories": ["2021", "2022"], "series": [("Land", [412, 538]), ("Bund", [198, None])]}
    return column_chart(**(COMMON | values | more))


def pyramid(**more):
    values = {"categories": ["0 bis 5", "6 bis 17"], "series": [("Deutsche", [5, 10]), ("Andere", [8, 13.1])]}
    return pyramid_chart(**(COMMON | values | more))


def matrix(**more):
    values = {"categories": ["Verein", "MSO"], "series": [("Verein", [4, 2]), ("MSO", ["•", None])]}
    return matrix_chart(**(COMMON | values | more))


def square(west, south, side=1.0):
    ring = [(west, south), (west + side, south), (west + side, south + side), (west, south + side)]
    return encoded([[*ring, ring[0]]])


def areas(values):
    return [MapArea(f"a{i}", f"Ort {i}", square(9 + i, 50), value) for i, value in enumerate(values)]


def chart_map(**more):
    values = {"areas": areas([1, 5.5, None, "•"]), "borders": [2, 5], "attribution": BKG, "outlined": "a1"}
    return area_map(**(COMMON | values | more))


ALL = [dots, columns, pyramid, matrix, chart_map]


@pytest.mark.parametrize("chart", ALL)
def test_the_same_numbers_give_the_same_bytes(chart):
    assert chart().svg == chart().svg


@pytest.mark.parametrize("chart", ALL)
def test_title_comes_first_then_the_message_and_every_text_names_its_font(chart):
    root = ET.fromstring(chart().svg)
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root[1].text == "Die Botschaft."
    assert all(text.get("font-family", "").startswith("Fira Sans") for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("chart", ALL)
def test_hostile_text_stays_text(chart):
    evil = {"title": EVIL, "description": EVIL, "unit": EVIL}
    if chart is chart_map:
        evil |= {
            "areas": [MapArea(EVIL, EVIL, square(9, 50), EVIL)],
            "attribution": EVIL,
            "value_title": EVIL,
        }
    else:
        evil |= {"categories": [EVIL, "b"], "series": [(EVIL, [1, EVIL])] * (2 if chart is pyramid else 1)}
    root = ET.fromstring(chart(**evil).svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "text", "line", "rect", "circle", "path", "g"}
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


@pytest.mark.parametrize("chart", [dots, columns, pyramid, matrix])
@settings(deadline=None)
@given(label=st.text(max_size=40), value=st.one_of(st.none(), st.text(max_size=3), st.floats()))
def test_no_label_and_no_number_breaks_the_markup(chart, label, value):
    ET.fromstring(chart(categories=[label, "b"], series=[(label, [value, 1]), ("z", [2, value])]).svg)


@pytest.mark.parametrize("chart", ALL)
def test_every_chart_has_its_numbers_as_a_table(chart):
    table = chart().table
    assert table.title == "Titel"
    assert len(table.shown_rows()) >= 2
    assert chart(number="Abbildung A4", source="Quelle: x").number == "Abbildung A4"


@pytest.mark.parametrize("chart", [dots, columns, pyramid, matrix])
def test_no_numbers_at_all_still_make_a_picture(chart):
    ET.fromstring(chart(categories=[], series=[("a", []), ("b", [])]).svg)


@pytest.mark.parametrize("chart", [dots, columns, pyramid, matrix, chart_map])
def test_the_accent_of_the_district_is_used(chart):
    svg = chart(accent="#7a1f5c").svg
    assert "#7a1f5c" in svg
    assert "#0b4f56" not in svg


def test_more_than_can_be_told_apart_is_refused():
    with pytest.raises(ValueError, match="two series"):
        dots(series=[("x", [1, 1, 1])] * 3)
    with pytest.raises(ValueError, match="five"):
        columns(series=[("x", [1, 1])] * 6)
    with pytest.raises(ValueError, match="two sides"):
        pyramid(series=[("x", [1, 1])])
    with pytest.raises(ValueError, match="four"):
        chart_map(borders=[1, 2, 3, 4, 5])
    with pytest.raises(ValueError, match="ascending"):
        chart_map(borders=[3, 1])
    with pytest.raises(ValueError, match="six"):
        chart_map(kinds=[(i, "x") for i in range(7)])


def test_a_profile_prints_each_value_and_tells_the_series_apart_by_form():
    svg = dots(decimals=2).svg
    assert ">−0,80<" in svg
    assert ">keine Angabe<" in svg
    root = ET.fromstring(svg)
    fills = {circle.get("fill") for circle in root.iter(f"{SVG}circle")}
    assert fills == {"#0b4f56", "#ffffff"}, "dots are full, rings are empty"


def test_the_line_of_a_profile_has_a_gap_where_a_value_is_missing():
    svg = dots(series=[("a", [1, 1, 1]), ("b", [1, None, 1])]).svg
    assert svg.count('stroke-dasharray="5 3"') == 1, "only the one in the key"


def test_columns_stand_on_zero_and_carry_their_sum():
    root = ET.fromstring(columns().svg)
    assert {"610", "538", "412", "198"} <= {text.text for text in root.iter(f"{SVG}text")}
    zero = max(float(line.get("y1")) for line in root.iter(f"{SVG}line"))
    boxes = [r for r in root.iter(f"{SVG}rect") if float(r.get("height")) > 20]
    lowest = max(float(r.get("y")) + float(r.get("height")) for r in boxes)
    assert lowest == pytest.approx(zero, abs=0.1)


def test_a_column_of_signs_says_the_sign():
    assert ">•<" in columns(series=[("Land", [3, "•"]), ("Bund", [2, None])]).svg


def test_both_sides_of_a_pyramid_have_one_scale_and_different_fills():
    root = ET.fromstring(pyramid(series=[("a", [10, 5]), ("b", [10, 5])]).svg)
    bars = [r for r in root.iter(f"{SVG}rect") if float(r.get("height")) > 10]
    widths = [float(r.get("width")) for r in bars]
    assert sorted(widths)[0] == sorted(widths)[1]
    assert {r.get("fill") for r in bars} == {"#0b4f56", "#ffffff"}
    youngest, oldest = bars[0], bars[1]
    assert float(youngest.get("y")) > float(oldest.get("y")), "the youngest are at the foot"


def test_each_cell_of_a_matrix_carries_its_number_or_sign():
    texts = [text.text for text in ET.fromstring(matrix().svg).iter(f"{SVG}text")]
    assert texts.count("4") == texts.count("2") == texts.count("•") == texts.count("–") == 1


def test_heads_of_a_matrix_run_upwards_when_a_word_is_too_wide():
    assert "rotate(-90)" not in matrix().svg
    wide = [("Religionsgemeinschaften und Weltanschauungen", [1, 2])] * 8
    assert matrix(series=wide).svg.count("rotate(-90)") == 8


def test_no_line_runs_across_a_break_and_its_reason_is_said():
    values = {"categories": ["2020", "2021", "2022"], "series": [("a", [1, 2, 3])]}
    whole = line_chart(**(COMMON | values))
    broken = line_chart(**(COMMON | values), breaks=[("2022", "Zensus 2022")])
    lines = [chart.svg.count('stroke-width="1.8"') for chart in (whole, broken)]
    assert lines == [2, 1]
    assert "Bruch ab 2022: Zensus 2022" in broken.svg
    assert broken.table.notes == ["Bruch ab 2022: Zensus 2022"]


def test_a_map_without_attribution_is_refused_and_prints_it():
    with pytest.raises(ValueError, match="attribution"):
        chart_map(attribution=" ")
    assert BKG in chart_map().svg
    assert BKG in chart_map().table.notes


def test_a_map_prints_the_borders_of_its_classes_and_what_is_missing():
    svg = chart_map(unit="%", decimals=1, missing_title="nicht ausgewiesen").svg
    shown = " ".join(text.text for text in ET.fromstring(svg).iter(f"{SVG}text"))
    assert "unter 2,0\u00a0% (1 Gebiet)" in shown
    assert "2,0 bis unter 5,0\u00a0% (0 Gebiete)" in shown
    assert "5,0\u00a0% und mehr (1 Gebiet)" in shown
    assert "nicht ausgewiesen (2 Gebiete)" in shown


def test_an_area_on_a_border_belongs_to_the_class_above():
    svg = chart_map(areas=areas([2, 5]), borders=[2, 5]).svg
    assert "unter 2 (0 Gebiete)" in svg
    assert "2 bis unter 5 (1 Gebiet)" in svg
    assert "5 und mehr (1 Gebiet)" in svg


def test_named_kinds_differ_without_colour():
    kinds = [(code, f"Cluster {code}") for code in "123456"]
    svg = chart_map(areas=areas("123456"), kinds=kinds, borders=()).svg
    grounds = re.findall(
        r'<path d="[^"]+" fill="(#[0-9a-f]{6})"[^>]+stroke="#6b7780" stroke-width="0.4"', svg
    )
    assert len(grounds) == 6
    assert len(set(grounds)) == 5, "kind 4 and kind 6 are white; kind 4 is hatched"
    assert "Cluster 5 (1 Gebiet)" in svg


def test_one_area_is_outlined_and_named():
    assert chart_map().svg.count('stroke-width="2.6"') == 2, "on the map and in the legend"
    assert chart_map(outlined="").svg.count('stroke-width="2.6"') == 0


def test_the_pointer_is_told_name_and_value():
    assert "<title>Ort 1: 5,5</title>" in chart_map().svg


def test_borders_put_about_as_many_areas_into_each_class():
    assert even_borders(list(range(100))) == [20.0, 40.0, 60.0, 80.0]
    assert even_borders([1, 1, 1, 1]) == []
    assert even_borders(["•", None]) == []


def test_outlines_survive_as_text_to_eleven_metres():
    ring = [(9.44113, 54.78634), (9.5, 54.7), (9.4, 54.65), (9.44113, 54.78634)]
    [found] = decoded(encoded([ring]))
    assert found == [(9.4411, 54.7863), (9.5, 54.7), (9.4, 54.65), (9.4411, 54.7863)]
    both = {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}
    assert len(decoded(outline_of(both))) == 2
    with pytest.raises(ValueError, match="Polygon"):
        outline_of({"type": "Point", "coordinates": [1, 2]})
    assert decoded("") == []


def test_paths_are_short_and_closed():
    assert path_of([[(0, 0), (10.04, 0), (10, -0.5), (0, 0)]]) == "M0 0l10 0 0-.5z"
    assert path_of([[(1, 1), (1, 1)]]) == ""


BOX = [[(0.0, 0.0), (20.0, 0.0), (20.0, 10.0), (0.0, 10.0)]]


@pytest.mark.parametrize("slope", [RISING, FALLING])
def test_hatching_never_leaves_its_shape(slope):
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", hatching(BOX, slope=slope))]
    assert numbers
    assert all(0 <= x <= 20 for x in numbers[::2])
    assert all(0 <= y <= 10 for y in numbers[1::2])


def test_holes_stay_free():
    hole = [[(5.0, -1.0), (15.0, -1.0), (15.0, 11.0), (5.0, 11.0)]]
    assert pieces_inside(BOX + hole, 4.0, LEVEL)[1] == [(0.0, 5.0), (15.0, 20.0)]
    assert dotting(BOX).count("M") > dotting(BOX + hole).count("M") > 0


def test_a_label_stands_where_there_is_room():
    x, y, width = roomiest(BOX, 2.0)
    assert (x, width) == (10.0, 20.0)
    assert 2 <= y <= 8


@settings(deadline=None)
@example([5e-324, -7.0])
@example([-5e-324, 7.0])
@given(st.lists(st.floats(-1e9, 1e9), max_size=8))
def test_an_axis_holds_all_numbers_and_zero(numbers):
    axis = Axis(numbers)
    assert axis.low <= min(0, *numbers, 0)
    assert axis.high >= max(0, *numbers, 0)
    assert 2 <= len(axis.ticks()) <= 14


@pytest.fixture(scope="module")
def germany():
    if not DISTRICTS.exists():
        pytest.skip(f"The borders of 400 districts are NOT drawn: {DISTRICTS} is missing.")
    shapes = json.loads(DISTRICTS.read_text())["features"]
    kinds = [(str(i), f"Cluster {i}") for i in range(1, 7)]
    return area_map(
        **COMMON,
        areas=[
            MapArea(
                s["properties"]["ags"], s["properties"]["name"], outline_of(s["geometry"]), str(i % 6 + 1)
            )
            for i, s in enumerate(shapes)
        ],
        kinds=kinds,
        outlined="06440",
        attribution=BKG,
    )


def test_all_districts_make_half_a_megabyte(germany):
    assert len(germany.svg.encode()) < 520_000
    ET.fromstring(germany.svg)
    assert germany.svg.count("<title>") == 401


def test_verapdf_accepts_all_kinds(judge_pdf, monkeypatch, germany):
    template = engines["django"].from_string(
        '{% extends "documents/base.html" %}{% block content %}<h1>Bilder</h1>{% for chart in charts %}'
        '{% include "documents/_chart.html" with chart=chart only %}{% endfor %}{% endblock %}'
    )
    monkeypatch.setattr(services, "render_to_string", lambda _name, values: template.render(values))
    charts = [dots(number="Abb. 1", source="Quelle: x"), columns(), pyramid(), matrix(), chart_map(), germany]
    data = render_pdf(template="x", context={"charts": charts}, title="Bilder")
    assert foreign_fonts(data) == set()
    judge_pdf(data)
