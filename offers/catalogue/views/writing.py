"""Writing an offer down: one form, for the first draft and for every change."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed, require_create
from accounts.requests import SignedInRequest
from desk.forms import form_page
from desk.lists import import_page
from offers.catalogue import services
from offers.catalogue.choices import REVISED
from offers.catalogue.forms import NewOfferForm, OfferForm
from offers.catalogue.imports import OfferImport
from offers.catalogue.in_sections import SECTION
from offers.catalogue.models import Offer
from offers.catalogue.selectors import visible_revision_of
from offers.catalogue.versions import proposed
from offers.catalogue.views.in_sections import offer_in_sections


def offer_create(request: SignedInRequest) -> HttpResponse:
    """In six sections, one at a time; whoever likes to see everything at once may."""
    require_create(request.user, "offer")

    def save(form: Any) -> Offer:
        values = form.cleaned_data
        require_create(request.user, "offer", organisation=values["provider"])
        return services.create_offer(today=clock.today(), by=request.user, **values)

    if _in_sections(request):
        return offer_in_sections(request, save)
    return form_page(
        request,
        form_class=NewOfferForm,
        title=_("Neues Angebot"),
        intro=_(
            "Etwa 10 Minuten, jederzeit unterbrechbar. Öffentlich wird nichts, bevor jemand Zweites prüft."
        ),
        save=save,
        success=lambda offer: offer.get_absolute_url(),
        message=_("Angebot als Entwurf angelegt. Mit „Einreichen“ geht es in die Prüfung."),
        initial={"valid_from": clock.today()},
        submit=_("Entwurf anlegen"),
        cancel=reverse("offers:offer-list"),
        breadcrumb=[(_("Angebote"), reverse("offers:offer-list"))],
        draft_key="offer-new",
    )


def _in_sections(request: SignedInRequest) -> bool:
    if request.method == "POST":
        return SECTION in request.POST
    return not {"alles", "entwurf"} & set(request.GET)


def offer_update(request: SignedInRequest, pk: Any) -> HttpResponse:
    """A draft is changed in place; a published offer keeps its public version meanwhile."""
    offer = fetch_allowed(Offer, request.user, "U", pk=pk)
    revision = visible_revision_of(request.user, offer)
    shown = proposed(offer, revision.changes) if revision else offer
    is_public = offer.status in REVISED

    def save(form: Any) -> Any:
        return services.update_offer(
            offer, version=form.expected_version, today=clock.today(), by=request.user, **form.cleaned_data
        )

    return form_page(
        request,
        form_class=OfferForm,
        title=_("%(title)s bearbeiten") % {"title": offer.title},
        intro=_("Öffentlich bleibt die bisherige Fassung, bis jemand Zweites die Änderung freigibt.")
        if is_public
        else "",
        save=save,
        success=offer.get_absolute_url(),
        message=_("Änderung gesichert. Mit „Einreichen“ geht sie in die Prüfung.")
        if is_public
        else _("Gespeichert."),
        instance=shown,
        submit=_("Änderung sichern") if is_public else _("Speichern"),
        cancel=offer.get_absolute_url(),
        breadcrumb=[(_("Angebote"), reverse("offers:offer-list")), (offer.title, offer.get_absolute_url())],
    )


def offer_import(request: SignedInRequest) -> HttpResponse:
    """Read drafts from a table; nothing is published by it."""
    return import_page(request, OfferImport())
