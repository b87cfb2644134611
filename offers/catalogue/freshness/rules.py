"""The ladder of reminders, as plain functions of days.

An entry is asked about on the day it becomes due, 14 and 25 days later; 30 days later it leaves the public pages and
the coordination is told. All entries of one provider go into one mail.
"""

import datetime as dt

from offers.catalogue.rules import GRACE_DAYS

#: Days after the due day on which the provider is asked.
LADDER = (0, 14, 25)
#: Whoever is written to anyway is asked at once for what becomes due within so many days: one mail, not two.
AHEAD_DAYS = 14
#: Days a mailed link works.
LINK_DAYS = 30
#: Days in which "gibt es nicht mehr" can be taken back.
TAKE_BACK_DAYS = 7
#: Days after which names, addresses and words of a question are erased; dates and answers stay.
FORGET_DAYS = 365


def rung(due_on: dt.date, day: dt.date) -> int | None:
    """The rung reached on a day, counted from 0; nothing before the entry is due."""
    reached = [number for number, days in enumerate(LADDER) if day >= due_on + dt.timedelta(days=days)]
    return reached[-1] if reached else None


def is_to_ask(due_on: dt.date, asked: int | None, day: dt.date) -> bool:
    """Has a rung been reached that was not yet asked for (`asked`: the highest one that was)?

    A day on which nothing ran is made up for, and nothing is asked twice.
    """
    reached = rung(due_on, day)
    return reached is not None and (asked is None or reached > asked)


def hidden_on(due_on: dt.date) -> dt.date:
    """First day on which the entry is no longer public."""
    return due_on + dt.timedelta(days=GRACE_DAYS)


def link_expires_on(asked_on: dt.date) -> dt.date:
    """Last day on which a link works."""
    return asked_on + dt.timedelta(days=LINK_DAYS)


def share_percent(confirmed: int, total: int) -> int | None:
    """Share of confirmed entries, rounded half up; nothing to say of none. Never 100 while one is missing."""
    if not total:
        return None
    rounded = (200 * confirmed + total) // (2 * total)
    return min(rounded, 99) if confirmed < total else 100
