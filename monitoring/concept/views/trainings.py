"""Pages of the trainings of the administration."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from desk.forms import form_page
from desk.lists import list_page
from monitoring.concept import hub, services
from monitoring.concept.forms import TrainingDateForm, TrainingForm
from monitoring.concept.models import Training
from monitoring.concept.selectors.trainings import date_rows, training_rows
from monitoring.concept.tables import TrainingList


def training_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, TrainingList())


@require_GET
def training_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_visible(training_rows(request.user, "V"), request.user, ask="U", pk=pk)
    return hub.training_page(request, row)


def training_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "training")
    return form_page(
        request,
        form_class=TrainingForm,
        title=_("Fortbildung eintragen"),
        save=lambda form: services.create_training(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Eingetragen. Jetzt die Termine."),
        cancel=reverse("monitoring:training-list"),
        breadcrumb=_trail(),
    )


def training_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(training_rows(request.user, "V"), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=TrainingForm,
        title=_("Fortbildung bearbeiten"),
        instance=row,
        save=lambda form: services.update_training(
            row, fields=form.cleaned_data, version=form.expected_version, by=request.user
        ),
        success=row.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.get_absolute_url(),
        breadcrumb=_trail(row),
    )


def training_date_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(training_rows(request.user, "V"), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=TrainingDateForm,
        title=_("Termin eintragen"),
        intro=str(row),
        save=lambda form: services.add_training_date(
            row, today=today(), by=request.user, **form.cleaned_data
        ),
        success=row.get_absolute_url(),
        message=_("Eingetragen."),
        cancel=row.get_absolute_url(),
        breadcrumb=_trail(row),
    )


def training_date_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(date_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=TrainingDateForm,
        title=_("Termin bearbeiten"),
        instance=row,
        save=lambda form: services.update_training_date(
            row, fields=form.cleaned_data, today=today(), version=form.expected_version, by=request.user
        ),
        success=row.training.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.training.get_absolute_url(),
        breadcrumb=_trail(row.training),
    )


def _trail(row: Training | None = None) -> list[tuple[str, str]]:
    way = hub.home_trail((_("Fortbildungen"), reverse("monitoring:training-list")))
    return [*way, (str(row), row.get_absolute_url())] if row else way
