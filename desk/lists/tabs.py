"""Tabs above a list: everything, fixed views, and views people saved."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from desk.lists.errors import UnknownQuery
from desk.lists.selectors import views_of
from desk.lists.spec import ListSpec, PresetView
from desk.lists.state import SORT, ListState, read_state


@dataclass
class Tab:
    """One tab with its capped number. `pk` is set for a view the person saved itself."""

    title: str
    url: str
    rows: QuerySet
    is_current: bool
    is_shared: bool = False
    pk: str = ""
    count: str = ""


def tabs_of(spec: ListSpec, state: ListState) -> list[Tab]:
    """No tabs at all for a list without fixed or saved views."""
    saved = list(views_of(state.user, spec.key))
    if not spec.views and not saved:
        return []
    everything = Tab(_("Alle"), "?", spec.rows(state.user), not state.signature)
    found = [everything]
    for view in spec.views:
        found.append(_tab(spec, state, str(view.title), _query_of(view, state.user)))
    for row in saved:
        try:
            tab = _tab(spec, state, row.name, QueryDict(row.query))
        except UnknownQuery:
            continue  # a filter value this person may not see, or one that is no longer offered
        tab.is_shared = row.is_shared
        tab.pk = str(row.pk) if row.owner_id == state.user.pk else ""
        found.append(tab)
    return found


def _tab(spec: ListSpec, state: ListState, title: str, query: QueryDict) -> Tab:
    asked = read_state(spec, query, state.user)
    rows = asked.narrowed(spec.rows(state.user))
    is_current = bool(state.signature) and asked.signature == state.signature
    return Tab(title, f"?{query.urlencode()}", rows, is_current)


def _query_of(view: PresetView, user: Any) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in view.params_for(user).items():
        query.setlist(name, [str(item) for item in (value if isinstance(value, list | tuple) else [value])])
    if view.sort:
        query[SORT] = view.sort
    return query
