"""Which days count by the rules of a committee, where working days are counted. Pure rules, no database."""

import datetime as dt

from accounts.working_days import is_working_day

#: Values of `NoticeCounting` and `DueCounting` that leave out days.
WORKDAYS, WORKDAYS_SATURDAY = "workdays", "workdays_saturday"


def counts(day: dt.date, counting: str, land: str) -> bool:
    """Whether a day counts: everywhere for calendar days, else no Sunday, no holiday, perhaps no Saturday."""
    if counting not in (WORKDAYS, WORKDAYS_SATURDAY):
        return True
    return is_working_day(day, land, with_saturday=counting == WORKDAYS_SATURDAY)
