"""Fonts and style sheets, read once per process and palette: that is most of a short document's time."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from documents.render.colours import DEFAULT_ACCENT, DEFAULT_LINE, DEFAULT_TINT, Palette
from documents.render.fetcher import ShippedFilesFetcher
from documents.render.fonts import font_face_css

PRINT_CSS = Path(__file__).with_name("print.css")
_VARIABLE, _USE = re.compile(r"--([\w-]+): *([^;}]+);"), re.compile(r"var\(--([\w-]+)\)")


@lru_cache(maxsize=1)
def font_configuration() -> Any:
    return FontConfiguration()


@lru_cache(maxsize=1)
def _font_sheet() -> CSS:
    return CSS(string=font_face_css(), font_config=font_configuration(), url_fetcher=ShippedFilesFetcher())


@lru_cache(maxsize=64)
def _print_sheet(palette: Palette) -> CSS:
    source = PRINT_CSS.read_text()
    for default, own in (
        (DEFAULT_ACCENT, palette.accent),
        (DEFAULT_TINT, palette.tint),
        (DEFAULT_LINE, palette.line),
    ):
        source = source.replace(default, own)
    return CSS(
        string=with_values(source), font_config=font_configuration(), url_fetcher=ShippedFilesFetcher()
    )


def with_values(source: str) -> str:
    """The sheet with the values of its variables in place: WeasyPrint reads `var()` anew for every element."""
    values = dict(_VARIABLE.findall(source))
    return _USE.sub(lambda found: values[found[1]].strip(), source)


def stylesheets(palette: Palette) -> list[CSS]:
    return [_font_sheet(), _print_sheet(palette)]
