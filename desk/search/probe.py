"""The first hits of a search, as keys: one short statement that stops after one more than is wanted.

SQLite is led by hand: from the FTS5 table through the companion table to the row, one hit at a time,
because it would otherwise collect all hits before it looks at the first.
"""

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
#: So many hits a list of keys may hold; more are only known to be more.
CAP = 1000
#: Share of a typed word's trigrams that must stand in a word (as `pg_trgm.word_similarity_threshold`).
ALIKE = 0.6
CANDIDATES = 30
#: Seconds for which the words of the index may be old; only searches with typing errors read them.
TERMS_KEPT = 60


def first_keys(
    rows: QuerySet, field: str, words: list[Pair], mistyped: list[Pair] | None = None, *, limit: int = CAP
) -> list[Any]:
    """Keys of at most `limit` + 1 of the rows that hold all `words` and something like the `mistyped` ones."""
    rows = rows.order_by()
    if connections[rows.db].vendor == "postgresql":
        found = rows.filter(**{f"{field}__holds": words}) if words else rows
        for word in mistyped or []:
            terms = _resembling_terms(connections[rows.db], rows.model._meta.db_table, word[0])
            if not terms:
                return []
            found = found.filter(**{f"{field}__oneof": terms})
        return list(found.values_list("pk", flat=True)[: limit + 1])
    connection = connections[rows.db]
    table = rows.model._meta.db_table
    long = [options for word in words if (options := _long_options(word))]
    for word in mistyped or []:
        terms = _alike_terms(connection, table, word[0])
        if not terms:
            return []
        long.append(terms)
    if not long:
        found = rows.filter(**{f"{field}__along": words}).values_list("pk", flat=True)
        return [key.hex for key in found[: limit + 1]]
    short = [word for word, _bare in words if len(word) < 3]
    return _streamed(connection, table, rows, long, short, limit)


def leading_keys(rows: QuerySet, ahead: Q, limit: int = CAP) -> list[Any]:
    """Keys of at most `limit` + 1 of the rows that stand ahead, in the order of the list."""
    found = rows.filter(ahead).order_by(*rows.model._meta.ordering).values_list("pk", flat=True)[: limit + 1]
    return list(found) if connections[rows.db].vendor == "postgresql" else [key.hex for key in found]


def known_among(rows: QuerySet, field: str, words: list[Pair]) -> list[Pair]:
    """Which of the words, or their stems, stand anywhere in the index: one statement."""
    table = rows.model._meta.db_table
    is_postgres = connections[rows.db].vendor == "postgresql"
    parts, params = [], list[Any]()
    for word in words:
        # PostgreSQL's list of words holds no numbers.
        options = [] if is_postgres and word[0].isdigit() else _long_options(word)
        if options and is_postgres:
            told = " OR ".join(["term LIKE %s"] * len(options))
            parts.append(f'SELECT 1 FROM "{table}_terms" WHERE {told}')
            params += [pattern_of(option) for option in options]
        elif options:
            parts.append(f'SELECT 1 FROM "{table}_parts" WHERE "{table}_parts" MATCH %s')
            params.append(" OR ".join(map(_whole, options)))
        else:
            everything = rows.model._base_manager.using(rows.db).order_by()
            found = everything.filter(**{f"{field}__holds" if is_postgres else f"{field}__along": [word]})
            sql, values = found.values("pk").query.sql_with_params()
            parts.append(sql)
            params += values
    with connections[rows.db].cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"EXISTS({part})" for part in parts), params)
        return [word for word, known in zip(words, cursor.fetchone(), strict=True) if known]


def _streamed(
    connection: Any, table: str, rows: QuerySet, long: list[list[str]], short: list[str], limit: int
) -> list[Any]:
    """SQLite: keys of rows that hold, for each of the `long` words, one of its options, and every `short` one.

    Of several words the index is asked for three trigrams each, and the text itself whether they stand
    together: asking it for whole words of many letters takes five times as long, because it compares the
    places of them all before it finds that no row has both. Of one word the first rows come at once.
    """
    one = rows.filter(pk=RawSQL('"hit"."row_id"', [])).values("pk")
    try:
        inner, values = one.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:  # the person may see nothing of this kind
        return []
    ask = _thin if len(long) > 1 else _whole
    match = " AND ".join("(" + " OR ".join(map(ask, options)) + ")" for options in long)
    told = [*(long if len(long) > 1 else ()), *([word] for word in short)]
    stands = "".join(
        " AND (" + " OR ".join('instr("w"."body", %s)' for _option in options) + ")" for options in told
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "hit"."row_id" FROM (SELECT "w"."row_id" FROM "{table}_parts" AS "p"'
            f' CROSS JOIN "{table}_words" AS "w" ON "w"."docid" = "p"."rowid"'
            f' WHERE "p"."{table}_parts" MATCH %s{stands}) AS "hit" WHERE EXISTS ({inner}) LIMIT {limit + 1}',
            [match, *chain.from_iterable(told), *values],
        )
        return [key for (key,) in cursor.fetchall()]


def _long_options(word: Pair) -> list[str]:
    """A word as typed, or its stem, as far as the trigram table can find it."""
    return [option for option in options_of(*word) if len(option) > 2] if len(word[0]) > 2 else []


def _whole(word: str) -> str:
    """All of a word, as a question to the trigram table."""
    return f'"{word}"'


def _thin(word: str) -> str:
    """First, middle and last trigram of a word, as a question to the trigram table."""
    return "(" + " AND ".join(map(_whole, pieces_of(word))) + ")"


def _resembling_terms(connection: Any, table: str, word: str) -> list[str]:
    """PostgreSQL: words of the rows that are much like the typed one, the likest first.

    Likeness, which is dear, is asked of the list of words and never of whole texts.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT term FROM "{table}_terms" WHERE %s <%% term AND length(term) >= %s'
            " GROUP BY term ORDER BY word_similarity(%s, term) DESC, term LIMIT %s",
            [word, max(len(word) - 2, 3), word, CANDIDATES],
        )
        return [term for (term,) in cursor.fetchall()]


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
