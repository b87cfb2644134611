"""Pages of an indicator, its breaks and its tree."""

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.doors import fetch_allowed, fetch_visible, may_create, require_create
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page
from desk.hub import render_hub
from desk.lists import list_page
from monitoring.indicators import services
from monitoring.indicators.forms import BreakForm, ComponentForm, DimensionForm, IndicatorForm
from monitoring.indicators.hub import INDICATORS, indicator_hub, trail
from monitoring.indicators.models import Component, Dimension, Indicator, Sex
from monitoring.indicators.page import PAIRS
from monitoring.indicators.selectors.rows import break_rows, component_options, indicator_rows, tree_of
from monitoring.indicators.tables import IndicatorList, ValueList


def indicator_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, IndicatorList())


def value_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, ValueList())


@require_safe
def indicator_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """`?vergleich=` chooses the groups, `?gebiet=` the area by its key, `?geschlecht=` the sex."""
    indicator = fetch_visible(indicator_rows(request.user, "V"), request.user, ask="UPX", pk=pk)
    choice = {
        "pair": one_of(request, "vergleich", PAIRS),
        "sex": one_of(request, "geschlecht", Sex.values) or Sex.ALL,
        "ags": request.GET.get("gebiet", "")[:8],
    }
    return render_hub(request, indicator, **indicator_hub(request.user, indicator, **choice))


def indicator_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "indicator")
    return form_page(
        request,
        form_class=IndicatorForm,
        title=_("Neuer Indikator"),
        save=lambda form: services.create_indicator(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Angelegt. Jetzt können Sie Werte eintragen."),
        submit=_("Anlegen"),
        cancel=reverse(INDICATORS),
        breadcrumb=trail(),
    )


def indicator_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    indicator = _indicator(request, pk, "U")
    return form_page(
        request,
        form_class=IndicatorForm,
        title=_("%(title)s bearbeiten") % {"title": indicator.title},
        instance=indicator,
        save=lambda form: services.update_indicator(
            indicator, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=indicator.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=indicator.get_absolute_url(),
        breadcrumb=trail(indicator),
    )


def indicator_publish(request: SignedInRequest, pk: UUID) -> HttpResponse:
    indicator = _indicator(request, pk, "P")
    return action_page(
        request,
        indicator,
        run=lambda form: services.publish_indicator(indicator, by=request.user),
        title=_("Indikator veröffentlichen"),
        consequence=_("Alle dürfen den Indikator und seine Werte sehen, auch ohne Anmeldung."),
        confirm=_("Veröffentlichen"),
        message=_("Der Indikator ist veröffentlicht."),
        breadcrumb=trail(indicator),
    )


def indicator_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    indicator = _indicator(request, pk, "P")
    return action_page(
        request,
        indicator,
        run=lambda form: services.withdraw_indicator(indicator, by=request.user),
        title=_("Indikator zurückziehen"),
        consequence=_(
            "Nur wer im Netz arbeitet, sieht ihn noch. Veröffentlichte Berichte behalten, was sie zeigen."
        ),
        confirm=_("Zurückziehen"),
        message=_("Der Indikator ist nicht mehr öffentlich."),
        breadcrumb=trail(indicator),
    )


def indicator_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    indicator = _indicator(request, pk, "X")
    return action_page(
        request,
        indicator,
        run=lambda form: services.delete_indicator(indicator, by=request.user),
        title=_("%(title)s löschen") % {"title": indicator.title},
        consequence=_("Der Indikator verschwindet mit seinen Brüchen und Namen. Werte hat er noch keine."),
        confirm=_("Löschen"),
        success=reverse(INDICATORS),
        message=_("Gelöscht."),
        breadcrumb=trail(indicator),
    )


def core_set(request: SignedInRequest) -> HttpResponse:
    """Make what is missing of the core set."""
    require_create(request.user, "indicator")
    district = request.user.acting_district
    return action_page(
        request,
        district,
        run=lambda form: services.install_core_set(district=district, by=request.user),
        title=_("Kernset anlegen"),
        consequence=_(
            "Angelegt werden die Dimensionen des Ländermonitorings, gut 30 Indikatoren mit ihren INKAR-Kürzeln "
            "und die Gebiete: Ihr Kreis, seine Gemeinden, das Land und Deutschland. Was schon da ist, bleibt, "
            "wie es ist."
        ),
        confirm=_("Kernset anlegen"),
        success=reverse(INDICATORS),
        message=_("Das Kernset ist angelegt."),
        cancel=reverse(INDICATORS),
        breadcrumb=trail(),
    )


def break_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    indicator = _indicator(request, pk, "U")
    return form_page(
        request,
        form_class=BreakForm,
        title=_("Bruch der Reihe vermerken"),
        intro=indicator.title,
        save=lambda form: services.add_break(indicator, by=request.user, **form.cleaned_data),
        success=indicator.get_absolute_url(),
        message=_("Vermerkt. Über den Bruch hinweg wird nicht mehr verglichen."),
        cancel=indicator.get_absolute_url(),
        breadcrumb=trail(indicator),
    )


def break_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(break_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=BreakForm,
        title=_("Bruch der Reihe ändern"),
        instance=row,
        save=lambda form: services.change_break(
            row, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=row.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.get_absolute_url(),
        breadcrumb=trail(row.indicator),
    )


def break_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(break_rows(request.user), request.user, "X", pk=pk)
    return action_page(
        request,
        row,
        run=lambda form: services.remove_break(row, by=request.user),
        title=_("Bruch %(year)d entfernen") % {"year": row.year},
        consequence=_("Die Werte davor und danach werden wieder miteinander verglichen."),
        confirm=_("Entfernen"),
        success=row.indicator.get_absolute_url(),
        message=_("Entfernt."),
        breadcrumb=trail(row.indicator),
    )


@require_safe
def tree(request: SignedInRequest) -> HttpResponse:
    """Dimensions, components and what hangs in them."""
    context = {
        "dimensions": tree_of(request.user),
        "may_write": may_create(request.user, "indicator"),
        "breadcrumb": [*trail(), (_("Gliederung"), "")],
    }
    return render(request, "monitoring/indicators/tree.html", context)


def dimension_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(Dimension, request.user, "U", pk=pk)
    return _tree_form(request, row, DimensionForm, services.rename_dimension)


def component_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row: Component = fetch_allowed(component_options(request.user), request.user, "U", pk=pk)
    return _tree_form(request, row, ComponentForm, services.rename_component)


def one_of(request: SignedInRequest, name: str, allowed: Any) -> str:
    """The word of the address, or nothing; a word that is not offered is answered with 400."""
    value = request.GET.get(name, "")
    if value and value not in allowed:
        raise BadRequest(name)
    return value


def _tree_form(request: SignedInRequest, row: Any, form_class: Any, save: Any) -> HttpResponse:
    back = reverse("monitoring:indicator-tree")
    return form_page(
        request,
        form_class=form_class,
        title=_("%(title)s umbenennen") % {"title": row.title},
        instance=row,
        save=lambda form: save(row, version=form.expected_version, by=request.user, **form.cleaned_data),
        success=back,
        message=_("Gespeichert."),
        cancel=back,
        breadcrumb=[*trail(), (_("Gliederung"), back)],
    )


def _indicator(request: SignedInRequest, pk: UUID, action: str) -> Indicator:
    rows = Indicator.objects.visible_to(request.user).select_related("component__dimension", "district")
    return fetch_allowed(rows, request.user, action, pk=pk)
