"""Searching in all sources at once."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.utils.formats import number_format
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from desk.search.marks import corrected_words, marked
from desk.search.ranking import place_of, title_path
from desk.search.selectors import SHOWN, few_of, matching, size_of
from desk.search.sources import SearchSource

#: How many hits stand under each kind before "alle", and how many when one kind is chosen.
FEW, MANY = 3, 50


@dataclass(frozen=True)
class Hit:
    """One record found."""

    title: SafeString
    line: SafeString
    url: str
    icon: str
    noun: str


@dataclass(frozen=True)
class Kind:
    """One kind of record with its capped number and first hits.

    `is_ahead`: one of them is called what was typed, or begins with it.
    """

    key: str
    title: str
    number: int
    count: str
    hits: list[Hit] = field(default_factory=list)
    is_ahead: bool = False


@dataclass(frozen=True)
class Found:
    """The answer to one search. `correction` maps what was typed to what was searched instead."""

    kinds: list[Kind]
    total: str
    chosen: str = ""
    correction: list[tuple[str, str]] = field(default_factory=list)

    @property
    def sections(self) -> list[Kind]:
        """Kinds with hits to show, those with a matching title first; otherwise in the order of the house."""
        return sorted((kind for kind in self.kinds if kind.hits), key=lambda kind: not kind.is_ahead)

    @property
    def is_empty(self) -> bool:
        return not any(kind.number for kind in self.kinds)


def sources() -> list[SearchSource]:
    """What the slices offer, in the order of `config/house.py`."""
    found: list[SearchSource] = []
    house: Any = settings.HOUSE
    for path in house.SEARCH_SOURCES:
        found += import_string(path)
    return found


def found_for(user: Any, text: str, *, kind: str = "", exactly: bool = False) -> Found:
    """All hits the person may see, by kind; an unknown kind is refused (400)."""
    offered = sources()
    if kind and kind not in {source.key for source in offered}:
        raise BadRequest
    if not text:
        return Found([], "0")
    kinds, words = [], set[str]()
    for source in offered:
        rows = matching(source.rows(user), text, field=source.field, fuzzy=not exactly, capped=True)
        limit = MANY if kind == source.key else 0 if kind else FEW
        number = size_of(rows)
        first = few_of(rows, limit, text=text) if number and limit else []
        for row in first:
            words.update(str(getattr(row, source.field)).split())
        kinds.append(_kind(source, first, number, text))
    return Found(
        kinds,
        _counted([item.number for item in kinds]),
        kind,
        [] if exactly else corrected_words(text, words),
    )


def _kind(source: SearchSource, rows: list[Any], number: int, text: str) -> Kind:
    places = {row.pk: place_of(text, source.label(row), _title(row)) for row in rows}
    rows = sorted(rows, key=lambda row: places[row.pk])
    hits = [
        Hit(
            marked(source.label(row), text),
            marked(source.line(row), text),
            source.url(row),
            source.icon,
            str(source.noun or source.title),
        )
        for row in rows
    ]
    is_ahead = any(place < 2 for place in places.values())
    return Kind(source.key, str(source.title), number, _short(number), hits, is_ahead)


def _title(row: Any) -> str:
    """What the record is called, also where its line begins with a number or a sign."""
    path = title_path(type(row))
    return str(getattr(row, path)) if path else ""


def _short(number: int) -> str:
    """The number beside a kind, where there is room for a sign only."""
    return _("%(cap)s+") % {"cap": _grouped(SHOWN)} if number > SHOWN else _grouped(number)


def _counted(numbers: list[int]) -> str:
    """All hits together; where one kind has more than is counted, so have they all."""
    total = sum(min(number, SHOWN) for number in numbers)
    is_more = any(number > SHOWN for number in numbers)
    return _("mehr als %(cap)s") % {"cap": _grouped(total)} if is_more else _grouped(total)


def _grouped(number: int) -> str:
    return str(number_format(number, use_l10n=True, force_grouping=True))
