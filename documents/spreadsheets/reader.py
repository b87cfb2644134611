"""Reading a table that somebody hands in: find out encoding and separator, keep within the limits.

Limits and kinds: project specification "Permissions", part C7, uploads. What cannot be read is
refused in one German sentence; nothing is guessed silently, the `notes` say what was assumed.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from documents.spreadsheets.workbook import ARCHIVE_MARKS, workbook_rows

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELL = 20_000
DELIMITERS = (";", "\t", ",")
#: Bytes that the older code page leaves empty: text that has them is not Windows-1252.
_CP1252_GAPS = frozenset(b"\x81\x8d\x8f\x90\x9d")


class UnreadableTable(Refusal):
    """The file is no table we can read; the sentence says why."""

    def __init__(self, message: str):
        super().__init__(message, field="file")


@dataclass(frozen=True)
class ReadRow:
    """One row with the line (or sheet row) it had in the file, so that errors can name it."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ReadTable:
    """Headings and rows as text. `encoding` and `delimiter` are what was found; `notes` what was assumed."""

    headers: tuple[str, ...]
    rows: list[ReadRow]
    encoding: str
    delimiter: str
    notes: list[str]


def read_table(name: str, data: bytes) -> ReadTable:
    """Read a CSV or XLSX file. Raises `UnreadableTable` with one sentence for people."""
    ending = name.rpartition(".")[2].lower()
    if len(data) > MAX_BYTES:
        raise UnreadableTable(_("Die Datei ist größer als 5 MB. Bitte in mehrere Dateien teilen."))
    if not data.strip():
        raise UnreadableTable(_("Die Datei ist leer."))
    if ending == "xlsx":
        return _collect(workbook_rows(data, UnreadableTable), "xlsx", "", [])
    if ending not in {"csv", "txt", "tsv"} or data.startswith(ARCHIVE_MARKS):
        raise UnreadableTable(
            _("Diese Art von Datei wird nicht gelesen. Bitte als CSV oder XLSX speichern, nicht als Archiv.")
        )
    return _read_csv(data)


def _read_csv(data: bytes) -> ReadTable:
    text, encoding, notes = _decode(data)
    if "\x00" in text:
        raise UnreadableTable(_("Die Datei enthält Nullzeichen und ist vermutlich keine Texttabelle."))
    delimiter = _find_delimiter(text)
    return _collect(_csv_rows(text, delimiter), encoding, delimiter, notes)


def _csv_rows(text: str, delimiter: str) -> Iterable[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_CELL * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begin = 1
    try:
        for cells in reader:
            yield begin, cells
            begin = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableTable(
            _("Zeile %(line)s lässt sich nicht lesen; meist fehlt dort ein Anführungszeichen.")
            % {"line": begin}
        ) from error


def _collect(
    lines: Iterable[tuple[int, list[str]]], encoding: str, delimiter: str, notes: list[str]
) -> ReadTable:
    headers: tuple[str, ...] | None = None
    rows: list[ReadRow] = []
    for line, raw in lines:
        cells = _without_empty_end([cell.strip() for cell in raw])
        if not cells:
            continue
        _check_shape(line, cells)
        if headers is None:
            headers = tuple(cells)
            continue
        if len(rows) >= MAX_ROWS:
            raise UnreadableTable(_("Die Datei hat mehr als 20.000 Zeilen. Bitte in mehrere Dateien teilen."))
        rows.append(ReadRow(line, _fitted(line, cells, len(headers))))
    if headers is None:
        raise UnreadableTable(_("Die Datei ist leer."))
    return ReadTable(headers, rows, encoding, delimiter, notes)


def _check_shape(line: int, cells: list[str]) -> None:
    if len(cells) > MAX_COLUMNS:
        raise UnreadableTable(_("Die Datei hat mehr als 100 Spalten."))
    if any(len(cell) > MAX_CELL for cell in cells):
        raise UnreadableTable(
            _("In Zeile %(line)s steht ein Feld mit mehr als 20.000 Zeichen.") % {"line": line}
        )


def _fitted(line: int, cells: list[str], width: int) -> tuple[str, ...]:
    """As many cells as headings; surplus empty ones are dropped, surplus filled ones refused."""
    if any(cells[width:]):
        raise UnreadableTable(
            _("Zeile %(line)s hat mehr Felder als die Kopfzeile (%(found)s statt %(width)s).")
            % {"line": line, "found": len(cells), "width": width}
        )
    return tuple(cells[:width] + [""] * (width - len(cells)))


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _decode(data: bytes) -> tuple[str, str, list[str]]:
    if data.startswith(b"\xef\xbb\xbf"):
        return _strictly(data, "utf-8-sig"), "UTF-8", []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16"), "UTF-16", [_("Die Datei ist in UTF-16 gespeichert.")]
    if marked := _unmarked_utf16(data):
        return _strictly(data, marked), "UTF-16", [_("Die Datei ist in UTF-16 gespeichert (ohne Kennung).")]
    try:
        return data.decode("utf-8"), "UTF-8", []
    except UnicodeDecodeError:
        pass
    if _CP1252_GAPS.isdisjoint(data):
        note = _(
            "Die Datei ist nicht in UTF-8 gespeichert; sie wurde als Windows-1252 gelesen. Bitte Umlaute prüfen."
        )
        return data.decode("cp1252"), "Windows-1252", [note]
    note = _("Die Datei ist nicht in UTF-8 gespeichert; sie wurde als Latin-1 gelesen. Bitte Umlaute prüfen.")
    return data.decode("latin-1"), "Latin-1", [note]


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableTable(
            _("Die Zeichen der Datei lassen sich nicht lesen. Bitte in UTF-8 speichern.")
        ) from error


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark shows itself by a zero in every second byte."""
    sample = data[:2000]
    if len(sample) < 8 or len(sample) % 2:
        sample = sample[: len(sample) // 2 * 2]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.7:
        return "utf-16-be"
    return ""


def _find_delimiter(text: str) -> str:
    """The separator that splits the heading most often, quoted parts aside; semicolon when none does."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    counts = {delimiter: _count_unquoted(heading, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ";"


def _count_unquoted(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])
