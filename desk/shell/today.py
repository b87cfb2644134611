"""What needs a person now: rooms report items, the page shows the seven that weigh most."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.utils.module_loading import import_string

from desk.shell.icons import ICONS

#: More than this nobody reads in the morning (principle "Start from Heute").
MOST = 7


@dataclass(frozen=True)
class TodayItem:
    """One thing to do, with one button. The heaviest stands first.

    Weights: 95 an offer to approve (a provider waits for a promised answer), 90 a deadline today or past,
    70 this week, 50 somebody waits, 30 should be known.
    `due` is the short bold text beside it ("Bis Sa, 07.03."), `due_note` its reason with the rule.
    """

    weight: int
    title: str
    line: str
    url: str
    button: str
    icon: str = "today"
    due: str = ""
    due_note: str = ""
    is_urgent: bool = False

    @property
    def sign(self) -> str:
        """The icon, or that of Heute for a word nobody has drawn."""
        return self.icon if self.icon in ICONS or self.icon in ICONS.values() else "today"


@dataclass(frozen=True)
class WeekDate:
    """A date of the coming seven days for the right column."""

    at: dt.datetime | dt.date
    text: str
    url: str = ""

    @property
    def order(self) -> tuple[dt.date, dt.time]:
        """Whole days first, then by the clock."""
        if isinstance(self.at, dt.datetime):
            from accounts.clock import BERLIN

            local = self.at.astimezone(BERLIN)
            return local.date(), local.time()
        return self.at, dt.time.min


@dataclass(frozen=True)
class Reading:
    """Something worth reading that asks nothing of anybody: one line above the list of the day.

    `state`: a word beside it where not everybody may read it yet ("Entwurf").
    """

    title: str
    url: str
    icon: str = "report"
    state: str = ""


def first_and_number(rows: QuerySet[Any]) -> tuple[Any, int]:
    """The first row and how many there are, in one statement; `(None, 0)` for none."""
    first = rows.annotate(number_of_rows=Window(Count("*")))[:1]
    return next(((row, row.number_of_rows) for row in first), (None, 0))


def morning(sources: Iterable[str], user: Any, today: dt.date) -> tuple[list[TodayItem], list[WeekDate]]:
    """What all rooms report for the person: things to do, heaviest first, and dates in their order."""
    found = [entry for source in sources for entry in _source(source)(user, today)]
    items = [entry for entry in found if isinstance(entry, TodayItem)]
    dates = [entry for entry in found if isinstance(entry, WeekDate)]
    return (
        sorted(items, key=lambda item: (-item.weight, item.title)),
        sorted(dates, key=lambda date: date.order),
    )


def readings(sources: Iterable[str], user: Any, today: dt.date) -> list[Reading]:
    """What the rooms lay on the desk of the person, in the order of the sources."""
    return [entry for source in sources for entry in _source(source)(user, today)]


@cache
def _source(path: str) -> Callable[[Any, dt.date], list[Any]]:
    return import_string(path)
