"""Plain parts to a DOCX file: headings, paragraphs, lists, tables; the same parts give the same bytes."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from documents.archives import with_fixed_times
from documents.tables import Table, clean_text

#: Heads of tables and headings.
FONT = "Fira Sans"
WIDTH = Cm(16.5)


@dataclass(frozen=True)
class Heading:
    """A heading; level 0 is the title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `style`: ``""``, ``"lead"``, ``"source"`` (small and grey) or ``"strong"``."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list, numbered or not."""

    lines: Sequence[str]
    is_numbered: bool = False


@dataclass(frozen=True)
class WordTable:
    """A table of the house with caption, head that repeats, sum row, notes and source."""

    table: Table


Part = Heading | Paragraph | Bullets | WordTable


@dataclass(frozen=True)
class WordDocument:
    """A whole file. `made_at` stands in its properties instead of the clock."""

    title: str
    author: str
    made_at: dt.datetime
    parts: Sequence[Part]
    foot: str = ""
    accent: str = "#0b4f56"
    language: str = "de-DE"


def write_docx(content: WordDocument) -> bytes:
    """The file, ready for Word or LibreOffice."""
    document = Document()
    _prepare(document, content)
    for part in content.parts:
        _WRITERS[type(part)](document, part)
    target = io.BytesIO()
    document.save(target)
    return with_fixed_times(target.getvalue())


def _prepare(document: Any, content: WordDocument) -> None:
    """Page, styles, language, foot and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.element.rPr.append(_language(content.language))
    colour = RGBColor.from_string(content.accent.lstrip("#"))
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = FONT, colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
    section.footer.paragraphs[0].text = clean_text(content.foot)
    said = document.core_properties
    said.title, said.author, said.language = content.title, content.author, content.language
    said.created = said.modified = content.made_at.astimezone(dt.UTC).replace(tzinfo=None)
    said.last_modified_by, said.revision, said.comments = content.author, 1, ""


def _language(code: str) -> Any:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), code)
    return element


def _heading(document: Any, part: Heading) -> None:
    document.add_heading(clean_text(part.text), level=part.level)


def _paragraph(document: Any, part: Paragraph) -> None:
    run = document.add_paragraph().add_run(clean_text(part.text))
    if part.style == "lead":
        run.font.size = Pt(13)
    elif part.style == "source":
        run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x55, 0x60, 0x6B)
    elif part.style == "strong":
        run.bold = True


def _bullets(document: Any, part: Bullets) -> None:
    style = "List Number" if part.is_numbered else "List Bullet"
    for line in part.lines:
        document.add_paragraph(clean_text(line), style=style)


def _table(document: Any, part: WordTable) -> None:
    table = part.table
    caption = document.add_paragraph(style="Caption")
    caption.add_run(clean_text(f"{table.number} {table.title}".strip()))
    caption.paragraph_format.keep_with_next = True
    columns, rows, total = table.shown_columns(), table.shown_rows(), table.shown_total()
    lines = [*rows, *([total] if total else [])]
    # One call: adding rows one by one reads the whole table anew each time.
    grid = document.add_table(rows=len(lines) + 1, cols=len(columns))
    grid.style = "Light List"
    grid.autofit = True
    cells = grid._cells
    for index, column in enumerate(columns):
        _fill(cells[index], str(column.title), column.is_right, bold=True)
    for line, row in enumerate(lines, start=1):
        for index, cell in enumerate(row):
            is_sum = bool(total) and line == len(lines)
            _fill(cells[line * len(columns) + index], cell.text, cell.is_right, bold=is_sum)
    _repeat_head(grid.rows[0])
    for note in [*table.notes, *([table.source] if table.source else [])]:
        _paragraph(document, Paragraph(str(note), "source"))


def _fill(cell: Any, text: str, is_right: bool, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(clean_text(text))
    run.font.size, run.bold = Pt(8.5), bold
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat_head(row: Any) -> None:
    """The head stands again on every page, and programs know it as such."""
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


_WRITERS: dict[type, Any] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    WordTable: _table,
}
