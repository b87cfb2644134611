"""Time as it passes, not as the clock shows it: the night in which an hour exists twice."""

import datetime as dt

from accounts.clock import BERLIN


def length(start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """How long it lasted. Two times of one zone are compared by what passed between them."""
    return end.astimezone(dt.UTC) - start.astimezone(dt.UTC)


def oparl_instant(at: dt.datetime) -> str:
    """An instant as OParl 1.1 writes it: to the second, with the offset of Berlin at that moment."""
    return at.astimezone(BERLIN).isoformat(timespec="seconds")
