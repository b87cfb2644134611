"""Tables of a Word file, as the house prints them: a line above, hairlines between the rows, numbers to the right."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Emu, Pt, RGBColor

from documents.tables import Table, clean_text
from documents.word.ground import GREY, INK, RULE, WIDTH, element, put

#: A column of numbers, and the least that is left for one of words.
NUMBER, WORDS = Cm(1.75), Cm(2.2)
#: From this number of columns on the type is smaller.
MANY = 7


def add_grid(document: Any, table: Table) -> None:
    """Head, rows and sum. The head stands again on every page, and no row is torn apart."""
    columns, rows, total = table.shown_columns(), table.shown_rows(), table.shown_total()
    lines = [*rows, *([total] if total else [])]
    # One call: adding rows one by one reads the whole table anew each time.
    grid = document.add_table(rows=len(lines) + 1, cols=len(columns))
    grid.autofit = False
    size = Pt(7.5 if len(columns) >= MANY else 8.5)
    cells, across = grid._cells, len(columns)
    for index, column in enumerate(columns):
        _fill(cells[index], str(column.title), column.is_right, size, bold=True, colour=GREY)
    for line, row in enumerate(lines, start=1):
        is_sum = bool(total) and line == len(lines)
        for index, cell in enumerate(row):
            _fill(cells[line * across + index], cell.text, cell.is_right, size, bold=is_sum)
    _widths(grid, cells, _shares(columns, rows))
    _lines(grid, has_sum=bool(total))
    _say(grid, table)


def _fill(cell: Any, text: str, is_right: bool, size: Any, *, bold: bool, colour: str = INK) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), 1.05
    run = paragraph.add_run(clean_text(text))
    run.font.size, run.bold, run.font.color.rgb = size, bold, RGBColor.from_string(colour)
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shares(columns: Any, rows: Any) -> list[int]:
    """Widths: numbers take what they need, words share the rest by how long they are."""
    longest = [
        max([len(str(column.title)) * 0.7, *(len(row[place].text) for row in rows)], default=1.0)
        for place, column in enumerate(columns)
    ]
    narrow = [int(NUMBER) if column.is_right else 0 for column in columns]
    rest = int(WIDTH) - sum(narrow)
    wordy = [
        min(max(length, 8.0), 60.0) if not width else 0.0
        for length, width in zip(longest, narrow, strict=True)
    ]
    if not sum(wordy) or rest < int(WORDS) * sum(bool(part) for part in wordy):
        return [int(WIDTH) // len(narrow)] * len(narrow)
    return [width or int(rest * part / sum(wordy)) for width, part in zip(narrow, wordy, strict=True)]


def _widths(grid: Any, cells: Any, widths: list[int]) -> None:
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Emu(width)
    for place, cell in enumerate(cells):
        cell.width = Emu(widths[place % len(widths)])


def _lines(grid: Any, *, has_sum: bool) -> None:
    """Borders of the table and of its head, air in the cells."""
    properties = grid._tbl.tblPr
    borders = element("w:tblBorders")
    for side, size, colour in (("top", 8, INK), ("bottom", 6, INK), ("insideH", 4, RULE)):
        borders.append(element(f"w:{side}", val="single", sz=size, space=0, color=colour))
    margins = element("w:tblCellMar")
    for side, width in (("top", 45), ("left", 55), ("bottom", 45), ("right", 55)):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    put(properties, borders, margins)
    rows = grid._tbl.tr_lst
    for row in rows:
        row.get_or_add_trPr().append(element("w:cantSplit", val="true"))
    rows[0].get_or_add_trPr().append(element("w:tblHeader", val="true"))
    _edge(rows[0], "bottom", 6)
    if has_sum:
        _edge(rows[-1], "top", 6)


def _edge(row: Any, side: str, size: int) -> None:
    for cell in row.tc_lst:
        borders = element("w:tcBorders")
        borders.append(element(f"w:{side}", val="single", sz=size, space=0, color=INK))
        cell.get_or_add_tcPr().append(borders)


def _say(grid: Any, table: Table) -> None:
    """Name and content for screen readers, and that the first row and column head the others."""
    properties = grid._tbl.tblPr
    for found in properties.xpath("w:tblLook"):
        properties.remove(found)
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    put(
        properties,
        element("w:tblLook", val="00A0", **look),
        element("w:tblCaption", val=clean_text(f"{table.number} {table.title}".strip())),
        *([element("w:tblDescription", val=clean_text(table.source))] if table.source else []),
    )
