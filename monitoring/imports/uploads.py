"""Keeping a file in pieces in the database, and reading it again as one stream: never more than a piece in memory."""

import datetime as dt
import hashlib
import io
import zlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts import changes
from accounts.districts.models import District
from accounts.users.models import User
from monitoring.imports.models import FilePart, ValueFile

#: A piece before packing.
PIECE = 1 << 20
#: The INKAR bulk file of 2024 has some 300 MB.
MAX_BYTES = 400 * 1024 * 1024
#: How long a file may lie: project specification "Permissions", part C6, import files.
KEPT = dt.timedelta(days=7)


class PiecesReader(io.RawIOBase):
    """The pieces of a file as a stream that can go back to its start."""

    def __init__(self, file: ValueFile):
        self._pieces = list(file.parts.order_by("number").values_list("number", "size"))
        self._file = file
        self._length = sum(size for _number, size in self._pieces)
        self._at = 0
        self._open: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        self._at = max(0, min(base + offset, self._length))
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        number, within = divmod(self._at, PIECE)
        if number >= len(self._pieces):
            return 0
        piece = self._piece(number)[within : within + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _piece(self, number: int) -> bytes:
        if self._open[0] != number:
            packed = self._file.parts.values_list("data", flat=True).get(number=number)
            self._open = (number, zlib.decompress(bytes(packed)))
        return self._open[1]


def stream_of(file: ValueFile) -> io.BufferedReader:
    return io.BufferedReader(PiecesReader(file), buffer_size=1 << 16)


def keep_file(
    *,
    district: District,
    file_name: str,
    chunks: Iterable[bytes],
    layout: str,
    encoding: str = "",
    by: User,
    **fields: Any,
) -> ValueFile:
    """Store the file piece by piece; its fingerprint is taken on the way."""
    name = file_name.replace("\\", "/").rpartition("/")[2][-200:]
    with transaction.atomic():
        row = ValueFile(
            district=district,
            owner=by,
            file_name=name,
            size=0,
            sha256="0" * 64,
            layout=layout,
            encoding=encoding,
            **fields,
        )
        changes.create(row, by=by, action="value_file.handed_in")
        fingerprint, size = hashlib.sha256(), 0
        for number, piece in enumerate(_pieces(chunks)):
            fingerprint.update(piece)
            size += len(piece)
            FilePart.objects.create(
                file=row, number=number, size=len(piece), data=zlib.compress(piece, level=1)
            )
        row.size, row.sha256 = size, fingerprint.hexdigest()
        row.save(update_fields=["size", "sha256", "updated_at"])
    return row


def _pieces(chunks: Iterable[bytes]) -> Iterable[bytes]:
    """The same bytes in pieces of one size."""
    rest = bytearray()
    for chunk in chunks:
        rest += chunk
        while len(rest) >= PIECE:
            yield bytes(rest[:PIECE])
            del rest[:PIECE]
    if rest:
        yield bytes(rest)


def forget_content(file: ValueFile) -> None:
    """Delete the pieces; the row stays with its numbers."""
    file.parts.all().delete()


def forget_old_files(*, now: dt.datetime) -> int:
    """Delete files and what was noted about them seven days after they came; batches and the log stay."""
    old = ValueFile.objects.filter(created_at__lt=now - KEPT)
    count = old.count()
    old.delete()
    return count
