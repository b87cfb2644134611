"""A series of meetings: the second Tuesday of each quarter's first month."""

import datetime as dt

from committees.meetings.series.services import create_series

RULE = {
    "ordinal": 2,
    "weekday": 1,
    "months": [1, 4, 7, 10],
    "starts_on": dt.date(2026, 3, 2),
    "ends_on": dt.date(2027, 2, 28),
    "at": dt.time(17),
    "location": "Kreishaus, Saal 1",
}


def make_series(committee, by, **fields):
    return create_series(committee=committee, by=by, **(RULE | fields))
