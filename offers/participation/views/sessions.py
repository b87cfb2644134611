"""Pages of dates: plan, look, sign up, call off, note who came."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page, see_other
from desk.hub import render_hub
from desk.lists import list_page
from offers.catalogue.models import Offer
from offers.participation import hub, services
from offers.participation.forms import (
    NewSessionForm,
    ReasonForm,
    SessionForm,
    SignUpForm,
    WalkInForm,
    card_number,
)
from offers.participation.models import Participation, Session
from offers.participation.selectors import card_of_offer, participations_of, session_rows
from offers.participation.tables import SessionList


def session_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, SessionList())


def session_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    session = fetch_visible(session_rows(request.user, "V"), request.user, ask="U", pk=pk)
    return render_hub(request, session, **hub.session_hub(request.user, session, clock.now()))


def session_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """New dates of an offer: one, or a whole series."""
    offer = fetch_allowed(Offer, request.user, "U", pk=pk)
    require_create(request.user, "offer_session", organisation=offer.provider)
    return form_page(
        request,
        form_class=NewSessionForm,
        form_kwargs={"offer": offer},
        title=_("Termine eintragen"),
        intro=offer.title,
        save=lambda form: services.create_sessions(offer, by=request.user, **form.cleaned_data),
        success=lambda rows: f"{offer.get_absolute_url()}#termine",
        message=lambda rows: (
            _("%(number)d Termine eingetragen.") % {"number": len(rows)}
            if len(rows) > 1
            else _("Termin eingetragen.")
        ),
        submit=_("Eintragen"),
        cancel=offer.get_absolute_url(),
        breadcrumb=[(_("Angebote"), reverse("offers:offer-list")), (offer.title, offer.get_absolute_url())],
    )


def session_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    session = _writable(request, pk)
    return form_page(
        request,
        form_class=SessionForm,
        form_kwargs={"offer": session.offer},
        title=_("Termin ändern"),
        intro=session.offer.title,
        save=lambda form: services.update_session(
            session, version=form.expected_version, now=clock.now(), by=request.user, **form.cleaned_data
        ),
        success=session.get_absolute_url(),
        message=_("Gespeichert."),
        instance=session,
        cancel=session.get_absolute_url(),
        breadcrumb=hub.session_trail(session),
    )


def session_cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    session = _writable(request, pk)
    return action_page(
        request,
        session,
        run=lambda form: services.cancel_session(
            session, reason=form.cleaned_data["reason"], now=clock.now(), by=request.user
        ),
        title=_("Termin absagen"),
        consequence=_(
            "Der Termin steht danach durchgestrichen mit Ihrem Grund im Netz. Wer angemeldet ist, liest es auf "
            "seiner Seite. Das Angebot selbst bleibt."
        ),
        confirm=_("Absagen"),
        message=_("Termin abgesagt."),
        form_class=ReasonForm,
        breadcrumb=hub.session_trail(session),
    )


def session_sign_up(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The provider gives a person at the counter or on the telephone a number and a code."""
    session = _writable(request, pk)
    return action_page(
        request,
        session,
        run=lambda form: _signed_up(request, session, form.cleaned_data["card"]),
        title=_("Person anmelden"),
        consequence=_(
            "Sie bekommen eine Nummer und einen Code. Den Code nennen Sie der Person: Damit kann sie absagen und "
            "sich ausweisen. Einen Namen brauchen wir nicht."
        ),
        confirm=_("Anmelden"),
        success=lambda row: f"{session.get_absolute_url()}#anmeldungen",
        form_class=SignUpForm,
        breadcrumb=hub.session_trail(session),
    )


def session_attendance(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The list to tick: by number, on a phone with one thumb."""
    session = _writable(request, pk)
    rows = [row for row in participations_of(request.user, session) if row.status != "cancelled"]
    refusal, status, form = None, 200, WalkInForm(request.POST or None, user=request.user)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            refusal = _note(request, session, rows, form)
            if refusal is None:
                return see_other(session.get_absolute_url())
            status = refusal.status
    context = {
        "session": session,
        "title": _("Anwesenheit"),
        "when": hub.when(session),
        "rows": [_line(row, request) for row in rows],
        "form": form,
        "refusal": refusal,
        "breadcrumb": [*hub.session_trail(session), (_("Anwesenheit"), "")],
    }
    return render(request, "offers/participation/attendance.html", context, status=status)


def participation_confirm(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = _sign_up(request, pk)
    return action_page(
        request,
        row,
        run=lambda form: services.confirm(row, now=clock.now(), by=request.user),
        title=_("%(number)s: Zusage vermerken") % {"number": row},
        consequence=_("Die Person hat gesagt, dass sie kommt. Der Platz gehört dann ihr."),
        confirm=_("Sie kommt"),
        message=_("Zusage vermerkt."),
        breadcrumb=hub.session_trail(row.session),
    )


def participation_cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = _sign_up(request, pk)
    return action_page(
        request,
        row,
        run=lambda form: services.call_off(row, now=clock.now(), by=request.user),
        title=_("%(number)s absagen") % {"number": row},
        consequence=_("Der Platz wird frei. Wer als Nächstes wartet, rückt nach und hat 48 Stunden Zeit."),
        confirm=_("Absagen"),
        message=_("Abgesagt."),
        breadcrumb=hub.session_trail(row.session),
    )


def _writable(request: SignedInRequest, pk: UUID) -> Session:
    rows = session_rows(request.user, "V")
    return fetch_allowed(rows, request.user, "U", pk=pk)


def _sign_up(request: SignedInRequest, pk: UUID) -> Participation:
    rows = Participation.objects.visible_to(request.user).select_related(
        "session__offer", "session__district"
    )
    return fetch_allowed(rows, request.user, "U", pk=pk)


def _signed_up(request: SignedInRequest, session: Session, number: int | None) -> Participation:
    card = card_of_offer(session.offer, number) if number is not None else None
    if number is not None and card is None:
        raise Refusal(_("Diese Karte gibt es zu diesem Angebot nicht."), field="card")
    row = services.sign_up(session, card=card, now=clock.now(), by=request.user)
    words = _("Nummer %(number)d, Code %(code)s. Bitte den Code weitergeben.")
    if row.status == "waiting":
        words = _("Alle Plätze sind vergeben: Nummer %(number)d wartet. Code %(code)s, bitte weitergeben.")
    messages.success(request, words % {"number": row.number, "code": row.shown_code})
    return row


def _note(request: SignedInRequest, session: Session, rows: list[Participation], form: Any) -> Refusal | None:
    """What was ticked, as one step; the refusal if there is one."""
    sent = request.POST
    try:
        services.note_attendance(
            session,
            present=[row.pk for row in rows if f"da-{row.pk}" in sent],
            cards={row.pk: card_number(sent[f"karte-{row.pk}"]) for row in rows if f"karte-{row.pk}" in sent},
            walk_ins=form.cleaned_data["walk_ins"] or 0,
            walk_in_cards=form.cleaned_data["walk_in_cards"],
            today=clock.today(),
            by=request.user,
        )
    except Refusal as refusal:
        return refusal
    except ValidationError as error:
        return Refusal(" ".join(error.messages))
    messages.success(request, _("Anwesenheit gespeichert."))
    return None


def _line(row: Participation, request: SignedInRequest) -> dict[str, Any]:
    """A number with what was just ticked and typed, so that nothing is lost when something is refused."""
    is_sent = request.method == "POST"
    number = row.card.shown_number if row.card else ""
    return {
        "row": row,
        "is_here": f"da-{row.pk}" in request.POST if is_sent else row.status == "attended",
        "card": request.POST.get(f"karte-{row.pk}", number)[:12] if is_sent else number,
    }
