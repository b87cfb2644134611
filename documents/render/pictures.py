"""The crest, decoded and packed for PDF once per process instead of in every document."""

import copy
import dataclasses
import hashlib
from functools import lru_cache
from typing import Any

from weasyprint import DEFAULT_OPTIONS
from weasyprint.images import get_image_from_uri

from documents.render.fetcher import SCHEME, ShippedFilesFetcher
from documents.render.letterhead import Letterhead

#: Crests that stay in memory; one installation seldom prints for more districts at a time.
KEPT = 8


def with_kept_crest(letterhead: Letterhead) -> tuple[Letterhead, dict[str, Any]]:
    """The letterhead with a short address for its crest, and the pictures to hand to WeasyPrint with it.

    The address names the content, so that equal documents stay equal. A crest that cannot be read keeps
    its long address and is treated as any broken picture.
    """
    picture = _kept_picture(letterhead.crest) if letterhead.crest else None
    if picture is None:
        return letterhead, {}
    address = f"{SCHEME}crest-{hashlib.sha256(letterhead.crest.encode()).hexdigest()[:24]}"
    return dataclasses.replace(letterhead, crest=address), {address: picture}


@lru_cache(maxsize=KEPT)
def _kept_picture(address: str) -> Any:
    """The decoded picture, whose PDF form is made at its first use and copied at every other."""
    picture = get_image_from_uri({}, ShippedFilesFetcher(), DEFAULT_OPTIONS, address)
    if picture is None:
        return None
    make = lru_cache(maxsize=2)(picture.get_x_object)

    def get_x_object(interpolate: bool, dpi_ratio: float) -> Any:
        # A copy, because writing a document gives its objects numbers of that document.
        return copy.deepcopy(make(interpolate, dpi_ratio))

    picture.get_x_object = get_x_object
    return picture
