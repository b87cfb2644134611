"""Pages about resolutions and what becomes of them."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.audit.services import record_read
from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from committees.papers.forms import AdoptForm, ClosingForm, FollowUpForm, PaperReasonForm, ReportForm
from committees.papers.hub import resolution_page
from committees.papers.models import Resolution
from committees.papers.selectors import may_report, resolution_rows
from committees.papers.services.resolutions import (
    FollowUp,
    adopt_barrier,
    close_resolution,
    reopen_resolution,
    report_on,
    set_follow_up,
)
from committees.papers.tables import ResolutionList
from desk.forms import action_page, step_page
from desk.lists import list_page


def resolution_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, ResolutionList())


@require_GET
def resolution_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    resolution = fetch_visible(resolution_rows(request.user, "V"), request.user, ask="U", pk=pk)
    if not resolution.is_public:
        record_read(by=request.user, row=resolution)
    return resolution_page(request, resolution, today())


def resolution_follow_up(request: SignedInRequest, pk: UUID) -> HttpResponse:
    resolution = _resolution(request, pk)

    def run(form: Any) -> Resolution:
        plan = FollowUp(**form.cleaned_data)
        return set_follow_up(resolution=resolution, follow_up=plan, today=today(), by=request.user)

    return action_page(
        request,
        resolution,
        run=run,
        breadcrumb=_way(resolution),
        title=_("Umsetzung: %(number)s") % {"number": resolution.number},
        consequence=_("Wer zuständig ist, steht im Register. Mit einer Person entsteht eine Aufgabe."),
        confirm=_("Festlegen"),
        form_class=FollowUpForm,
    )


def resolution_report(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A report by the office, or by whoever carries it out."""
    resolution = fetch_visible(resolution_rows(request.user, "V"), request.user, pk=pk)
    if not may_report(request.user, resolution):
        raise PermissionDenied
    return step_page(
        request,
        resolution,
        partial(report_on, resolution=resolution, today=today()),
        breadcrumb=_way(resolution),
        title=_("Bericht zur Umsetzung: %(number)s") % {"number": resolution.number},
        consequence=_("Der Bericht bleibt mit Datum stehen und wird nicht mehr geändert."),
        confirm=_("Berichten"),
        form_class=ReportForm,
    )


def resolution_close(request: SignedInRequest, pk: UUID) -> HttpResponse:
    resolution = _resolution(request, pk)
    return step_page(
        request,
        resolution,
        partial(close_resolution, resolution=resolution, today=today()),
        breadcrumb=_way(resolution),
        title=_("Abschließen: %(number)s") % {"number": resolution.number},
        consequence=_("Der Beschluss gilt im Register als erledigt, eine offene Aufgabe endet mit ihm."),
        confirm=_("Abschließen"),
        form_class=ClosingForm,
        form_kwargs={"resolution": resolution},
    )


def resolution_reopen(request: SignedInRequest, pk: UUID) -> HttpResponse:
    resolution = _resolution(request, pk)
    return step_page(
        request,
        resolution,
        partial(reopen_resolution, resolution=resolution),
        breadcrumb=_way(resolution),
        title=_("Wieder aufnehmen: %(number)s") % {"number": resolution.number},
        consequence=_(
            "Der Beschluss wird wieder verfolgt. Das bisherige Ergebnis steht dann nur noch im Verlauf."
        ),
        confirm=_("Wieder aufnehmen"),
        form_class=PaperReasonForm,
    )


def resolution_barrier(request: SignedInRequest, pk: UUID) -> HttpResponse:
    resolution = _resolution(request, pk)
    return step_page(
        request,
        resolution,
        partial(adopt_barrier, resolution=resolution),
        breadcrumb=_way(resolution),
        title=_("Hürde zuordnen: %(number)s") % {"number": resolution.number},
        consequence=_("Der Beschluss erscheint im Faden der Hürde, die Hürde auf der Seite des Beschlusses."),
        confirm=_("Zuordnen"),
        form_class=AdoptForm,
    )


def _resolution(request: SignedInRequest, pk: UUID) -> Resolution:
    return fetch_allowed(resolution_rows(request.user, "V"), request.user, "U", pk=pk)


def _way(resolution: Resolution) -> list[tuple[str, str]]:
    here = (str(resolution.number), resolution.get_absolute_url())
    return [(_("Beschlüsse"), reverse("committees:resolution-list")), here]
