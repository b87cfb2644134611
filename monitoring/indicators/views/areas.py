"""Pages of areas, their versions and changes, and of surveys."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from desk.forms import form_page
from desk.hub import render_hub
from desk.lists import list_page
from monitoring.indicators import services
from monitoring.indicators.forms import AreaChangeForm, AreaForm, AreaVersionForm, SurveyForm
from monitoring.indicators.hub import AREAS, SURVEYS, area_hub, survey_hub
from monitoring.indicators.models import Area, Survey
from monitoring.indicators.selectors.rows import area_rows
from monitoring.indicators.tables import AreaList, SurveyList


def area_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, AreaList())


def area_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    area = fetch_visible(area_rows(request.user, "V"), request.user, ask="U", pk=pk)
    return render_hub(request, area, **area_hub(request.user, area))


def area_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "area")
    return form_page(
        request,
        form_class=AreaForm,
        title=_("Neues Gebiet"),
        save=lambda form: services.create_area(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Angelegt."),
        submit=_("Anlegen"),
        cancel=reverse(AREAS),
        breadcrumb=[(_("Gebiete"), reverse(AREAS))],
    )


def area_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    area = fetch_allowed(Area, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=AreaForm,
        title=_("%(name)s bearbeiten") % {"name": area.name},
        instance=area,
        save=lambda form: services.update_area(
            area, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=area.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=area.get_absolute_url(),
        breadcrumb=_trail(area),
    )


def area_version(request: SignedInRequest, pk: UUID) -> HttpResponse:
    area = fetch_allowed(Area, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=AreaVersionForm,
        title=_("Gebietsstand eintragen"),
        intro=area.name,
        save=lambda form: services.add_area_version(area, by=request.user, **form.cleaned_data),
        success=area.get_absolute_url(),
        message=_("Eingetragen."),
        cancel=area.get_absolute_url(),
        breadcrumb=_trail(area),
    )


def area_change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What became of an old area; the key of the page's area stands as the new one."""
    area = fetch_allowed(Area, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=AreaChangeForm,
        title=_("Gebietsänderung eintragen"),
        intro=_("Zum Beispiel: Eisenach (16056) gehört seit 01.07.2021 ganz zum Wartburgkreis (16063)."),
        initial={"new_ags": area.ags, "share": 1},
        save=lambda form: services.add_area_change(
            district=area.district, by=request.user, **form.cleaned_data
        ),
        success=area.get_absolute_url(),
        message=_("Eingetragen."),
        cancel=area.get_absolute_url(),
        breadcrumb=_trail(area),
    )


def survey_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, SurveyList())


def survey_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    rows = Survey.objects.visible_to(request.user).select_related("conductor")
    survey = fetch_visible(rows, request.user, ask="U", pk=pk)
    return render_hub(request, survey, **survey_hub(request.user, survey))


def survey_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "indicator")
    return form_page(
        request,
        form_class=SurveyForm,
        title=_("Neue Erhebung"),
        save=lambda form: services.create_survey(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Angelegt. Beim Eintragen von Werten können Sie die Erhebung jetzt nennen."),
        submit=_("Anlegen"),
        cancel=reverse(SURVEYS),
        breadcrumb=[(_("Erhebungen"), reverse(SURVEYS))],
    )


def survey_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    survey = fetch_allowed(Survey, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=SurveyForm,
        title=_("%(title)s bearbeiten") % {"title": survey.title},
        instance=survey,
        save=lambda form: services.update_survey(
            survey, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=survey.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=survey.get_absolute_url(),
        breadcrumb=[(_("Erhebungen"), reverse(SURVEYS)), (survey.title, survey.get_absolute_url())],
    )


def _trail(area: Area) -> list[tuple[str, str]]:
    return [(_("Gebiete"), reverse(AREAS)), (area.name, area.get_absolute_url())]
