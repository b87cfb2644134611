"""Styles that are kept from one document to the next must give what WeasyPrint itself would give, byte for byte."""

import re

import pytest
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document

from documents.render import services, styles
from documents.render.colours import Palette
from documents.render.stylesheet import PRINT_CSS
from tests.pdf import page_count

#: Everything that gets a style of its own kind: anchors, lists, tables, drawings, languages, pseudo-elements.
RICH = """<!DOCTYPE html><html lang="de"><head><title>Probe</title></head>
<body class="bericht" data-lauf="Kopf" data-fuss="Fuß"><div class="satz">
<h1 class="kap" id="eins"><span class="nr">1</span> Erstes</h1><p>Hin <a href="#zwei">und her</a>, <em>leise</em>.</p>
<ol class="inhalt"><li class="i1"><a href="#eins">Erstes</a></li><li class="i1"><a href="#zwei">Zweites</a></li></ol>
<ul><li>Punkt<ul><li>darunter</li></ul></li><li style="color: #84490a">Farbe</li></ul>
<table class="tab breit" id="t1"><caption>Tafel</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">x<br>y</th><td class="n">1</td></tr><tr class="summe"><th scope="row">z</th><td>2</td></tr></tbody></table>
<svg xmlns="http://www.w3.org/2000/svg" class="abb-svg" width="40mm" height="9mm" viewBox="0 0 40 9"><title>Bild</title>
<g id="inside"><rect width="30" height="5" fill="#0b4f56"/><text x="2" y="8" font-size="3">Wort</text></g></svg>
<p lang="ar" dir="rtl">أمل حداد</p><dl><dt>Ja</dt><dd>drei</dd></dl>
<h1 class="kap" id="zwei">Zweites</h1><p><q>Wort</q> und <a name="drei">Anker</a></p></div></body></html>"""
OTHER = RICH.replace("Erstes", "Anderes").replace('class="tab breit" id="t1"', 'class="tab viele"')


def made(html: str) -> bytes:
    return services._pdf(html, Palette(), {})


@pytest.fixture
def by_itself(monkeypatch):
    """The same by WeasyPrint without us."""

    def make(html: str) -> bytes:
        with monkeypatch.context() as patch:
            patch.setattr(services, "PlainDocument", Document)
            return made(html)

    return make


def test_kept_styles_give_the_bytes_of_weasyprint_in_any_order(by_itself):
    expected = [by_itself(RICH), by_itself(OTHER)]
    assert expected[0] != expected[1]
    assert page_count(expected[0]) == 2
    for _again in range(2):
        assert [made(RICH), made(OTHER)] == expected
    assert [made(OTHER), made(RICH)] == expected[::-1]


def test_a_second_document_works_out_no_style_again(monkeypatch):
    made(RICH)
    worked_out = []
    monkeypatch.setattr(
        styles.KeptStyles, "_computed", lambda _self, element, *_rest: worked_out.append(element.tag)
    )
    made(RICH)
    assert worked_out == []


def test_what_is_kept_has_an_end(monkeypatch):
    made(OTHER)
    monkeypatch.setattr(styles, "MOST_KEPT", 0)
    assert made(RICH) == made(RICH)


def test_no_style_hangs_on_the_size_of_a_page():
    """A kept style would remember the page of the first document."""
    assert not re.search(r"[\d.](vw|vh|vi|vb|vmin|vmax)\b", PRINT_CSS.read_text())


def test_the_inside_of_a_drawing_gets_no_style():
    html = services.HTML(string=RICH)
    options = services.DEFAULT_OPTIONS | {"stylesheets": services.stylesheets(Palette()), "cache": {}}
    context = styles.PlainDocument._build_layout_context(
        html, services.font_configuration(), CounterStyle(), {}, options
    )
    [drawing] = html.etree_element.iter(styles.SVG)
    assert context.style_for(drawing)["display"] == ("block", "flow")
    assert {child.tag for child in drawing.iter()} - {styles.SVG}
    assert all(context.style_for(child)["display"] == ("none",) for child in drawing)
