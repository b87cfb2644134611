"""The list of requests and the page of one request: who fits, who does not, and why."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_visible, may
from accounts.requests import SignedInRequest
from coordination.interpreting.codes import GenderWish, RequestStatus
from coordination.interpreting.matching import candidates
from coordination.interpreting.models import BookingRequest
from coordination.interpreting.rules.checks import checked_rules
from coordination.interpreting.selectors import booking_rows, running_assignment
from coordination.interpreting.tables import BookingList
from desk.hub import Action, NextStep, render_hub
from desk.lists import list_page

S = RequestStatus
TONES = {
    S.SUBMITTED: "frage", S.SEARCHING: "frage", S.OFFERED: "frage", S.ASSIGNED: "frage", S.CONFIRMED: "gut",
    S.HELD: "ruht", S.REJECTED: "ruht", S.UNFILLED: "warn", S.WITHDRAWN: "ruht", S.CANCELLED: "ruht",
}  # fmt: skip


def booking_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, BookingList())


def booking_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    booking = fetch_visible(booking_rows(request.user), request.user, ask="P", pk=pk)
    record_read(by=request.user, row=booking, purpose=_("Seite der Anfrage"))
    dispatches = may(request.user, "P", booking)
    found = candidates(booking) if dispatches and booking.status in (S.SEARCHING, S.OFFERED) else []
    assignment = running_assignment(booking)
    return render_hub(
        request,
        booking,
        template="coordination/interpreting/booking_detail.html",
        title=f"{booking.get_language_display()}, {_when(booking)}",
        subtitle=f"{booking.number} · {booking.requester}",
        state=(booking.get_status_display(), TONES[S(booking.status)]),
        facts=_facts(booking, assignment),
        actions=_actions(booking, dispatches),
        next_step=_next_step(booking, assignment, dispatches),
        context={
            "booking": booking,
            "assignment": assignment,
            "dispatches": dispatches,
            "fitting": [c for c in found if c.is_free],
            "unfit": [c for c in found if not c.is_free],
            "rules": checked_rules(booking),
            "breadcrumb": [
                (_("Sprachmittlung"), reverse("coordination:booking-list")),
                (_("Anfragen"), reverse("coordination:booking-list")),
                (booking.number, ""),
            ],
        },
    )


def _when(booking: BookingRequest) -> str:
    from desk.templatetags.desk import german_datetime

    return german_datetime(booking.starts_at)


def _facts(booking: BookingRequest, assignment: Any) -> list[tuple[Any, Any]]:
    facts = [
        (_("Anlass"), booking.get_occasion_display()),
        (
            _("Dauer"),
            _("%(min)s Minuten, %(mode)s")
            % {"min": booking.duration_min, "mode": booking.get_mode_display()},
        ),
        (_("Ort"), booking.place or "–"),
        (_("Gemeinde"), booking.municipality),
        (_("Vor Ort"), f"{booking.contact_name}, {booking.contact_phone}"),
        (_("Wünsche"), GenderWish(booking.gender_wish).label),
        (_("Notwendig"), _("bestätigt, keine andere Hilfe möglich")),
    ]
    if booking.topic_note:
        facts.insert(1, (_("Thema"), booking.topic_note))
    if assignment:
        facts.insert(0, (_("Sprachmittler:in"), assignment.interpreter))
    return facts


def _actions(booking: BookingRequest, dispatches: bool) -> list[Action]:
    def action(text: str, name: str, icon: str) -> Action:
        return Action(text, reverse(f"coordination:{name}", kwargs={"pk": booking.pk}), icon)

    actions = []
    if booking.status in (S.SUBMITTED, S.SEARCHING):
        actions.append(action(_("Ändern"), "booking-update", "pencil"))
    if dispatches and booking.status == S.SUBMITTED:
        actions.append(action(_("Ablehnen"), "booking-reject", "cross"))
    if dispatches and booking.status in (S.SEARCHING, S.OFFERED):
        actions.append(action(_("Niemand gefunden"), "booking-unfilled", "warning"))
    if booking.status in (S.ASSIGNED, S.CONFIRMED) and dispatches:
        actions.append(action(_("Person fällt aus"), "booking-drop-out", "warning"))
    if booking.status in (S.SUBMITTED, S.SEARCHING, S.OFFERED, S.ASSIGNED, S.CONFIRMED):
        actions.append(action(_("Absagen"), "booking-cancel", "cross"))
    return actions


def _next_step(booking: BookingRequest, assignment: Any, dispatches: bool) -> NextStep | None:
    def step(title: str, line: str, button: str, name: str) -> NextStep:
        return NextStep(title, line, button, reverse(f"coordination:{name}", kwargs={"pk": booking.pk}))

    if not dispatches:
        return None
    if booking.status == S.SUBMITTED:
        line = _("Anlass, Vorlauf und Notwendigkeit sind rechts geprüft.")
        return step(
            _("Nächster Schritt: Anfrage annehmen"), line, _("Annehmen und suchen"), "booking-approve"
        )
    if booking.status == S.ASSIGNED and assignment:
        line = _("%(name)s hat zugesagt. Die Bestätigung geht an beide Seiten.") % {
            "name": assignment.interpreter
        }
        return step(_("Nächster Schritt: bestätigen"), line, _("Beiden bestätigen"), "booking-confirm")
    if booking.status == S.CONFIRMED and booking.starts_at <= clock.now():
        line = _("Der Termin hat begonnen oder ist vorbei.")
        return step(_("Nächster Schritt: Durchführung festhalten"), line, _("Durchgeführt"), "booking-held")
    return None
