"""What a person posts to a list besides actions on rows: its views and its columns."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed
from accounts.refusals import Refusal
from desk.forms.answers import see_other
from desk.lists import services
from desk.lists.models import SavedView
from desk.lists.spec import ListSpec
from desk.lists.state import COLUMNS, read_state


def keep_response(request: HttpRequest, spec: ListSpec) -> HttpResponse:
    """Save or delete a view, or choose columns; then back to the list."""
    match request.POST.get("merken"):
        case "ansicht":
            return _save_view(request, spec)
        case "ansicht-loeschen":
            view = fetch_allowed(SavedView, request.user, "X", pk=request.POST.get("ansicht"))
            services.delete_view(view=view, by=request.user)
            messages.success(request, _("Ansicht „%(name)s“ gelöscht.") % {"name": view.name})
            return _back(request)
        case "spalten":
            return _choose_columns(request, spec)
    raise BadRequest


def _save_view(request: HttpRequest, spec: ListSpec) -> HttpResponse:
    query = request.GET.urlencode()
    read_state(spec, QueryDict(query), request.user)
    try:
        view = services.save_view(
            list_key=spec.key,
            name=request.POST.get("name", ""),
            query=query,
            is_shared=bool(request.POST.get("geteilt")),
            by=request.user,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Ansicht „%(name)s“ gesichert.") % {"name": view.name})
    return _back(request)


def _choose_columns(request: HttpRequest, spec: ListSpec) -> HttpResponse:
    known = [column.key for column in spec.columns]
    chosen = [key for key in known if key in request.POST.getlist(COLUMNS)]
    if "zuruecksetzen" in request.POST:
        chosen = []
    services.choose_columns(list_key=spec.key, columns=chosen, by=request.user)
    return _back(request, drop=COLUMNS)


def _back(request: HttpRequest, drop: str = "") -> HttpResponse:
    query = request.GET.copy()
    query.pop(drop, None)
    return see_other(f"{request.path}?{query.urlencode()}" if query else request.path)
