"""Reading XLSX without trusting it: sizes are checked before anything is unpacked."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, BinaryIO

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
MAX_PARTS = 1000


@dataclass(frozen=True)
class Limits:
    """How much of a workbook is read: bytes unpacked and how many times the packed size, rows, columns."""

    unpacked: int = 60 * 1024 * 1024
    ratio: int = 200
    rows: int = 25_000
    columns: int = 120


SMALL = Limits()
Rows = Iterator[tuple[int, list[str]]]


def workbook_rows(data: bytes, refuse: type[Exception]) -> Rows:
    """Rows of the first sheet as (row number, texts). Raises `refuse` with one sentence."""
    stream = io.BytesIO(data)
    _refuse_bomb(stream, refuse, SMALL)
    yield from _rows(stream, 0, refuse, SMALL)


def open_workbook(
    stream: BinaryIO, refuse: type[Exception], limits: Limits
) -> list[tuple[str, Callable[[], Rows]]]:
    """Title of each sheet and a function that reads its rows one by one, as often as wanted."""
    _refuse_bomb(stream, refuse, limits)
    book = _load(stream, refuse)
    return [
        (sheet.title, partial(_rows, stream, place, refuse, limits))
        for place, sheet in enumerate(book.worksheets)
    ]


def _rows(stream: BinaryIO, place: int, refuse: type[Exception], limits: Limits) -> Rows:
    try:
        sheet = _load(stream, refuse).worksheets[place]
        # A sheet may claim to reach to the last cell; its claim is not believed.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True, max_row=limits.rows, max_col=limits.columns)
        for number, cells in enumerate(rows, start=1):
            yield number, [_text(cell) for cell in cells]
    except refuse:
        raise
    except Exception as error:  # openpyxl raises whatever its XML parser does
        raise refuse(_unreadable()) from error


def _load(stream: BinaryIO, refuse: type[Exception]) -> Any:
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise refuse(_unreadable()) from error


def _unreadable() -> str:
    return _("Die Datei lässt sich nicht als XLSX lesen. Bitte neu speichern oder CSV nehmen.")


def _refuse_bomb(stream: BinaryIO, refuse: type[Exception], limits: Limits) -> None:
    packed = stream.seek(0, io.SEEK_END)
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise refuse(_("Die Datei ist keine XLSX-Datei, obwohl ihr Name so endet.")) from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise refuse(_("Die Datei ist keine XLSX-Datei, obwohl ihr Name so endet."))
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > limits.unpacked or unpacked > limits.ratio * packed:
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
