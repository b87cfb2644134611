"""File: invitation and minutes as they were handed out."""

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
