"""Looking into PDFs: veraPDF's verdict, fonts, text. Without Java the verdict is skipped, loudly."""

import io
import os
from collections.abc import Callable, Iterator
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


def page_count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def pdf_text(data: bytes) -> str:
    """The text of the file as its characters are mapped, page by page; good for `in`."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "\n".join(_page_text(page) for page in pdf.pages)


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
