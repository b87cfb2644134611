"""How an offer will read in public: the same page from the same words, before anybody may read it there."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from offers.catalogue import public_view, rules, texts
from offers.catalogue.choices import AddressVisibility, ClosedReason, PlaceKind
from offers.catalogue.models import Offer, OfferRevision
from offers.catalogue.published_selectors import PUBLIC_FIELDS, binding_end, published_values
from offers.catalogue.versions import proposed
from offers.places.map import DistrictMap, draw_map
from offers.places.published_selectors import Place, published_places

#: Stands in for the address an offer gets when it is published.
NO_SLUG = "vorschau"
#: Values the public row has under another name than the offer.
_PLACE = ("municipality_name", "public_address", "public_postcode", "place_id")


def preview_context(offer: Offer, revision: OfferRevision | None, today: dt.date) -> dict[str, Any]:
    """The values of the public page for an offer its reader may see, with the change that waits."""
    row = preview_row(offer, revision)
    row["slug"] = row["slug"] or NO_SLUG
    row["public_until"] = row["public_until"] or today + dt.timedelta(days=rules.GRACE_DAYS)
    reading = texts.reading(row, (), get_language() or "")
    bound = binding_end(offer) if row["target_group_reason"] == ClosedReason.FUNDING else None
    found = public_view.offer_context(offer.district, row, bound, reading)
    places = published_places(offer.district)
    own = reverse("offers:offer-detail", kwargs={"pk": offer.pk})
    return found | {
        "map": _map(places, row),
        "where": next((place.name for place in places if place.pk == row["place_id"]), ""),
        "own_url": own,
        "is_change": revision is not None,
        "breadcrumb": [(offer.title, own), (_("Vorschau"), "")],
    }


def preview_row(offer: Offer, revision: OfferRevision | None) -> dict[str, Any]:
    """Plain values with exactly the public fields, and `place_id`; what is protected stays out here too."""
    row = published_values(Offer.objects.filter(pk=offer.pk), "place_id").get()
    if revision is None:
        return row
    new = proposed(offer, revision.changes)
    own = {field.attname for field in Offer._meta.concrete_fields}
    row |= {name: getattr(new, name) for name in PUBLIC_FIELDS if name in own and name != "slug"}
    if is_place_hidden(new):
        return row | dict.fromkeys(_PLACE[:3], "") | {"place_id": None}
    return row | {
        "municipality_name": new.municipality.name if new.municipality else None,
        "public_address": new.address,
        "public_postcode": new.postcode,
        "place_id": new.municipality_id,
    }


def is_place_hidden(offer: Offer) -> bool:
    """The rule of `published_selectors.HIDDEN`, for an offer that is not stored like this."""
    protects = offer.target_group_reason == ClosedReason.PROTECTION
    return offer.address_visibility == AddressVisibility.HIDDEN or (
        offer.address_visibility == AddressVisibility.STANDARD and protects
    )


def _map(places: list[Place], row: dict[str, Any]) -> DistrictMap:
    """The place of the offer in the district; empty where it has none, or none anybody may know."""
    here = next((place.ags for place in places if place.pk == row["place_id"]), "")
    if not here or row["place_kind"] != PlaceKind.ADDRESS:
        return DistrictMap()
    return draw_map(places, {here: 1}, url_of=lambda _place: "", words_of=_words)


def _words(place: Place, number: int) -> str:
    return (_("%(place)s: hier ist das Angebot") % {"place": place.name}) if number else place.name
