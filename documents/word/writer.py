"""Plain parts to a DOCX file: cover, contents, headings, lists, tables, charts; the same parts give the same bytes."""

import copy
import io
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from documents.archives import with_fixed_times
from documents.charts.raster import png_of
from documents.tables import clean_text
from documents.word.grid import add_grid
from documents.word.ground import GREY, add_field, element, prepare, put
from documents.word.parts import Bullets, Contents, Heading, Paragraph, WordChart, WordDocument, WordTable


def write_docx(content: WordDocument) -> bytes:
    """The file, ready for Word or LibreOffice."""
    document = Document()
    prepare(document, content)
    for part in content.parts:
        if isinstance(part, Contents):
            _contents(document, part, content)
        else:
            _WRITERS[type(part)](document, part)
    target = io.BytesIO()
    document.save(target)
    return with_fixed_times(target.getvalue())


def _heading(document: Any, part: Heading) -> None:
    paragraph = document.add_heading(clean_text(part.text), level=part.level)
    paragraph.paragraph_format.page_break_before = part.begins_page or None


def _contents(document: Any, part: Contents, content: WordDocument) -> None:
    """A field with the headings as they are now; their pages are Word's to count."""
    title = document.add_paragraph(clean_text(part.title), style="Heading 1")
    title.paragraph_format.page_break_before = True
    # No entry of its own: the field below lists the headings of the text.
    put(title._p.get_or_add_pPr(), element("w:outlineLvl", val=9))
    lines = [each for each in content.parts if isinstance(each, Heading) and 0 < each.level <= part.level]
    paragraph = document.add_paragraph()
    add_field(paragraph, f'TOC \\o "1-{part.level}" \\h \\z \\u', "", is_stale=True)
    end = paragraph._p.r_lst[-1]
    for place, line in enumerate(lines):
        if place:
            paragraph = document.add_paragraph()
        run = paragraph.add_run(clean_text(line.text))
        run.bold = line.level == 1
        paragraph.paragraph_format.left_indent = Mm(8 * (line.level - 1))
        paragraph.paragraph_format.space_after = Pt(2)
    paragraph._p.append(end)


def _paragraph(document: Any, part: Paragraph) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(clean_text(part.text))
    if part.style == "lead":
        run.font.size = Pt(13)
    elif part.style in ("source", "absence"):
        run.font.size, run.font.color.rgb = (
            Pt(8 if part.style == "source" else 9.5),
            RGBColor.from_string(GREY),
        )
        paragraph.paragraph_format.space_after = Pt(4)
        if part.style == "absence":
            _bar(paragraph)
    elif part.style == "strong":
        run.bold = True


def _bar(paragraph: Any) -> None:
    """A line at the left edge, as the printed report has it where nothing is to be shown."""
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz=18, space=8, color="8DBCBB"))
    put(paragraph._p.get_or_add_pPr(), borders)
    paragraph.paragraph_format.left_indent = Mm(4)


def _bullets(document: Any, part: Bullets) -> None:
    style = "List Number" if part.is_numbered else "List Bullet"
    number = _new_count(document) if part.is_numbered else None
    for line in part.lines:
        paragraph = document.add_paragraph(clean_text(line), style=style)
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number


def _new_count(document: Any) -> int:
    """Another list of the same look that begins with 1."""
    numbering = document.part.numbering_part.element
    used = document.styles["List Number"].element.pPr.numPr.numId.val
    model = next(num for num in numbering.num_lst if num.numId == used)
    fresh = copy.deepcopy(model)
    number = max(num.numId for num in numbering.num_lst) + 1
    fresh.set(qn("w:numId"), str(number))
    override = element("w:lvlOverride", ilvl=0)
    override.append(element("w:startOverride", val=1))
    fresh.append(override)
    numbering.append(fresh)
    return number


def _table(document: Any, part: WordTable) -> None:
    table = part.table
    caption = document.add_paragraph(style="Caption")
    caption.add_run(clean_text(f"{table.number} {table.title}".strip()))
    add_grid(document, table)
    for note in [*table.notes, *([table.source] if table.source else [])]:
        _paragraph(document, Paragraph(str(note), "source"))
    if not table.notes and not table.source:
        document.add_paragraph().paragraph_format.space_after = Pt(0)


def _chart(document: Any, part: WordChart) -> None:
    """Title above, as in print; the message of the chart is its alternative text."""
    chart = part.chart
    caption = document.add_paragraph(style="Caption")
    caption.add_run(clean_text(f"{chart.number} {chart.title}".strip()))
    if chart.question:
        question = document.add_paragraph()
        question.paragraph_format.keep_with_next, question.paragraph_format.space_after = True, Pt(3)
        run = question.add_run(clean_text(chart.question))
        run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string(GREY)
    picture = document.add_picture(io.BytesIO(png_of(chart.svg)), width=Mm(part.width_mm))
    told = picture._inline.docPr
    told.set("name", clean_text(chart.number or chart.title))
    told.set("title", clean_text(chart.title))
    told.set("descr", clean_text(chart.description or chart.title))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.paragraphs[-1].paragraph_format.space_after = Pt(3)
    _paragraph(document, Paragraph(" ".join(filter(None, (chart.source, part.note))), "source"))


_WRITERS: dict[type, Any] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    WordTable: _table,
    WordChart: _chart,
}
