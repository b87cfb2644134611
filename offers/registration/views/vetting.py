"""Deciding about registrations, and answering a question about one's own."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from desk.forms import step_page
from desk.hub import render_hub
from desk.lists import list_page
from offers.registration import hub, services
from offers.registration.forms import AnswerForm, JoinForm, QuestionForm, RefusalForm
from offers.registration.models import Registration
from offers.registration.selectors import own_registrations, possible_doubles, registration_rows
from offers.registration.tables import RegistrationList


def registration_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, RegistrationList())


def registration_detail(request: SignedInRequest, pk: Any) -> HttpResponse:
    registration = fetch_visible(registration_rows(request.user), request.user, pk=pk, ask="P")
    return render_hub(request, registration, **hub.registration_hub(request.user, registration))


def registration_accept(request: SignedInRequest, pk: Any) -> HttpResponse:
    registration = _to_decide(request, pk)
    return step_page(
        request,
        registration,
        partial(services.accept, registration, now=clock.now()),
        title=_("%(name)s aufnehmen") % {"name": registration},
        consequence=_(
            "Die Organisation ist sofort öffentlich, ihre Angebote erst nach Ihrer Freigabe. %(person)s verwaltet sie und bekommt eine E-Mail."
        )
        % {"person": registration.full_name},
        confirm=_("Aufnehmen"),
        message=_("Aufgenommen. Die E-Mail ist unterwegs."),
        breadcrumb=_trail(registration),
    )


def registration_ask(request: SignedInRequest, pk: Any) -> HttpResponse:
    registration = _to_decide(request, pk)
    return step_page(
        request,
        registration,
        partial(services.ask_back, registration),
        title=_("Rückfrage an %(person)s") % {"person": registration.full_name},
        consequence=_("Die Registrierung wartet, bis die Antwort da ist."),
        confirm=_("Frage senden"),
        message=_("Die Frage ist unterwegs."),
        form_class=QuestionForm,
        breadcrumb=_trail(registration),
    )


def registration_refuse(request: SignedInRequest, pk: Any) -> HttpResponse:
    registration = _to_decide(request, pk)
    return step_page(
        request,
        registration,
        partial(services.refuse, registration, now=clock.now()),
        title=_("%(name)s ablehnen") % {"name": registration},
        consequence=_(
            "Der Zugang endet sofort. Entwürfe und Zugang werden nach 30 Tagen gelöscht; bis dahin können Sie es sich anders überlegen."
        ),
        confirm=_("Ablehnen"),
        message=_("Abgelehnt. Die Begründung ist unterwegs."),
        form_class=RefusalForm,
        breadcrumb=_trail(registration),
    )


def registration_join(request: SignedInRequest, pk: Any) -> HttpResponse:
    registration = _to_decide(request, pk)
    doubles = possible_doubles(request.user, registration)
    first = doubles[0].organisation if doubles else None
    return step_page(
        request,
        registration,
        partial(services.join, registration, now=clock.now()),
        title=_("%(name)s gibt es schon") % {"name": registration},
        consequence=_(
            "%(person)s schreibt dann für die bestehende Organisation, Entwürfe ziehen mit um. Der doppelte Eintrag verschwindet."
        )
        % {"person": registration.full_name},
        confirm=_("Zuordnen"),
        message=_("Zugeordnet. Die E-Mail ist unterwegs."),
        form_class=JoinForm,
        form_kwargs={"initial": {"organisation": first}},
        breadcrumb=_trail(registration),
    )


def registration_answer(request: SignedInRequest, pk: Any) -> HttpResponse:
    registration = fetch_allowed(own_registrations(request.user), request.user, "U", pk=pk)
    home = reverse("offers:my-offers")
    return step_page(
        request,
        registration,
        partial(services.answer_question, registration),
        title=_("Rückfrage der Koordination"),
        consequence=registration.question,
        confirm=_("Antwort senden"),
        message=_("Danke. Ihre Antwort ist angekommen."),
        form_class=AnswerForm,
        success=home,
        cancel=home,
        breadcrumb=[(_("Meine Angebote"), home)],
    )


def _to_decide(request: SignedInRequest, pk: Any) -> Registration:
    return fetch_allowed(registration_rows(request.user), request.user, "P", pk=pk)


def _trail(registration: Registration) -> list[tuple[Any, str]]:
    return [
        (_("Registrierungen"), reverse("offers:registration-list")),
        (str(registration), registration.get_absolute_url()),
    ]
