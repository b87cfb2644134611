"""File: sealed papers as they were handed out, and words that are published as a text of their own."""

import datetime as dt
import hashlib
from typing import Any
from uuid import UUID

from accounts.clock import BERLIN
from committees.oparl.addresses import oparl_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, date, said
from documents.store.models import StoredDocument


def of_document(
    document: StoredDocument | None, *, name: str, sums: dict[UUID, str], back: dict[str, Any]
) -> Draft | None:
    """A sealed paper of a meeting; its bytes are read for the checksum once only."""
    if document is None:
        return None
    checksum = sums.get(document.pk) or hashlib.sha512(bytes(document.content)).hexdigest()
    fields = {
        "name": name,
        "fileName": document.file_name,
        "mimeType": document.mime,
        "date": date(document.created_at.astimezone(BERLIN).date()),
        "size": document.size,
        "sha512Checksum": checksum,
        "accessUrl": oparl_url("file", document.pk, "access"),
        "downloadUrl": oparl_url("file", document.pk, "download"),
    }
    return Draft(Kind.FILE, document.pk, said(fields), back=back)


#: Texts are written by publication itself; their bytes are the object's own `text`.
TEXT = "text/plain; charset=utf-8"


def of_text(
    key: UUID, name: str, text: str, *, file_name: str, day: dt.date | None, back: dict[str, Any]
) -> Draft:
    """Words that nobody has printed: a motion, an amendment, a note beside minutes. `key`: of the record."""
    data = text.encode()
    fields = {
        "name": name,
        "fileName": file_name,
        "mimeType": TEXT,
        "date": date(day),
        "size": len(data),
        "sha512Checksum": hashlib.sha512(data).hexdigest(),
        "text": text,
        "accessUrl": oparl_url("file", key, "access"),
        "downloadUrl": oparl_url("file", key, "download"),
    }
    return Draft(Kind.FILE, key, said(fields), back=back)
