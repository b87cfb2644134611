"""The days of a series of meetings, such as every second Tuesday of January, April, July and October.

Pure rules, no database.
"""

import calendar
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LAST = 5


class OnHoliday(models.TextChoices):
    """What becomes of a date that falls on a public holiday."""

    WEEK_LATER = "week_later", gettext_lazy("eine Woche später")
    WEEK_EARLIER = "week_earlier", gettext_lazy("eine Woche früher")
    SKIP = "skip", gettext_lazy("fällt aus")


@dataclass(frozen=True)
class SeriesRule:
    """Which weekday (0 is Monday), the how many-th of its month (5: the last), in which months."""

    weekday: int
    ordinal: int
    months: frozenset[int]
    on_holiday: str = OnHoliday.WEEK_LATER


@dataclass(frozen=True)
class PlannedDay:
    """One date of a series: the regular day, the day it is held, and why they differ; none if it falls out."""

    regular: dt.date
    day: dt.date | None
    note: str = ""


def nth_weekday(year: int, month: int, rule: SeriesRule) -> dt.date:
    """The second Tuesday of January 2026 is the 13th; the fifth is the last, also where there are four."""
    days = [
        day
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if dt.date(year, month, day).weekday() == rule.weekday
    ]
    return dt.date(year, month, days[-1] if rule.ordinal >= LAST else days[rule.ordinal - 1])


def planned_days(
    rule: SeriesRule,
    first: dt.date,
    last: dt.date,
    *,
    holiday: Callable[[dt.date], str],
    taken: Iterable[dt.date] = (),
) -> list[PlannedDay]:
    """All dates between two days, both included; `taken`: regular days that have their meeting already."""
    known = set(taken)
    found = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        if month in rule.months:
            regular = nth_weekday(year, month, rule)
            if first <= regular <= last and regular not in known:
                found.append(_placed(rule, regular, holiday))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def _placed(rule: SeriesRule, regular: dt.date, holiday: Callable[[dt.date], str]) -> PlannedDay:
    name = holiday(regular)
    if not name:
        return PlannedDay(regular, regular)
    words = {"day": f"{regular:%d.%m.%Y}", "name": name}
    if rule.on_holiday == OnHoliday.SKIP:
        return PlannedDay(regular, None, _("%(day)s ist %(name)s: fällt aus") % words)
    step = dt.timedelta(days=7 if rule.on_holiday == OnHoliday.WEEK_LATER else -7)
    day = regular + step
    while holiday(day):
        day += step
    return PlannedDay(regular, day, _("statt %(day)s (%(name)s)") % words)
