"""Several tables in one workbook: a sheet of contents, then one sheet each."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from documents.spreadsheets.writers import FIXED_INSTANT, fill_sheet
from documents.tables import Table, clean_text

#: What Excel allows in the name of a sheet.
MAX_NAME = 31


def write_book(tables: Sequence[Table], *, title: str, lines: Sequence[str] = ()) -> bytes:
    """One sheet per table, named by its number; the first sheet lists them. `lines` stand above the list.

    The same tables give the same bytes.
    """
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": title, "created": FIXED_INSTANT, "author": "Teilhabenetz"})
    contents = book.add_worksheet(_("Inhalt"))
    names = [_name(table, index) for index, table in enumerate(tables)]
    for table, name in zip(tables, names, strict=True):
        fill_sheet(book, book.add_worksheet(name), table)
    _contents(book, contents, tables, names, title, lines)
    book.close()
    return target.getvalue()


def _contents(
    book: Any, sheet: Any, tables: Sequence[Table], names: list[str], title: str, lines: Sequence[str]
) -> None:
    """Title, lines and the list of sheets; each name leads to its sheet."""
    bold, link = book.add_format({"bold": True}), book.add_format({"font_color": "#0b4f56", "underline": 1})
    sheet.write_string(0, 0, clean_text(title), bold)
    for line, text in enumerate(lines, start=1):
        sheet.write_string(line, 0, clean_text(text))
    head = len(lines) + 2
    for column, heading in enumerate((_("Blatt"), _("Titel"), _("Quelle"))):
        sheet.write_string(head, column, heading, bold)
    for line, (table, name) in enumerate(zip(tables, names, strict=True), start=head + 1):
        sheet.write_url(line, 0, f"internal:'{name}'!A1", link, name)
        sheet.write_string(line, 1, clean_text(table.title))
        sheet.write_string(line, 2, clean_text(table.source))
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 60)


def _name(table: Table, index: int) -> str:
    """What stands behind the word "Tabelle" of its number; without a number the place in the book."""
    number = str(table.number).rpartition(" ")[2]
    cleaned = "".join(sign for sign in number if sign.isalnum() or sign in "-_.")
    return (cleaned or f"{_('Tabelle')} {index + 1}")[:MAX_NAME]
