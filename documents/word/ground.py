"""Page, styles, language, head and foot of a Word file: the print system of the house in Word's own terms."""

import copy
import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from documents.tables import clean_text
from documents.word.parts import WordDocument

FONT = "Fira Sans"
#: A4 without its margins.
WIDTH = Cm(16.5)
INK, GREY, RULE = "16202A", "55606B", "C3CBD1"
#: Size in points, space before and behind.
HEADINGS = {
    "Title": (34, 190, 6),
    "Heading 1": (20, 0, 10),
    "Heading 2": (13, 16, 4),
    "Heading 3": (11, 10, 3),
}


def prepare(document: Any, content: WordDocument) -> None:
    """Everything that holds for all pages."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    _styles(document, content.accent.lstrip("#").upper())
    _languages(document, content.language)
    _running(section, content)
    said = document.core_properties
    said.title, said.author, said.language = content.title, content.author, content.language
    said.created = said.modified = content.made_at.astimezone(dt.UTC).replace(tzinfo=None)
    said.last_modified_by, said.revision, said.comments = content.author, 1, ""


def element(name: str, **attributes: Any) -> Any:
    """``element("w:color", val="16202A")``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


#: Word refuses a file whose properties stand in another order than its schema's.
ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "textDirection",
    "textAlignment",
    "outlineLvl",
    "rPr",
    "sectPr",
    "tblStyle",
    "tblpPr",
    "bidiVisual",
    "tblW",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
]


def put(properties: Any, *parts: Any) -> None:
    """Add to the properties of a paragraph or a table, each at its place."""
    properties.extend(parts)
    known = {qn(f"w:{name}"): place for place, name in enumerate(ORDER)}
    properties[:] = sorted(properties, key=lambda part: known[part.tag])


def add_field(paragraph: Any, code: str, shown: str = "1", *, is_stale: bool = False) -> None:
    """A field of Word: what it computes, and what stands there until it does."""
    begin = element("w:fldChar", fldCharType="begin")
    if is_stale:
        begin.set(qn("w:dirty"), "true")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    for part in (begin, instruction, element("w:fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)
    if shown:
        paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def _styles(document: Any, accent: str) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.font.color.rgb = RGBColor.from_string(INK)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.2
    for name, (size, before, behind) in HEADINGS.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), name != "Title" and size < 20
        _colour(style, INK if name == "Heading 2" else accent)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(behind)
        style.paragraph_format.keep_with_next = True
        _own_font(style)
        _link(document, style)
    for border in document.styles["Title"].element.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    line = element("w:pBdr")
    line.append(element("w:top", val="single", sz=48, space=14, color=accent))
    put(document.styles["Title"].element.get_or_add_pPr(), line)
    caption = document.styles["Caption"]
    caption.font.name, caption.font.size, caption.font.bold = FONT, Pt(9.5), True
    _colour(caption, INK)
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(12), Pt(3)
    caption.paragraph_format.keep_with_next = True
    _own_font(caption)


def _colour(style: Any, code: str) -> None:
    """Ours, and not the one of Word's theme."""
    style.font.color.rgb = RGBColor.from_string(code)
    for found in style.element.xpath(".//w:color"):
        for attribute in ("w:themeColor", "w:themeShade", "w:themeTint"):
            found.attrib.pop(qn(attribute), None)


def _own_font(style: Any) -> None:
    """Without the fonts of Word's theme, which would win over ours."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)


def _link(document: Any, style: Any) -> None:
    """The style of signs that belongs to one of paragraphs says the same."""
    for link in style.element.xpath("w:link"):
        for twin in document.styles.element.xpath(f"w:style[@w:styleId='{link.get(qn('w:val'))}']"):
            for old in twin.xpath("w:rPr"):
                twin.replace(old, copy.deepcopy(style.element.rPr))


def _languages(document: Any, code: str) -> None:
    """The spelling checker and screen readers know the language of every word."""
    normal = document.styles["Normal"].element.get_or_add_rPr()
    normal.append(element("w:lang", val=code, eastAsia=code))
    for found in document.styles.element.xpath("w:docDefaults//w:lang"):
        found.set(qn("w:val"), code)
        found.set(qn("w:eastAsia"), code)
    for theme in document.settings.element.xpath("w:themeFontLang"):
        theme.set(qn("w:val"), code)


def _running(section: Any, content: WordDocument) -> None:
    """The first page is a cover and has neither head nor foot."""
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    _small(head, clean_text(content.head or content.title))
    foot = section.footer.paragraphs[0]
    stops = foot.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _small(foot, f"{clean_text(content.foot)}\t{_('Seite')} ")
    add_field(foot, "PAGE")
    foot.add_run(f" {_('von')} ")
    add_field(foot, "NUMPAGES")
    for run in foot.runs:
        run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(GREY)


def _small(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(GREY)
