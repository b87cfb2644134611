"""The time a report speaks of. Both days belong to it."""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from accounts.clock import BERLIN


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both inclusive."""

    first: dt.date
    last: dt.date

    @property
    def words(self) -> str:
        """``2021 bis 2025`` for whole years, ``2025`` for one, else both days."""
        if (self.first.month, self.first.day) == (1, 1) and (self.last.month, self.last.day) == (12, 31):
            if self.first.year == self.last.year:
                return str(self.first.year)
            return f"{self.first.year} bis {self.last.year}"
        return f"{self.first:%d.%m.%Y} bis {self.last:%d.%m.%Y}"

    @property
    def years(self) -> list[int]:
        return list(range(self.first.year, self.last.year + 1))

    @property
    def eve(self) -> dt.date:
        """The day before the first: at its end stands what a period begins with, and what the one before ended with."""
        return self.first - dt.timedelta(days=1)

    @property
    def starts_at(self) -> dt.datetime:
        """First instant, on the German clock."""
        return dt.datetime.combine(self.first, dt.time(), BERLIN)

    @property
    def ends_before(self) -> dt.datetime:
        """First instant that no longer belongs to it."""
        return dt.datetime.combine(self.last + dt.timedelta(days=1), dt.time(), BERLIN)

    @property
    def before(self) -> "Period":
        """The period just before this one, as long as it: by months if it is made of whole ones, else by days."""
        end = self.last + dt.timedelta(days=1)
        length = relativedelta(end, self.first)
        is_whole_months = self.first.day == 1 and not length.days
        first = self.first - (length if is_whole_months else end - self.first)
        return Period(first, self.first - dt.timedelta(days=1))

    def covers(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def cut(self, today: dt.date) -> dt.date:
        """The day for which stocks are counted: the last day, or today while the period still runs."""
        return min(self.last, today)
