"""What an address asks of a list, checked: search, filters, sort, columns, place."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from desk.lists.errors import UnknownQuery
from desk.lists.keyset import sort_keys
from desk.lists.selectors import chosen_columns
from desk.lists.spec import ListSpec
from desk.search.ranking import beginning, name_path
from desk.search.selectors import matching

SEARCH, SORT, COLUMNS = "q", "sortierung", "spalten"
AFTER, BEFORE, OUTPUT, PICK = "nach", "vor", "ausgabe", "auswahl"
RESERVED = frozenset({SEARCH, SORT, COLUMNS, AFTER, BEFORE, OUTPUT, PICK})
SEARCH_LIMIT = 200
OUTPUTS = ("", "csv", "xlsx", "pdf")


@dataclass
class ListState:
    """A checked address. `filters` holds only those in use; `sort` is "name" or "-name", `is_sorted` says
    whether the address asks for it."""

    spec: ListSpec
    user: Any
    search: str = ""
    filters: dict[str, Any] = field(default_factory=dict)
    sort: str = ""
    columns: list[str] = field(default_factory=list)
    after: str = ""
    before: str = ""
    output: str = ""
    pick_all: bool = False
    is_sorted: bool = False
    params: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search or self.filters)

    def address(self, *, drop: tuple[str, ...] = (), extra: dict[str, str] | None = None) -> str:
        """This list's address with some parameters dropped or set; the place is never kept."""
        extra = extra or {}
        gone = {AFTER, BEFORE, OUTPUT, PICK, *drop, *extra}
        pairs = [(name, value) for name, value in self.params if name not in gone]
        pairs += [(name, value) for name, value in extra.items() if value]
        return f"?{urlencode(pairs)}"

    @property
    def best(self) -> Q | None:
        """What stands first among the hits of a search: names that begin with what was typed.

        Only in a list that is usually sorted by name, and only if the address asks for no order of its own.
        """
        usual = self.spec.default_sort
        column = next((column for column in self.spec.columns if column.key == usual), None)
        paths = column.sort_paths if column and column.sort_paths else (usual,)
        if not self.search or self.is_sorted or paths[0] != name_path(self.spec.model):
            return None
        return beginning(self.spec.model, self.search, self.spec.search_field)

    @property
    def signature(self) -> list[tuple[str, str]]:
        """What makes two addresses the same view."""
        return sorted((n, v) for n, v in self.params if n in (SEARCH, *_filter_names(self.spec)))

    def narrowed(self, rows: QuerySet) -> QuerySet:
        """The rows after search and filters."""
        for item in self.spec.filters:
            if item.key in self.filters:
                rows = item.apply(rows, self.filters[item.key], self.user)
        return matching(rows, self.search, field=self.spec.search_field) if self.search else rows


def read_state(spec: ListSpec, query: QueryDict, user: Any) -> ListState:
    """Check the address; raises `UnknownQuery` (400) on anything the list does not offer."""
    known = RESERVED | set(_filter_names(spec))
    if unknown := [name for name in query if name not in known]:
        raise UnknownQuery(unknown[0])
    state = ListState(spec, user)
    state.search = _read_search(spec, query)
    for item in spec.filters:
        if value := item.parse(query, user):
            state.filters[item.key] = value
    state.sort = _read_sort(spec, query.get(SORT, ""))
    state.is_sorted = bool(query.get(SORT))
    state.columns = _read_columns(spec, query.getlist(COLUMNS))
    state.after, state.before = query.get(AFTER, ""), query.get(BEFORE, "")
    if state.after and state.before:
        raise UnknownQuery(BEFORE)
    state.output = query.get(OUTPUT, "")
    if state.output not in OUTPUTS:
        raise UnknownQuery(OUTPUT)
    state.pick_all = query.get(PICK) == "alle"
    state.params = [(name, value) for name, values in query.lists() for value in values if value]
    return state


def _filter_names(spec: ListSpec) -> tuple[str, ...]:
    return tuple(name for item in spec.filters for name in item.names)


def _read_search(spec: ListSpec, query: QueryDict) -> str:
    text = query.get(SEARCH, "").replace("\x00", "").strip()
    if text and not spec.search_field:
        raise UnknownQuery(SEARCH)
    if len(text) > SEARCH_LIMIT:
        raise UnknownQuery(SEARCH)
    return text


def _read_sort(spec: ListSpec, text: str) -> str:
    text = text or spec.default_sort
    key = text.removeprefix("-")
    if text and not any(column.key == key and column.sort_paths for column in spec.columns):
        if text == spec.default_sort:
            return text
        raise UnknownQuery(SORT)
    return text


def _read_columns(spec: ListSpec, keys: list[str]) -> list[str]:
    known = [column.key for column in spec.columns]
    if any(key not in known for key in keys):
        raise UnknownQuery(COLUMNS)
    return [key for key in known if key in keys]


def prepared_state(spec: ListSpec, query: QueryDict, user: Any) -> ListState:
    """The checked address, with the person's own columns where it names none."""
    state = read_state(spec, query, user)
    if not state.columns:
        kept = chosen_columns(user, spec.key)
        state.columns = [column.key for column in spec.columns if column.key in kept]
        state.columns = state.columns or spec.default_columns()
    return state


def keys_of(spec: ListSpec, state: ListState, rows: Any) -> list[Any]:
    """Sort values of the chosen column; the usual sort may also be a bare path."""
    key = state.sort.removeprefix("-")
    column = next((column for column in spec.columns if column.key == key), None)
    paths = column.sort_paths if column and column.sort_paths else tuple(p for p in [key] if p)
    return sort_keys(rows, paths, descending=state.sort.startswith("-"))
