"""Looking into PDFs: veraPDF's verdict, fonts, text. Without Java the verdict is skipped, loudly."""

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pytest

from documents.verapdf import judge, why_not

#: What `print.css` may embed, as the fonts call themselves.
SHIPPED_FONTS = ("Fira-Sans", "Noto-Sans-Arabic")


@pytest.fixture
def judge_pdf() -> Callable[[bytes], None]:
    """`judge_pdf(data)` passes only if veraPDF finds the file to be PDF/UA-1."""
    require_judge()

    def check(data: bytes) -> None:
        verdict = judge(data)
        assert verdict.passed, str(verdict)

    return check


def require_judge() -> None:
    """Skip with the reason; where the judge is required (`REQUIRE_VERAPDF=1`), fail instead."""
    if reason := why_not():
        if os.environ.get("REQUIRE_VERAPDF"):
            pytest.fail(f"PDFs cannot be judged: {reason}")
        pytest.skip(f"PDFs are NOT judged: {reason}")


def pdf_fonts(data: bytes) -> set[str]:
    """Names of all fonts in the file, without the subset prefix."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(item.BaseFont)[1:].partition("+")[2] or str(item.BaseFont)[1:]
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/BaseFont" in item
        }


def foreign_fonts(data: bytes) -> set[str]:
    return {name for name in pdf_fonts(data) if not name.startswith(SHIPPED_FONTS)}


def structure(data: bytes) -> Iterator[tuple[str, pikepdf.Object]]:
    """Kind and object of every structure element that hangs on the tree."""
    pdf = pikepdf.open(io.BytesIO(data))
    todo: list[Any] = list(pdf.Root.StructTreeRoot.K)
    while todo:
        element = todo.pop(0)
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield str(element.S), element
            kids = element.get("/K")
            todo = (list(kids) if isinstance(kids, pikepdf.Array) else [kids]) + todo


def structure_texts(data: bytes, kind: str) -> list[str]:
    """The words of every structure element of a kind, in reading order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked = {page.objgen: _marked_texts(page) for page in pdf.pages}
    return [_words_of(element, None, marked) for found, element in structure(data) if found == kind]


def spoken(data: bytes) -> list[tuple[str, str]]:
    """What a reader aloud says, piece by piece in its order, and in which language: the nearest `Lang` above."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marked = {page.objgen: _marked_texts(page) for page in pdf.pages}
        return list(_spoken(pdf.Root.StructTreeRoot.K, None, str(pdf.Root.Lang), marked))


def _spoken(element: Any, page: Any, language: str, marked: Any) -> Iterator[tuple[str, str]]:
    if isinstance(element, int):
        yield marked.get(page, {}).get(element, ""), language
    elif isinstance(element, pikepdf.Array):
        for kid in element:
            yield from _spoken(kid, page, language, marked)
    elif isinstance(element, pikepdf.Dictionary):
        page = element.Pg.objgen if "/Pg" in element else page
        language = str(element.Lang) if "/Lang" in element else language
        if "/Alt" in element:
            yield str(element.Alt), language
        elif "/MCID" in element:
            yield marked.get(page, {}).get(int(element.MCID), ""), language
        else:
            yield from _spoken(element.get("/K"), page, language, marked)


def _words_of(element: Any, page: Any, marked: dict[Any, dict[int, str]]) -> str:
    if isinstance(element, int):
        return marked.get(page, {}).get(element, "")
    if isinstance(element, pikepdf.Array):
        return "".join(_words_of(kid, page, marked) for kid in element)
    if not isinstance(element, pikepdf.Dictionary):
        return ""
    page = element.Pg.objgen if "/Pg" in element else page
    if "/MCID" in element:
        return marked.get(page, {}).get(int(element.MCID), "")
    return _words_of(element.get("/K"), page, marked)


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """Text of a page by the number of its marked content."""
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    for run in text_runs(page, marks=open_marks):
        number = next((mark for mark in reversed(open_marks) if mark is not None), None)
        if number is not None:
            found[number] = found.get(number, "") + run.text
    return found


@dataclass(frozen=True)
class TextRun:
    """One shown string with the box of its baseline in points, from the lower left of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    has_every_glyph: bool


def text_runs(page: pikepdf.Page, *, marks: list[int | None] | None = None) -> Iterator[TextRun]:
    """Everything shown on a page and where. `marks` holds the open marks at each moment."""
    fonts = {str(name): _Font(font) for name, font in page.Resources.get("/Font", {}).items()}
    matrix, stack, text, size, font = IDENTITY, [], IDENTITY, 1.0, None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = _times([float(n) for n in operands], matrix)
            case "BT":
                text = IDENTITY
            case "Tm":
                text = [float(n) for n in operands]
            case "Td":
                text = _times([1, 0, 0, 1, float(operands[0]), float(operands[1])], text)
            case "Tf":
                font, size = fonts.get(str(operands[0])), float(operands[1])
            case "BDC" | "BMC" if marks is not None:
                marks.append(_mark_of(operands))
            case "EMC" if marks:
                marks.pop()
            case "TJ" | "Tj" if font is not None:
                shown = operands[0] if str(operator) == "TJ" else operands
                run, advance = font.run(shown, size, _times(text, matrix))
                text = _times([1, 0, 0, 1, advance, 0], text)
                yield run


IDENTITY = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]


def _times(a: list[float], b: list[float]) -> list[float]:
    """Matrix a, then matrix b."""
    return [
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    ]  # fmt: skip


def _mark_of(operands: Any) -> int | None:
    values = operands[1] if len(operands) > 1 else None
    return int(values.MCID) if isinstance(values, pikepdf.Dictionary) and "/MCID" in values else None


class _Font:
    """Widths and letters of one font with two bytes a glyph, as WeasyPrint writes them."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.letters = _to_unicode(font)
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else pikepdf.Dictionary()
        self.usual = float(inner.get("/DW", 1000))
        self.widths = _widths(inner.get("/W", pikepdf.Array()))

    def run(self, shown: Any, size: float, matrix: list[float]) -> tuple[TextRun, float]:
        """What is shown, and how far the next string is moved on."""
        codes, width = [], 0.0
        for piece in shown:
            if isinstance(piece, pikepdf.String):
                data = bytes(piece)
                mine = [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
                codes += mine
                width += sum(self.widths.get(code, self.usual) for code in mine)
            else:
                width -= float(piece)
        corners = [_point(matrix, x, y) for x in (0, width / 1000 * size) for y in (0, size)]
        run = TextRun(
            text="".join(self.letters.get(code, "") for code in codes),
            left=min(x for x, _y in corners),
            right=max(x for x, _y in corners),
            bottom=min(y for _x, y in corners),
            top=max(y for _x, y in corners),
            has_every_glyph=0 not in codes,
        )
        return run, width / 1000 * size


def _point(matrix: list[float], x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _widths(array: Any) -> dict[int, float]:
    """`[12 [500 600] 40 50 550]`: from 12 on one by one; from 40 to 50 all the same."""
    found: dict[int, float] = {}
    items = list(array)
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, pikepdf.Array):
            found |= {first + index: float(width) for index, width in enumerate(second)}
        else:
            width = float(items.pop(0))
            found |= dict.fromkeys(range(first, int(second) + 1), width)
    return found


def page_size(data: bytes) -> tuple[int, int]:
    """Width and height of the first page in whole millimetres."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        left, bottom, right, top = (float(edge) for edge in pdf.pages[0].MediaBox)
    return round((right - left) * 25.4 / 72), round((top - bottom) * 25.4 / 72)


def page_count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def pdf_text(data: bytes) -> str:
    """The text of the file as its characters are mapped, page by page; good for `in`."""
    return "\n".join(pdf_pages(data))


def pdf_pages(data: bytes) -> list[str]:
    """The same, each page by itself."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_page_text(page) for page in pdf.pages]


def _page_text(page: pikepdf.Page) -> str:
    maps = {
        str(name): _to_unicode(font)
        for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()
    }
    parts: list[str] = []
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        match str(operator):
            case "Tf":
                current = maps.get(str(operands[0]), {})
            case "TJ" | "Tj":
                shown = operands[0] if str(operator) == "TJ" else operands
                for piece in shown:
                    if isinstance(piece, pikepdf.String):
                        parts.append(_decoded(bytes(piece), current))
            case "ET":
                parts.append(" ")
    return " ".join("".join(parts).split())


def _decoded(data: bytes, mapping: dict[int, str]) -> str:
    codes = [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
    return "".join(mapping.get(code, "") for code in codes)


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    mapping: dict[int, str] = {}
    source = font.ToUnicode.read_bytes().decode("latin-1")
    for line in source.splitlines():
        pair = line.strip().removeprefix("<").removesuffix(">").split("> <")
        if len(pair) == 2:
            mapping[int(pair[0], 16)] = bytes.fromhex(pair[1]).decode("utf-16-be")
    return mapping
