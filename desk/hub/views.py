"""The whole log of one record."""

import uuid
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from accounts.doors import fetch_visible
from desk.hub.access import inside_rows
from desk.hub.history import history_lines, model_of

PAGE = 50


def history(request: HttpRequest, kind: str, pk: uuid.UUID) -> HttpResponse:
    """Reached only through the door of the record itself, and not by its being published."""
    model = model_of(kind)
    if model is None:
        raise Http404
    row = fetch_visible(inside_rows(model, request.user), request.user, pk=pk)
    place = request.GET.get("ab", "0")
    if not place.isdigit() or len(place) > 4:
        raise BadRequest
    lines = history_lines(row, reader=request.user, limit=PAGE + 1, offset=int(place))
    values = {
        "row": row,
        "title": _("Verlauf: %(row)s") % {"row": row},
        "breadcrumb": [(str(row), _address(row)), (_("Verlauf"), "")],
        "history": lines[:PAGE],
        "older": f"?ab={int(place) + PAGE}" if len(lines) > PAGE else "",
        "newer": f"?ab={max(int(place) - PAGE, 0)}" if int(place) else "",
    }
    return render(request, "desk/hub/history.html", values)


def _address(row: Any) -> str:
    """The record's own page, if it has one."""
    try:
        return row.get_absolute_url()
    except (AttributeError, NoReverseMatch):
        return ""
