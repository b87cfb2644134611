"""A code to scan with a phone (QR code, ISO/IEC 18004), for paper that leads back to a page."""

from itertools import groupby

import segno
from django.utils.safestring import SafeString

from documents.charts.drawing import UNIT, box, picture, squares

#: Light modules that must stay free around the code, else phones do not find it (ISO/IEC 18004).
QUIET = 4
BLACK, WHITE = "#000000", "#ffffff"


def qr_code(
    address: str, *, title: str, description: str = "", millimetres: float = 30, lang: str = "de"
) -> SafeString:
    """The address as a square SVG for a page or `render_pdf`; read even with 15 % of it dirty (level M).

    `title`: what a screen reader says instead of the picture, e.g. "QR-Code zur Stempelkarte 0427"; the
    address itself belongs beside the code as text. `millimetres`: the side with its quiet zone; below 20 mm
    phones begin to fail. Always dark on white, on dark pages too, since many readers know no other way.
    Raises `ValueError` if the address is longer than a code can hold (about 2,300 characters).
    """
    try:
        code = segno.make(address, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError as error:
        raise ValueError("The address is too long for a code to scan.") from error
    width = code.symbol_size(border=0)[0] + 2 * QUIET
    edge = millimetres * UNIT
    side = edge / width
    ground = box(0, 0, edge, edge, fill=WHITE)
    dark = squares(_runs(code.matrix), side, offset=QUIET * side, fill=BLACK)
    return picture(title, description or address, edge, edge, [ground, dark], lang)


def _runs(matrix: tuple[bytearray, ...]) -> list[tuple[int, int, int]]:
    """Dark modules that lie side by side, as one run each."""
    runs = []
    for row, modules in enumerate(matrix):
        column = 0
        for is_dark, group in groupby(modules):
            length = len(list(group))
            if is_dark:
                runs.append((column, row, length))
            column += length
    return runs
