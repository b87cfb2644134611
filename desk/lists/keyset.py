"""Pages without OFFSET: a page begins after the sort values of the last row seen.

The primary key is always the last sort value, so that ties neither repeat nor lose a row. Empty values
stand last in both directions. The first sort value is also bounded on its own, because only that lets
the database enter the index at the right place.
"""

import base64
import binascii
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Field, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP

from desk.lists.errors import UnknownQuery


@dataclass(frozen=True)
class SortKey:
    """One sort value: its path, direction and whether it may be empty."""

    path: str
    descending: bool
    nullable: bool
    field: Field | None

    def ordering(self, *, backwards: bool) -> Any:
        descending = self.descending != backwards
        value = F(self.path)
        if not self.nullable:
            return value.desc() if descending else value.asc()
        empty = {"nulls_first": True} if backwards else {"nulls_last": True}
        return value.desc(**empty) if descending else value.asc(**empty)

    def beyond(self, value: Any, *, backwards: bool) -> Q:
        """Strictly after `value` in reading direction."""
        if value is None:
            return Q(**{f"{self.path}__isnull": False}) if backwards else Q(pk__in=[])
        sign = "lt" if self.descending != backwards else "gt"
        later = Q(**{f"{self.path}__{sign}": value})
        return later | Q(**{f"{self.path}__isnull": True}) if self.nullable and not backwards else later

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})

    def bound(self, value: Any, *, backwards: bool) -> Q:
        """Not before `value`: redundant, but usable by an index."""
        if self.nullable or value is None:
            return Q()
        sign = "lte" if self.descending != backwards else "gte"
        return Q(**{f"{self.path}__{sign}": value})

    def read(self, value: Any) -> Any:
        if value is None or self.field is None:
            return value
        return self.field.to_python(value)


@dataclass(frozen=True)
class Page:
    """The rows of one page and the cursors of its neighbours ("" if there are none)."""

    rows: list[Any]
    after: str
    before: str


def sort_keys(rows: QuerySet, paths: tuple[str, ...], *, descending: bool) -> list[SortKey]:
    """Sort values for these paths, the primary key last."""
    keys = []
    for path in paths:
        flip = path.startswith("-")
        field, nullable = _field_of(rows, path.removeprefix("-"))
        keys.append(SortKey(path.removeprefix("-"), descending != flip, nullable, field))
    direction = keys[0].descending if keys else descending
    keys.append(SortKey("pk", direction, False, rows.model._meta.pk))
    return keys


def ordered(rows: QuerySet, keys: list[SortKey], *, backwards: bool = False) -> QuerySet:
    return rows.order_by(*[key.ordering(backwards=backwards) for key in keys])


def page_of(
    rows: QuerySet,
    keys: list[SortKey],
    size: int,
    *,
    after: str = "",
    before: str = "",
    ahead: Q | None = None,
) -> Page:
    """One page after or before a cursor; one statement, whatever the depth.

    With `ahead`, rows that meet it stand before all others. Each of the two parts is read along the order by
    a statement of its own, so that the page where one ends and the other begins needs two.
    """
    backwards = bool(before)
    marked = rows.annotate(**{f"_key{n}": F(key.path) for n, key in enumerate(keys[:-1])})
    parts = [marked.filter(ahead), marked.exclude(ahead)] if ahead else [marked]
    place, values = _decode(after or before, keys, len(parts))
    found: list[tuple[int, Any]] = []
    for number in range(place, -1, -1) if backwards else range(place, len(parts)):
        part = ordered(parts[number], keys, backwards=backwards)
        if values and number == place:
            part = part.filter(_beyond(keys, values, backwards=backwards))
        found += [(number, row) for row in part[: size + 1 - len(found)]]
        if len(found) > size:
            break
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page([], "", "")
    has_next, has_previous = (True, more) if backwards else (more, bool(values))
    return Page(
        [row for _number, row in found],
        _encode(*found[-1], keys, len(parts)) if has_next else "",
        _encode(*found[0], keys, len(parts)) if has_previous else "",
    )


def _beyond(keys: list[SortKey], values: list[Any], *, backwards: bool) -> Q:
    condition = Q(pk__in=[])
    for key, value in reversed(list(zip(keys, values, strict=True))):
        later = key.beyond(value, backwards=backwards)
        condition = later if key.path == "pk" else later | (key.same(value) & condition)
    return keys[0].bound(values[0], backwards=backwards) & condition


def _encode(part: int, row: Model, keys: list[SortKey], parts: int) -> str:
    values = [getattr(row, f"_key{n}") for n in range(len(keys) - 1)] + [row.pk]
    values = [part, *values] if parts > 1 else values
    text = json.dumps(values, cls=_Exact, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(cursor: str, keys: list[SortKey], parts: int) -> tuple[int, list[Any]]:
    """In which part of the list a cursor stands, and at which sort values; nothing for the first page."""
    if not cursor:
        return 0, []
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = json.loads(raw)
        part = values.pop(0) if isinstance(values, list) and parts > 1 and values else 0
        if not isinstance(values, list) or len(values) != len(keys) or len(raw) > 4000:
            raise UnknownQuery("nach")
        if values[-1] is None or part not in range(parts):
            raise UnknownQuery("nach")
        return part, [key.read(value) for key, value in zip(keys, values, strict=True)]
    except (binascii.Error, ValueError, TypeError, ValidationError, RecursionError) as error:
        raise UnknownQuery("nach") from error


class _Exact(DjangoJSONEncoder):
    """Instants keep their microseconds: a rounded cursor would skip rows."""

    def default(self, o: Any) -> Any:
        if hasattr(o, "isoformat"):
            return o.isoformat()
        return str(o) if isinstance(o, uuid.UUID) else super().default(o)


def _field_of(rows: QuerySet, path: str) -> tuple[Field | None, bool]:
    if path in rows.query.annotations:
        return getattr(rows.query.annotations[path], "output_field", None), True
    nullable = False
    model: Any = rows.model
    field: Any = None
    for step in path.split(LOOKUP_SEP):
        try:
            field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        except FieldDoesNotExist as error:
            raise LookupError(f"{rows.model.__name__} has no sort value {path!r}") from error
        nullable = nullable or field.null
        model = field.related_model
    return field, nullable
