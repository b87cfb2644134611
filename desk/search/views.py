"""The search across everything."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from desk.search.everything import found_for

LIMIT = 200


def search(request: HttpRequest) -> HttpResponse:
    """Every source through its door; `art` narrows to one kind, `genau` searches as typed."""
    if set(request.GET) - {"q", "art", "genau"}:
        raise BadRequest
    text = request.GET.get("q", "").replace("\x00", "").strip()
    if len(text) > LIMIT:
        raise BadRequest
    found = found_for(request.user, text, kind=request.GET.get("art", ""), exactly="genau" in request.GET)
    title = (
        _("%(number)s Treffer für „%(text)s“") % {"number": found.total, "text": text} if text else _("Suche")
    )
    values = {"title": title, "found": found, "text": text, "breadcrumb": [(_("Suche"), "")]}
    return render(request, "desk/search/search.html", values)
