"""Steps of a request: each reaches the row through its door and calls one service."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import clock
from accounts.doors import fetch_allowed, require_create
from accounts.requests import SignedInRequest
from coordination.interpreting.forms import BookingForm, ReasonForm, RejectForm
from coordination.interpreting.models import BookingRequest
from coordination.interpreting.selectors import booking_rows, open_pools, running_assignment
from coordination.interpreting.services import assignments, requests
from coordination.interpreting.waves import answer_deadline, chosen_interpreters
from desk.forms import action_page, form_page, step_page


def _to_page(booking: BookingRequest) -> str:
    return booking.get_absolute_url()


def booking_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "booking")
    return form_page(
        request,
        form_class=BookingForm,
        title=_("Neue Anfrage nach Sprachmittlung"),
        save=lambda form: requests.submit_request(now=clock.now(), by=request.user, **form.cleaned_data),
        success=_to_page,
        message=_("Anfrage eingegangen. Die Einsatzstelle bekommt eine E-Mail."),
        initial={"pool": open_pools(request.user).first()},
        submit=_("Anfrage senden"),
        cancel=reverse("coordination:booking-list"),
        breadcrumb=[(_("Sprachmittlung"), reverse("coordination:booking-list")), (_("Neue Anfrage"), "")],
        draft_key="booking-new",
    )


def booking_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(booking_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=BookingForm,
        title=_("Anfrage ändern"),
        instance=booking,
        save=lambda form: requests.update_request(
            booking, version=form.expected_version, by=request.user, **form.cleaned_data
        ),
        success=_to_page,
        message=_("Anfrage geändert."),
        submit=_("Speichern"),
        cancel=booking.get_absolute_url(),
        breadcrumb=[
            (_("Sprachmittlung"), reverse("coordination:booking-list")),
            (booking.number, _to_page(booking)),
        ],
        draft_key=f"booking-{booking.pk}",
    )


def booking_approve(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(BookingRequest, request.user, "P", pk=pk)
    return step_page(
        request,
        booking,
        partial(requests.approve_request, booking),
        title=_("Anfrage annehmen"),
        consequence=_("Danach kann gesucht werden. Es geht noch keine E-Mail hinaus."),
        confirm=_("Annehmen und suchen"),
        success=_to_page,
    )


def booking_reject(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(BookingRequest, request.user, "P", pk=pk)
    return step_page(
        request,
        booking,
        partial(requests.reject_request, booking),
        title=_("Anfrage ablehnen"),
        consequence=_(
            "Die Einsatzstelle bekommt Grund und Hinweis per E-Mail. Der Bedarf zählt als nicht erfüllt."
        ),
        confirm=_("Ablehnen"),
        success=_to_page,
        form_class=RejectForm,
    )


@require_POST
def booking_ask(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One wave of questions, or a direct assignment of exactly one person."""
    booking = fetch_allowed(booking_rows(request.user), request.user, "P", pk=pk)
    chosen = chosen_interpreters(booking, request.POST.getlist("interpreter"))
    now = clock.now()

    def run(form: object) -> object:
        if request.POST.get("how") == "assign" and len(chosen) == 1:
            return assignments.assign(booking, chosen[0], now=now, by=request.user)
        return assignments.ask_interpreters(
            booking, interpreters=chosen, expires_at=answer_deadline(booking, now), now=now, by=request.user
        )

    return action_page(
        request,
        booking,
        run=run,
        title=_("Personen anfragen"),
        consequence=_("Alle Ausgewählten bekommen eine E-Mail. Wer zuerst zusagt, hat den Einsatz."),
        confirm=_("Anfragen"),
        success=lambda result: _to_page(booking),
    )


def booking_confirm(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(booking_rows(request.user), request.user, "P", pk=pk)
    return step_page(
        request,
        booking,
        partial(assignments.confirm_running, booking, now=clock.now()),
        title=_("Einsatz bestätigen"),
        consequence=_("Einsatzstelle und Sprachmittler:in bekommen eine E-Mail mit Ort und Zeit."),
        confirm=_("Beiden bestätigen"),
        success=lambda result: _to_page(booking),
    )


def booking_drop_out(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(booking_rows(request.user), request.user, "P", pk=pk)
    assignment = running_assignment(booking)
    who = assignment.interpreter if assignment else ""
    return step_page(
        request,
        booking,
        partial(assignments.drop_out_running, booking, now=clock.now()),
        title=_("Person fällt aus"),
        consequence=_("%(who)s ist frei, die Suche beginnt neu, die Einsatzstelle erfährt es sofort.")
        % {"who": who},
        confirm=_("Neu suchen"),
        success=_to_page,
        form_class=ReasonForm,
    )


def booking_cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(booking_rows(request.user), request.user, "U", pk=pk)
    return step_page(
        request,
        booking,
        partial(assignments.cancel_request, booking, now=clock.now()),
        title=_("Anfrage absagen"),
        consequence=_("Wer schon zugesagt hat, bekommt eine E-Mail mit dem Grund."),
        confirm=_("Absagen"),
        success=_to_page,
        form_class=ReasonForm,
    )


def booking_unfilled(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(BookingRequest, request.user, "P", pk=pk)
    return action_page(
        request,
        booking,
        run=lambda form: requests.mark_unfilled(booking, note=form.cleaned_data["reason"], by=request.user),
        title=_("Niemand gefunden"),
        consequence=_("Die Einsatzstelle bekommt eine E-Mail. Die Anfrage zählt als nicht vermittelt."),
        confirm=_("Nicht vermittelbar"),
        success=_to_page,
        form_class=ReasonForm,
    )


def booking_held(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_allowed(BookingRequest, request.user, "P", pk=pk)
    return step_page(
        request,
        booking,
        partial(requests.mark_held, booking, now=clock.now()),
        title=_("Einsatz durchgeführt"),
        consequence=_("Der Einsatz zählt in der Statistik als durchgeführt."),
        confirm=_("Durchgeführt"),
        success=_to_page,
    )
