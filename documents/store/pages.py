"""How many pages a kept file has: read from its page tree, without a library for PDF."""

import re
import zlib
from collections.abc import Iterator

from django.core.cache import cache

from documents.store.models import StoredDocument

PDF = "application/pdf"
_TREE = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d+)\b(?!\s+\d+\s+R)")
_STREAM = re.compile(rb"\bstream\r?\n")
_FIRST = re.compile(rb"/First\s+(\d+)")
#: So far back lies at most the head of an object stream.
_HEAD = 1024
#: An object stream of a page tree is small; more than this is none.
_LARGEST = 16 * 1024 * 1024


def pages_of(document: StoredDocument) -> int | None:
    """Pages of a document, a picture is one; None where the file does not say. Counted once per content."""
    if document.mime != PDF:
        return 1
    key = f"pages:{document.sha256}"
    known = cache.get(key)
    if known is None:
        known = page_count(bytes(document.content)) or 0
        cache.set(key, known, None)
    return known or None


def page_count(data: bytes) -> int | None:
    """The number the root of the page tree names: the greatest of all nodes."""
    nodes = [data[_start(data, m.start()) : _end(data, m.end())] for m in _TREE.finditer(data)]
    nodes += [row for row in _packed_objects(data) if _TREE.search(row)]
    counts = [int(found[1]) for node in nodes if (found := _COUNT.search(node))]
    return max(counts, default=None)


def _start(data: bytes, at: int) -> int:
    return max(data.rfind(b"obj", 0, at), 0)


def _end(data: bytes, at: int) -> int:
    end = data.find(b"endobj", at)
    return end if end >= 0 else len(data)


def _packed_objects(data: bytes) -> Iterator[bytes]:
    """Objects out of object streams, in which newer writers of PDF pack their page trees."""
    for found in _STREAM.finditer(data):
        head = data[max(found.start() - _HEAD, 0) : found.start()]
        head = head[head.rfind(b"obj") :]
        first = _FIRST.search(head)
        if b"/ObjStm" not in head or first is None:
            continue
        try:
            text = zlib.decompressobj().decompress(data[found.end() : _end(data, found.end())], _LARGEST)
        except zlib.error:
            continue
        numbers = [int(word) for word in text[: int(first[1])].split() if word.isdigit()]
        starts = [int(first[1]) + offset for offset in numbers[1::2]]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield text[start:end]
