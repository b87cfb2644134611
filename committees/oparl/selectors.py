"""Reading the published copy. Nothing but the copy is read: what is not in it cannot get out."""

from typing import Any
from uuid import UUID

import orjson
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from committees.meetings.models import Minutes, MinutesCorrection
from committees.oparl.addresses import SYSTEM_KEY
from committees.oparl.codes import Kind
from committees.oparl.models import OparlMark, OparlObject
from committees.oparl.pages import PublishedPage, Wanted
from committees.papers.models import Amendment, Paper
from documents.store.models import StoredDocument
from documents.store.selectors import readable_document


def published_object(kind: str, key: UUID) -> OparlObject | None:
    """The object, or the stub of a deleted one."""
    return OparlObject.objects.filter(kind=kind, key=key).first()


def published_system() -> OparlObject | None:
    return published_object(Kind.SYSTEM, SYSTEM_KEY)


def published_bodies(wanted: Wanted) -> PublishedPage:
    return _page(OparlObject.objects.filter(kind=Kind.BODY), wanted)


def published_of_body(body: UUID, kind: Kind, wanted: Wanted) -> PublishedPage:
    return _page(OparlObject.objects.filter(district=body, kind=kind), wanted)


def published_of_organization(organization: UUID, kind: Kind, wanted: Wanted) -> PublishedPage:
    return _page(OparlObject.objects.filter(organization=organization, kind=kind), wanted)


def _page(rows: QuerySet[OparlObject], wanted: Wanted) -> PublishedPage:
    """By key, which never changes: what comes or goes meanwhile neither repeats nor skips another object.

    Deleted objects are told only to whoever asks what has changed since.
    """
    chosen = Q() if wanted.modified_since else Q(deleted=False)
    for name, lookup in (
        ("created_since", "created__gte"),
        ("created_until", "created__lte"),
        ("modified_since", "modified__gte"),
        ("modified_until", "modified__lte"),
    ):
        value: Any = getattr(wanted, name)
        if value is not None:
            chosen &= Q(**{lookup: value})
    if wanted.after is not None:
        chosen &= Q(key__gt=wanted.after)
    found = list(rows.filter(chosen).order_by("key")[: wanted.limit + 1])
    return PublishedPage(found[: wanted.limit], len(found) > wanted.limit)


def published_file(row: OparlObject) -> StoredDocument | None:
    """The paper behind a published file, asked for at its own door once more as a stranger."""
    return readable_document(AnonymousUser(), row.key)


def published_text(row: OparlObject) -> bytes | None:
    """The words of a file nobody has printed, if the record they come from is public at this moment."""
    motions = Paper.objects.published().filter(pk=row.key)
    amendments = Amendment.objects.published().filter(pk=row.key)
    notes = MinutesCorrection.objects.filter(pk=row.key, minutes__in=Minutes.objects.published())
    if not any(rows.exists() for rows in (motions, amendments, notes)):
        return None
    return str(orjson.loads(row.body)["text"]).encode()


def published_is_due(district: UUID | None) -> bool:
    """Whether something has changed since the copy was made; without a district, anywhere."""
    marks = OparlMark.objects.filter(district=district) if district else OparlMark.objects.all()
    return marks.exists()
