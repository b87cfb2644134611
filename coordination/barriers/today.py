"""What the register of barriers asks of the coordination this morning."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import reaches
from coordination.barriers.models import Barrier
from desk.shell.today import TodayItem, first_and_number


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Barriers that wait for confirmation."""
    if not any(reaches(m.role, "barrier", "P") for m in user.acting_memberships):
        return []
    waiting = Barrier.objects.allowed_to(user, "P").filter(status=Barrier.Status.OBSERVED)
    first, number = first_and_number(waiting.order_by("seen_on"))
    if first is None:
        return []
    title = ngettext("%d Hürde prüfen", "%d Hürden prüfen", number) % number
    line = _("Am längsten wartet: %(title)s.") % {"title": first.title}
    url = reverse("coordination:barrier-list") + "?status=observed"
    address = first.get_absolute_url() if number == 1 else url
    return [TodayItem(50, title, line, address, _("Prüfen"), "barrier")]
