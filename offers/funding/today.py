"""What the money asks of a person this morning: grants that end without anything behind them."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from desk.shell.today import TodayItem
from offers.funding.selectors import at_risk_periods

#: So many single grants stand on "Heute"; the list behind shows all.
SINGLE = 3


def items(user: Any, today: dt.date) -> list[TodayItem]:
    """Grants that end within 180 days without a follow-up; the nearest end first."""
    return [
        TodayItem(
            90 if (period.period_end - today).days <= 30 else 65,
            _("Förderung endet: %(title)s") % {"title": period.title},
            period.grantee.name,
            period.get_absolute_url(),
            _("Ansehen"),
            "euro",
            due=f"{period.period_end:%d.%m.%Y}",
            due_note=_("180 Tage vor dem Ende ohne Folgeantrag"),
            is_urgent=(period.period_end - today).days <= 30,
        )
        for period in at_risk_periods(user, today)[:SINGLE]
    ]
