"""What the reports ask of the coordination this morning, and what of them is worth reading."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts.permissions import reaches
from desk.shell.today import Reading, TodayItem
from monitoring.reports.selectors import newest_released, newest_to_read, waiting_for_release


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


def to_read(user: Any, today: dt.date) -> list[Reading]:
    """The findings of the newest report, for those who read drafts: one click from "Heute".

    Beside a draft stands the report that may be quoted outside.
    """
    if not any("r" in reaches(membership.role, "report", "L") for membership in user.acting_memberships):
        return []
    report = newest_to_read(user)
    if report is None:
        return []
    title = _("Das Wichtigste in drei Sätzen: %(report)s") % {"report": report}
    if report.is_released:
        return [Reading(title, report.get_absolute_url())]
    found = [Reading(title, report.get_absolute_url(), state=str(report.get_status_display()))]
    if public := newest_released(user):
        title = _("Zuletzt veröffentlicht: %(report)s") % {"report": public}
        found.append(Reading(title, public.get_absolute_url(), state=_("öffentlich zitierbar")))
    return found
