"""Which days are free in a Land: Sundays, perhaps Saturdays, and its public holidays.

Werktage are Monday to Saturday, Arbeitstage Monday to Friday (§ 3 Abs. 2 BUrlG and § 193 BGB draw the
same lines); public holidays are those of the Land by its Feiertagsgesetz, as the package `holidays`
keeps them. Holidays of single municipalities (Augsburg, Fronleichnam in parts of Saxony and Thuringia)
are not counted as free.
"""

import datetime as dt
from functools import lru_cache
from typing import Any

import holidays

SATURDAY, SUNDAY = 5, 6


@lru_cache(maxsize=32)
def _calendar(land: str) -> Any:
    return holidays.country_holidays("DE", subdiv=land or None, language="de")


def holiday_name(day: dt.date, land: str) -> str:
    """The public holiday of the Land on this day; empty for any other. No Land: those of all of Germany."""
    return str(_calendar(land).get(day) or "")


def is_working_day(day: dt.date, land: str, *, with_saturday: bool = False) -> bool:
    """Whether people work on this day: an Arbeitstag, or with Saturdays a Werktag."""
    if day.weekday() == SUNDAY or holiday_name(day, land):
        return False
    return with_saturday or day.weekday() != SATURDAY
