"""Pages about people and their functions."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from coordination.network import hub
from coordination.network.forms import EndFunctionForm, FunctionForm, PersonForm, ReasonForm
from coordination.network.models import ContactPerson, Function
from coordination.network.selectors import organisation_rows
from coordination.network.services import (
    add_function_for,
    delete_person,
    end_function,
    update_function,
    update_person,
)
from coordination.network.tables import PersonList
from coordination.network.views.organisations import trail
from desk.forms import form_page, step_page
from desk.lists import list_page


def person_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, PersonList())


@require_GET
def person_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return hub.person_page(request, fetch_visible(ContactPerson, request.user, pk=pk))


def person_create(request: SignedInRequest) -> HttpResponse:
    """A person comes with its first function, so the form asks for the organisation as well."""
    require_create(request.user, "contact_person")
    return form_page(
        request,
        form_class=FunctionForm,
        title=_("Neue Ansprechperson"),
        save=lambda form: add_function_for(by=request.user, **form.cleaned_data),
        success=lambda function: function.person.get_absolute_url(),
        message=_("Ansprechperson eingetragen."),
        submit=_("Eintragen"),
        cancel=reverse("coordination:person-list"),
        breadcrumb=person_trail(),
    )


def person_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    person = fetch_allowed(ContactPerson, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=PersonForm,
        title=_("%(name)s bearbeiten") % {"name": person},
        instance=person,
        save=lambda form: update_person(
            person, fields=form.cleaned_data, version=form.expected_version, by=request.user
        ),
        success=person.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=person.get_absolute_url(),
        breadcrumb=person_trail(person),
    )


def person_delete(request: SignedInRequest, pk: UUID) -> HttpResponse:
    person = fetch_allowed(ContactPerson, request.user, "X", pk=pk)
    return step_page(
        request,
        person,
        partial(delete_person, person),
        title=_("%(name)s löschen") % {"name": person},
        consequence=_(
            "Name, Funktionen und Erreichbarkeit werden gelöscht. Das lässt sich nicht zurücknehmen."
        ),
        confirm=_("Löschen"),
        form_class=ReasonForm,
        success=reverse("coordination:person-list"),
        message=_("Die Person ist gelöscht."),
        breadcrumb=person_trail(person),
    )


def function_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody is something in this organisation."""
    organisation = fetch_visible(organisation_rows(request.user), request.user, pk=pk)
    require_create(request.user, "contact_person", organisation=organisation)
    return form_page(
        request,
        form_class=FunctionForm,
        form_kwargs={"asks_organisation": False},
        title=_("Person eintragen"),
        save=lambda form: add_function_for(organisation=organisation, by=request.user, **form.cleaned_data),
        success=f"{organisation.get_absolute_url()}#menschen",
        message=_("Person eingetragen."),
        submit=_("Eintragen"),
        cancel=organisation.get_absolute_url(),
        breadcrumb=trail(organisation),
    )


def function_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """How to reach somebody in a function. Whoever saves that has thereby confirmed it."""
    function = fetch_allowed(Function, request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=FunctionForm,
        form_kwargs={"asks_person": False, "asks_organisation": False},
        title=_("Funktion von %(name)s") % {"name": function.person},
        instance=function,
        save=lambda form: update_function(
            function,
            fields=form.cleaned_data | {"confirmed_on": today()},
            version=form.expected_version,
            by=request.user,
        ),
        success=function.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=function.get_absolute_url(),
        breadcrumb=person_trail(function.person),
    )


def function_end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    function = fetch_allowed(Function, request.user, "U", pk=pk)
    return step_page(
        request,
        function,
        partial(end_function, function),
        title=_("Funktion beenden: %(words)s") % {"words": function.words},
        consequence=_("%(name)s wird nicht mehr öffentlich genannt; die Funktion bleibt im Verlauf.")
        % {"name": function.person},
        confirm=_("Beenden"),
        form_class=EndFunctionForm,
        breadcrumb=person_trail(function.person),
    )


def person_trail(person=None) -> list[tuple[str, str]]:
    way = [(_("Netzwerk"), ""), (_("Ansprechpersonen"), reverse("coordination:person-list"))]
    return [*way, (str(person), person.get_absolute_url())] if person else way
