"""A list on the screen laid beside the files it is put out as."""

import csv
import datetime as dt
import io
import re

import openpyxl
from playwright.sync_api import Page, expect


def on_the_screen(page: Page) -> tuple[list[str], list[list[str]]]:
    """Heads and cells of the list, page after page."""
    lines: list[list[str]] = []
    expect(page.locator(".tn-liste tbody tr").first).to_be_visible()
    heads = page.locator(".tn-liste thead th").all_inner_texts()
    while True:
        lines += page.locator(".tn-liste tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.querySelectorAll('th, td:not(:has(input))')]"
            ".map(cell => cell.textContent.trim().replace(/\\s+/g, ' ')))"
        )
        more = page.get_by_role("link", name="weiter", exact=True)
        if not more.count():
            return [re.sub(r"\s*[↑↓]", "", head) for head in heads], lines
        page.goto(f"{page.url.partition('?')[0]}{more.get_attribute('href')}")


def is_the_same_as_csv(data: bytes, head: list[str], shown: list[list[str]]) -> list[list[str]]:
    """BOM, semicolon, the rows of the screen, nothing a spreadsheet computes with; returns the rows."""
    assert data.startswith(b"\xef\xbb\xbf")
    first, *rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert first == head
    assert [[told(cell) for cell in row] for row in rows] == [
        [plain(cell) for cell in line] for line in shown
    ]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    return rows


def told(cell: str) -> str:
    return plain(cell.removeprefix("'") or "–")


def plain(cell: str) -> str:
    """Numbers as they are, whatever their grouping and trailing zeros; everything else as it stands."""
    number = cell.replace(".", "").replace(",", ".")
    return f"{float(number):g}" if re.fullmatch(r"-?[\d.]*,?\d+", cell) and cell.count(".") < 2 else cell


def is_the_same_as_workbook(data: bytes, head: list[str], shown: list[list[str]]) -> None:
    """The rows of the screen with real numbers and dates and without a formula."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    first, *rows = list(sheet.iter_rows())
    assert [cell.value for cell in first] == head
    assert [row[0].value for row in rows] == [line[0] for line in shown]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}, "No formula."
    for title, kind in (("Beginn", dt.datetime), ("Kosten", int | float), ("Plätze", int | float)):
        values = [row[head.index(title)].value for row in rows]
        assert any(values), title
        assert all(isinstance(value, kind) for value in values if value is not None), title
