"""A file of hundreds of megabytes is read in constant memory: line by line, whatever its size."""

import io
import itertools
import tracemalloc

import pytest

from documents.spreadsheets import UnreadableTable
from monitoring.imports.cells import Told
from monitoring.imports.layouts import recognise
from monitoring.imports.models import FilePart
from monitoring.imports.sources import open_source
from monitoring.imports.uploads import PIECE, keep_file, stream_of
from tests.monitoring.imports import samples

HEAD = samples.D.splitlines()[0] + "\n"


class Endless(io.RawIOBase):
    """A bulk file that is made while it is read."""

    def __init__(self, size: int):
        self.size, self.at = size, 0
        self.block = "".join(
            f"Bildung;1;a_schul_oA;Schulabgänger ohne Abschluss;Kreise;0599{n % 10}000;Musterkreis;20{n % 25:02};6,{n % 9}\n"
            for n in range(5000)
        ).encode()

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.at = offset
        return offset

    def tell(self):
        return self.at

    def readinto(self, buffer):
        head = HEAD.encode()
        if self.at >= self.size:
            return 0
        if self.at < len(head):
            data = head[self.at : self.at + len(buffer)]
        else:
            place = (self.at - len(head)) % len(self.block)
            data = self.block[place : place + len(buffer)]
        buffer[: len(data)] = data
        self.at += len(data)
        return len(data)


def test_a_hundred_megabytes_need_no_more_memory_than_a_page():
    source = open_source("inkar_2024.csv", io.BufferedReader(Endless(10**8)))
    cells = recognise(source).read(source, Told())
    list(itertools.islice(cells, 1000))
    tracemalloc.start()
    count = sum(1 for _cell in itertools.islice(cells, 150_000))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 150_000
    assert most < 4_000_000, f"{most:,} bytes"


def test_the_first_value_comes_before_the_file_is_read():
    raw = Endless(10**9)
    source = open_source("inkar_2024.csv", io.BytesIO(HEAD.encode() + raw.block[:2000]))
    assert recognise(source).code == "D"
    lines = io.BufferedReader(raw)
    endless = type(source)(source.name, "utf-8", ";", {"": lambda: _lines(lines)})
    next(recognise(endless).read(endless, Told()))
    assert raw.at < 10**6


def _lines(stream):
    from monitoring.imports.sources import _csv_lines

    return _csv_lines(stream, "utf-8", ";")


def test_pieces_give_the_same_bytes_and_can_be_read_again(cast):
    data = bytes(range(256)) * (PIECE // 100)
    chunks = [data[n : n + 70_000] for n in range(0, len(data), 70_000)]
    file = keep_file(
        district=cast.auental, file_name="C:\\x\\werte.csv", chunks=chunks, layout="H", by=cast.coordinator
    )
    assert (file.file_name, file.size) == ("werte.csv", len(data))
    assert FilePart.objects.count() == -(-len(data) // PIECE)
    with stream_of(file) as stream:
        assert stream.read() == data
        stream.seek(PIECE - 3)
        assert stream.read(10) == data[PIECE - 3 : PIECE + 7]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Länder".encode(), "utf-8"),
        ("\ufeffLänder".encode(), "utf-8-sig"),
        ("Länder".encode("cp1252"), "cp1252"),
        ("Länder".encode("utf-16"), "utf-16"),
        (b"L\xe4nder\x81", "latin-1"),
        ("ä".encode() * 700_000, "utf-8"),
    ],
)
def test_the_encoding_is_found_by_looking_at_the_whole_file(data, encoding):
    assert open_source("x.csv", io.BytesIO(data)).encoding == encoding


def test_umlauts_late_in_a_long_file_still_decide(cast):
    data = b"a;b;c;d\n" * 200_000 + "Länder".encode("cp1252")
    assert open_source("x.csv", io.BytesIO(data)).encoding == "cp1252"


def test_an_open_quotation_mark_is_named_with_its_line():
    text = samples.H + '05999;"auslaenderanteil;2021;;;1;\n' + "x" * 100_000
    source = open_source("x.csv", io.BytesIO(text.encode()))
    with pytest.raises(UnreadableTable, match="Zeile 6 lässt sich nicht lesen"):
        list(source.lines())
