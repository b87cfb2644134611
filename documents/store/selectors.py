"""Finding stored documents: always through the record they belong to."""

import dataclasses
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from accounts.doors import NOTHING, Door
from accounts.permissions import TABLE
from documents.store.models import StoredDocument


def documents_of(owner: models.Model, *, kind: str = "") -> QuerySet[StoredDocument]:
    """All documents of a record, newest first; the caller has come to the record through its door."""
    rows = StoredDocument.objects.filter(owner_type=owner._meta.label, owner_id=owner.pk)
    return rows.filter(kind=kind) if kind else rows


def readable_of(user: Any, owner: models.Model, *, kind: str = "") -> list[StoredDocument]:
    """Those the person may open, asked once for each kind of protection: titles of the others say too much."""
    rows = list(documents_of(owner, kind=kind))
    known = {(row.resource, row.audience): row for row in rows}
    opened = {key for key, row in known.items() if _is_open_to_all(row) or _owner_lets_in(row, user)}
    return [row for row in rows if (row.resource, row.audience) in opened]


def readable_document(user: Any, pk: Any) -> StoredDocument | None:
    """The document if this person may read it now, else None. The owner is asked again each time."""
    document = StoredDocument.objects.filter(pk=pk).first()
    if document is None or not (_is_open_to_all(document) or _owner_lets_in(document, user)):
        return None
    return document


def protection_of(document: StoredDocument) -> str:
    """Class of protection S1 to S4 by the line of the permission table that guards it."""
    return TABLE[_door_of(document).resource].protection


def _is_open_to_all(document: StoredDocument) -> bool:
    """Handed to the public, and the record it belongs to is published at this moment."""
    if document.audience != StoredDocument.Audience.PUBLIC or _door_of(document).public is None:
        return False
    return _owner_model(document).objects.published().filter(pk=document.owner_id).exists()


def _owner_lets_in(document: StoredDocument, user: Any) -> bool:
    """Does a membership reach the owner? What is internal is not opened by the reach "published"."""
    if not getattr(user, "is_authenticated", False):
        return False
    door = _door_of(document)
    if document.audience == StoredDocument.Audience.INTERNAL:
        door = dataclasses.replace(door, public=NOTHING)
    rows = _owner_model(document).objects.filter(pk=document.owner_id)
    return rows.filter(door.filter_for(user, "V")).exists()


def _owner_model(document: StoredDocument) -> Any:
    return apps.get_model(document.owner_type)


def _door_of(document: StoredDocument) -> Door:
    door: Door = _owner_model(document).door
    return dataclasses.replace(door, resource=document.resource) if document.resource else door
