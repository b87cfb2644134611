"""The code to scan: the very modules of the standard, a quiet zone, safe markup, and veraPDF's consent."""

import re
import xml.etree.ElementTree as ET

import pytest
import segno
from django.template import engines

from documents.charts import qr_code
from documents.charts.drawing import UNIT
from documents.render import render_pdf, services

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://teilhabe.example/karte/Zm9vYmFyYmF6cXV4/"


def drawn_modules(svg, size):
    """Which modules the path paints dark, read back from its coordinates."""
    side = 30 * UNIT / (size + 8)
    dark = set()
    path = ET.fromstring(svg).find(f"{SVG}path").attrib["d"]
    for x, y, length in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)", path):
        column, row = round(float(x) / side) - 4, round(float(y) / side) - 4
        dark |= {(column + step, row) for step in range(round(float(length) / side))}
    return dark


def test_it_paints_the_modules_of_the_standard_and_leaves_the_quiet_zone_free():
    code = segno.make(ADDRESS, error="m", micro=False, boost_error=False)
    dark = drawn_modules(qr_code(ADDRESS, title="Zur Karte"), len(code.matrix))
    assert dark == {(x, y) for y, row in enumerate(code.matrix) for x, is_dark in enumerate(row) if is_dark}


def test_a_reader_hears_the_title_first():
    root = ET.fromstring(qr_code(ADDRESS, title="QR-Code zur Karte"))
    assert (root[0].tag, root[0].text, root[1].text) == (f"{SVG}title", "QR-Code zur Karte", ADDRESS)


def test_nothing_typed_becomes_markup():
    svg = qr_code("https://x.example/", title="</title><script>alert(1)</script>")
    assert "<script" not in svg
    assert "style=" not in svg


def test_an_address_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="too long"):
        qr_code("x" * 3000, title="zu lang")


def test_verapdf_accepts_a_code_on_paper(judge_pdf, monkeypatch):
    template = engines["django"].from_string(
        '{% extends "documents/base.html" %}{% block content %}<h1>Karte</h1>{{ code }}{% endblock %}'
    )
    monkeypatch.setattr(services, "render_to_string", lambda _name, values: template.render(values))
    code = qr_code(ADDRESS, title="QR-Code zur Karte")
    judge_pdf(render_pdf(template="x", context={"code": code}, title="Karte"))
