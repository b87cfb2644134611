"""One page per step of an offer: what it means, and a button."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from desk.forms import step_page
from desk.templatetags.desk import german_date
from offers.catalogue import rules, services
from offers.catalogue.answering import answer_by
from offers.catalogue.forms import EndForm, ReasonForm
from offers.catalogue.models import Offer, OfferRevision
from offers.catalogue.selectors import visible_revision_of


def _offer(request: SignedInRequest, pk: Any) -> Offer:
    return fetch_allowed(Offer, request.user, "U", pk=pk)


def offer_submit(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = _offer(request, pk)
    step = partial(services.submit_offer, offer, now=clock.now())
    if rules.publishes_alone(request.user, offer.provider):
        return step_page(
            request,
            offer,
            step,
            title=_("Veröffentlichen"),
            consequence=_(
                "Ihre Organisation darf ohne Prüfung veröffentlichen. Das Angebot ist sofort öffentlich."
            ),
            confirm=_("Veröffentlichen"),
            message=_("Das Angebot ist öffentlich."),
        )
    day = german_date(answer_by(clock.today(), offer.district.land), "tag")
    return step_page(
        request,
        offer,
        step,
        title=_("Zur Prüfung einreichen"),
        consequence=_(
            "Die Koordination prüft und veröffentlicht. Bis dahin lässt sich nichts mehr ändern; Sie können es zurückholen."
        ),
        confirm=_("Einreichen"),
        message=_("Eingereicht. Sie bekommen bis %(day)s eine Antwort.") % {"day": day},
    )


def offer_take_back(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = _offer(request, pk)
    return step_page(
        request,
        offer,
        partial(services.take_back_offer, offer),
        title=_("Aus der Prüfung zurückholen"),
        consequence=_("Das Angebot ist wieder ein Entwurf und muss neu eingereicht werden."),
        confirm=_("Zurückholen"),
        message=_("Zurückgeholt. Sie können weiterschreiben."),
    )


def offer_confirm(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = _offer(request, pk)
    return step_page(
        request,
        offer,
        partial(services.confirm_offer, offer, today=clock.today()),
        title=_("Bestätigen, dass alles stimmt"),
        consequence=_(
            "Das Angebot gilt ab heute wieder als aktuell. War es überfällig, ist es sofort wieder öffentlich."
        ),
        confirm=_("Stimmt noch"),
        message=_("Danke. Das Angebot ist bestätigt."),
    )


def offer_pause(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = _offer(request, pk)
    return step_page(
        request,
        offer,
        partial(services.pause_offer, offer),
        title=_("Ruhen lassen"),
        consequence=_("Das Angebot verschwindet aus der öffentlichen Liste, bis Sie es fortsetzen."),
        confirm=_("Ruhen lassen"),
        message=_("Das Angebot ruht."),
        form_class=ReasonForm,
    )


def offer_resume(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = _offer(request, pk)
    return step_page(
        request,
        offer,
        partial(services.resume_offer, offer, today=clock.today()),
        title=_("Fortsetzen"),
        consequence=_("Das Angebot ist sofort wieder öffentlich und gilt ab heute als bestätigt."),
        confirm=_("Fortsetzen"),
        message=_("Das Angebot ist wieder öffentlich."),
    )


def offer_end(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = _offer(request, pk)
    today = clock.today()

    return step_page(
        request,
        offer,
        partial(services.end_offer, offer, today=today),
        title=_("Beenden"),
        consequence=_("Das Angebot verlässt die öffentliche Liste. Es bleibt im Netz und im Bericht."),
        confirm=_("Beenden"),
        message=_("Das Angebot ist beendet."),
        form_class=EndForm,
        form_kwargs={"initial": {"ended_on": today}},
    )


def offer_archive(request: SignedInRequest, pk: Any) -> HttpResponse:
    offer = fetch_allowed(Offer, request.user, "X", pk=pk)
    return step_page(
        request,
        offer,
        partial(services.archive_offer, offer),
        title=_("Archivieren"),
        consequence=_(
            "Das Angebot wird für den Bericht aufgehoben; die zuständige Person wird daraus gelöst."
        ),
        confirm=_("Archivieren"),
        message=_("Archiviert."),
    )


def revision_submit(request: SignedInRequest, pk: Any) -> HttpResponse:
    revision = _revision(request, pk)
    return step_page(
        request,
        revision.offer,
        partial(services.submit_revision, revision, now=clock.now()),
        title=_("Änderung einreichen"),
        consequence=_(
            "Die Koordination vergleicht beide Fassungen. Öffentlich bleibt bis dahin die bisherige."
        ),
        confirm=_("Einreichen"),
        message=_("Änderung eingereicht."),
        success=lambda result: result.get_absolute_url(),
    )


def revision_discard(request: SignedInRequest, pk: Any) -> HttpResponse:
    revision = _revision(request, pk)
    return step_page(
        request,
        revision.offer,
        partial(services.discard_revision, revision),
        title=_("Änderung verwerfen"),
        consequence=_("Was Sie geändert haben, geht verloren. Die öffentliche Fassung bleibt, wie sie ist."),
        confirm=_("Verwerfen"),
        message=_("Änderung verworfen."),
        success=lambda result: result.get_absolute_url(),
    )


def _revision(request: SignedInRequest, pk: Any) -> OfferRevision:
    """The change in progress: 404 if there is none the person may see, 403 if it may not write."""
    offer = _offer(request, pk)
    revision = visible_revision_of(request.user, offer)
    key = revision.pk if revision else None
    return fetch_allowed(OfferRevision, request.user, "U", pk=key)
