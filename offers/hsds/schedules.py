"""Regular times as HSDS schedules: the same part of iCalendar, hours with their distance from UTC."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from offers.catalogue.choices import Rhythm
from offers.catalogue.recurrence import RegularTime, occurrences, read_breaks, read_times, timetable_of
from offers.catalogue.recurrence_words import breaks_words, time_words

Json = dict[str, Any]
#: Days within which the first date of a monthly time must lie.
FIRST_WITHIN = 100


def schedules(offer: Json) -> Iterator[tuple[tuple[str, ...], Json]]:
    """For each regular time what tells it apart, and its terms. Monday to Friday is one weekly schedule."""
    for time in read_times(offer["recurrence"]):
        path = (str(time.rhythm), *time.days, f"{time.start:%H:%M}", f"{time.end:%H:%M}")
        yield path, _terms(offer, time)


def schedule_notes(offer: Json) -> str:
    """What the standard has no term for: the note, breaks and holidays."""
    breaks = read_breaks(offer["breaks"])
    words = [
        offer["times"] if offer["recurrence"] else "",
        _("Fällt aus: %(days)s.") % {"days": breaks_words(breaks)} if breaks else "",
        _("Nicht an Feiertagen.") if offer["skips_holidays"] else "",
    ]
    return " ".join(filter(None, words))


def _terms(offer: Json, time: RegularTime) -> Json:
    place = time.place_in_month
    begins = first_date(offer, time)
    terms = {
        "freq": "WEEKLY" if place is None else "MONTHLY",
        "interval": 2 if time.rhythm == Rhythm.FORTNIGHTLY else 1,
        "byday": ",".join(f"{place or ''}{day}" for day in time.days),
        "wkst": "MO",
        "description": time_words(time),
        "opens_at": _hour(begins, time.start),
        "closes_at": _hour(begins, time.end),
        "dtstart": begins.isoformat(),
    }
    if offer["valid_until"]:
        terms["until"] = offer["valid_until"].isoformat()
    return terms


def first_date(offer: Json, time: RegularTime) -> dt.date:
    """The first date of one regular time; the first day of the offer if it never comes to one."""
    timetable = timetable_of(offer | {"recurrence": [time], "breaks": [], "skips_holidays": False}, land="")
    start = offer["valid_from"]
    found = occurrences(timetable, start, start + dt.timedelta(days=FIRST_WITHIN))
    return found[0].start.date() if found else start


def _hour(day: dt.date, hour: dt.time) -> str:
    """09:00+01:00: the distance on the first date; summer time follows the wall clock, as in iCalendar."""
    return dt.datetime.combine(day, hour, BERLIN).isoformat(timespec="minutes")[11:]
