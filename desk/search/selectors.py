"""Finding rows by words: parts of compounds, other endings, and small typing errors."""

from functools import cache
from typing import Any

from django.db import connections
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from desk.search.fields import SearchTextField
from desk.search.normal import bare_words_of, words_of
from desk.search.probe import CAP, alike_keys, first_look
from desk.search.ranking import ahead_of, beginning, rank, title_rank

#: One typed word: as written (ae for ä), and with its umlauts bare.
Pair = tuple[str, str]
#: So many hits are looked up and listed where nobody reads further; of more, the best.
SHOWN = 300


def matching(
    rows: QuerySet, text: str, *, field: str = "search_text", fuzzy: bool = True, capped: bool = False
) -> QuerySet:
    """Rows that hold every word. Only if there is none, words that are much alike count too (`fuzzy`).

    The hits are looked up once, up to a thousand and one: up to a thousand, the list is made of exactly
    these and its number is known (`known_size`); of more, the list stays complete and reads along its order.
    `capped` stops at three hundred and one, which is enough where nobody reads further, and keeps the best.
    Without an index (`InstallSearchIndex`) every word must stand in the text as typed.
    """
    words = words_of(text)
    if not words:
        return rows.none() if text.strip() else rows
    if not _is_indexed(rows, field):
        return _containing(rows, text, words, field)
    pairs = list(zip(words, bare_words_of(text), strict=True))
    limit = SHOWN if capped else CAP
    ahead = beginning(rows.model, text, field) if capped else None
    look = first_look(rows, field, pairs, limit=limit, ahead=ahead, fuzzy=fuzzy)
    keys = look.keys
    if len(keys) > limit:
        keys = list(dict.fromkeys([*look.ahead, *keys]))[: limit + 1]
    if not keys and fuzzy:
        keys = alike_keys(rows, field, pairs, look, limit=limit)[:limit]
    if len(keys) <= limit or capped:
        found = _noted(rows.filter(**{f"{field}__among": keys[:limit]}), len(keys), ahead)
        found.shown_only = SHOWN if len(keys) > limit else 0  # type: ignore[attr-defined]
        return found
    return _noted(rows.filter(**{f"{field}__along": pairs}), len(keys), ahead)


def is_search(found: QuerySet) -> bool:
    """Is this what `matching` found, not narrowed since?"""
    return hasattr(found, "known_size")


def shown_only(found: QuerySet) -> int:
    """How many of the hits the list was cut to, 0 if it is whole; a page that cuts must say so."""
    return getattr(found, "shown_only", 0)


def few_of(found: QuerySet, number: int, *, text: str = "") -> list[Any]:
    """The first of the hits, the best ahead, then in their order, sorted from the hits alone.

    `text`: rows that are called so stand before those whose title begins so, and those before all others,
    also where the kind is not listed by its title.

    Left to itself PostgreSQL reads along the index of the order until it has met so many hits, and passes
    nearly all rows where the hits stand together at its end, as titles with one word do.
    """
    first, *rest = found.query.order_by or found.model._meta.ordering or ("pk",)
    titled = title_rank(found.model, text) if text else Value(2)
    if not isinstance(first, str):
        return list(found.order_by(titled, first, *rest)[:number]) if text else list(found[:number])
    field = F(first.lstrip("-"))
    shielded = Coalesce(field, field)
    order = shielded.desc() if first.startswith("-") else shielded
    return list(found.order_by(titled, rank(ahead_of(found)), order, *rest)[:number])


def size_of(found: QuerySet) -> int:
    """How many hits there are, counted up to a thousand and one."""
    known: int | None = getattr(found, "known_size", None)
    return found.order_by().values("pk")[: CAP + 1].count() if known is None else known


def _noted(found: QuerySet, size: int, ahead: Q | None) -> QuerySet:
    """Notes for the count and the order, on this queryset alone: whatever is narrowed further loses them."""
    found.known_size = size  # type: ignore[attr-defined]
    found.ahead = ahead  # type: ignore[attr-defined]
    return found


def _containing(rows: QuerySet, text: str, words: list[str], field: str) -> QuerySet:
    condition = Q()
    if isinstance(rows.model._meta.get_field(field), SearchTextField):
        for word in words:
            condition &= Q(**{f"{field}__contains": word})
    else:
        for word in text.split():
            condition &= Q(**{f"{field}__icontains": word})
    return rows.filter(condition)


def _is_indexed(rows: QuerySet, field: str) -> bool:
    if not isinstance(rows.model._meta.get_field(field), SearchTextField):
        return False
    return _has_index(rows.db, rows.model._meta.db_table, field)


def has_terms(table: str) -> bool:
    """Does PostgreSQL keep a list of the words of this table?"""
    connection = connections["default"]
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f'"{table}_terms"'])
        return bool(cursor.fetchone()[0])


@cache
def _has_index(alias: str, table: str, field: str) -> bool:
    """Is there an index beside this table? Asked once per process."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT 1 FROM pg_class WHERE relname = %s", [f"{table}_{field}_trgm"])
        else:
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [f"{table}_parts"])
        return cursor.fetchone() is not None
