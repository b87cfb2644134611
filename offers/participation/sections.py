"""What dates add to the page of an offer."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import may
from coordination.network.sections import HubSection
from offers.catalogue.models import Offer
from offers.participation import hub
from offers.participation.selectors import sessions_of
from offers.participation.tables import session_mark

#: So many past dates stand on the page; the list behind shows all.
SHOWN_PAST = 5


def sections(offer: Offer, user: Any) -> list[HubSection]:
    """Coming dates first, then the last ones; a word when all coming ones are called off."""
    now = clock.now()
    rows = list(sessions_of(user, offer))
    may_add = may(user, "U", offer) and offer.status not in ("ended", "archived")
    if not rows and not may_add:
        return []
    coming = [row for row in rows if row.ends_at > now]
    past = [row for row in reversed(rows) if row.ends_at <= now][:SHOWN_PAST]
    lines = [(row, hub.when(row), session_mark(row, now)) for row in [*coming, *past]]
    context = {"lines": lines, "all_called_off": hub.all_called_off(offer, rows, now), "offer": offer}
    return [
        HubSection(
            "termine",
            _("Termine"),
            len(rows),
            "offers/participation/_offer_section.html",
            context,
            url=reverse("offers:offer-session-create", kwargs={"pk": offer.pk}) if may_add else "",
            action=_("Termine eintragen"),
        )
    ]
