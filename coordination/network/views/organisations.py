"""Pages about organisations."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from coordination.network import hub
from coordination.network.forms import LeaveForm, OrganisationForm, OwnOrganisationForm, ReasonForm
from coordination.network.imports import OrganisationImport
from coordination.network.selectors import (
    consequences_of_leaving,
    organisation_rows,
    suggestions,
)
from coordination.network.services import (
    confirm_organisation,
    create_organisation,
    leave_network,
    may_change_core,
    pause_organisation,
    resume_organisation,
    update_organisation,
)
from coordination.network.tables import OrganisationList
from desk.forms import form_page, step_page
from desk.lists import import_page, list_page


def organisation_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, OrganisationList())


@require_GET
def organisation_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_visible(organisation_rows(request.user), request.user, pk=pk)
    return hub.organisation_page(request, organisation)


def organisation_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "organisation")
    return form_page(
        request,
        form_class=OrganisationForm,
        title=_("Neue Organisation"),
        save=lambda form: create_organisation(
            district=request.user.acting_district, by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Organisation angelegt."),
        submit=_("Anlegen"),
        cancel=reverse("coordination:organisation-list"),
        breadcrumb=trail(),
    )


def organisation_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Facts of an organisation. Whoever saves the details of its own has thereby confirmed them."""
    organisation = fetch_allowed(organisation_rows(request.user), request.user, "U", pk=pk)
    is_own = not may_change_core(request.user)
    form_class = OwnOrganisationForm if is_own else OrganisationForm
    confirmed = {"confirmed_on": today()} if is_own else {}
    return form_page(
        request,
        form_class=form_class,
        title=_("%(name)s bearbeiten") % {"name": organisation},
        instance=organisation,
        save=lambda form: update_organisation(
            organisation,
            fields=form.cleaned_data | confirmed,
            version=form.expected_version,
            by=request.user,
        ),
        success=organisation.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=organisation.get_absolute_url(),
        breadcrumb=trail(organisation),
    )


@require_POST
def organisation_confirm(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_allowed(organisation_rows(request.user), request.user, "U", pk=pk)
    confirm_organisation(organisation, on=today(), by=request.user)
    return redirect(organisation)


def organisation_leave(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_allowed(organisation_rows(request.user), request.user, "X", pk=pk)
    return step_page(
        request,
        organisation,
        partial(leave_network, organisation),
        title=_("%(name)s scheidet aus") % {"name": organisation},
        consequence=" ".join(consequences_of_leaving(organisation, request.user, today())),
        confirm=_("Als ausgeschieden führen"),
        form_class=LeaveForm,
        message=_("%(name)s ist ausgeschieden.") % {"name": organisation},
        breadcrumb=trail(organisation),
    )


def organisation_pause(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_allowed(organisation_rows(request.user), request.user, "X", pk=pk)
    return step_page(
        request,
        organisation,
        partial(pause_organisation, organisation),
        title=_("%(name)s ruhen lassen") % {"name": organisation},
        consequence=_("Sie bleibt im Netz und öffentlich; ihr Stand wird „ruht“."),
        confirm=_("Ruhen lassen"),
        form_class=ReasonForm,
        breadcrumb=trail(organisation),
    )


@require_POST
def organisation_resume(request: SignedInRequest, pk: UUID) -> HttpResponse:
    organisation = fetch_allowed(organisation_rows(request.user), request.user, "X", pk=pk)
    resume_organisation(organisation, by=request.user)
    return redirect(organisation)


def organisation_import(request: SignedInRequest) -> HttpResponse:
    return import_page(request, OrganisationImport())


@require_GET
def organisation_suggest(request: SignedInRequest) -> HttpResponse:
    """Options for the field in which somebody types a name."""
    names = suggestions(request.user, request.GET.get("q", ""))
    return render(request, "coordination/network/_name_options.html", {"names": names})


def trail(organisation=None) -> list[tuple[str, str]]:
    """The way from the area to the record."""
    way = [(_("Netzwerk"), ""), (_("Organisationen"), reverse("coordination:organisation-list"))]
    return [*way, (str(organisation), organisation.get_absolute_url())] if organisation else way
