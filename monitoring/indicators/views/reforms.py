"""Pages of how areas were cut and what became of old ones: correct, remove, look."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page
from desk.hub import render_hub
from monitoring.indicators import services
from monitoring.indicators.forms import AreaChangeForm, AreaVersionForm
from monitoring.indicators.hub import AREAS
from monitoring.indicators.models import Area, AreaChange
from monitoring.indicators.reform_hub import change_hub
from monitoring.indicators.selectors.rows import areas_by_key, change_rows, version_rows


def version_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(version_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=AreaVersionForm,
        title=_("Gebietsstand ändern"),
        intro=row.area.name,
        instance=row,
        save=lambda form: services.change_area_version(
            row, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=row.area.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.area.get_absolute_url(),
        breadcrumb=_trail(row.area),
    )


def version_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(version_rows(request.user), request.user, "X", pk=pk)
    return action_page(
        request,
        row,
        run=lambda form: services.remove_area_version(row, by=request.user),
        title=_("Gebietsstand entfernen"),
        consequence=_("%(row)s: Der Gebietsstand verschwindet. Im Verlauf bleibt, dass es ihn gab.")
        % {"row": row},
        confirm=_("Entfernen"),
        success=row.area.get_absolute_url(),
        message=_("Entfernt."),
        breadcrumb=_trail(row.area),
    )


@require_safe
def change_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_visible(change_rows(request.user), request.user, ask="UX", pk=pk)
    return render_hub(request, row, **change_hub(request.user, row))


def change_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(change_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=AreaChangeForm,
        title=_("Gebietsänderung bearbeiten"),
        instance=row,
        save=lambda form: services.change_area_change(
            row, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=row.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.get_absolute_url(),
        breadcrumb=[(_("Gebiete"), reverse(AREAS)), (str(row), row.get_absolute_url())],
    )


def change_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(change_rows(request.user), request.user, "X", pk=pk)
    return action_page(
        request,
        row,
        run=lambda form: services.remove_area_change(row, by=request.user),
        title=_("Gebietsänderung entfernen"),
        consequence=_("%(row)s: Die Änderung verschwindet. Das alte Gebiet gilt wieder als bestehend.")
        % {"row": row},
        confirm=_("Entfernen"),
        success=partial(_after, row),
        message=_("Entfernt."),
        breadcrumb=[(_("Gebiete"), reverse(AREAS)), (str(row), row.get_absolute_url())],
    )


def _after(row: AreaChange, _result: object) -> str:
    """The page of the new area, else the list."""
    area = areas_by_key(row.district, [row.new_ags]).get(row.new_ags)
    return area.get_absolute_url() if area else reverse(AREAS)


def _trail(area: Area) -> list[tuple[str, str]]:
    return [(_("Gebiete"), reverse(AREAS)), (area.name, area.get_absolute_url())]
