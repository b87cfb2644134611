"""What the register of barriers asks of the coordination this morning."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import reaches
from coordination.barriers.models import Barrier
from desk.shell.today import TodayItem


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Barriers that wait for confirmation."""
    if not any(reaches(m.role, "barrier", "P") for m in user.acting_memberships):
        return []
    waiting = list(
        Barrier.objects.allowed_to(user, "P").filter(status=Barrier.Status.OBSERVED).order_by("seen_on")[:50]
    )
    if not waiting:
        return []
    first = waiting[0]
    title = ngettext("%d Hürde prüfen", "%d Hürden prüfen", len(waiting)) % len(waiting)
    line = _("Am längsten wartet: %(title)s.") % {"title": first.title}
    url = reverse("coordination:barrier-list") + "?status=observed"
    return [
        TodayItem(
            50, title, line, first.get_absolute_url() if len(waiting) == 1 else url, _("Prüfen"), "barrier"
        )
    ]
