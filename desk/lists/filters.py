"""Filters of a list: what the address may say, what it does to the rows, how it reads as a chip.

A filter never passes on what came from the address: values are matched against what it offers, and
anything else is answered with 400.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from desk.lists.errors import UnknownQuery

Options = list[tuple[str, str]]
#: What stands in the address for "empty" in a choice.
NONE = "-"


@dataclass(frozen=True)
class Filter:
    """A filter by `key`; `field` is the lookup path it works on."""

    key: str
    title: Any
    field: str = ""
    kind = "choice"
    #: Has a menu above the list; without one it comes by a link from another page and leaves by its chip.
    has_menu = True

    @property
    def names(self) -> tuple[str, ...]:
        """Parameters of the address that belong to this filter."""
        return (self.key,)

    def parse(self, query: QueryDict, user: Any) -> Any:
        """The checked value, or nothing if the filter is not used."""
        raise NotImplementedError

    def apply(self, rows: QuerySet, value: Any, user: Any) -> QuerySet:
        raise NotImplementedError

    def words(self, value: Any, user: Any) -> str:
        """The chip: "Art: Verein oder Kirche"."""
        raise NotImplementedError

    def options(self, user: Any) -> Options:
        return []


@dataclass(frozen=True)
class ChoiceFilter(Filter):
    """ "Eines von": several values of one field. `empty` names the choice for "nothing entered"."""

    choices: Iterable[tuple[Any, Any]] = ()
    empty: Any = ""

    def options(self, user: Any) -> Options:
        found = [(str(value), str(label)) for value, label in self.choices]
        return [*found, (NONE, str(self.empty))] if self.empty else found

    def parse(self, query: QueryDict, user: Any) -> list[str]:
        values = list(dict.fromkeys(value for value in query.getlist(self.key) if value))
        if not values:
            return []
        allowed = {value for value, _label in self.options(user)}
        if any(value not in allowed for value in values):
            raise UnknownQuery(self.key)
        return values

    def apply(self, rows: QuerySet, value: list[str], user: Any) -> QuerySet:
        condition = Q(**{f"{self.field or self.key}__in": [item for item in value if item != NONE]})
        if NONE in value:
            condition |= Q(**{f"{self.field or self.key}__isnull": True})
        return rows.filter(condition)

    def words(self, value: list[str], user: Any) -> str:
        labels = dict(self.options(user))
        return either([labels[item] for item in value])


@dataclass(frozen=True)
class RelatedFilter(ChoiceFilter):
    """ "Eines von" records. `offered(user)`: those the person may see (a queryset or pairs).

    `many` says that the path leads over a many-to-many link, so that rows are not doubled.
    """

    offered: Callable[[Any], Any] = field(default=lambda user: [])
    many: bool = False

    def __init__(
        self,
        key: str,
        title: Any,
        field: str = "",
        options: Callable[[Any], Any] = lambda user: [],
        many: bool = False,
        empty: Any = "",
    ):
        for name, value in {
            "key": key,
            "title": title,
            "field": field,
            "offered": options,
            "many": many,
            "empty": empty,
            "choices": (),
        }.items():
            object.__setattr__(self, name, value)

    def options(self, user: Any) -> Options:
        kept = user.__dict__.setdefault("_list_options", {})
        if self not in kept:
            kept[self] = [_pair(item) for item in self.offered(user)]
        found = kept[self]
        return [*found, (NONE, str(self.empty))] if self.empty else found

    def apply(self, rows: QuerySet, value: list[str], user: Any) -> QuerySet:
        if not self.many:
            return super().apply(rows, value, user)
        hits = super().apply(QuerySet(rows.model), value, user)
        return rows.filter(pk__in=hits.values("pk"))


@dataclass(frozen=True)
class DateRangeFilter(Filter):
    """From day to day, both included; for an instant, give `field` as ``starts_at__date``."""

    kind = "dates"

    @property
    def names(self) -> tuple[str, ...]:
        return (f"{self.key}_von", f"{self.key}_bis")

    def parse(self, query: QueryDict, user: Any) -> tuple[dt.date | None, dt.date | None] | None:
        first, last = (parse_day(query.get(name, ""), name) for name in self.names)
        return (first, last) if first or last else None

    def apply(self, rows: QuerySet, value: Any, user: Any) -> QuerySet:
        path = self.field or self.key
        if value[0]:
            rows = rows.filter(**{f"{path}__gte": value[0]})
        if value[1]:
            rows = rows.filter(**{f"{path}__lte": value[1]})
        return rows

    def words(self, value: Any, user: Any) -> str:
        first, last = value
        if first and last:
            return _("%(first)s bis %(last)s") % {"first": f"{first:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"}
        return (
            _("ab %(day)s") % {"day": f"{first:%d.%m.%Y}"}
            if first
            else _("bis %(day)s") % {"day": f"{last:%d.%m.%Y}"}
        )


@dataclass(frozen=True)
class FlagFilter(Filter):
    """A yes-or-no filter with its own rule: `apply=lambda rows, user: ...`."""

    rule: Callable[[QuerySet, Any], QuerySet] = field(default=lambda rows, user: rows)
    kind = "flag"

    def __init__(self, key: str, title: Any, apply: Callable[[QuerySet, Any], QuerySet]):
        for name, value in {"key": key, "title": title, "field": "", "rule": apply}.items():
            object.__setattr__(self, name, value)

    def parse(self, query: QueryDict, user: Any) -> bool:
        match query.get(self.key, ""):
            case "":
                return False
            case "1":
                return True
        raise UnknownQuery(self.key)

    def apply(self, rows: QuerySet, value: Any, user: Any) -> QuerySet:
        return self.rule(rows, user)

    def words(self, value: Any, user: Any) -> str:
        return ""


class LinkedFlag(FlagFilter):
    """A flag that other pages set by a link: no menu, only a chip."""

    has_menu = False


class LinkedFilter(RelatedFilter):
    """One record that other pages name in a link: no menu, only a chip.

    `options(user)` gives the records that may be named; only the named one is read.
    """

    has_menu = False

    def options(self, user: Any) -> Options:
        """The records that were named so far in this request."""
        return list(user.__dict__.setdefault("_list_options", {}).setdefault(self, {}).items())

    def parse(self, query: QueryDict, user: Any) -> list[str]:
        value = query.get(self.key, "")
        if not value:
            return []
        try:
            row = self.offered(user).filter(pk=value).first()
        except (ValueError, ValidationError) as error:
            raise UnknownQuery(self.key) from error
        if row is None:
            raise UnknownQuery(self.key)
        user.__dict__.setdefault("_list_options", {}).setdefault(self, {})[str(row.pk)] = str(row)
        return [str(row.pk)]


def parse_day(text: str, name: str) -> dt.date | None:
    """2026-12-31 or 31.12.2026; anything else is not a day."""
    if not text:
        return None
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise UnknownQuery(name)


def either(labels: list[str]) -> str:
    """ "A, B oder C"."""
    if len(labels) < 2:
        return "".join(labels)
    return _("%(many)s oder %(last)s") % {"many": ", ".join(labels[:-1]), "last": labels[-1]}


def _pair(item: Any) -> tuple[str, str]:
    if isinstance(item, Model):
        return str(item.pk), str(item)
    value, label = item
    return str(value), str(label)
