"""Blocks of a chapter: every form survives as JSON, old snapshots still read, and nothing is silently dropped."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from documents.charts import MapArea
from documents.charts.outlines import encoded
from documents.render import render_pdf
from monitoring.reports import contexts, workspace
from monitoring.reports.blocks import (
    FORMS,
    Chapter,
    ChartBlock,
    ColumnSpec,
    MapBlock,
    TableBlock,
    TextBlock,
    from_plain,
    to_plain,
)
from monitoring.reports.snapshot import LAYOUT, TEXTS, Content, from_json
from tests.monitoring import make
from tests.pdf import foreign_fonts, pdf_text

ACCENT = "#0b4f56"
OUTLINE = encoded([[(9, 50), (9.5, 50), (9.5, 50.4), (9, 50)]])


def table(**more):
    values = {
        "number": "T5", "key": "t", "title": "Werte, Auental", "columns": (ColumnSpec("a", "A"),),
        "rows": (("x",),),
    } | more  # fmt: skip
    return TableBlock(**values)


def chart(form, **more):
    values = {
        "number": "A4", "key": "c", "form": form, "title": "Bild, Auental", "description": "So ist es.",
        "categories": ("2020", "2021"), "series": (("Auental", (1, Decimal("2.125"))), ("Mittel", (0.5, "x"))),
    } | more  # fmt: skip
    return ChartBlock(**values)


def map_block(**more):
    values = {
        "number": "K2", "key": "k", "title": "Karte, Auental", "description": "Die Mitte ist hell.",
        "areas": (MapArea("06440", "Auental", OUTLINE, Decimal("1.50")), MapArea("2", "B", OUTLINE, None)),
        "attribution": "© GeoBasis-DE / BKG", "borders": (1, Decimal("2.50")), "outlined": "06440",
    } | more  # fmt: skip
    return MapBlock(**values)


def text(**more):
    return TextBlock(**({"key": "chairs", "title": "Vorsitz", "lines": ("Beirat: A. B.",)} | more))


EACH = [chart(form) for form in ("bars", *FORMS)] + [
    table(),
    map_block(),
    map_block(borders=(), kinds=(("1", "eins"), ("2", "zwei"))),
    text(),
    chart("lines", breaks=(("2021", "Zensus"),)),
]


def chapter(*blocks):
    return Chapter(3, "chances", "Teilhabechancen", "", tuple(blocks))


@pytest.mark.parametrize("block", EACH, ids=lambda block: f"{type(block).__name__}-{block.key}")
def test_every_block_survives_json(block):
    made = chapter(block)
    assert from_plain(json.loads(json.dumps(to_plain(made)))) == made


@pytest.mark.parametrize("block", EACH, ids=lambda block: f"{type(block).__name__}-{block.key}")
def test_every_block_is_drawn_from_its_json_as_before(block):
    again = from_plain(json.loads(json.dumps(to_plain(chapter(block))))).blocks[0]
    first, second = contexts._block(block, ACCENT), contexts._block(again, ACCENT)
    assert (first.chart and first.chart.svg) == (second.chart and second.chart.svg)
    assert first.lines == second.lines


def test_the_smallest_part_of_a_number_is_kept():
    again = from_plain(to_plain(chapter(chart("dots")))).charts[0]
    assert again.series[0][1][1] == Decimal("2.125")


def test_a_snapshot_of_the_first_layout_still_reads():
    old = {
        "layout": 1,
        "texts": {"title": "Bericht"},
        "number": 1,
        "period": ["2021-01-01", "2025-12-31"],
        "district": {"name": "Auental", "office": ""},
        "taken_at": "2026-03-02T09:30:00+01:00",
        "threshold": 5,
        "chapters": [
            {
                "number": 5, "key": "network", "title": "Netzwerk", "lead": "", "figures": [],
                "blocks": [
                    {
                        "type": "chart", "number": "A6", "key": "fields", "form": "bars", "title": "Felder",
                        "description": "d", "categories": ["Bildung"], "series": [["Akteure", [3]]],
                        "label_title": "", "question": "", "source": "",
                    },
                    {
                        "type": "table", "number": "T10", "key": "actors", "title": "Akteure",
                        "columns": [{"key": "k", "title": "Art", "kind": "", "decimals": None}],
                        "rows": [["Verein"]], "total": None, "notes": [], "source": "",
                    },
                ],
            }
        ],
    }  # fmt: skip
    content = from_json(old)
    bars, rows = content.chapters[0].blocks
    assert (bars.form, bars.unit, bars.breaks, bars.absence) == ("bars", "", (), "")
    assert rows.absence == ""
    assert bars.chart(ACCENT).svg
    assert LAYOUT == 2


@pytest.mark.parametrize(
    "block",
    [
        table(rows=(), absence="Keine Bevölkerungszahlen."),
        chart("bars", series=(("x", (0, None)),), absence="Keine Bevölkerungszahlen."),
        map_block(areas=(), absence="Keine Bevölkerungszahlen."),
        map_block(areas=(MapArea("1", "A", "", 3),), absence="Keine Bevölkerungszahlen."),
        text(lines=(), absence="Keine Bevölkerungszahlen."),
    ],
)
def test_a_block_without_data_says_its_reason_on_paper_and_on_the_page(block):
    for made in (contexts._block(block, ACCENT), workspace.page_block(block, ACCENT)):
        assert made.is_empty
        assert made.absence == "Keine Bevölkerungszahlen."
        page = render_to_string("monitoring/reports/_block.html", {"block": made})
        assert "Keine Bevölkerungszahlen." in page


def test_without_a_reason_the_usual_sentence_stands():
    assert contexts._block(table(rows=()), ACCENT).absence == "Im Berichtszeitraum keine Einträge."


def test_the_numbers_of_a_large_map_are_left_to_the_file():
    assert contexts.has_annex(map_block())
    assert not contexts.has_annex(map_block(prints_table=False))
    assert map_block().data_table().rows == (("Auental", Decimal("1.50")), ("B", None))
    assert map_block(kinds=(("1", "eins"),), areas=(MapArea("a", "A", OUTLINE, "1"),)).data_table().rows == (
        ("A", "eins"),
    )


def test_sentences_have_no_file_but_stand_on_the_page():
    page = render_to_string("monitoring/reports/_block.html", {
        "block": workspace.page_block(text(), ACCENT), "may_export": True,
    })  # fmt: skip
    assert "Beirat: A. B." in page
    assert "CSV" not in page


@pytest.mark.django_db
def test_verapdf_accepts_a_report_with_every_kind_of_block(cast, judge_pdf):
    empty = table(number="T6", rows=(), absence="Keine Bevölkerungszahlen.")
    content = Content(
        texts=dict.fromkeys(TEXTS, "Text"), number=1, period=make.PERIOD, district_name="Auental",
        district_office="", taken_at=dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC),
        chapters=(chapter(*EACH, empty),),
    )  # fmt: skip
    context = contexts.report_context(
        content, stamp="Entwurf", standing="Entwurf", accent=ACCENT, with_completeness=True
    )
    data = render_pdf(
        template="documents/monitoring/report.html", context=context, title="Bericht", district=cast.auental
    )
    judge_pdf(data)
    assert foreign_fonts(data) == set()
    text = pdf_text(data)
    assert "© GeoBasis-DE / BKG" in text
    assert "Keine Bevölkerungszahlen." in text
    assert "Beirat: A. B." in text


def test_a_table_of_many_words_is_set_in_fixed_widths_so_that_it_stays_on_the_page():
    words = tuple(ColumnSpec(f"c{i}", f"Spalte {i}") for i in range(9))
    numbers = (ColumnSpec("name", "Jahr"), *(ColumnSpec(f"n{i}", f"{i}", "number") for i in range(9)))
    wordy = TableBlock("T31", "w", "W", words, (tuple("x" * 9),))
    many = TableBlock("T3", "n", "N", numbers, (("2021", *range(9)),))
    few = TableBlock("T1", "f", "F", words[:3], (("x", "x", "x"),))
    printed = [contexts._block(block, "#123456") for block in (wordy, many, few)]
    assert [part.table_css for part in printed] == ["viele t-T31", "", ""]
    assert [part.css for part in printed] == ["breit", "breit", ""]
    page = render_to_string("documents/monitoring/_block.html", {"block": printed[0]})
    assert '<table class="tab viele t-T31">' in page
