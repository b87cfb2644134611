"""What the monitoring adds to the page of a Gemeinde, which knows nothing of it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from desk.hub import Action
from monitoring.dashboards.reach import sees_whole


def actions_of_municipality(municipality: Any, user: Any) -> list[Action]:
    """The way to its figures, offers, barriers and measures on one page."""
    if not sees_whole(user, "indicator") or municipality.district_id != user.active_district_id:
        return []
    url = reverse("monitoring:place-detail", kwargs={"pk": municipality.pk})
    return [Action(_("Zahlen und Versorgung"), url, "monitoring")]
