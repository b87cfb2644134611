"""What a slice gives to the search across everything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class SearchSource:
    """One kind of record. `rows(user)` begins at the door; `line(row)` says in one line what it is.

    `title` is the plural ("Angebote"), `noun` the word on a hit ("Angebot"), `icon` its sign.
    """

    key: str
    title: Any
    rows: Callable[[Any], QuerySet]
    label: Callable[[Any], str] = str
    line: Callable[[Any], str] = lambda row: ""
    url: Callable[[Any], str] = lambda row: row.get_absolute_url()
    icon: str = "suche"
    noun: Any = ""
    field: str = "search_text"
