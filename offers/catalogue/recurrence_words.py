"""Regular times as people say them: "montags bis freitags, 9–12 Uhr; jeden 2. Dienstag im Monat, 17–19 Uhr"."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from offers.catalogue.choices import Rhythm, Weekday
from offers.catalogue.recurrence import Break, Occurrence, RegularTime

#: The days as a habit.
HABITS = {
    "MO": gettext_lazy("montags"), "TU": gettext_lazy("dienstags"), "WE": gettext_lazy("mittwochs"),
    "TH": gettext_lazy("donnerstags"), "FR": gettext_lazy("freitags"), "SA": gettext_lazy("samstags"),
    "SU": gettext_lazy("sonntags"),
}  # fmt: skip
ORDINALS = {
    Rhythm.FIRST: pgettext_lazy("jeden … Dienstag", "1."),
    Rhythm.SECOND: pgettext_lazy("jeden … Dienstag", "2."),
    Rhythm.THIRD: pgettext_lazy("jeden … Dienstag", "3."),
    Rhythm.FOURTH: pgettext_lazy("jeden … Dienstag", "4."),
    Rhythm.LAST: pgettext_lazy("jeden … Dienstag", "letzten"),
}
#: From so many days in a row on, only the first and the last are named.
RUN = 3


def times_words(times: Sequence[RegularTime]) -> str:
    """All regular times in one line; empty if there are none."""
    return "; ".join(time_words(time) for time in _joined(times))


def time_words(time: RegularTime) -> str:
    """One regular time, with its hours."""
    return _with_commas(_day_words(time), hours_words(time.start, time.end))


def hours_words(start: dt.time, end: dt.time) -> str:
    """9–12 Uhr, 8:30–12:45 Uhr."""
    return _("%(start)s–%(end)s Uhr") % {"start": _hour(start), "end": _hour(end)}


def breaks_words(breaks: Sequence[Break]) -> str:
    """24.12.2026; 01.07.2027 bis 13.08.2027: Sommerferien."""
    return "; ".join(break_words(pause) for pause in breaks)


def break_words(pause: Break) -> str:
    """Its days and its German name."""
    return f"{break_days(pause)}: {pause.name}" if pause.name else break_days(pause)


def break_days(pause: Break) -> str:
    first, last = f"{pause.first:%d.%m.%Y}", f"{pause.last:%d.%m.%Y}"
    return first if first == last else _("%(first)s bis %(last)s") % {"first": first, "last": last}


def occurrence_words(date: Occurrence) -> str:
    """Dienstag, 03.03.2026, 9–12 Uhr."""
    day = Weekday.values[date.start.weekday()]
    hours = hours_words(date.start.timetz().replace(tzinfo=None), date.end.timetz().replace(tzinfo=None))
    return _with_commas(Weekday(day).label, formats.date_format(date.start, "d.m.Y"), hours)


def _with_commas(*words: Any) -> str:
    """One after the other, with the comma of the language."""
    return pgettext("zwischen Wörtern einer Aufzählung", ", ").join(str(word) for word in words)


def _joined(times: Sequence[RegularTime]) -> list[RegularTime]:
    """Days with the same hours in one breath."""
    found: dict[tuple[str, dt.time, dt.time], set[str]] = {}
    for time in times:
        found.setdefault((time.rhythm, time.start, time.end), set()).update(time.days)
    return [
        RegularTime(rhythm, tuple(day for day in Weekday.values if day in days), start, end)
        for (rhythm, start, end), days in found.items()
    ]


def _day_words(time: RegularTime) -> str:
    if time.place_in_month is not None:
        ordinal = ORDINALS[Rhythm(time.rhythm)]
        named = [
            _("%(ordinal)s %(day)s") % {"ordinal": ordinal, "day": Weekday(day).label} for day in time.days
        ]
        return _("jeden %(days)s im Monat") % {"days": _listed(named)}
    if len(time.days) == len(Weekday.values):
        words = _("täglich")
    elif len(time.days) >= RUN and _is_run(time.days):
        words = pgettext("Wochentage", "%(first)s bis %(last)s") % {
            "first": HABITS[time.days[0]],
            "last": HABITS[time.days[-1]],
        }
    else:
        words = _listed([str(HABITS[day]) for day in time.days])
    if time.rhythm == Rhythm.FORTNIGHTLY:
        return _("alle zwei Wochen %(days)s") % {"days": words}
    return words


def _is_run(days: Sequence[str]) -> bool:
    places = [Weekday.values.index(day) for day in days]
    return places == list(range(places[0], places[0] + len(places)))


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return pgettext("Aufzählung", "%(some)s und %(last)s") % {
        "some": _with_commas(*words[:-1]),
        "last": words[-1],
    }


def _hour(hour: dt.time) -> str:
    """Whole hours without zeros where the language says them so."""
    if hour.minute == 0:
        return pgettext("volle Stunde", "%(hour)d") % {"hour": hour.hour}
    return f"{hour.hour}:{hour.minute:02d}"
