"""What the reports ask of the coordination this morning."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts.permissions import reaches
from desk.shell.today import TodayItem
from monitoring.reports.selectors import waiting_for_release


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Reports that wait for a second person."""
    if not any(reaches(membership.role, "report", "P") for membership in user.acting_memberships):
        return []
    return [
        TodayItem(
            50,
            _("%(report)s freigeben") % {"report": report},
            _("Der Datenschnitt ist gesetzt. Es fehlt der Blick einer zweiten Person."),
            report.get_absolute_url(),
            _("Ansehen"),
            "report",
        )
        for report in waiting_for_release(user)[:3]
    ]
