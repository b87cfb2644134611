"""Pages that lay the whole work side by side: state of the district, supply, a Gemeinde, a field of action."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_visible
from accounts.requests import SignedInRequest
from coordination.network.fields import FieldOfAction
from coordination.network.selectors import municipality_rows
from desk.lists import UnknownQuery
from documents.render.letterhead import letterhead_of
from documents.store.views import attachment
from monitoring.dashboards import files, supply
from monitoring.dashboards.health import tiles_of
from monitoring.dashboards.pages import field_context, place_context
from monitoring.dashboards.reach import require_whole, sees_whole
from monitoring.dashboards.readings import read
from monitoring.dashboards.selectors import indicator_options, places_with_outlines
from monitoring.indicators.models import Indicator
from offers.openness.coverage import SORTS, coverage_of
from offers.openness.selectors import census_today

#: Who reads the figures of the monitoring as a whole; every part of a page asks for its own right besides.
RESOURCE, SUPPLY = "indicator", "offer_statistics"
NONE = "-"


@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """The state of the work in the district, and the ways to fields and Gemeinden."""
    require_whole(request.user, RESOURCE)
    context = {
        "tiles": tiles_of(request.user, clock.today()),
        "fields": FieldOfAction.choices,
        "may_supply": sees_whole(request.user, SUPPLY),
        "today": clock.today(),
        "breadcrumb": trail()[:1],
    }
    return render(request, "monitoring/dashboards/overview.html", context)


@require_safe
def supply_page(request: SignedInRequest) -> HttpResponse:
    """Offers by Gemeinde and field; `?indikator=` lays its values beside them ("-": none), `?sortierung=` orders,
    `?ausgabe=` gives the table as a file."""
    require_whole(request.user, RESOURCE)
    require_whole(request.user, SUPPLY)
    user, output, sort = request.user, request.GET.get("ausgabe", ""), request.GET.get("sortierung", "name")
    if output not in files.OUTPUTS or sort not in supply.SORTS:
        raise UnknownQuery("ausgabe" if sort in supply.SORTS else "sortierung")
    options = indicator_options(user)
    code = _asked(request.GET.get("indikator", ""), options)
    found = _supply_of(user, code, sort)
    if output:
        require_whole(user, SUPPLY, "E")
        return attachment(*files.write(found, output, by=user, district=user.acting_district))
    asked = urlencode({"indikator": code or NONE, "sortierung": sort})
    context = {
        "supply": found,
        "options": options,
        "code": code,
        "sorts": supply.sort_words(has_value=bool(options)),
        "sort": sort,
        "levels": supply.level_words()[1:],
        "files": [(word.upper(), f"?{asked}&ausgabe={word}") for word in files.OUTPUTS if word],
        "may_export": sees_whole(user, SUPPLY, "E"),
        "breadcrumb": [*trail(), (_("Versorgung"), "")],
    }
    return render(request, "monitoring/dashboards/supply.html", context)


@require_safe
def place_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One Gemeinde with everything the house knows of it."""
    place = fetch_visible(municipality_rows(request.user), request.user, pk=pk)
    require_whole(request.user, RESOURCE)
    context = place_context(place, request.user, clock.today())
    context["breadcrumb"] = [
        *trail(),
        (_("Gemeinden"), reverse("coordination:municipality-list")),
        (place.name, ""),
    ]
    return render(request, "monitoring/dashboards/place_detail.html", context)


@require_safe
def field_detail(request: SignedInRequest, code: str) -> HttpResponse:
    """One field of action with everything the house knows of it."""
    require_whole(request.user, RESOURCE)
    if code not in FieldOfAction.values:
        raise Http404
    context = field_context(FieldOfAction(code), request.user, clock.today())
    context["breadcrumb"] = [*trail(), (FieldOfAction(code).label, "")]
    return render(request, "monitoring/dashboards/field_detail.html", context)


def _supply_of(user: Any, code: str, sort: str) -> supply.Supply:
    """The table for the indicator with this code, if any."""
    district = user.acting_district
    places = places_with_outlines(user)
    by = sort if sort.removeprefix("-") in SORTS else "name"
    coverage = coverage_of(census_today(district), places, by, clock.today())
    keys = {row.ags: str(row.pk) for row in places}
    chosen = None
    if code:
        chosen = supply.chosen_of(read(user, [*keys, district.ags], code=code), keys, district.ags)
    return supply.supply_of(coverage, places, chosen, sort, letterhead_of(district).palette.accent)


def trail() -> list[tuple[Any, str]]:
    return [(_("Überblick"), reverse("monitoring:overview"))]


def _asked(code: str, options: list[Indicator]) -> str:
    """The code of the indicator that is asked for; if none is named, the first that is no mere number of people."""
    if code == NONE:
        return ""
    codes = [row.code for row in options]
    if code and code not in codes:
        raise UnknownQuery("indikator")
    first = [row.code for row in options if row.kind != Indicator.Kind.COUNT] + codes
    return code or next(iter(first), "")
