"""How each database finds words in a `SearchTextField`.

``search_text__holds=words``: every word at any place of a word, or by its stem, by way of the index
(PostgreSQL; SQLite is led by `desk.search.probe`). ``search_text__oneof=words``: any of these words.
``search_text__along=words``: the same words row by row, for lists that read along their order.
``search_text__among=keys``: rows that were found already.
"""

import json
from typing import Any

from django.db.models import Lookup

from desk.search.normal import light_stem


class _WordsLookup(Lookup):
    prepare_rhs = False

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def _column(self, compiler: Any, connection: Any) -> str:
        return self.process_lhs(compiler, connection)[0]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column = self._column(compiler, connection)
        parts, params = [], []
        for word, bare in self.rhs:
            sql, values = self._word(column, word, bare)
            parts.append(sql)
            params += values
        return f"({' AND '.join(parts)})", params

    def _word(self, column: str, word: str, bare: str) -> tuple[str, list[Any]]:
        raise NotImplementedError


class Along(_WordsLookup):
    """As `Holds`, without the index: for words that are nearly everywhere, and for very short ones."""

    lookup_name = "along"

    def _word(self, column: str, word: str, bare: str) -> tuple[str, list[Any]]:
        options = options_of(word, bare)
        sql = " OR ".join([f"{column} LIKE %s" for _option in options])
        return f"({sql})", [pattern_of(option) for option in options]

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        column = self._column(compiler, connection)
        parts, params = [], []
        for word, bare in self.rhs:
            options = options_of(word, bare)
            parts.append("(" + " OR ".join(f"instr({column}, %s)" for _option in options) + ")")
            params += options
        return f"({' AND '.join(parts)})", params


class Holds(Along):
    """Every word, inside a compound or in another ending."""

    lookup_name = "holds"

    def _word(self, column: str, word: str, bare: str) -> tuple[str, list[Any]]:
        if len(self.rhs) == 1:
            return super()._word(column, word, bare)
        return _thinly(column, options_of(word, bare))


class OneOf(Lookup):
    """One of these words at any place: what a mistyped word may have been meant as (PostgreSQL)."""

    lookup_name = "oneof"
    prepare_rhs = False

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column = self.process_lhs(compiler, connection)[0]
        # A word that holds another one of them adds nothing.
        terms = [term for term in self.rhs if not any(other != term and other in term for other in self.rhs)]
        return _thinly(column, terms)


class Among(Lookup):
    """Rows with one of these keys, whatever their number, as one parameter."""

    lookup_name = "among"
    prepare_rhs = False

    def get_prep_lookup(self) -> Any:
        return self.rhs

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        return f"{self._key(compiler, connection)} IN (SELECT value FROM json_each(%s))", [
            json.dumps(self.rhs)
        ]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return f"{self._key(compiler, connection)} = ANY(%s::uuid[])", [self.rhs]

    def _key(self, compiler: Any, connection: Any) -> str:
        table, _dot, _column = self.process_lhs(compiler, connection)[0].rpartition(".")
        return f'{table}."{self.lhs.target.model._meta.pk.column}"'


def pieces_of(word: str) -> list[str]:
    """First, middle and last trigram of a word."""
    places = sorted({0, (len(word) - 3) // 2, len(word) - 3}) if len(word) > 3 else [0]
    return [word[place : place + 3] for place in places]


def _thinly(column: str, options: list[str]) -> tuple[str, list[Any]]:
    """PostgreSQL: one of the words, the index asked for three trigrams of each and the text for the rest.

    Of a long word that stands in many rows the index would otherwise put a dozen long lists together.
    """
    parts, params = [], list[Any]()
    for option in options:
        pieces = pieces_of(option)
        parts.append(" AND ".join([f"{column} LIKE %s"] * len(pieces) + [f"strpos({column}, %s) > 0"]))
        params += [*map(pattern_of, pieces), option]
    return "(" + " OR ".join(f"({part})" for part in parts) + ")", params


def options_of(word: str, bare: str) -> list[str]:
    """A word as typed and its stem; only the stem where it is a part of the word anyway."""
    stem = light_stem(bare)
    return [word] if stem == word else [stem] if stem in word else [word, stem]


def pattern_of(text: str) -> str:
    """Text at any place, as LIKE reads it."""
    return f"%{text.replace('_', chr(92) + '_')}%"
