"""Offers in the search across everything."""

from django.utils.translation import gettext_lazy as _

from desk.search.sources import SearchSource
from offers.catalogue import wording
from offers.catalogue.selectors import searchable_offers

SOURCES = [
    SearchSource(
        "offers",
        _("Angebote"),
        rows=searchable_offers,
        line=lambda offer: f"{offer.provider.name}, {wording.door_of(offer.openness)}",
        icon="angebot",
        noun=_("Angebot"),
    )
]
