"""Packing the parts of a PDF once, and quickly.

The writer would pack each part twice, for the file and for its checksum, and at the highest level, which costs a
tenth of a document's time for a hundredth of its size.
"""

import re
import zlib
from typing import Any

import pydyf

LEVEL = 5
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TREE = re.compile(rb"<<[^<>]*/Type ?/Pages\b[^<>]*>>")
_COUNT = re.compile(rb"/Count ?(\d+)")


def pack(pdf: Any) -> None:
    """Packs every stream before it is written."""
    for item in pdf.objects:
        if getattr(item, "compress", False):
            item.stream = [zlib.compress(_plain(item), LEVEL)]
            item.extra["Filter"] = "/FlateDecode"
            item.compress = False


def _plain(item: Any) -> bytes:
    written: bytes = pydyf.Stream(item.stream).data
    return written.partition(b"stream\n")[2].removesuffix(b"\nendstream")


def page_count(data: bytes) -> int:
    """How many pages a PDF of `render_pdf` has: its page tree says so, in one of the packed streams."""
    for packed in _STREAM.findall(data):
        try:
            plain = zlib.decompress(packed)
        except zlib.error:  # a picture or a font packed otherwise
            continue
        for tree in _TREE.findall(plain):
            if count := _COUNT.search(tree):
                return int(count.group(1))
    return 0
