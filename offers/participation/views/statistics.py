"""How many came, how many certificates: as a page and as CSV."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.requests import SignedInRequest
from desk.lists.selectors import has_right
from documents.spreadsheets import write_csv
from documents.store.views import attachment
from offers.participation.statistics import open_table, statistics_for


@require_safe
def participation_statistics(request: SignedInRequest) -> HttpResponse:
    _require(request)
    year = _year(request.GET.get("jahr", ""))
    numbers = statistics_for(request.user, clock.today(), year)
    context = {"numbers": numbers, "breadcrumb": [(_("Teilnahme in Zahlen"), "")]}
    return render(request, "offers/participation/statistics.html", context)


@require_safe
def participation_export(request: SignedInRequest) -> HttpResponse:
    _require(request)
    data = write_csv(open_table(request.user, clock.today()))
    return attachment(data, _("Teilnahme.csv"), "text/csv; charset=utf-8")


def _require(request: SignedInRequest) -> None:
    if not has_right(request.user, "offer_session", "E"):
        raise PermissionDenied


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise BadRequest("jahr")
    return int(text)
