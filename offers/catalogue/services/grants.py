"""The notice of grant an offer names as its reason for being closed."""

from django.utils.translation import gettext as _

from offers.catalogue import rules
from offers.catalogue.choices import ClosedReason
from offers.catalogue.models import Offer
from offers.catalogue.selectors import grants_of_provider


def check_grant(offer: Offer) -> None:
    """The notice was given to the provider, or already carries the offer."""
    grant = offer.binding_grant
    if grant is None or grant.grantee_id == offer.provider_id:
        return
    if offer._state.adding or not offer.funding_periods.filter(pk=grant.pk).exists():
        rules.refuse("binding_grant", _("Dieser Bescheid ging an eine andere Organisation."))


def check_names_grant(offer: Offer) -> None:
    """Whoever says "Förderregel" says which notice, as soon as one is on record that it could be."""
    if offer.target_group_reason != ClosedReason.FUNDING or offer.binding_grant_id is not None:
        return
    if grants_of_provider(offer).exists():
        rules.refuse(
            "binding_grant", _("Bitte unter „Bearbeiten“ den Bescheid wählen, aus dem die Förderregel kommt.")
        )


def link_grant(offer: Offer) -> None:
    """The named notice carries the offer: what ends with it then counts this offer."""
    if offer.binding_grant is not None:
        offer.funding_periods.add(offer.binding_grant)
