"""The preview of an offer says what the public page will say, to those alone who may see the draft."""

import itertools

import pytest
from django.urls import reverse

from offers.catalogue import services
from offers.catalogue.choices import AddressVisibility, ClosedReason
from offers.catalogue.models import Offer
from offers.catalogue.preview import is_place_hidden, preview_row
from offers.catalogue.published_selectors import HIDDEN, published_values
from offers.catalogue.selectors import open_revision_of
from tests.offers import make, make_places

pytestmark = pytest.mark.django_db
TODAY = make.MORNING.date()


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


def preview(client, offer):
    return client.get(reverse("offers:offer-preview", kwargs={"pk": offer.pk}))


def test_a_draft_is_seen_as_it_will_be_read_with_its_place_on_the_map(as_person, cast):
    make_places.outlines(cast)
    offer = make.draft(
        cast, title="Nähtreff", place_kind="address", municipality=cast.lindtal, address="Markt 1"
    )
    page = preview(as_person("ngo_editor"), offer).content.decode()
    assert "Noch sieht es niemand sonst." in page
    assert '<h1 class="tn-h1">Nähtreff</h1>' in page
    assert "Markt 1" in page
    assert "Karte: Das Angebot ist in Lindtal." in page
    assert "Lindtal: hier ist das Angebot" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page


def test_what_is_protected_is_not_in_the_preview_either(as_person, cast):
    make_places.outlines(cast)
    offer = make.draft(
        cast, place_kind="address", municipality=cast.lindtal, address="Markt 1", address_visibility="hidden"
    )
    page = preview(as_person("ngo_editor"), offer).content.decode()
    assert "Der Ort wird auf Anfrage genannt." in page
    assert "Markt 1" not in page
    assert '<svg class="tn-map"' not in page


def test_a_change_is_seen_as_if_it_were_approved_while_the_public_page_stays(as_person, client, cast):
    offer = make.published(cast, title="Alter Titel")
    changes = {
        "title": "Neuer Titel",
        "municipality": cast.lindtal,
        "place_kind": "address",
        "address": "Markt 9",
    }
    services.update_offer(offer, today=TODAY, by=cast.ngo_editor, **changes)
    page = preview(as_person("ngo_editor"), offer).content.decode()
    assert "Bis dahin bleibt öffentlich, was war." in page
    assert "Neuer Titel" in page
    assert "Markt 9" in page
    public = reverse("offers:public-offer", kwargs={"district_slug": "auental", "offer_slug": offer.slug})
    assert "Neuer Titel" not in client.get(public).content.decode()


def test_the_row_of_a_change_is_the_row_it_becomes(cast):
    offer = make.published(cast, municipality=cast.lindtal, place_kind="address", address="Markt 1")
    services.update_offer(
        offer, today=TODAY, by=cast.ngo_editor, summary="Jetzt abends.", address="Markt 2", capacity=9
    )
    revision = open_revision_of(offer)
    seen = preview_row(offer, revision)
    services.submit_revision(revision, now=make.MORNING, by=cast.ngo_editor)
    services.approve_revision(revision, now=make.MORNING, by=cast.coordinator)
    assert seen == published_values(Offer.objects.filter(pk=offer.pk), "place_id").get()


def test_both_ways_to_say_that_a_place_is_protected_agree(cast):
    offer = make.published(cast)
    for visibility, reason in itertools.product(AddressVisibility.values, ["", *ClosedReason.values]):
        offer.address_visibility, offer.target_group_reason = visibility, reason
        fields = {"address_visibility": visibility, "target_group_reason": reason}
        door = {"openness": "target_group", "target_groups": ["women"]} if reason else {}
        Offer.objects.filter(pk=offer.pk).update(**{"openness": "open", "target_groups": []} | door | fields)
        assert Offer.objects.filter(HIDDEN, pk=offer.pk).exists() == is_place_hidden(offer), fields
