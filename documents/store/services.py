"""Keeping a document: fingerprint it, note what it was made from, seal it if it is final."""

import dataclasses
import hashlib
import mimetypes
import re
import unicodedata
from typing import Any

from django.db import models
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.districts.models import District
from accounts.doors import Door
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from documents.store.models import StoredDocument

#: Larger than any report; smaller than what a backup chokes on.
MAX_BYTES = 50 * 1024 * 1024


def store_document(
    *,
    kind: str,
    owner: models.Model,
    file_name: str,
    data: bytes,
    by: User,
    district: District,
    title: str = "",
    context: Any = None,
    template: str = "",
    seal: bool = False,
    audience: str = StoredDocument.Audience.INTERNAL,
    resource: str = "",
) -> StoredDocument:
    """Keep `data` as a document of `owner`, whose door will decide who may fetch it.

    `context`: what the template was given (dataclass or dict); kept as JSON. `resource`: another line
    of the permission table than the owner's own. A sealed document can never be changed or deleted.
    """
    _require_door(owner)
    if len(data) > MAX_BYTES:
        raise Refusal(_("Das Dokument ist größer als 50 MB und kann nicht abgelegt werden."))
    safe_name = safe_file_name(file_name)
    row = StoredDocument(
        kind=kind,
        title=(title or file_name)[:250],
        file_name=safe_name,
        mime=mimetypes.guess_type(safe_name)[0] or "application/octet-stream",
        content=data,
        size=len(data),
        sha256=fingerprint(data),
        template=template,
        template_version=template_version(template),
        context=plain_context(context),
        author=by,
        sealed_at=timezone.now() if seal else None,
        owner_type=owner._meta.label,
        owner_id=owner.pk,
        district=district,
        audience=audience,
        resource=resource,
    )
    return changes.create(row, by=by, action="document.sealed" if seal else "document.stored")


def seal_document(*, document: StoredDocument, by: User) -> StoredDocument:
    """From now on nobody can change it, not even the platform."""
    if document.sealed_at is not None:
        raise WrongState(_("Das Dokument ist schon versiegelt."))
    return changes.apply(document, {"sealed_at": timezone.now()}, by=by, action="document.sealed")


def publish_document(*, document: StoredDocument, by: User) -> StoredDocument:
    """From now on whoever may see the public part of its owner may fetch it, without signing in."""
    if document.audience == StoredDocument.Audience.PUBLIC:
        raise WrongState(_("Das Dokument ist schon öffentlich."))
    if document.sealed_at is not None:
        raise WrongState(_("Ein versiegeltes Dokument wird nicht mehr geändert."))
    values = {"audience": StoredDocument.Audience.PUBLIC, "resource": ""}
    return changes.apply(document, values, by=by, action="document.published")


def delete_document(*, document: StoredDocument, by: User | None) -> None:
    """Remove a draft or an export; refused for what is sealed. Nobody (`None`): the house tidies up."""
    if document.sealed_at is not None:
        raise WrongState(_("Ein versiegeltes Dokument wird nicht gelöscht."))
    changes.delete(document, by=by, action="document.deleted")


def verified_content(document: StoredDocument) -> bytes:
    """The bytes, checked against the fingerprint; a document that differs is not handed out."""
    data = bytes(document.content)
    if fingerprint(data) != document.sha256:
        audit.record(by=None, action="document.damaged", row=document)
        raise Refusal(
            _("Das gespeicherte Dokument stimmt nicht mit seinem Prüfwert überein und wird nicht ausgegeben.")
        )
    return data


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def template_version(template: str) -> str:
    """First twelve digits of the template's own fingerprint, so that a print can be traced to its form."""
    if not template:
        return ""
    try:
        source = get_template(template).template.source  # type: ignore[attr-defined]
    except TemplateDoesNotExist:
        return ""
    return fingerprint(source.encode())[:12]


def plain_context(context: Any) -> dict[str, Any]:
    """Dataclass or dict to what JSON can hold."""
    if context is None:
        return {}
    if dataclasses.is_dataclass(context) and not isinstance(context, type):
        context = dataclasses.asdict(context)
    return _plain(context)


def safe_file_name(name: str) -> str:
    """A name every file system takes: letters, digits, ``-_.`` and spaces turned to ``-``."""
    name = unicodedata.normalize("NFC", name).replace("/", "-").replace("\\", "-")
    name = re.sub(r"[^\w.\- ]", "", name, flags=re.UNICODE)
    name = re.sub(r"[\s]+", "-", name).strip(".-")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return (name or "dokument")[:120]
    return f"{(stem or 'dokument')[: 119 - len(ending)]}.{ending}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def _require_door(owner: models.Model) -> None:
    if not isinstance(getattr(owner, "door", None), Door):
        raise TypeError(f"{owner._meta.label} has no door; a document needs an owner with one.")
