"""The page of one record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from desk.hub.access import may_ask_rights, may_read_log
from desk.hub.history import history_lines

#: So many lines of the log stand on the page itself.
HISTORY_LINES = 5


@dataclass(frozen=True)
class Action:
    """A second-rank button of the head. `post` makes it a button that changes something."""

    text: Any
    url: str
    icon: str = ""
    post: bool = False


@dataclass(frozen=True)
class NextStep:
    """The one sensible thing to do now: the only filled button of the page."""

    title: Any
    line: Any = ""
    button: Any = ""
    url: str = ""
    icon: str = ""


def render_hub(
    request: HttpRequest,
    row: Model,
    *,
    template: str = "desk/hub/record.html",
    title: Any = None,
    subtitle: Any = "",
    state: tuple[Any, str] | None = None,
    facts: Sequence[tuple[Any, Any]] = (),
    actions: Sequence[Action] = (),
    next_step: NextStep | None = None,
    jump: Sequence[tuple[str, Any, Any]] = (),
    breadcrumb: Sequence[tuple[Any, str]] = (),
    with_history: bool = True,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the hub of a record the caller has reached through its door."""
    with_history = with_history and may_read_log(request.user, row)
    lines = history_lines(row, reader=request.user, limit=HISTORY_LINES + 1) if with_history else []
    values = {
        "row": row,
        "object": row,
        "title": title or str(row),
        "subtitle": subtitle,
        "state": {"word": state[0], "tone": state[1]} if state else None,
        "facts": list(facts),
        "actions": list(actions),
        "next_step": next_step,
        "jump": [*jump, *_history_jump(row, lines)],
        "breadcrumb": _trail(breadcrumb, title or str(row)),
        "with_history": with_history,
        "history": lines[:HISTORY_LINES],
        "rights_url": _rights_url(request.user, row),
        "history_url": _history_url(row) if len(lines) > HISTORY_LINES else "",
        **(context or {}),
    }
    return render(request, template, values, status=status)


def _trail(way: Sequence[tuple[Any, str]], title: Any) -> list[tuple[Any, str]]:
    """The way here ends in the record itself: by the name the view gives it, else by the title."""
    return list(way) if way and not way[-1][1] else [*way, (title, "")]


def _history_jump(row: Model, lines: list[Any]) -> list[tuple[str, Any, Any]]:
    if not lines:
        return []
    size = len(lines) if len(lines) <= HISTORY_LINES else f"{HISTORY_LINES}+"
    return [("verlauf", _("Verlauf"), size)]


def _rights_url(user: Any, row: Model) -> str:
    if not may_ask_rights(user):
        return ""
    return reverse("desk:rights-record", kwargs={"row_type": row._meta.label, "pk": row.pk})


def _history_url(row: Model) -> str:
    return reverse("desk:history", kwargs={"kind": row._meta.label_lower, "pk": row.pk})
