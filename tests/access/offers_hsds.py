"""The open interface for directories answers everybody alike, with or without sign-in."""

from offers.hsds.taxonomies import TAXONOMIES
from tests.access.offers_catalogue import EVERYONE, published
from tests.access.rows import Row

P = "offers:hsds-"


def offer(w):
    return {"pk": w.get(placed).pk}


def placed(cast):
    row = published(cast)
    row.municipality, row.place_kind = cast.lindtal, "address"
    row.save()
    return row


def provider(w):
    return {"pk": w.get(placed).provider_id}


def word(w):
    return {"pk": TAXONOMIES[0].term_key("wohnen")}


ROWS = [
    Row(P + "root", EVERYONE),
    Row(P + "description", EVERYONE),
    Row(P + "services", EVERYONE),
    Row(P + "service", EVERYONE, offer),
    Row(P + "places", EVERYONE),
    Row(P + "place", EVERYONE, offer),
    Row(P + "organizations", EVERYONE),
    Row(P + "organization", EVERYONE, provider),
    Row(P + "taxonomies", EVERYONE),
    Row(P + "taxonomy", EVERYONE, lambda w: {"pk": TAXONOMIES[0].key}),
    Row(P + "terms", EVERYONE),
    Row(P + "term", EVERYONE, word),
]
