"""What a type's builder hands over: plain values, finished parts, and how times are written."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from accounts.clock import BERLIN
from committees.oparl.addresses import object_url
from committees.oparl.codes import Kind


@dataclass(frozen=True)
class Draft:
    """One object before it is stamped with `created` and `modified`.

    `fields`: values that JSON knows. `parts`: objects shown inside this one, a draft or a list of drafts.
    `back`: references to the object around it; they stand only where it is fetched by itself.
    """

    kind: Kind
    key: UUID
    fields: dict[str, Any]
    parts: "dict[str, Draft | list[Draft] | None]" = field(default_factory=dict)
    back: dict[str, Any] = field(default_factory=dict)
    organization: UUID | None = None

    @property
    def url(self) -> str:
        return object_url(self.kind, self.key)

    @property
    def children(self) -> "Iterator[Draft]":
        for part in self.parts.values():
            if isinstance(part, Draft):
                yield part
            elif part:
                yield from part


def said(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: OParl wants optional values left out, neither null nor "" nor []."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def moment(value: dt.datetime) -> str:
    """`date-time` as the specification writes it: German time, full seconds, numeric offset."""
    return value.astimezone(BERLIN).replace(microsecond=0).isoformat()


def moment_or_none(value: dt.datetime | None) -> str | None:
    return moment(value) if value else None


def date(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def everything_in(drafts: Iterable[Draft]) -> dict[tuple[Kind, UUID], Draft]:
    """All drafts with their parts, each once."""
    found: dict[tuple[Kind, UUID], Draft] = {}
    todo = list(drafts)
    while todo:
        draft = todo.pop()
        if (draft.kind, draft.key) not in found:
            found[draft.kind, draft.key] = draft
            todo += draft.children
    return found
