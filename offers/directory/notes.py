"""The note list ("Merkzettel"): keys of offers in a signed cookie on the visitor's device, and nowhere else.

No sign-in, no script, nothing about the person: whoever empties the browser has emptied the list.
"""

import base64
import binascii
import uuid
from collections.abc import Iterable, Sequence

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.districts.models import District

COOKIE = "merkzettel"
SALT = "offers.directory.notes"
#: Days the list stays on the device after the last change.
KEPT_DAYS = 90
#: More do not fit on paper that anybody reads.
MOST = 30
SEPARATOR = "."


def noted(request: HttpRequest) -> list[uuid.UUID]:
    """Keys on the list, the oldest first; none for a cookie that is not ours."""
    try:
        text = request.get_signed_cookie(COOKIE, default="", salt=SALT)
    except signing.BadSignature:
        return []
    return read_keys(text or "")


def note(keys: Sequence[uuid.UUID], key: uuid.UUID) -> list[uuid.UUID]:
    """The list with one more at its end; the oldest leave when it is full."""
    return [*(kept for kept in keys if kept != key), key][-MOST:]


def keep(request: HttpRequest, response: HttpResponse, district: District, keys: Sequence[uuid.UUID]) -> None:
    """Write the list into the cookie of this district's pages, or take the cookie away."""
    path = reverse("offers:public-home", kwargs={"district_slug": district.slug})
    if not keys:
        response.delete_cookie(COOKIE, path=path, samesite="Lax")
        return
    response.set_signed_cookie(
        COOKIE,
        write_keys(keys),
        salt=SALT,
        max_age=KEPT_DAYS * 24 * 3600,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def write_keys(keys: Iterable[uuid.UUID]) -> str:
    """Keys as short text for cookie and address: 22 signs each."""
    return SEPARATOR.join(base64.urlsafe_b64encode(key.bytes).decode().rstrip("=") for key in keys)


def read_keys(text: str) -> list[uuid.UUID]:
    """The keys of such a text, each once; what is none is passed over."""
    found: list[uuid.UUID] = []
    for part in text.split(SEPARATOR)[:MOST]:
        try:
            found.append(uuid.UUID(bytes=base64.urlsafe_b64decode(part + "==")))
        except (binascii.Error, ValueError):
            continue
    return list(dict.fromkeys(found))
