"""Reading XLSX without trusting it: sizes are checked before anything is unpacked."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

#: Beginnings of ZIP, RAR, 7z, gzip, bzip2, xz and of old Office files.
ARCHIVE_MARKS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0",
)
MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 1000
MAX_SHEET_ROWS = 25_000
MAX_SHEET_COLUMNS = 120


def workbook_rows(data: bytes, refuse: type[Exception]) -> Iterator[tuple[int, list[str]]]:
    """Rows of the first sheet as (row number, texts). Raises `refuse` with one sentence."""
    _refuse_bomb(data, refuse)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheet = book.worksheets[0]
            # A sheet may claim to reach to the last cell; its claim is not believed.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True, max_row=MAX_SHEET_ROWS, max_col=MAX_SHEET_COLUMNS)
            for number, cells in enumerate(rows, start=1):
                yield number, [_text(cell) for cell in cells]
    except refuse:
        raise
    except Exception as error:  # openpyxl raises whatever its XML parser does
        raise refuse(
            _("Die Datei lässt sich nicht als XLSX lesen. Bitte neu speichern oder CSV nehmen.")
        ) from error


def _refuse_bomb(data: bytes, refuse: type[Exception]) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise refuse(_("Die Datei ist keine XLSX-Datei, obwohl ihr Name so endet.")) from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise refuse(_("Die Datei ist keine XLSX-Datei, obwohl ihr Name so endet."))
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * len(data):
        raise refuse(_("Die Datei ist entpackt zu groß und wird nicht gelesen."))


def _text(value: Any) -> str:
    """A cell as somebody would type it: dates German, whole numbers without a point, decimals with comma."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time(0)
        return f"{value:%d.%m.%Y}" if midnight else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}".replace(".", ",")
    return str(value)
