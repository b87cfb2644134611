"""When somebody who waits will have heard from the coordination."""

import datetime as dt

from accounts.working_days import is_working_day

#: Arbeitstage in which the coordination answers what was handed in.
ANSWER_DAYS = 3


def answer_by(handed_in: dt.date, land: str) -> dt.date:
    """The last of three Arbeitstage after the day it was handed in, without the holidays of the Land."""
    day, left = handed_in, ANSWER_DAYS
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day, land)
    return day
