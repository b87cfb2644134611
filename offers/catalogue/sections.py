"""What offers add to the page of an organisation."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import may_create
from coordination.network.models import Organisation
from coordination.network.sections import HubSection
from offers.catalogue import wording
from offers.catalogue.selectors import offers_of


def sections(organisation: Organisation, user: Any) -> list[HubSection]:
    """The offers of the organisation that the person may see."""
    today = clock.today()
    rows = [
        (o, wording.door_of(o.openness), wording.state_of(o, today)) for o in offers_of(user, organisation)
    ]
    may_add = may_create(user, "offer", organisation=organisation)
    if not rows and not may_add:
        return []
    return [
        HubSection(
            "angebote",
            _("Angebote"),
            len(rows),
            "offers/catalogue/_organisation_section.html",
            {"offers": rows},
            url=reverse("offers:offer-create") if may_add else "",
            action=_("Angebot"),
        )
    ]
