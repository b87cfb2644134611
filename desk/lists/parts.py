"""The parts of a list page as plain values: boxes, chips, heads, rows."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template
from django.utils.html import conditional_escape as escape
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from desk.lists.columns import Column
from desk.lists.filters import Filter
from desk.lists.spec import ListSpec
from desk.lists.state import SEARCH, SORT, ListState

#: From this many choices on, a filter offers no menu but a scrolling list.
LONG = 12
#: A cell of up to so many characters (a day with its hour, a code, a file number) is never broken into two lines.
ONE_LINE = 18
#: Its class; `list.css` keeps it whole.
SHORT = "kz"


@dataclass(frozen=True)
class Box:
    """One filter as a menu that opens without JavaScript."""

    key: str
    kind: str
    title: str
    label: str
    is_on: bool
    options: list[tuple[str, str, bool]]
    first: str = ""
    last: str = ""
    is_long: bool = False
    has_menu: bool = True


@dataclass(frozen=True)
class Chip:
    """An active filter and the address without it."""

    text: str
    title: str
    url: str


@dataclass(frozen=True)
class Head:
    """A column head with its sort link."""

    column: Column
    url: str
    direction: str
    arrow: str


@dataclass(frozen=True)
class RowShown:
    """One row of the table; `cells` is drawn here, because a template per cell is most of a page's time."""

    pk: str
    label: str
    cells: SafeString
    picked: bool


def filter_boxes(state: ListState) -> list[Box]:
    return [_box(item, state) for item in state.spec.filters]


def _box(item: Filter, state: ListState) -> Box:
    value = state.filters.get(item.key)
    title = str(item.title)
    if item.kind == "dates":
        first, last = value or (None, None)
        days = [f"{day:%Y-%m-%d}" if day else "" for day in (first, last)]
        label = f"{title}: {item.words(value, state.user)}" if value else title
        return Box(item.key, item.kind, title, label, bool(value), [], days[0], days[1])
    if item.kind == "flag":
        return Box(item.key, item.kind, title, title, bool(value), [], has_menu=item.has_menu)
    chosen = value or []
    options = [(key, label, key in chosen) for key, label in item.options(state.user)]
    words = _("%(title)s: %(some)s von %(all)s")
    label = words % {"title": title, "some": len(chosen), "all": len(options)} if chosen else title
    return Box(item.key, item.kind, title, label, bool(chosen), options, is_long=len(options) > LONG, has_menu=item.has_menu)  # fmt: skip


def chips(state: ListState) -> list[Chip]:
    found = []
    if state.search:
        text = _("Suche: „%(text)s“") % {"text": state.search}
        found.append(Chip(text, _("Suche"), state.address(drop=(SEARCH,))))
    for item in state.spec.filters:
        if item.key in state.filters:
            words = item.words(state.filters[item.key], state.user)
            text = f"{item.title}: {words}" if words else str(item.title)
            found.append(Chip(text, str(item.title), state.address(drop=item.names)))
    return found


def heads(state: ListState, columns: list[Column]) -> list[Head]:
    return [_head(state, column) for column in columns]


def _head(state: ListState, column: Column) -> Head:
    if not column.sort_paths:
        return Head(column, "", "", "")
    is_current = state.sort.removeprefix("-") == column.key and not state.best
    descending = is_current and state.sort.startswith("-")
    target = f"-{column.key}" if is_current and not descending else column.key
    direction = ("descending" if descending else "ascending") if is_current else ""
    arrow = {"descending": "↓", "ascending": "↑", "": ""}[direction]
    return Head(column, state.address(extra={SORT: target}), direction, arrow)


def table_rows(spec: ListSpec, columns: list[Column], rows: list[Any], *, picked: bool) -> list[RowShown]:
    drawn = [_Drawn(spec, column, is_first=place == 0) for place, column in enumerate(columns)]
    return [
        RowShown(str(row.pk), spec.row_label(row), SafeString("".join([d.cell(row) for d in drawn])), picked)
        for row in rows
    ]


class _Drawn:
    """A column on one page: what is the same in every row is made once, and so is every repeated value."""

    def __init__(self, spec: ListSpec, column: Column, *, is_first: bool):
        self.spec, self.column = spec, column
        self.template = get_template(column.template) if column.template else None
        self.known: dict[Any, str] = {}
        #: A template that never speaks of the row draws equal values alike.
        self.is_by_value = self.template is not None and "row" not in self.template.template.source  # type: ignore[attr-defined]
        classes = ["r"] * column.numeric + ["p-weg"] * (not column.narrow)
        self.start, self.start_short = (
            self._start(classes, is_first),
            self._start([*classes, SHORT], is_first),
        )
        self.end = "</th>" if is_first else "</td>"

    def _start(self, classes: list[str], is_first: bool) -> str:
        if is_first:
            classes = [name for name in classes if name == SHORT]
        marks = format_html(' class="{}"', " ".join(classes)) if classes else ""
        if is_first:
            return f'<th role="rowheader" scope="row"{marks} dir="auto">'
        label = format_html(' data-l="{}"', self.column.title)
        return f'<td role="cell"{marks}{label} dir="auto">'

    def cell(self, row: Any) -> str:
        inner = self._inner(row, self.column.value_of(row))
        start = self.start_short if len(inner) <= ONE_LINE and self.template is None else self.start
        if self.column.link and (url := self.spec.row_url(row)):
            inner = f'<a href="{escape(url)}">{inner}</a>'
        return f"{start}{inner}{self.end}"

    def _inner(self, row: Any, value: Any) -> str:
        text = escape(self.column.shown(value))
        if self.template is None:
            return text
        if not self.is_by_value:
            return self.template.render({"row": row, "value": value}) or text
        key = (text, *sorted(getattr(value, "__dict__", {}).items()))
        if key not in self.known:
            self.known[key] = self.template.render({"row": row, "value": value}) or text
        return self.known[key]
