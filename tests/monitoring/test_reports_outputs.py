"""Everything a report is handed out as says the same, byte by byte the same each time, and never moves again."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from documents.jobs import runner
from documents.jobs.models import Job
from documents.render.packing import page_count
from documents.store.models import StoredDocument
from documents.tables import display, is_number
from monitoring.reports.blocks import ChartBlock, Figure, TableBlock
from monitoring.reports.contexts import report_context
from monitoring.reports.gaps import gaps_of
from monitoring.reports.models import IntegrationReport
from monitoring.reports.outputs.briefs import brief_of, brief_pdf
from monitoring.reports.outputs.tables import layout, open_data, workbook
from monitoring.reports.outputs.word import word_file
from monitoring.reports.selectors import content_of
from monitoring.reports.services import request_word
from monitoring.reports.snapshot import LAYOUT, from_json, to_json
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_writing as write
from tests.monitoring.test_reports_pages import api
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db


def filled(cast):
    for number in range(7):
        make.actor(cast.auental, f"Verein {number}", kind="association", fields_of_action=["bildung"])
    make.barrier(cast.auental, 1)
    return write.released_in_full(cast)


def content(report):
    return content_of(IntegrationReport.objects.get(pk=report.pk), now=make.NOW, today=TODAY)


def context(found):
    return report_context(found, stamp="", standing="", accent="#0b4f56", with_completeness=False)


def shown(block: TableBlock) -> list[list[str]]:
    """A table as every reader sees it."""
    columns = block.table().columns
    lines = [*block.rows, *([block.total] if block.total else [])]
    return [[display(cell, column) for cell, column in zip(row, columns, strict=True)] for row in lines]


class TablesOfPage(HTMLParser):
    """Cells of every table of a page, by the number in its caption."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.rows: list[list[str]] = []
        self.number, self.text, self.inside = "", "", ""

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.rows, self.number = [], ""
        elif tag == "tr":
            self.rows.append([])
        if tag in ("td", "th", "caption"):
            self.inside, self.text = tag, ""

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == "caption":
            self.number = self.text.split()[1] if self.text.split() else ""
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(self.text.strip())
        elif tag == "table":
            self.tables[self.number] = self.rows[1:]


def tables_of_print(found) -> dict[str, list[list[str]]]:
    printed = context(found)
    tables = [
        b.table for c in (printed.opening, *printed.chapters, printed.closing) for b in c.blocks if b.table
    ]
    tables += [*printed.annex, *(block.table for block in printed.directory if block.table), printed.log]
    return {
        table.number.split()[-1]: [
            [cell.text for cell in row]
            for row in [*table.shown_rows(), *([table.shown_total()] if table.total else [])]
        ]
        for table in tables
    }


def tables_of_book(data: bytes) -> dict[str, list[tuple]]:
    book = load_workbook(io.BytesIO(data))
    return {name: list(book[name].iter_rows(min_row=2, values_only=True)) for name in book.sheetnames[1:]}


def same_numbers(found: TableBlock, cells: list[tuple]) -> bool:
    lines = [*found.rows, *([found.total] if found.total else [])]
    return [[float(c) for c in row if is_number(c)] for row in lines] == [
        [float(c) for c in row if is_number(c)] for row in cells
    ]


def test_every_printed_number_is_the_same_in_print_workbook_json_page_and_api(cast, client):
    report = filled(cast)
    found = content(report)
    silent = {block.number for block in found.blocks if block.is_empty}
    tables = {
        table.number: table
        for table in found.every_table
        if not table.is_empty and table.number not in silent
    }
    assert {"T1", "T2", "T10", "A6", "T34", "T36", "T37", "D1", "F1"} <= tables.keys()
    in_print, in_book = tables_of_print(found), tables_of_book(workbook(found))
    address = {"district_slug": "auental", "pk": report.pk}
    page = TablesOfPage()
    page.feed(client.get(reverse("monitoring:public-report", kwargs=address)).content.decode())
    stored = from_json(json.loads(layout(found)))
    by_api = api(client, cast.coordinator, "api:reports-detail", pk=report.pk).json()["snapshot"]["content"]
    public = client.get(reverse("monitoring:public-report-whole", kwargs=address | {"ending": "json"}))
    assert json.loads(public.content) == by_api == to_json(stored)
    for number, table in tables.items():
        assert in_print[number] == shown(table), f"{number} in print"
        assert page.tables[number] == shown(table), f"{number} on the page"
        assert same_numbers(table, in_book[number]), f"{number} in the workbook"
        assert stored.table(number) == table == from_json(by_api).table(number), (
            f"{number} in JSON and by API"
        )


def test_nothing_moves_after_the_datenschnitt_whatever_happens_in_the_district(cast):
    report = write.full(cast)
    before = (workbook(content(report)), open_data(content(report)), layout(content(report)))
    make.actor(cast.auental, "Später dazu", kind="association")
    make.barrier(cast.auental, 2)
    write.term(cast)
    write.basis(cast, text="Eine andere Grundlage.")
    assert (workbook(content(report)), open_data(content(report)), layout(content(report))) == before


def test_two_renderings_are_the_same_bytes_also_when_the_clock_moves(cast, monkeypatch):
    found = content(write.full(cast))
    writers = (workbook, open_data, layout, lambda c: word_file(c, standing="Entwurf.", accent="#0b4f56"))
    first = [writer(found) for writer in writers]
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 5, 5, 5, 5, 0, 1, 0))
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    assert [writer(found) for writer in writers] == first


def test_the_archive_holds_a_file_per_table_a_list_and_what_to_know(cast):
    found = content(filled(cast))
    with zipfile.ZipFile(io.BytesIO(open_data(found))) as archive:
        names = archive.namelist()
        index = list(csv.reader(io.StringIO(archive.read("inhalt.csv").decode("utf-8-sig")), delimiter=";"))
        read_me = archive.read("LIESMICH.txt").decode()
        assert all(member.date_time == (1980, 1, 1, 0, 0, 0) for member in archive.infolist())
        actors = archive.read("T10-actors.csv").decode("utf-8-sig")
    assert [row[0] for row in index[1:]] == names[2:-1]
    assert names[-1] == "bericht.json"
    assert "Datenschnitt: 02.03.2026, 09:30 Uhr" in read_me
    assert "•" in read_me
    assert "Verein" in actors


def test_the_word_document_has_headings_tables_with_heads_and_no_clock(cast):
    found = content(filled(cast))
    document = Document(io.BytesIO(word_file(found, standing="Veröffentlicht.", accent="#0b4f56")))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading 1")]
    assert headings[0] == "Kurzfassung"
    assert "12 Bewertung, Empfehlungen, Ausblick" in headings
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for words in ("Das Netz trägt.", "Stellungnahme: Beirat für Teilhabe", "Der Beirat stimmt zu."):
        assert words in text
    assert document.core_properties.created.isoformat().startswith("2026-03-02T08:30")
    assert all(table.rows[0]._tr.trPr.xpath("w:tblHeader") for table in document.tables)
    drawn = [block for block in found.blocks if isinstance(block, ChartBlock) and not block.is_empty]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [
        block.description for block in drawn
    ]
    for block in drawn:
        assert f"Daten zu Abbildung {block.number}: {block.title}" in text


def test_the_word_document_is_made_in_the_background_and_stays_in_the_house(cast):
    job = request_word(make.frozen(cast), by=cast.coordinator, now=make.NOW)
    runner.run(job.pk)
    job.refresh_from_db()
    assert job.status == Job.Status.DONE, job.error
    document = StoredDocument.objects.get(pk=job.document_id)
    assert (document.audience, document.sealed_at) == ("internal", None)
    assert document.file_name.endswith(".docx")


def test_a_brief_is_one_accessible_page_in_the_words_of_the_house(cast, judge_pdf):
    write.term(cast, term="Beratung vor Ort", preferred="Beratung in der Nähe")
    report = make.draft(cast)
    longest = "Wort " * 179 + "Ende."
    write.recommendation(
        cast, report, reason=longest, against="Einwand. " * 55, text="Beratung vor Ort. " * 27
    )
    brief = brief_of(content(report), "E1", stamp="Entwurf", contact="KI, 05999 100")
    assert brief.heading == "Beratung in der Nähe sichern"
    data = brief_pdf(brief, district=cast.auental)
    judge_pdf(data)
    text = pdf_text(data)
    assert "Seite 1 von 1" in " ".join(text.split())
    assert "Beratung in der Nähe" in text
    assert data == brief_pdf(brief, district=cast.auental)


def test_a_brief_takes_its_numbers_from_the_chapter_it_rests_on(cast):
    report = make.draft(cast)
    write.recommendation(cast, report, chapter=6)
    write.recommendation(cast, report, chapter=None)
    found = content(report)
    assert brief_of(found, "E1", stamp="", contact="").tiles[0].label == "Angebote"
    assert brief_of(found, "E2", stamp="", contact="").tiles[0].label == "Akteure im Netzwerk"
    assert brief_of(found, "E3", stamp="", contact="") is None


def test_a_brief_shows_the_picture_of_its_subject_with_the_numbers_beside_it(cast, judge_pdf):
    for number in range(6):
        make.actor(cast.auental, f"Verein {number}", kind="association", fields_of_action=["bildung"])
    make.barrier(cast.auental, 1)
    make.barrier(cast.auental, 2, kind="language")
    report = make.draft(cast)
    write.recommendation(cast, report, title="Hürden abbauen", chapter=11)
    found = content(report)
    brief = brief_of(found, "E1", stamp="", contact="KI")
    chapter = next(chapter for chapter in found.chapters if chapter.number == 11)
    numbers = {block.number for block in chapter.blocks}
    assert brief.picture.table.number.split()[-1].rstrip(":") in numbers
    data = brief_pdf(brief, district=cast.auental)
    judge_pdf(data)
    text = " ".join(pdf_text(data).split())
    assert "Seite 1 von 1" in text
    for row in brief.picture.table.rows:
        assert str(row[0]) in text
    assert page_count(data) == 1


def test_a_brief_without_a_chapter_or_without_numbers_has_no_empty_frame(cast):
    report = make.draft(cast)
    write.recommendation(cast, report, chapter=None)
    write.recommendation(cast, report, chapter=7)
    found = content(report)
    assert brief_of(found, "E1", stamp="", contact="").picture is None
    assert brief_of(found, "E2", stamp="", contact="").picture is None


def _counted(chapter):
    """The chapter as if all its figures were counted out of something."""
    return replace(chapter, figures=tuple(replace(figure, base=20) for figure in chapter.figures))


def test_the_first_page_has_eight_figures_in_their_order(cast):
    empty = content(make.draft(cast))
    assert "Akteure im Netzwerk" in [tile.label for tile in context(empty).tiles]
    assert not {"Angebote", "Dolmetscheinsätze"} & {tile.label for tile in context(empty).tiles}, "0 von 0"
    found = replace(empty, chapters=tuple(_counted(chapter) for chapter in empty.chapters))
    assert [tile.label for tile in context(found).tiles][:3] == [
        "Akteure im Netzwerk",
        "Angebote",
        "Dolmetscheinsätze",
    ]
    population = Figure("population", "Bevölkerung", 148_300)
    first = replace(found.chapters[0], figures=(*found.chapters[0].figures, population))
    more = replace(found, chapters=(first, *found.chapters[1:]))
    assert context(more).tiles[0].label == "Bevölkerung"
    assert len(context(more).tiles) == 8


def test_the_print_holds_the_whole_outline_in_its_order(cast):
    lines = context(content(write.full(cast))).contents
    assert [line.number for line in lines if line.level == 1] == ["", *map(str, range(1, 13)), *"ABCDEF"]
    assert [line.number for line in lines if line.level == 2] == [
        "1.1", "1.2", "1.3", "1.4", "1.5", "12.1", "12.2", "12.3", "12.4",
    ]  # fmt: skip
    assert not any(line.title.endswith("(nicht enthalten)") for line in lines)


def test_a_snapshot_of_the_first_layout_is_still_read(cast):
    plain = to_json(content(make.draft(cast)))
    assert plain["layout"] == LAYOUT == 2
    old = {key: value for key, value in plain.items() if key not in ("writing", "written", "annex")} | {
        "layout": 1
    }
    read = from_json(old)
    assert read.writing.sections == {}
    assert context(read).opening is None
    assert workbook(read).startswith(b"PK")


def test_the_completeness_page_names_what_is_missing_hidden_broken_and_unknown(cast):
    report = make.draft(cast)
    write.text(cast, report, text="Flüchtlinge: [[fehlt]]")
    found = content(report)
    table = TableBlock(
        "T99", "x", "Probe", found.chapters[0].tables[0].columns[:2], (("a", "•"), ("b", ".")),
        notes=("Bruch in der Reihe 2022: Zensus",),
    )  # fmt: skip
    chapter = replace(found.chapters[0], blocks=(*found.chapters[0].blocks, table))
    gaps = gaps_of(
        replace(found, chapters=(chapter, *found.chapters[1:])), [("Flüchtlinge", "Geflüchtete", "")]
    )
    assert [gap.number for gap in gaps.hidden] == ["T99"]
    assert [gap.what for gap in gaps.missing] == ["1 ohne Wert"]
    assert [gap.what for gap in gaps.broken] == ["Bruch in der Reihe 2022: Zensus"]
    assert gaps.marks == ("fehlt",)
    assert [hint.preferred for hint in gaps.hints] == ["Geflüchtete"]
    assert next(line for line in gaps.lines if line.number == 12).percent == 0


def test_the_public_page_has_contents_downloads_briefs_and_the_word_of_the_board(cast, client):
    report = filled(cast)
    text = client.get(reverse("monitoring:public-report", args=["auental", report.pk])).content.decode()
    for ending in ("xlsx", "zip", "json"):
        assert reverse("monitoring:public-report-whole", args=["auental", report.pk, ending]) in text
    assert reverse("monitoring:public-report-brief", args=["auental", report.pk, "E1"]) in text
    assert "Stellungnahme: Beirat für Teilhabe" in text
    assert re.findall(r'<h2[^>]*id="(kap-\d+)"', text)[0] == "kap-1"
