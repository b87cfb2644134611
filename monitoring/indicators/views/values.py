"""Entering several years of one indicator by hand."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from desk.forms import form_page
from monitoring.indicators import services
from monitoring.indicators.hub import trail
from monitoring.indicators.models import Area, Group, Indicator
from monitoring.indicators.page import PAIRS
from monitoring.indicators.selectors.rows import areas_around, indicator_rows
from monitoring.indicators.selectors.values import series_by_group
from monitoring.indicators.values_form import YEARS, ValuesForm
from monitoring.indicators.views.indicators import one_of

FIRST_YEAR, LAST_YEAR = 1900, 2100


@require_safe
def choose_values(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """To the table of the chosen area (`?gebiet=`), first year (`?ab=`) and groups (`?gruppen=`), or the usual one."""
    indicator = fetch_allowed(indicator_rows(request.user, "V"), request.user, "U", pk=pk)
    areas = areas_around(indicator.district)
    if not areas:
        messages.info(request, _("Es fehlen noch die Gebiete. Das Kernset legt sie an."))
        return redirect("monitoring:indicator-core-set")
    own = next((area.ags for area in areas if area.ags == indicator.district.ags), areas[0].ags)
    chosen: dict[str, Any] = {
        "ags": one_of(request, "gebiet", {area.ags for area in areas}) or own,
        "first_year": _year(request),
        "pair": one_of(request, "gruppen", PAIRS) or _usual_pair(indicator),
    }
    return redirect(reverse("monitoring:indicator-values-table", kwargs={"pk": pk, **chosen}))


def enter_values(request: SignedInRequest, pk: UUID, ags: str, first_year: int, pair: str) -> HttpResponse:
    """Several years of one area at once."""
    indicator = fetch_allowed(indicator_rows(request.user, "V"), request.user, "U", pk=pk)
    areas = areas_around(indicator.district)
    area = next((area for area in areas if area.ags == ags), None)
    if area is None or pair not in PAIRS or not FIRST_YEAR <= first_year <= LAST_YEAR - YEARS:
        raise Http404
    return form_page(
        request,
        form_class=ValuesForm,
        form_kwargs=_cells(indicator, area, first_year, pair),
        initial={"edition": _("Handeingabe %(year)d") % {"year": clock.today().year}},
        title=_("Werte eintragen"),
        intro=f"{indicator.title}, {area.name}, {indicator.unit}",
        save=lambda form: _save(form, indicator, area, request.user),
        success=f"{indicator.get_absolute_url()}?gebiet={area.ags}",
        message=_written,
        cancel=indicator.get_absolute_url(),
        breadcrumb=trail(indicator),
        template="monitoring/indicators/values_form.html",
        context={
            "indicator": indicator,
            "areas": areas,
            "area": area,
            "pair": pair,
            "pairs": [(key, words[0]) for key, words in PAIRS.items()],
            "first_year": first_year,
        },
    )


def _cells(indicator: Indicator, area: Area, first_year: int, pair: str) -> dict[str, Any]:
    """What the form needs to know of what counts now."""
    known = series_by_group(indicator.district, indicator, area, as_entered=True)
    return {
        "indicator": indicator,
        "area": area,
        "first_year": first_year,
        "groups": _groups(pair),
        "known": {(point.time_text, group): point for group, line in known.items() for point in line},
    }


def _save(form: Any, indicator: Indicator, area: Area, user: Any) -> int:
    return services.enter_values(
        indicator,
        area,
        entries=form.entries,
        edition=form.cleaned_data["edition"],
        survey=form.cleaned_data["survey"],
        by=user,
    )


def _written(number: int) -> str:
    if not number:
        return _("Nichts geändert.")
    words = ngettext("%(number)d Wert geschrieben.", "%(number)d Werte geschrieben.", number)
    return words % {"number": number}


def _year(request: SignedInRequest) -> int:
    text = request.GET.get("ab", "")
    if not text:
        return clock.today().year - YEARS
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR - YEARS):
        raise BadRequest("ab")
    return int(text)


def _groups(pair: str) -> list[str]:
    """Total first, then the two that are compared."""
    _words, group, reference = PAIRS[pair]
    return list(dict.fromkeys([Group.TOTAL.value, *filter(None, [group, reference])]))


def _usual_pair(indicator: Indicator) -> str:
    return "gesamt" if indicator.kind == Indicator.Kind.COUNT else "ausland"
