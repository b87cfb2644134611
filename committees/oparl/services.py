"""Publishing: make the copy say what everybody may see now, and note what changed and what is gone."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import orjson
from django.db import transaction
from django.utils import translation

from accounts.districts.models import District
from committees.oparl.addresses import SYSTEM_KEY, object_url
from committees.oparl.codes import Kind
from committees.oparl.draft import Draft, everything_in, moment
from committees.oparl.models import OparlMark, OparlObject
from committees.oparl.sources import Sources, sources_of
from committees.oparl.types import body, meeting, organization, paper, person, system

BUILDERS = (body.build, organization.build, person.build, meeting.build, paper.build)
#: Raised when the same rows must be published anew because the form of an object has changed.
SHAPE = 2
BATCH = 500


@dataclass
class Published:
    """How many objects a publication added, changed and deleted."""

    added: int = 0
    changed: int = 0
    deleted: int = 0


def publish(district: District, *, now: dt.datetime, wait: bool = True) -> Published | None:
    """Bring the copy of a district up to date, in one transaction.

    None if somebody else is at it and we do not `wait`. What is no longer public is deleted in the sense of
    the specification; an object that contains a changed one has changed itself.
    """
    with transaction.atomic():
        if not _take_turn(district, wait):
            return None
        marks = list(OparlMark.objects.filter(district=district).values_list("pk", flat=True))
        with translation.override("de"):
            drafts = drafts_of(sources_of(district, now.date()))
        _publish_system(now)
        known = OparlObject.objects.filter(district=district)
        result = _write(Ledger(drafts, _stamps(known), now), district)
        OparlMark.objects.filter(pk__in=marks).delete()
    return result


def drafts_of(sources: Sources) -> dict[tuple[Kind, UUID], Draft]:
    """Everything the interface says about a district."""
    return everything_in(draft for build in BUILDERS for draft in build(sources))


def _take_turn(district: District, wait: bool) -> bool:
    """One publication per district at a time; SQLite has one writer anyway."""
    rows = District.objects.filter(pk=district.pk)
    return rows.select_for_update(skip_locked=not wait, no_key=True).exists()


@dataclass(frozen=True)
class Stamp:
    """What is known of a published object."""

    pk: int
    created: dt.datetime
    modified: dt.datetime
    deleted: bool
    fingerprint: str


def _stamps(rows: Any) -> dict[tuple[Kind, UUID], Stamp]:
    values = rows.values_list("kind", "key", "pk", "created", "modified", "deleted", "fingerprint")
    return {(Kind(kind), key): Stamp(*rest) for kind, key, *rest in values}


@dataclass
class Ledger:
    """Stamps drafts with `created` and `modified`, parts before the whole."""

    drafts: dict[tuple[Kind, UUID], Draft]
    known: dict[tuple[Kind, UUID], Stamp]
    now: dt.datetime
    fingerprints: dict[tuple[Kind, UUID], str] = field(default_factory=dict)
    moments: dict[tuple[Kind, UUID], tuple[dt.datetime, dt.datetime]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.now = self.now.replace(microsecond=0)
        for draft in self.drafts.values():
            self._fingerprint(draft)

    def _fingerprint(self, draft: Draft) -> str:
        """Of the object with all that is in it, so that a changed part changes every whole around it."""
        place = (draft.kind, draft.key)
        if place not in self.fingerprints:
            parts = {
                name: [self._fingerprint(child) for child in ([part] if isinstance(part, Draft) else part)]
                for name, part in draft.parts.items()
                if part
            }
            content = orjson.dumps([SHAPE, draft.url, draft.fields, draft.back, parts])
            self.fingerprints[place] = hashlib.sha256(content).hexdigest()
            self.moments[place] = self._moments(place)
        return self.fingerprints[place]

    def _moments(self, place: tuple[Kind, UUID]) -> tuple[dt.datetime, dt.datetime]:
        """When it came and when it changed last. `modified` never runs backwards, whatever the clock does."""
        stamp = self.known.get(place)
        if stamp is None:
            return self.now, self.now
        if self.is_same(place):
            return stamp.created, stamp.modified
        return stamp.created, max(self.now, stamp.modified)

    def is_same(self, place: tuple[Kind, UUID]) -> bool:
        stamp = self.known.get(place)
        return bool(stamp and not stamp.deleted and stamp.fingerprint == self.fingerprints[place])

    def json(self, draft: Draft, *, alone: bool = True) -> dict[str, Any]:
        """The finished object; references to what surrounds it only where it stands alone."""
        shown: dict[str, Any] = {"id": draft.url, "type": draft.kind.schema, **draft.fields}
        for name, part in draft.parts.items():
            if isinstance(part, Draft):
                shown[name] = self.json(part, alone=False)
            elif part:
                shown[name] = [self.json(child, alone=False) for child in part]
        created, modified = self.moments[draft.kind, draft.key]
        return (
            shown | (draft.back if alone else {}) | {"created": moment(created), "modified": moment(modified)}
        )


def _write(ledger: Ledger, district: District | None) -> Published:
    new: list[OparlObject] = []
    changed: list[OparlObject] = []
    for place, draft in ledger.drafts.items():
        if ledger.is_same(place):
            continue
        stamp = ledger.known.get(place)
        created, modified = ledger.moments[place]
        row = OparlObject(
            pk=stamp.pk if stamp else None,
            district=district,
            kind=draft.kind,
            key=draft.key,
            organization=draft.organization,
            created=created,
            modified=modified,
            deleted=False,
            fingerprint=ledger.fingerprints[place],
            body=orjson.dumps(ledger.json(draft)).decode(),
        )
        (changed if stamp else new).append(row)
    gone = [
        _stub(place, stamp, ledger.now)
        for place, stamp in ledger.known.items()
        if place not in ledger.drafts and not stamp.deleted
    ]
    OparlObject.objects.bulk_create(new, batch_size=BATCH)
    written = ["organization", "modified", "deleted", "fingerprint", "body"]
    OparlObject.objects.bulk_update(changed, written, batch_size=BATCH)
    OparlObject.objects.bulk_update(gone, ["modified", "deleted", "fingerprint", "body"], batch_size=BATCH)
    return Published(len(new), len(changed), len(gone))


def _stub(place: tuple[Kind, UUID], stamp: Stamp, now: dt.datetime) -> OparlObject:
    """All that stays of a deleted object: who it was, and when it went."""
    kind, key = place
    modified = max(now, stamp.modified)
    shown = {
        "id": object_url(kind, key),
        "type": kind.schema,
        "created": moment(stamp.created),
        "modified": moment(modified),
        "deleted": True,
    }
    body = orjson.dumps(shown).decode()
    return OparlObject(pk=stamp.pk, modified=modified, deleted=True, fingerprint="", body=body)


def _publish_system(now: dt.datetime) -> None:
    """The one object of the installation; two districts that publish at once must not both add it."""
    draft = system.build()
    known = _stamps(OparlObject.objects.filter(kind=Kind.SYSTEM))
    ledger = Ledger(everything_in([draft]), known, now)
    if known:
        _write(ledger, None)
        return
    created, modified = ledger.moments[Kind.SYSTEM, SYSTEM_KEY]
    OparlObject.objects.get_or_create(
        kind=Kind.SYSTEM,
        key=SYSTEM_KEY,
        defaults={
            "created": created,
            "modified": modified,
            "fingerprint": ledger.fingerprints[Kind.SYSTEM, SYSTEM_KEY],
            "body": orjson.dumps(ledger.json(draft)).decode(),
        },
    )


def publish_due(*, now: dt.datetime, limit: int = 20, wait: bool = False) -> int:
    """Publish the districts with marks, and those never published; returns how many were done."""
    marked = OparlMark.objects.values("district")
    published = OparlObject.objects.filter(kind=Kind.BODY).values("district")
    never = District.objects.exclude(pk__in=published)
    due = (District.objects.filter(pk__in=marked) | never).order_by("pk")[:limit]
    return sum(publish(district, now=now, wait=wait) is not None for district in due)


def publish_all(*, now: dt.datetime) -> int:
    """Every district, because some of what is public depends on the day alone: terms begin, seats end."""
    return sum(publish(district, now=now) is not None for district in District.objects.order_by("pk"))


def is_due(district_id: Any) -> bool:
    return OparlMark.objects.filter(district=district_id).exists()
