"""Who may be named for an offer."""

from typing import Any

from django.db.models import QuerySet

from coordination.network.models import Function
from offers.catalogue.models import Offer


def team_choices(user: Any, offer: Offer) -> QuerySet[Function]:
    """People of the provider whom the person may see, without those who are named already."""
    return (
        Function.objects.visible_to(user)
        .filter(organisation=offer.provider_id, ends_on__isnull=True)
        .exclude(offer_parts__offer=offer)
        .select_related("person", "organisation")
        .order_by("person__sort_name", "pk")
    )
