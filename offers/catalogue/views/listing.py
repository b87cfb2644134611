"""Seeing offers: the list, the own ones, one of them with all that hangs on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_visible
from accounts.requests import SignedInRequest
from desk.hub import render_hub
from desk.lists import list_page
from offers.catalogue import hub
from offers.catalogue.in_sections import begun_draft
from offers.catalogue.models import Offer
from offers.catalogue.notices import notices_for
from offers.catalogue.preview import preview_context
from offers.catalogue.selectors import visible_revision_of
from offers.catalogue.tables import OfferList


def offer_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, OfferList())


def my_offers(request: SignedInRequest) -> HttpResponse:
    """The provider's own offers, those first that need a word today."""
    groups = hub.own_offer_cards(request.user, clock.today())
    context = {
        "begun": begun_draft(request.user),
        "groups": groups,
        "notices": notices_for(request.user),
        "breadcrumb": [(_("Meine Angebote"), "")],
    }
    return render(request, "offers/catalogue/my_offers.html", context)


def offer_detail(request: SignedInRequest, pk) -> HttpResponse:
    rows = Offer.objects.visible_to(request.user).select_related(
        "provider", "municipality", "district", "contact__person", "binding_grant"
    )
    offer = fetch_visible(rows, request.user, pk=pk)
    return render_hub(request, offer, **hub.offer_hub(request.user, offer, clock.today()))


@require_safe
def offer_preview(request: SignedInRequest, pk) -> HttpResponse:
    """The public page of an offer that is not public yet, or of its change."""
    rows = Offer.objects.visible_to(request.user).select_related("provider", "municipality", "district")
    offer = fetch_visible(rows, request.user, pk=pk)
    context = preview_context(offer, visible_revision_of(request.user, offer), clock.today())
    return render(request, "offers/catalogue/offer_preview.html", context)
