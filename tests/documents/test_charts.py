"""Charts: safe markup, same bytes, German numbers, five fills, a table twin, and veraPDF's consent."""

import re
import xml.etree.ElementTree as ET

import pytest
from django.template import engines
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from documents.charts import bar_chart, line_chart, stacked_bar_chart
from documents.charts.drawing import text_width, wrapped
from documents.render import render_pdf, services
from tests.pdf import foreign_fonts

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '</title><script>alert(1)</script>"><image href="http://x"/> & \x00\u202e'


def bars(**more):
    values = [("Sprache", 1234.5), ("Wohnen", 0), ("Gesundheit", None), ("Kultur", "x")]
    given = {"key": "bars", "title": "Angebote", "description": "Am meisten zu Sprache.", "bars": values}
    return bar_chart(**(given | more))


def stacked(**more):
    given = {
        "key": "stacked",
        "title": "Öffnung",
        "description": "Die Hälfte ist offen.",
        "categories": ["Sprache", "Arbeit", "leer"],
        "series": [(f"Teil {i}", [10 + i, 5, 0]) for i in range(5)],
    }
    return stacked_bar_chart(**(given | more))


def lines(**more):
    given = {
        "key": "lines",
        "title": "Verlauf",
        "description": "Es steigt.",
        "categories": ["2021", "2022", "2023"],
        "series": [("Auental", [1, None, 3.5]), ("Land", [2, 2, 2])],
    }
    return line_chart(**(given | more))


ALL = [bars, stacked, lines]


@pytest.mark.parametrize("chart", ALL)
def test_the_same_numbers_give_the_same_bytes(chart):
    assert chart().svg == chart().svg


@pytest.mark.parametrize("chart", ALL)
def test_title_comes_first_and_every_text_names_its_font(chart):
    root = ET.fromstring(chart().svg)
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root[1].text == chart().description
    for text in root.iter(f"{SVG}text"):
        assert text.get("font-family", "").startswith("Fira Sans")


@pytest.mark.parametrize("chart", ALL)
def test_hostile_text_stays_text(chart):
    evil = {"title": EVIL, "description": EVIL}
    if chart is bars:
        evil["bars"] = [(EVIL, 1), ("b", EVIL)]
    else:
        evil |= {"categories": [EVIL, "b"], "series": [(EVIL, [1, 2])]}
    svg = chart(**evil).svg
    assert isinstance(svg, SafeString)
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert tags <= {"svg", "title", "desc", "text", "line", "rect", "circle"}


@given(st.text(max_size=40), st.floats(allow_nan=True, allow_infinity=True))
def test_no_label_and_no_number_breaks_the_markup(label, value):
    ET.fromstring(bars(bars=[(label, value), ("b", 2)]).svg)
    ET.fromstring(lines(categories=[label, "b"], series=[(label, [value, 1])]).svg)


@pytest.mark.parametrize("chart", ALL)
def test_every_chart_has_its_numbers_as_a_table(chart):
    table = chart().table
    assert len(table.shown_rows()) >= 3
    assert table.title == chart().title


def test_numbers_on_bars_are_german():
    svg = bars(unit="%", decimals=1).svg
    assert ">1.234,5\u00a0%<" in svg
    assert ">keine Angabe<" in svg
    assert ">x<" in svg


def test_negative_bars_end_left_of_zero():
    root = ET.fromstring(bars(bars=[("auf", 4), ("ab", -3)]).svg)
    up, down = (float(rect.get("x")) for rect in root.iter(f"{SVG}rect"))
    assert down < up
    assert "−3" in bars(bars=[("auf", 4), ("ab", -3)]).svg


def test_shares_add_up_to_the_whole_width():
    root = ET.fromstring(stacked(categories=["a"], series=[("x", [1]), ("y", [2]), ("z", [1])]).svg)
    widths = [float(rect.get("width")) for rect in root.iter(f"{SVG}rect") if float(rect.get("height")) > 20]
    assert sum(widths) == pytest.approx(float(root.get("viewBox").split()[2]) - min(
        float(rect.get("x")) for rect in root.iter(f"{SVG}rect") if float(rect.get("height")) > 20
    ), abs=0.1)  # fmt: skip


def test_five_fills_differ_without_colour():
    svg = stacked(categories=["a"], series=[(f"T{i}", [20]) for i in range(5)]).svg
    assert svg.count("<circle") > 20, "dotted"
    assert svg.count("<line") > 10, "hatched"
    assert "<pattern" not in svg


def test_hatching_never_leaves_its_box():
    root = ET.fromstring(stacked(categories=["a"], series=[("x", [1]), ("y", [1]), ("z", [3])]).svg)
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    for line in root.iter(f"{SVG}line"):
        assert all(0 <= float(line.get(name)) <= width for name in ("x1", "x2"))
        assert all(0 <= float(line.get(name)) <= height for name in ("y1", "y2"))


def test_more_parts_than_can_be_told_apart_are_refused():
    with pytest.raises(ValueError, match="five"):
        stacked(series=[("x", [1, 1, 1])] * 6)
    with pytest.raises(ValueError, match="four"):
        lines(series=[("x", [1, 1, 1])] * 5)


def test_gaps_in_the_numbers_stay_gaps():
    solid = [
        line for line in ET.fromstring(lines().svg).iter(f"{SVG}line") if line.get("stroke-width") == "1.8"
    ]
    assert len(solid) == 2, "only the second line is unbroken"


@pytest.mark.parametrize("chart", [bars, lines])
def test_no_numbers_at_all_still_make_a_picture(chart):
    nothing = {"bars": []} if chart is bars else {"categories": [], "series": []}
    ET.fromstring(chart(**nothing).svg)


def test_long_labels_are_wrapped_to_their_column():
    shown = wrapped("Anerkennung ausländischer Berufsabschlüsse " * 5, 200)
    assert len(shown) == 3
    assert shown[-1].endswith("…")
    assert all(text_width(line) <= 200 for line in shown)


def test_the_accent_of_the_district_is_used():
    assert "#7a1f5c" in bars(accent="#7a1f5c").svg
    assert "#0b4f56" not in bars(accent="#7a1f5c").svg


def test_verapdf_accepts_charts_and_no_foreign_font_creeps_in(judge_pdf, monkeypatch):
    template = engines["django"].from_string(
        '{% extends "documents/base.html" %}{% block content %}<h1>Bilder</h1>{% for chart in charts %}'
        '{% include "documents/_chart.html" with chart=chart with_table=True only %}{% endfor %}{% endblock %}'
    )
    monkeypatch.setattr(services, "render_to_string", lambda _name, values: template.render(values))
    charts = [bars(number="Abb. 1", question="Wie viele?", source="Quelle: x"), stacked(), lines()]
    data = render_pdf(template="x", context={"charts": charts}, title="Bilder")
    assert foreign_fonts(data) == set()
    judge_pdf(data)


def test_numbers_are_written_the_same_everywhere():
    assert not re.search(r'="-0"|="[^"]*e-', lines().svg)
