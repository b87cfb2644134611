"""How early a request must come: lead days by pool, holidays by Land (domain paper A1, A-01, A-02)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.working_days import is_working_day
from coordination.interpreting.codes import LeadDayType


def counts(day: dt.date, kind: str, land: str) -> bool:
    """Does this day count as a day of lead time?"""
    if kind == LeadDayType.CALENDAR_DAY:
        return True
    return is_working_day(day, land, with_saturday=kind == LeadDayType.WEEKDAY)


def latest_submission(appointment: dt.date, *, days: int, kind: str, land: str) -> dt.date:
    """The last date on which a request for `appointment` is in time: `days` counting days before it."""
    day = appointment
    left = days
    while left:
        day -= dt.timedelta(days=1)
        if counts(day, kind, land):
            left -= 1
    return day


@dataclass(frozen=True)
class LeadTime:
    """Result of the check with the sentence that says which rule spoke."""

    is_met: bool
    latest: dt.date
    sentence: str


def check_lead_time(*, appointment: dt.date, submitted: dt.date, days: int, kind: str, land: str) -> LeadTime:
    latest = latest_submission(appointment, days=days, kind=kind, land=land)
    is_met = submitted <= latest
    values = {"days": days, "kind": LeadDayType(kind).label, "latest": latest.strftime("%d.%m.%Y")}
    if is_met:
        sentence = (
            _("Rechtzeitig: %(days)s Tage Vorlauf (%(kind)s), letzter Tag ist der %(latest)s.") % values
        )
    else:
        sentence = (
            _("Zu kurzfristig: %(days)s Tage Vorlauf (%(kind)s), letzter Tag war der %(latest)s.") % values
        )
    return LeadTime(is_met, latest, sentence)
