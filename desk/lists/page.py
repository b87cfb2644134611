"""The page of a list: one address, readable without JavaScript, partly replaced with it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from desk.lists import counts, tabs
from desk.lists.bulk import bulk_response, open_actions
from desk.lists.exports import export_menu, export_response
from desk.lists.keyset import Page, page_of
from desk.lists.parts import chips, filter_boxes, heads, table_rows
from desk.lists.saving import keep_response
from desk.lists.selectors import has_right
from desk.lists.spec import ListSpec
from desk.lists.state import AFTER, BEFORE, PICK, ListState, keys_of, prepared_state
from desk.lists.words import counted


@dataclass
class Shown:
    """A list as it stands for one person: state, page, numbers."""

    spec: ListSpec
    state: ListState
    columns: list[Any]
    page: Page
    total: int
    overall: int
    tabs: list[Any]


def list_page(request: HttpRequest, spec: ListSpec, *, context: dict[str, Any] | None = None) -> HttpResponse:
    """Show a list (GET), put it out (``?ausgabe=``), or act on its rows (POST)."""
    user = request.user
    if not has_right(user, spec.resource, "L"):
        raise PermissionDenied
    if request.method == "POST":
        if "aktion" in request.POST:
            return bulk_response(request, spec)
        return keep_response(request, spec)
    state = prepared_state(spec, request.GET, user)
    if state.output:
        return export_response(request, spec, state)
    shown = show(spec, state)
    values = list_context(request, shown) | (context or {})
    if getattr(request, "htmx", False) and not request.htmx.boosted:  # type: ignore[attr-defined]
        return render(request, "desk/lists/_partial.html", values)
    return render(request, spec.template, values)


def show(spec: ListSpec, state: ListState) -> Shown:
    """Fetch the page, and all numbers of the page with one statement."""
    rows = spec.rows(state.user)
    narrowed = state.narrowed(rows)
    keys = keys_of(spec, state, narrowed)
    page = page_of(narrowed, keys, spec.page_size, after=state.after, before=state.before, ahead=state.best)
    offered = tabs.tabs_of(spec, state)
    numbers = counts.capped_counts([narrowed, rows, *[tab.rows for tab in offered]])
    for tab, number in zip(offered, numbers[2:], strict=True):
        tab.count = counted(number)
    columns = [spec.column(key) for key in state.columns]
    return Shown(spec, state, columns, page, numbers[0], numbers[1], offered)


def list_context(request: HttpRequest, shown: Shown) -> dict[str, Any]:
    """Everything the template shows, decided here."""
    spec, state = shown.spec, shown.state
    singular, plural = spec.nouns
    actions = open_actions(spec, state.user)
    return {
        "spec": spec,
        "state": state,
        "title": spec.title,
        "breadcrumb": [*spec.breadcrumb, (spec.title, "")] if spec.breadcrumb else [],
        "tabs": shown.tabs,
        "boxes": filter_boxes(state),
        "chips": chips(state),
        "active_filters": len(state.filters),
        "heads": heads(state, shown.columns),
        "rows": table_rows(spec, shown.columns, shown.page.rows, picked=state.pick_all),
        "actions": actions,
        "columns": [(column, column.key in state.columns) for column in spec.columns],
        "column_words": _("Spalten: %(some)s von %(all)s")
        % {"some": len(state.columns), "all": len(spec.columns)},
        "count_words": counted(shown.total),
        "overall_words": counted(shown.overall),
        "noun": singular if shown.total == 1 else plural,
        "plural": plural,
        "sort_words": _sort_words(state),
        "is_blank": shown.overall == 0 and not state.is_narrowed,
        "is_missed": not shown.page.rows and not (shown.overall == 0 and not state.is_narrowed),
        "older": state.address(extra={AFTER: shown.page.after}) if shown.page.after else "",
        "newer": state.address(extra={BEFORE: shown.page.before}) if shown.page.before else "",
        "first": state.address() if state.after or state.before else "",
        "select_all": state.address(extra={PICK: "alle", **_place(state)}),
        "exports": export_menu(spec, state, counted(shown.total)),
        "create_url": _create_url(spec, state.user),
        "import_url": _import_url(spec, state.user),
        "may_share": has_right(state.user, "saved_view", "P"),
        "may_keep": has_right(state.user, "saved_view", "C") and state.user.active_district_id,
        "query_words": state.address().removeprefix("?"),
    }


def _place(state: ListState) -> dict[str, str]:
    return {name: value for name, value in ((AFTER, state.after), (BEFORE, state.before)) if value}


def _sort_words(state: ListState) -> str:
    if state.best:
        return _("beste Treffer zuerst")
    key = state.sort.removeprefix("-")
    for column in state.spec.columns:
        if column.key == key and column.sort_paths:
            words = _("nach %(column)s, absteigend") if state.sort.startswith("-") else _("nach %(column)s")
            return words % {"column": column.title}
    return ""


def _create_url(spec: ListSpec, user: Any) -> str:
    return reverse(spec.create_url) if spec.create_url and has_right(user, spec.resource, "C") else ""


def _import_url(spec: ListSpec, user: Any) -> str:
    may = has_right(user, spec.resource, "C") and has_right(user, "import", "C")
    return reverse(spec.import_url) if spec.import_url and may else ""
