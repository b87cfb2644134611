"""Small numbers stay hidden in every form the report takes, and nothing printed lets them be computed."""

import csv
import datetime as dt
import io
import json
import random
import re

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from coordination.cases.models import Case
from coordination.interpreting.models import BookingRequest
from desk.tokens.services import create_token
from documents.suppression import HIDDEN
from documents.tables import is_number
from monitoring.reports.chapters import cases, interpreting
from monitoring.reports.selectors import content_of
from tests.cast import TODAY
from tests.coordination import make_interpreting as pools
from tests.monitoring import make
from tests.monitoring.reading import lines
from tests.monitoring.test_chapter_cases import opened
from tests.monitoring.test_chapter_interpreting import booked
from tests.monitoring.test_reports_pdf import printed
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db
#: Numbers, tables with small cells: requests by year and setting, cases by year.
TABLES = ("T24", "T24a", "T24b", "T25a", "T26", "T27")


@pytest.fixture
def filled(cast):
    """Thirty held, three cancelled, two unserved requests; nine, two and seven cases of three years."""
    pool = pools.make_pool(cast)
    booked(cast, pool, 30)
    booked(cast, pool, 3, "cancelled_by_requester", occasion="legal")
    booked(cast, pool, 2, "unfilled", language="som")
    opened(cast, 9, dt.date(2022, 1, 1), dt.date(2022, 6, 1), needs=("wohnen",), status="met")
    opened(cast, 2, dt.date(2023, 1, 1), needs=("sprache",))
    opened(cast, 7, dt.date(2024, 1, 1), needs=("arbeit",))
    return cast


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def api_content(client, person, report):
    _token, secret = create_token(name="t", expires_on=TODAY.replace(year=2027), by=person)
    answer = client.get(
        reverse("api:reports-detail", kwargs={"pk": report.pk}), headers={"authorization": f"Bearer {secret}"}
    )
    return answer.json()["snapshot"]["content"]


def public(client, report, number, ending):
    kwargs = {"district_slug": "auental", "pk": report.pk, "number": number, "ending": ending}
    return client.get(reverse("monitoring:public-report-table", kwargs=kwargs)).content


def cells_of(text, number):
    """The cells of a table on a page, row by row."""
    table = re.search(rf"<strong>Tabelle {re.escape(number)}</strong>.*?</table>", text, re.S)
    rows = re.findall(r"<tr>(.*?)</tr>", table.group(), re.S)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in rows]


def test_page_pdf_csv_xlsx_and_json_hide_the_same(filled, client):
    report = make.released(filled)
    content = content_of(report, now=make.NOW, today=TODAY)
    page = client.get(reverse("monitoring:public-report", args=["auental", report.pk])).content.decode()
    plain = api_content(client, filled.coordinator, report)
    plain_tables = {b["number"]: b for c in plain["chapters"] for b in c["blocks"]}
    for number in TABLES:
        table = content.table(number)
        hidden = table.hidden_count
        assert hidden, f"{number} has no small number to hide"
        comma = csv_rows(public(client, report, number, "csv"))
        sheet = load_workbook(io.BytesIO(public(client, report, number, "xlsx"))).worksheets[0]
        assert sum(cell == HIDDEN for row in comma for cell in row) == hidden
        assert sum(cell.value == HIDDEN for row in sheet.iter_rows() for cell in row) == hidden
        assert json.dumps(plain_tables[number], ensure_ascii=False).count(HIDDEN) == hidden
        assert sum(cell == HIDDEN for row in cells_of(page, number) for cell in row) == hidden
    text = pdf_text(bytes(printed(report, filled.second_coordinator).content))
    assert text.count(HIDDEN) >= sum(content.table(number).hidden_count for number in TABLES)


def test_the_numbers_themselves_are_gone(filled):
    shown = interpreting.build(filled.auental, make.PERIOD, TODAY)
    assert lines(shown, "T24")["2025"] == (35, 30, HIDDEN, HIDDEN, 0, 85.7)
    shown = cases.build(filled.auental, make.PERIOD, TODAY)
    assert [lines(shown, "T26")[year][0] for year in ("2022", "2023", "2024")] == [9, HIDDEN, HIDDEN]


def test_one_case_more_does_not_move_a_frozen_report(filled, client):
    report = make.released(filled)
    addresses = [(number, ending) for number in TABLES for ending in ("csv", "xlsx")]
    before = [public(client, report, *address) for address in addresses]
    page = reverse("monitoring:public-report", args=["auental", report.pk])
    shown, plain = (
        cells_of(client.get(page).content.decode(), "T26"),
        api_content(client, filled.coordinator, report),
    )
    live = cases.build(filled.auental, make.PERIOD, TODAY)
    opened(filled, 1, dt.date(2022, 3, 1), needs=("wohnen",))
    booked(filled, BookingRequest.objects.first().pool, 1)
    assert cases.build(filled.auental, make.PERIOD, TODAY) != live, "the numbers of today did move"
    client.logout()
    assert [csv_or_cells(a, public(client, report, *a)) for a in addresses] == [
        csv_or_cells(a, data) for a, data in zip(addresses, before, strict=True)
    ]
    assert cells_of(client.get(page).content.decode(), "T26") == shown
    assert api_content(client, filled.coordinator, report) == plain


def csv_or_cells(address, data):
    """Spreadsheets carry the time they were written at; their cells are what counts."""
    if address[1] == "csv":
        return data
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(data)).worksheets[0].iter_rows()]


def gives_nothing_away(counts, total):
    """Of numbers above their sum: none or several are hidden, and together they are no small number."""
    hidden = [count for count in counts if count == HIDDEN]
    if not hidden or not is_number(total):
        return True
    missing = total - sum(count for count in counts if is_number(count))
    return len(hidden) > 1 and missing >= 5


@pytest.mark.parametrize("seed", range(6))
def test_no_sum_gives_a_small_number_away(cast, seed):
    chance, pool = random.Random(seed), pools.make_pool(cast)
    people = [pools.make_interpreter(cast, pool, f"Anna Nummer{number}") for number in range(4)]
    for year in range(2018, 2026):
        for status in ("held", "unfilled", "withdrawn"):
            size = chance.choice((0, 1, 3, 4, 6, 12))
            booked(
                cast, pool, size, status, on=(year, 1 + chance.randrange(12), 4), people=people[:3] if status == "held" else (),
                occasion=chance.choice(("legal", "parent_talk", "other")), language=chance.choice(("tir", "ara")),
            )  # fmt: skip
        closed = dt.date(year, 12, 1) if chance.random() < 0.5 else None
        opened(cast, chance.choice((0, 2, 3, 6, 9)), dt.date(year, 2, 1), closed, needs=("wohnen",))
    asked = interpreting.build(cast.auental, make.PERIOD, TODAY)
    worked = cases.build(cast.auental, make.PERIOD, TODAY)
    for chapter, number, columns in (
        (asked, "T24", range(5)), (asked, "T24a", range(5)), (asked, "T25a", (0, 1)), (worked, "T26", (0, 1)),
        (worked, "T28a", (0, 1)),
    ):  # fmt: skip
        found = lines(chapter, number)
        total = found.pop("", None)
        for column in columns if total else ():
            assert gives_nothing_away([row[column] for row in found.values()], total[column]), (
                number,
                column,
            )
    for number in ("T24", "T24a"):
        for requested, *outcomes in (row[:5] for row in lines(asked, number).values()):
            assert gives_nothing_away(outcomes, requested), number


def test_sums_of_one_kind_are_hidden_in_every_table_or_in_none(filled):
    shown = interpreting.build(filled.auental, make.PERIOD, TODAY)
    assert lines(shown, "T24")[""][3] == lines(shown, "T24a")[""][3] == HIDDEN
    assert lines(shown, "T24b")["nicht vermittelt"][2] == lines(shown, "T25a")[""][1] == HIDDEN


def test_cases_of_the_other_district_never_count(filled):
    Case.objects.update(district=filled.nordmark)
    assert lines(cases.build(filled.auental, make.PERIOD, TODAY), "T26") == {}
