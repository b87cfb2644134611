"""What reported mistakes ask of a person this morning."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from desk.shell.today import TodayItem, first_and_number
from offers.directory.selectors import open_reports


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """One line for all open reports; the oldest stands in it."""
    first, number = first_and_number(open_reports(user))
    if first is None:
        return []
    words = ngettext("%(count)d Fehler gemeldet", "%(count)d Fehler gemeldet", number) % {"count": number}
    url = first.get_absolute_url() if number == 1 else f"{reverse('offers:report-list')}?open=1"
    line = f"{first.offer.title}: {first.get_mistake_display()}"
    return [TodayItem(55, words, line, url, _("Ansehen"), "offer")]
