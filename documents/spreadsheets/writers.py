"""Writers of the table contract. Rules: project specification "Permissions", part C7, CSV/XLSX out."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from documents.tables import Cell, Row, Table, TableColumn, clean_text, german_number, is_number, local

#: A spreadsheet takes a cell that begins like this for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
#: Every workbook says it was made then, so that the same rows give the same bytes.
FIXED_INSTANT = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - XlsxWriter wants it naive
MAX_CELL = 32_767
BOM = "\ufeff"


def write_csv(table: Table) -> bytes:
    """UTF-8 with BOM, semicolon, RFC 4180 quoting, CRLF; formulas neutralised, numbers with comma."""
    return b"".join(stream_csv(table))


def stream_csv(table: Table) -> Iterator[bytes]:
    """The same, line by line, for long tables."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    buffer.write(BOM)
    writer.writerow([_neutral(str(column.title)) for column in table.columns])
    for row in _all_rows(table):
        yield _drain(buffer)
        writer.writerow([_csv_cell(value) for value in row])
    yield _drain(buffer)


def write_json(table: Table) -> bytes:
    """Objects with the columns' keys; dates in ISO, decimals as text so that no cent is lost."""
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(_json_cell, row), strict=True)) for row in table.rows]
    content = {
        "key": table.key,
        "title": str(table.title),
        "columns": [{"key": column.key, "title": str(column.title)} for column in table.columns],
        "rows": rows,
        "source": str(table.source),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def write_xlsx(table: Table) -> bytes:
    """Text as text (never a formula), real dates and numbers, frozen head, filter, fitting widths."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": str(table.title), "created": FIXED_INSTANT, "author": "Teilhabenetz"})
    sheet = book.add_worksheet(_sheet_name(str(table.title)))
    fill_sheet(book, sheet, table)
    book.close()
    return target.getvalue()


def fill_sheet(book: Any, sheet: Any, table: Table) -> None:
    """Head, rows and sum of a table on a sheet of a workbook."""
    formats = _Formats(book)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    widths = [max(8, len(str(column.title)) + 2) for column in table.columns]
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, str(column.title), head)
    last = 0
    for last, row in enumerate(_all_rows(table), start=1):
        for index, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            shown = _xlsx_cell(sheet, last, index, value, column, formats)
            widths[index] = max(widths[index], min(shown + 2, 60))
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width or widths[index])
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)


class _Formats:
    """Cell formats by pattern, each made once."""

    def __init__(self, book: Any):
        self._book = book
        self._made: dict[str, Any] = {}

    def __call__(self, pattern: str) -> Any:
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({"num_format": pattern, "valign": "top"})
        return self._made[pattern]


def _xlsx_cell(sheet: Any, line: int, index: int, value: Cell, column: TableColumn, formats: _Formats) -> int:
    """Write one cell with its type; returns roughly how wide it looks."""
    if value is None or value == "":
        sheet.write_blank(line, index, None)
        return 0
    if isinstance(value, bool):
        sheet.write_string(line, index, _("ja") if value else _("nein"))
        return 4
    if isinstance(value, dt.datetime):
        sheet.write_datetime(line, index, local(value).replace(tzinfo=None), formats("dd.mm.yyyy hh:mm"))
        return 16
    if isinstance(value, dt.date):
        sheet.write_datetime(line, index, value, formats("dd.mm.yyyy"))
        return 10
    if isinstance(value, dt.time):
        sheet.write_datetime(line, index, value, formats("hh:mm"))
        return 5
    if is_number(value) and Decimal(str(value)).is_finite():
        sheet.write_number(line, index, value, formats(_number_pattern(value, column)))
        return len(german_number(value)) + 3
    text = clean_text(value)[:MAX_CELL]
    sheet.write_string(line, index, text, formats("@"))
    return max(map(len, text.splitlines()), default=0)


def _number_pattern(value: Cell, column: TableColumn) -> str:
    if column.kind == "euro":
        return "#,##0.00 [$€-407]"
    decimals = column.decimals
    if decimals is None:
        decimals = 0 if isinstance(value, int) else max(0, -int(Decimal(str(value)).as_tuple().exponent))
    places = "." + "0" * decimals if decimals else ""
    return f"#,##0{places}" + (' "%"' if column.kind == "percent" else "")


def _csv_cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, dt.datetime):
        return f"{local(value):%d.%m.%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if is_number(value):
        return f"{Decimal(str(value)):f}".replace(".", ",")
    return _neutral(value)


def _neutral(value: Any) -> str:
    raw = str(value)
    # Looked at as it will be written: a sign that is taken out, or that spreadsheets skip, must not hide a formula.
    text = clean_text(raw)
    looked_at = text.lstrip(" \u00a0\u200b\ufeff\n")
    begins = any(part.startswith(FORMULA_STARTS) for part in (raw, text, looked_at))
    return f"'{text}" if begins else text


def _json_cell(value: Cell) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def _all_rows(table: Table) -> Iterator[Row]:
    yield from table.rows
    if table.total is not None:
        yield table.total


def _drain(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _sheet_name(title: str) -> str:
    cleaned = "".join(" " if character in "[]:*?/\\" else character for character in clean_text(title))
    return cleaned.strip(" '")[:31] or "Tabelle"
