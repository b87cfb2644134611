"""Tables out and in: numbers stay numbers, text never becomes a formula, bad files get one sentence."""

import contextlib
import csv
import datetime as dt
import io
import json
import zipfile
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from documents.spreadsheets import UnreadableTable, read_table, stream_csv, write_csv, write_json, write_xlsx
from documents.tables import Table, TableColumn, display, german_number

COLUMNS = [
    TableColumn("name", "Name"),
    TableColumn("from", "von"),
    TableColumn("amount", "Betrag", kind="euro"),
    TableColumn("count", "Anzahl", numeric=True),
    TableColumn("open", "offen"),
]
AT = dt.datetime(2026, 3, 2, 13, 5, tzinfo=dt.UTC)
ROWS = [
    ("Brücke „A“; Auental", dt.date(2026, 3, 2), Decimal("1234.50"), -3, True),
    ("=HYPERLINK(1)", AT, Decimal("-0.5"), 0, False),
    (None, None, None, None, None),
]


def table(rows=ROWS, **more) -> Table:
    return Table("test", "Träger [2026]", COLUMNS, rows, **more)


def lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


# --- Out --------------------------------------------------------------------------------


def test_csv_is_what_german_spreadsheets_open():
    data = write_csv(table())
    assert data.startswith(b"\xef\xbb\xbfName;von;Betrag;Anzahl;offen\r\n")
    assert data.endswith(b"\r\n")
    assert lines(data)[1:] == [
        ["Brücke „A“; Auental", "02.03.2026", "1234,50", "-3", "ja"],
        ["'=HYPERLINK(1)", "02.03.2026 14:05", "-0,5", "0", "nein"],
        ["", "", "", "", ""],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0", " =", "\u00a0@", "\n="])
def test_text_that_begins_like_a_formula_is_neutralised(start):
    columns = [TableColumn("a", "A")]
    cell = lines(write_csv(Table("t", "T", columns, [(f"{start}cmd|' /C calc'!A0",)])))[1][0]
    assert cell.startswith("'")


def test_a_heading_that_begins_like_a_formula_is_neutralised():
    assert lines(write_csv(Table("t", "T", [TableColumn("a", "=1+1")], [])))[0] == ["'=1+1"]


@pytest.mark.parametrize("hidden", ["\x01=1+1", "\x1f@SUM(A1)", "\u200b\x02+1", " \x03-1"])
def test_a_sign_that_is_taken_out_hides_no_formula(hidden):
    cell = lines(write_csv(Table("t", "T", [TableColumn("a", "A")], [(hidden,)])))[1][0]
    assert cell.startswith("'")


@given(st.lists(st.text(), min_size=1, max_size=3))
@example(["\x01="])
def test_every_text_survives_or_is_prefixed(texts):
    columns = [TableColumn(str(i), f"S{i}") for i in range(len(texts))]
    cells = lines(write_csv(Table("t", "T", columns, [tuple(texts)])))[1:]
    read_back = cells[0] if cells else [""]
    for cell in read_back:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


def test_csv_is_written_line_by_line():
    def endless():
        number = 0
        while True:
            yield (f"Zeile {number}", None, None, number, None)
            number += 1

    stream = stream_csv(table(endless()))
    assert b"Zeile 1;" in b"".join(next(stream) for _ in range(3))


def test_xlsx_holds_real_dates_numbers_and_text():
    sheet = load_workbook(io.BytesIO(write_xlsx(table()))).active
    assert sheet.title == "Träger  2026"
    assert [cell.value for cell in sheet[2]] == [
        "Brücke „A“; Auental",
        dt.datetime(2026, 3, 2),  # noqa: DTZ001 - as openpyxl gives it
        1234.5,
        -3,
        "ja",
    ]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet["B3"].value == dt.datetime(2026, 3, 2, 14, 5)  # noqa: DTZ001
    assert sheet["C2"].number_format == "#,##0.00 [$€-407]"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:E4")
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["D"].width


def test_xlsx_of_the_same_rows_has_the_same_bytes():
    assert write_xlsx(table()) == write_xlsx(table())


def test_xlsx_takes_control_characters_and_endless_text():
    rows = [("a\x00\x0b\ufffeb" + "x" * 40_000, None, None, None, None)]
    value = load_workbook(io.BytesIO(write_xlsx(table(rows)))).active["A2"].value
    assert len(value) == 32_767


def test_json_keeps_cents_and_dates():
    content = json.loads(write_json(table(source="Quelle: eigene Zählung")))
    assert content["rows"][0] == {
        "name": "Brücke „A“; Auental",
        "from": "2026-03-02",
        "amount": "1234.50",
        "count": -3,
        "open": True,
    }
    assert content["source"] == "Quelle: eigene Zählung"


def test_the_sum_row_comes_last():
    total = ("Summe", None, Decimal("1234.00"), 5, None)
    assert lines(write_csv(table(total=total)))[-1] == ["Summe", "", "1234,00", "5", ""]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234567, "1.234.567"),
        (-1234.5, "−1.234,5"),
        (Decimal("1E+3"), "1.000"),
        (0.1 + 0.2, "0,30000000000000004"),
        (float("nan"), "x"),
    ],
)
def test_numbers_look_german(value, shown):
    assert german_number(value) == shown


@pytest.mark.parametrize(
    ("value", "column", "shown"),
    [
        (None, None, "–"),
        (True, None, "ja"),
        (dt.date(2026, 3, 2), None, "02.03.2026"),
        (AT, None, "02.03.2026, 14:05 Uhr"),
        (12.5, TableColumn("a", "A", kind="euro"), "12,50\u00a0€"),
        (12.25, TableColumn("a", "A", kind="percent", decimals=1), "12,3\u00a0%"),
        ("a\x00b", None, "ab"),
    ],
)
def test_cells_are_shown_the_german_way(value, column, shown):
    assert display(value, column) == shown


# --- In ---------------------------------------------------------------------------------

TEXT = "Name;Ort\nBrücke;Lindtal\n\nŞükrü;Auenstadt\n"
GERMAN = "Name;Ort\nBrücke;Mühlwiesen\n"


def test_rows_keep_the_line_they_had():
    found = read_table("a.csv", TEXT.encode())
    assert found.headers == ("Name", "Ort")
    assert [(row.line, row.cells) for row in found.rows] == [
        (2, ("Brücke", "Lindtal")),
        (4, ("Şükrü", "Auenstadt")),
    ]
    assert (found.encoding, found.delimiter, found.notes) == ("UTF-8", ";", [])


def test_a_field_over_several_lines_counts_them():
    found = read_table("a.csv", b'a;b\n"x\ny";1\nz;2\n')
    assert [(row.line, row.cells) for row in found.rows] == [(2, ("x\ny", "1")), (4, ("z", "2"))]


@pytest.mark.parametrize(
    ("data", "encoding", "told"),
    [
        (GERMAN.encode("utf-8-sig"), "UTF-8", False),
        (GERMAN.encode("cp1252"), "Windows-1252", True),
        (GERMAN.encode("latin-1") + b"\x81;x\n", "Latin-1", True),
        (GERMAN.encode("utf-16"), "UTF-16", True),
        (GERMAN.encode("utf-16-le"), "UTF-16", True),
        (GERMAN.encode("utf-16-be"), "UTF-16", True),
    ],
    ids=["utf-8-bom", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_the_encoding_is_found_and_told(data, encoding, told):
    found = read_table("a.csv", data)
    assert found.encoding == encoding
    assert found.rows[0].cells == ("Brücke", "Mühlwiesen")
    assert bool(found.notes) is told


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_separator_is_found(delimiter):
    data = f'Name{delimiter}"Ort, Kreis; Land"\nBrücke{delimiter}x\n'.encode()
    found = read_table("a.csv", data)
    assert (found.delimiter, found.headers) == (delimiter, ("Name", "Ort, Kreis; Land"))


def test_missing_fields_at_the_end_are_empty_and_surplus_ones_refused():
    assert read_table("a.csv", b"a;b\n1\n2;\n3;4;;\n").rows[0].cells == ("1", "")
    with pytest.raises(UnreadableTable, match="Zeile 3 hat mehr Felder"):
        read_table("a.csv", b"a;b\n1;2\n1;2;3\n")


def workbook(rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_is_read_as_people_would_type_it():
    data = workbook(
        [["Name", "seit", "Summe", "Zahl"], ["Brücke", dt.date(2026, 3, 2), 12.5, 3.0], [], ["x"]]
    )
    found = read_table("Träger.XLSX", data)
    assert found.headers == ("Name", "seit", "Summe", "Zahl")
    assert [(row.line, row.cells) for row in found.rows] == [
        (2, ("Brücke", "02.03.2026", "12,5", "3")),
        (4, ("x", "", "", "")),
    ]


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return target.getvalue()


def plain_zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.csv", TEXT)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"", "leer"),
        ("a.csv", b"\n \n;;\n", "leer"),
        ("a.csv", b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
        ("a.csv", b"a\n" + b"1\n" * 20_001, "20.000 Zeilen"),
        ("a.csv", b";".join([b"s"] * 101), "100 Spalten"),
        ("a.csv", b"a\n" + b"x" * 20_001, "Zeile 2"),
        ("a.csv", b"a;b\n1;\x002\n", "Nullzeichen"),
        ("a.csv", plain_zip(), "Archiv"),
        ("a.zip", plain_zip(), "Archiv"),
        ("a.exe", b"MZ", "Archiv"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "Archiv"),
        ("a.xlsx", b"kein zip", "keine XLSX"),
        ("a.xlsx", plain_zip(), "keine XLSX"),
        ("a.xlsx", bomb(), "entpackt zu groß"),
        ("a.csv", b"\xff\xfe\x00", "UTF-8"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else None,
)
def test_what_cannot_be_read_gets_one_sentence(name, data, sentence):
    with pytest.raises(UnreadableTable, match=sentence) as refused:
        read_table(name, data)
    assert refused.value.field == "file"


def test_a_workbook_has_the_same_limit(monkeypatch):
    monkeypatch.setattr("documents.spreadsheets.reader.MAX_ROWS", 20)
    with pytest.raises(UnreadableTable, match=r"20\.000 Zeilen"):
        read_table("a.xlsx", workbook([["a"]] + [[1]] * 21))


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.xlsx", "a.txt"]))
def test_no_file_whatever_brings_the_reader_down(data, name):
    with contextlib.suppress(UnreadableTable):
        read_table(name, data)


def test_what_is_written_can_be_read_again():
    columns = [TableColumn("a", "Name"), TableColumn("b", "Ort")]
    rows = [("Brücke; „A“", "Lindtal"), ("Zwei\nZeilen", "x")]
    found = read_table("a.csv", write_csv(Table("t", "T", columns, rows)))
    assert [row.cells for row in found.rows] == rows
    found = read_table("a.xlsx", write_xlsx(Table("t", "T", columns, rows)))
    assert [row.cells for row in found.rows] == rows
