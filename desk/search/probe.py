"""The first hits of a search, as keys: one statement that stops after one more than is wanted.

The same statement brings, where they are asked for, the rows that stand ahead of many hits, and if there is no
hit, which of the words stand anywhere at all: so that neither costs another way to the database.
SQLite is led by hand: from the FTS5 table through the companion table to the row, one hit at a time,
because it would otherwise collect all hits before it looks at the first.
"""

from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from desk.search.lookups import options_of, pattern_of, pieces_of
from desk.search.normal import trigrams

Pair = tuple[str, str]
#: A piece of SQL and its values.
Part = tuple[str, list[Any]]
#: So many hits a list of keys may hold; more are only known to be more.
CAP = 1000
#: Share of a typed word's trigrams that must stand in a word (as `pg_trgm.word_similarity_threshold`).
ALIKE = 0.6
CANDIDATES = 30
#: Seconds for which the words of the index may be old; only searches with typing errors read them.
TERMS_KEPT = 60


@dataclass
class Look:
    """What the first statement of a search saw.

    `ahead`: keys of rows that stand before all hits. Only if there is no hit: `known`, places of the words
    that stand anywhere, and `meant`, by place, what PostgreSQL knows that a mistyped word may have been.
    """

    keys: list[Any] = field(default_factory=list)
    ahead: list[Any] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    meant: dict[int, list[str]] = field(default_factory=dict)


def first_look(
    rows: QuerySet, field: str, words: list[Pair], *, limit: int, ahead: Q | None = None, fuzzy: bool = False
) -> Look:
    """At most `limit` + 1 keys of the rows that hold all `words`; of those that stand ahead, as many."""
    look = Look()
    try:
        parts = [_hits(rows.order_by(), field, words, limit)]
    except EmptyResultSet:  # the person may see nothing of this kind: then nothing is mistyped either
        return Look(known=set(range(len(words))))
    if ahead is not None:
        parts.append(_ahead(rows, ahead, limit))
    if fuzzy:
        parts += _words(rows, field, words)
    sql = 'WITH "hit" AS MATERIALIZED (' + parts[0][0] + ') SELECT \'hit\', "hit"."key" FROM "hit"'
    sql += "".join(f" UNION ALL {part}" for part, _params in parts[1:])
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, list(chain.from_iterable(params for _part, params in parts)))
        for kind, value in cursor.fetchall():
            _note(look, kind, value)
    return look


def alike_keys(rows: QuerySet, field: str, words: list[Pair], look: Look, *, limit: int) -> list[Any]:
    """Keys of rows that hold the words that are known, and for each of the others one much like it."""
    rows, connection = rows.order_by(), connections[rows.db]
    table = rows.model._meta.db_table
    known = [word for place, word in enumerate(words) if place in look.known]
    mistyped = [place for place in range(len(words)) if place not in look.known]
    if not mistyped:
        return []
    if connection.vendor == "postgresql":
        meant = [look.meant.get(place, []) for place in mistyped]
    else:
        meant = [_alike_terms(connection, table, words[place][0]) for place in mistyped]
    if not all(meant):
        return []
    if connection.vendor == "postgresql":
        found = rows.filter(**{f"{field}__holds": known}) if known else rows
        for terms in meant:
            found = found.filter(**{f"{field}__oneof": terms})
        return [str(key) for key in found.values_list("pk", flat=True)[: limit + 1]]
    long = [options for word in known if (options := _long_options(word))] + meant
    short = [word for word, _bare in known if len(word) < 3]
    sql, params = _streamed(table, rows, long, short, limit)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [key for (key,) in cursor.fetchall()]


def _note(look: Look, kind: str, value: str) -> None:
    if kind == "hit":
        look.keys.append(value)
    elif kind == "ahead":
        look.ahead.append(value)
    elif kind == "known":
        look.known.add(int(value))
    else:
        look.meant.setdefault(int(kind), []).append(value)


def _hits(rows: QuerySet, field: str, words: list[Pair], limit: int) -> Part:
    """The rows that hold every word, by their keys alone."""
    long = [options for word in words if (options := _long_options(word))]
    if connections[rows.db].vendor == "postgresql" or not long:
        name = "holds" if connections[rows.db].vendor == "postgresql" else "along"
        return _keys_of(rows.filter(**{f"{field}__{name}": words}), limit)
    short = [word for word, _bare in words if len(word) < 3]
    return _streamed(rows.model._meta.db_table, rows, long, short, limit)


def _ahead(rows: QuerySet, ahead: Q, limit: int) -> Part:
    """The rows that stand ahead, in the order of the list."""
    try:
        sql, params = _keys_of(rows.filter(ahead).order_by(*rows.model._meta.ordering), limit)
    except EmptyResultSet:
        return "SELECT NULL, NULL WHERE FALSE", []
    return f'SELECT \'ahead\', "led".* FROM ({sql}) AS "led"', params


def _keys_of(rows: QuerySet, limit: int) -> Part:
    sql, params = rows.values("pk")[: limit + 1].query.get_compiler(rows.db).as_sql()
    as_text = 'CAST("one"."pk" AS text)'
    return f'SELECT {as_text} AS "key" FROM ({sql}) AS "one"', list(params)


def _words(rows: QuerySet, field: str, words: list[Pair]) -> list[Part]:
    """Which of the words, or their stems, stand anywhere in the index, asked only if there is no hit."""
    table = rows.model._meta.db_table
    is_postgres = connections[rows.db].vendor == "postgresql"
    nothing = 'NOT EXISTS (SELECT 1 FROM "hit")'
    parts: list[Part] = []
    for place, word in enumerate(words):
        known, params = _stands(rows, field, word)
        parts.append((f"SELECT 'known', '{place}' WHERE {nothing} AND EXISTS ({known})", params))
        if is_postgres:
            alike, wanted = _resembling(table, word[0])
            parts.append(
                (
                    f'SELECT \'{place}\', "near"."term" FROM ({alike}) AS "near"'
                    f" WHERE {nothing} AND NOT EXISTS ({known})",
                    [*wanted, *params],
                )
            )
    return parts


def _stands(rows: QuerySet, field: str, word: Pair) -> Part:
    """Does this word stand anywhere, in whoever's rows?"""
    table = rows.model._meta.db_table
    is_postgres = connections[rows.db].vendor == "postgresql"
    # PostgreSQL's list of words holds no numbers.
    options = [] if is_postgres and word[0].isdigit() else _long_options(word)
    if options and is_postgres:
        told = " OR ".join(["term LIKE %s"] * len(options))
        return f'SELECT 1 FROM "{table}_terms" WHERE {told}', [pattern_of(option) for option in options]
    if options:
        match = " OR ".join(map(_whole, options))
        return f'SELECT 1 FROM "{table}_parts" WHERE "{table}_parts" MATCH %s', [match]
    everything = rows.model._base_manager.using(rows.db).order_by()
    found = everything.filter(**{f"{field}__holds" if is_postgres else f"{field}__along": [word]})
    sql, params = found.values("pk").query.sql_with_params()
    return sql, list(params)


def _streamed(table: str, rows: QuerySet, long: list[list[str]], short: list[str], limit: int) -> Part:
    """SQLite: keys of rows that hold, for each of the `long` words, one of its options, and every `short` one.

    Of several words the index is asked for three trigrams each, and the text itself whether they stand
    together: asking it for whole words of many letters takes five times as long, because it compares the
    places of them all before it finds that no row has both. Of one word the first rows come at once.
    """
    one = rows.filter(pk=RawSQL('"hit"."row_id"', [])).values("pk")
    inner, values = one.query.get_compiler(rows.db).as_sql()
    ask = _thin if len(long) > 1 else _whole
    match = " AND ".join("(" + " OR ".join(map(ask, options)) + ")" for options in long)
    told = [*(long if len(long) > 1 else ()), *([word] for word in short)]
    stands = "".join(
        " AND (" + " OR ".join('instr("w"."body", %s)' for _option in options) + ")" for options in told
    )
    sql = (
        f'SELECT "hit"."row_id" AS "key" FROM (SELECT "w"."row_id" FROM "{table}_parts" AS "p"'
        f' CROSS JOIN "{table}_words" AS "w" ON "w"."docid" = "p"."rowid"'
        f' WHERE "p"."{table}_parts" MATCH %s{stands}) AS "hit" WHERE EXISTS ({inner}) LIMIT {limit + 1}'
    )
    return sql, [match, *chain.from_iterable(told), *values]


def _long_options(word: Pair) -> list[str]:
    """A word as typed, or its stem, as far as the trigram table can find it."""
    return [option for option in options_of(*word) if len(option) > 2] if len(word[0]) > 2 else []


def _whole(word: str) -> str:
    """All of a word, as a question to the trigram table."""
    return f'"{word}"'


def _thin(word: str) -> str:
    """First, middle and last trigram of a word, as a question to the trigram table."""
    return "(" + " AND ".join(map(_whole, pieces_of(word))) + ")"


def _resembling(table: str, word: str) -> Part:
    """PostgreSQL: words of the rows that are much like the typed one.

    Likeness, which is dear, is asked of the list of words and never of whole texts.
    """
    return (
        f'SELECT term FROM "{table}_terms" WHERE %s <%% term AND length(term) >= %s'
        " GROUP BY term ORDER BY word_similarity(%s, term) DESC, term LIMIT %s",
        [word, max(len(word) - 2, 3), word, CANDIDATES],
    )


def _alike_terms(connection: Any, table: str, word: str) -> list[str]:
    """Words of the index that share most of the typed word's trigrams: first those that begin alike."""
    best = _likest(word, _terms(connection, table, word[0], word[0] + "\U0010ffff", len(word) - 2))
    if best or not word[0].isalpha():
        return best
    return _likest(word, _terms(connection, table, "a", "\U0010ffff", len(word) - 2))


def _terms(connection: Any, table: str, first: str, last: str, least: int) -> list[str]:
    def read() -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT term FROM "{table}_terms" WHERE term >= %s AND term <= %s AND length(term) >= %s',
                [first, last, max(least, 3)],
            )
            return [term for (term,) in cursor.fetchall()]

    key = f"desk:terms:{table}:{first.encode().hex()}:{last.encode().hex()}:{max(least, 3)}"
    return cache.get_or_set(key, read, TERMS_KEPT) or []


def _likest(word: str, terms: list[str]) -> list[str]:
    wanted = trigrams(word)
    likeness = {term: len(wanted & trigrams(term)) / len(wanted) for term in terms}
    best = sorted((term for term in terms if likeness[term] >= ALIKE), key=lambda term: -likeness[term])
    return best[:CANDIDATES]
