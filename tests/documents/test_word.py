"""A Word file one would send to a council: pictures that speak, tables that repeat their head, German throughout."""

import datetime as dt
import io
import re
import zipfile

import pytest
from django.utils.html import format_html
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from documents.charts import bar_chart, matrix_chart
from documents.charts.raster import png_of, rings_of
from documents.tables import Table, TableColumn
from documents.word import (
    Bullets,
    Contents,
    Heading,
    Paragraph,
    WordChart,
    WordDocument,
    WordTable,
    write_docx,
)
from documents.word.ground import ORDER

TABLE = Table(
    "offers",
    "Angebote nach Feld",
    [TableColumn("field", "Feld"), TableColumn("count", "Anzahl", numeric=True)],
    [("Sprache", 7), ("Arbeit", 1234)],
    source="Quelle: Register.",
    number="Tabelle T1",
    total=("Summe", 1241),
)


def chart(**more):
    values = {
        "bars": [("Sprache", 7), ("Arbeit", 3)],
        "number": "Abbildung A1",
        "source": "Quelle: Register.",
    }
    return bar_chart(key="a", title="Angebote", description="Sprache liegt vorn.", **(values | more))


def written(*parts) -> bytes:
    return write_docx(
        WordDocument("Bericht", "Kreis", dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), parts, foot="Entwurf")
    )


def opened(*parts):
    return Document(io.BytesIO(written(*parts)))


def xml(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_a_chart_is_a_picture_whose_message_is_its_text():
    document = opened(WordChart(chart(), note="Zahlen: Anhang C."))
    (picture,) = document.inline_shapes
    told = picture._inline.docPr
    assert (told.get("descr"), told.get("title")) == ("Sprache liegt vorn.", "Angebote")
    assert round(picture.width.mm) == 165
    assert [p.text for p in document.paragraphs if p.text] == [
        "Abbildung A1 Angebote",
        "Quelle: Register. Zahlen: Anhang C.",
    ]


def test_the_picture_shows_what_the_drawing_shows():
    """Ink of the bars stands where the drawing puts it: the longer bar is longer in the picture."""
    image = Image.open(io.BytesIO(png_of(chart(bars=[("a", 10), ("b", 5)], accent="#0b4f56").svg))).convert(
        "RGB"
    )
    dark = [
        sum(_is_accent(image.getpixel((x, y))) for x in range(image.width)) for y in range(0, image.height, 4)
    ]
    upper, lower = max(dark[: len(dark) // 2]), max(dark[len(dark) // 2 :])
    assert image.width > 1000
    assert 1.9 < upper / lower < 2.1


def _is_accent(pixel) -> bool:
    return all(abs(found - wanted) < 24 for found, wanted in zip(pixel, (0x0B, 0x4F, 0x56), strict=True))


def test_text_that_rises_and_signs_of_other_scripts_are_drawn_too():
    found = matrix_chart(
        key="m", title="Wer mit wem", description="x", categories=("Verwaltung", "جمعية"),
        series=(("Verwaltung", (1, 2)), ("Migrantische Selbstorganisation", (3, 4))),
    )  # fmt: skip
    assert png_of(found.svg).startswith(b"\x89PNG")


def test_the_same_drawing_gives_the_same_bytes_and_a_foreign_one_is_refused():
    assert png_of(chart().svg) == png_of(chart().svg)
    foreign = format_html('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><image/></svg>')
    with pytest.raises(ValueError, match="image"):
        png_of(foreign)
    with pytest.raises(ValueError, match="C"):
        rings_of("M0 0C1 1 2 2 3 3")


@pytest.mark.parametrize(
    ("steps", "rings"),
    [
        ("M1 2l3 4-1 1z", [([(1, 2), (4, 6), (3, 7)], True)]),
        ("M0 0h2v2h-2z", [([(0, 0), (2, 0), (2, 2), (0, 2)], True)]),
        ("M0 0L.5 1M3 3L4 4", [([(0, 0), (0.5, 1)], False), ([(3, 3), (4, 4)], False)]),
    ],
)
def test_steps_of_a_path_are_read_as_they_are_written(steps, rings):
    assert rings_of(steps) == rings


def test_a_table_repeats_its_head_keeps_its_rows_whole_and_says_what_it_is():
    (table,) = opened(WordTable(TABLE)).tables
    first, *others = table.rows
    assert first._tr.trPr.xpath("w:tblHeader")
    assert not any(row._tr.trPr.xpath("w:tblHeader") for row in others)
    assert all(row._tr.trPr.xpath("w:cantSplit") for row in table.rows)
    assert table._tbl.tblPr.xpath("w:tblCaption")[0].get(qn("w:val")) == "Tabelle T1 Angebote nach Feld"
    assert [cell.text for cell in table.rows[2].cells] == ["Arbeit", "1.234"]
    assert table.rows[3].cells[0].paragraphs[0].runs[0].bold


def test_properties_stand_in_the_order_of_the_schema_or_word_refuses_the_file():
    data = written(
        Heading("Titel", 0), Contents("Inhalt"), Heading("Eins", begins_page=True), WordTable(TABLE),
        Paragraph("T2: keine Einträge.", "absence"), Bullets(["a"], is_numbered=True),
    )  # fmt: skip
    known = {qn(f"w:{name}"): place for place, name in enumerate(ORDER)}
    document = Document(io.BytesIO(data))
    seen = 0
    for properties in document.element.body.iter(qn("w:pPr"), qn("w:tblPr")):
        places = [known[part.tag] for part in properties]
        assert places == sorted(places), [part.tag for part in properties]
        seen += 1
    assert seen > 5


def test_the_contents_are_a_field_that_already_lists_the_headings():
    data = written(Contents("Inhalt", level=1), Heading("1 Eins"), Heading("Unter", 2), Heading("2 Zwei"))
    body = xml(data, "word/document.xml")
    field = body.split("TOC", 1)[1].split('fldCharType="end"')[0]
    assert re.search(r'w:fldCharType="begin"[^>]*w:dirty="true"', body)
    assert "1 Eins" in field
    assert "2 Zwei" in field
    assert "Unter" not in field


def test_every_word_is_german_and_every_page_but_the_cover_counted():
    data = written(Heading("Titel", 0), Paragraph("Text."))
    assert 'w:val="en-US"' not in xml(data, "word/styles.xml")
    assert 'w:lang w:val="de-DE"' in xml(data, "word/styles.xml")
    document = Document(io.BytesIO(data))
    assert document.sections[0].different_first_page_header_footer
    foot = document.sections[0].footer._element.xml
    assert "NUMPAGES" in foot
    assert "Entwurf" in foot


def test_each_numbered_list_begins_with_one():
    document = opened(Bullets(["a", "b"], is_numbered=True), Bullets(["c"], is_numbered=True))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.text]
    assert numbers[0] == numbers[1] != numbers[2]


def test_the_same_parts_give_the_same_bytes():
    parts = (Heading("Titel", 0), WordChart(chart()), WordTable(TABLE))
    assert written(*parts) == written(*parts)
