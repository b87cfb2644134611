"""Who writes for an organisation, on its page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.memberships.selectors import colleagues_in
from coordination.colleagues.access import may_see_colleagues
from coordination.network.models import Organisation
from coordination.network.sections import HubSection


def sections(organisation: Organisation, user: Any) -> list[HubSection]:
    """Names and roles for whoever may see them: the organisation itself, coordination and administration."""
    if not may_see_colleagues(user, organisation):
        return []
    rows = list(colleagues_in(user, organisation))
    if not rows:
        return []
    url = reverse("coordination:colleague-list", kwargs={"pk": organisation.pk})
    template = "coordination/colleagues/_section.html"
    context = {"colleagues": rows}
    return [HubSection("zugaenge", _("Zugänge"), len(rows), template, context, url, _("Alle Zugänge"))]
