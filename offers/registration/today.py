"""What registrations ask of the coordination this morning."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from desk.shell.today import TodayItem, first_and_number
from offers.registration.rules import answer_day
from offers.registration.selectors import open_registrations


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """One line with their number; the longest waiting gives the day."""
    first, number = first_and_number(open_registrations(user).select_related("district"))
    if first is None:
        return []
    due = answer_day(first)
    url = first.get_absolute_url() if number == 1 else f"{reverse('offers:registration-list')}?state=waiting"
    return [
        TodayItem(
            90 if due <= today else 70,
            ngettext(
                "%(count)d Registrierung wartet auf Ihre Entscheidung",
                "%(count)d Registrierungen warten auf Ihre Entscheidung",
                number,
            )
            % {"count": number},
            first.organisation_name,
            url,
            _("Ansehen"),
            "organisation",
            due=_("bis %(day)s") % {"day": f"{due:%d.%m.}"},
            due_note=_("drei Arbeitstage nach der Anmeldung"),
            is_urgent=due <= today,
        )
    ]
