"""What the concept asks of a person this morning."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import reaches
from desk.shell.today import TodayItem, first_and_number
from monitoring.concept.selectors.measures import overdue_of_owner, waiting_for_report


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Late measures of whoever looks after them, and measures somebody asked a partner about."""
    roles = [membership.role for membership in user.acting_memberships]
    found = _late(user, today) if any(reaches(role, "measure", "U") for role in roles) else []
    return found + (
        _asked(user, today) if any("o" in reaches(role, "measure", "V") for role in roles) else []
    )


def _late(user: Any, today: dt.date) -> list[TodayItem]:
    first, number = first_and_number(overdue_of_owner(user, today))
    if first is None:
        return []
    title = ngettext("%(number)d Maßnahme ist überfällig", "%(number)d Maßnahmen sind überfällig", number) % {
        "number": number
    }
    url = first.get_absolute_url() if number == 1 else f"{reverse('monitoring:measure-list')}?late=1"
    days = [day for day in (first.ends_on, first.next_step_on) if day and day < today]
    return [
        TodayItem(
            65,
            title,
            str(first),
            url,
            _("Stand festhalten"),
            "measure",
            due=f"{min(days):%d.%m.%Y}",
            due_note=_("Termin der Maßnahme oder des nächsten Schritts"),
        )
    ]


def _asked(user: Any, today: dt.date) -> list[TodayItem]:
    first, number = first_and_number(waiting_for_report(user, today))
    if first is None:
        return []
    title = ngettext(
        "Zu %(number)d Maßnahme den Stand melden", "Zu %(number)d Maßnahmen den Stand melden", number
    ) % {"number": number}
    report = reverse("monitoring:progress-create", kwargs={"pk": first.pk})
    url = report if number == 1 else reverse("monitoring:measure-list")
    line = _("%(measure)s. Ein Wort und ein Satz genügen.") % {"measure": first}
    return [TodayItem(50, title, line, url, _("Melden"), "measure")]
