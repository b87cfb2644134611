"""Opening a file for reading line by line: encoding and separator are found out, nothing is kept in memory.

A file may have some 300 MB (layout D). What cannot be read is refused in one sentence.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext as _

from documents.spreadsheets import UnreadableTable
from documents.spreadsheets.workbook import ARCHIVE_MARKS, Limits, open_workbook
from monitoring.imports.cells import Line

#: Lines from which a layout recognises itself; the heads of the longest official tables are about 20.
HEAD = 60
#: As many as a spreadsheet can have.
MAX_COLUMNS = 16_384
MAX_CELL = 80_000
BLOCK = 1 << 20
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
DELIMITERS = (";", "\t", ",")
#: Bytes that the older code page leaves empty: text that has them is Latin-1.
_CP1252_GAPS = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
WORKBOOK = Limits(unpacked=200 * 1024 * 1024, ratio=200, rows=1_048_576, columns=MAX_COLUMNS)


@dataclass(frozen=True)
class Source:
    """A file that can be read from its beginning as often as wanted.

    `encoding` and `delimiter` are what was found (both empty for XLSX). `sheets`: lines by title of the sheet,
    in order; a text file has one without title.
    """

    name: str
    encoding: str
    delimiter: str
    sheets: dict[str, Callable[[], Iterator[Line]]] = field(repr=False)

    def lines(self, sheet: str | None = None) -> Iterator[Line]:
        """Number and cells of each line; of the first sheet unless another is named."""
        return self.sheets[next(iter(self.sheets)) if sheet is None else sheet]()

    def head(self, sheet: str | None = None) -> list[list[str]]:
        """The first lines."""
        return [cells for _number, cells in zip(range(HEAD), self._cells(sheet), strict=False)]

    def _cells(self, sheet: str | None) -> Iterator[list[str]]:
        return (cells for _number, cells in self.lines(sheet))


def open_source(name: str, stream: BinaryIO) -> Source:
    """Look at the file. Raises `UnreadableTable` with one sentence. `stream` must be able to go back to its start."""
    ending = name.rpartition(".")[2].lower()
    start = _start(stream)
    if not start.strip():
        raise UnreadableTable(_("Die Datei ist leer."))
    if ending == "xls" or start.startswith(OLD_OFFICE):
        raise UnreadableTable(
            _("Das alte Excel-Format (.xls) wird nicht gelesen. Bitte die Datei als .xlsx speichern.")
        )
    if ending == "xlsx":
        return _workbook(name, stream)
    if ending not in {"csv", "txt", "tsv"} or start.startswith(ARCHIVE_MARKS):
        raise UnreadableTable(
            _("Diese Art von Datei wird nicht gelesen. Bitte als CSV oder XLSX speichern, nicht als Archiv.")
        )
    encoding = _find_encoding(stream, start)
    if b"\x00" in start and encoding != "utf-16":
        raise UnreadableTable(_("Die Datei enthält Nullzeichen und ist vermutlich keine Texttabelle."))
    delimiter = _find_delimiter(stream, encoding)
    return Source(name, encoding, delimiter, {"": lambda: _csv_lines(stream, encoding, delimiter)})


def _start(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read(4096)


def _workbook(name: str, stream: BinaryIO) -> Source:
    sheets = open_workbook(stream, UnreadableTable, WORKBOOK)
    return Source(name, "", "", dict(sheets))


def _find_encoding(stream: BinaryIO, start: bytes) -> str:
    """By its mark; else UTF-8 if the whole file is, else Windows-1252, else Latin-1."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, has_gap = True, False
    stream.seek(0)
    while block := stream.read(BLOCK):
        if is_utf8:
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                is_utf8 = False
        has_gap = has_gap or any(gap in block for gap in _CP1252_GAPS)
    if is_utf8 and not decoder.getstate()[0]:
        return "utf-8"
    return "latin-1" if has_gap else "cp1252"


def _text_of(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """Text of a stream that others will read again: it is not closed with the text."""
    stream.seek(0)
    return _Lasting(stream, encoding=encoding, newline="")


class _Lasting(io.TextIOWrapper):
    """A text wrapper that lets go of its stream instead of closing it."""

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        if not self.closed and self.buffer is not None:
            self.detach()


def _find_delimiter(stream: BinaryIO, encoding: str) -> str:
    """The separator on which most of the first lines agree; free title lines have none."""
    text = _text_of(stream, encoding)
    try:
        lines = [text.readline(BLOCK) for _line in range(HEAD)]
    except UnicodeDecodeError as error:
        raise UnreadableTable(
            _("Die Zeichen der Datei lassen sich nicht lesen. Bitte in UTF-8 speichern.")
        ) from error
    counts = {delimiter: sum(_unquoted(line, delimiter) >= 2 for line in lines) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ";"


def _unquoted(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])


def _csv_lines(stream: BinaryIO, encoding: str, delimiter: str) -> Iterator[Line]:
    """Goes back to the start of the stream when its first line is asked for."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(_text_of(stream, encoding), delimiter=delimiter)
    begin = 1
    try:
        for cells in reader:
            if len(cells) > MAX_COLUMNS:
                raise UnreadableTable(_("Die Datei hat mehr Spalten als eine Tabelle haben kann."))
            yield begin, cells
            begin = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableTable(
            _("Zeile %(line)s lässt sich nicht lesen; meist fehlt dort ein Anführungszeichen.")
            % {"line": begin}
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableTable(
            _("Die Zeichen der Datei lassen sich nicht lesen. Bitte in UTF-8 speichern.")
        ) from error
