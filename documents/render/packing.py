"""Packing the parts of a PDF once, and quickly.

The writer would pack each part twice, for the file and for its checksum, and at the highest level, which costs a
tenth of a document's time for a hundredth of its size.
"""

import zlib
from typing import Any

import pydyf

LEVEL = 5


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
