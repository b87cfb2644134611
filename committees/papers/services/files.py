"""Files to a paper: checked, redrawn if they are pictures, and kept beside it."""

import io
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.papers.models import Paper
from documents.store.models import StoredDocument
from documents.store.services import delete_document, publish_document, store_document

KIND = "paper_file"
#: Limits of the specification, C7.
MAX_BYTES, MAX_PIXELS, MAX_FILES = 10 * 1024 * 1024, 20_000_000, 200
PICTURES = {"PNG": "png", "JPEG": "jpg"}


def attach_file(*, paper: Paper, title: str, upload: Any, by: User) -> StoredDocument:
    """Keep a file with a paper. PDF as it is, pictures drawn anew, anything else refused."""
    if StoredDocument.objects.filter(owner_type=Paper._meta.label, owner_id=paper.pk).count() >= MAX_FILES:
        raise Refusal(_("Zu diesem Antrag liegen schon 200 Dateien."), field="file")
    data, ending = checked_upload(upload)
    return store_document(
        kind=KIND,
        owner=paper,
        title=title,
        file_name=f"{title[:80]}.{ending}",
        data=data,
        by=by,
        district=paper.district,
        audience=StoredDocument.Audience.PUBLIC if paper.is_public else StoredDocument.Audience.INTERNAL,
        resource="" if paper.is_public else "paper_nonpublic",
    )


def publish_file(*, paper: Paper, document: StoredDocument, by: User) -> StoredDocument:
    """Hand one file to everybody who may read the motion. Never by itself: a motion that became public keeps
    its earlier files to itself until somebody has looked at each of them.
    """
    with transaction.atomic():
        current = changes.lock(paper)
        if not current.is_public:
            raise WrongState(_("Der Antrag ist nichtöffentlich, seine Unterlagen bleiben es auch."))
        if current.is_draft:
            raise WrongState(_("Der Antrag ist noch nicht eingereicht."))
        if not current.opens_files:
            raise WrongState(
                _("Der Antrag selbst ist für niemanden außerhalb zu lesen, seine Unterlagen auch nicht.")
            )
        return publish_document(document=document, by=by)


def remove_file(*, paper: Paper, document: StoredDocument, by: User) -> None:
    """Take a file away again; what a committee has dealt with keeps its files."""
    if paper.is_over:
        raise WrongState(_("Der Antrag ist abgeschlossen, seine Unterlagen bleiben."))
    delete_document(document=document, by=by)


def checked_upload(upload: Any) -> tuple[bytes, str]:
    """The bytes to keep and their ending; the rules for every file a person hands in here (C7)."""
    if upload.size > MAX_BYTES:
        raise Refusal(_("Die Datei ist größer als 10 MB."), field="file")
    data = upload.read()
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]:
        return data, "pdf"
    try:
        with Image.open(io.BytesIO(data), formats=list(PICTURES)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Refusal(_("Das Bild hat mehr als 20 Megapixel."), field="file")
            kind = picture.format or "PNG"
            fresh = picture.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refusal(_("Das ist keine lesbare Datei im Format PDF, PNG oder JPEG."), field="file") from error
    output = io.BytesIO()
    Image.frombytes("RGB", fresh.size, fresh.tobytes()).save(output, kind)
    return output.getvalue(), PICTURES[kind]
