"""When an offer takes place: regular times, the breaks between them, and the dates that follow.

A regular time is the small part of iCalendar's RRULE (RFC 5545) that people say aloud: on these weekdays,
every week, every other week or on the nth of the month, from one hour to another. It is kept as plain values
beside the offer, not as rows of its own, because a change to it waits for approval with the rest of the text
and both versions are read together.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.working_days import holiday_name
from offers.catalogue.choices import Rhythm, Weekday

#: A page full of rows is a timetable, and belongs into the note.
MOST_TIMES, MOST_BREAKS = 7, 20
LONGEST_NAME = 60
#: How far ahead the next dates are sought; an offer without any by then has none.
AHEAD_DAYS = 400
#: Which of its kind in the month; iCalendar counts the last one as -1.
PLACES = {Rhythm.FIRST: 1, Rhythm.SECOND: 2, Rhythm.THIRD: 3, Rhythm.FOURTH: 4, Rhythm.LAST: -1}
FORTNIGHT = 14
HOUR = re.compile(r"(\d\d):(\d\d)", re.ASCII)


@dataclass(frozen=True, order=True)
class RegularTime:
    """On some weekdays, in a rhythm, from one time of the day to a later one (German wall clock)."""

    rhythm: str
    days: tuple[str, ...]
    start: dt.time
    end: dt.time

    def __post_init__(self) -> None:
        if not self.days:
            raise ValidationError(_("Bitte mindestens einen Wochentag wählen."))
        if self.start >= self.end:
            raise ValidationError(
                _(
                    "Das Ende (%(end)s) liegt vor dem Beginn (%(start)s). Geht es über Mitternacht, bitte bis "
                    "23:59 schreiben und den Rest in den Hinweis."
                )
                % {"start": f"{self.start:%H:%M}", "end": f"{self.end:%H:%M}"}
            )

    def plain(self) -> dict[str, Any]:
        """As it is stored and as the API speaks."""
        return {
            "rhythm": str(self.rhythm),
            "days": list(self.days),
            "start": f"{self.start:%H:%M}",
            "end": f"{self.end:%H:%M}",
        }

    @property
    def place_in_month(self) -> int | None:
        """1 to 4 or -1; None for what comes back by weeks."""
        return PLACES.get(Rhythm(self.rhythm))


@dataclass(frozen=True, order=True)
class Break:
    """Days on which nothing takes place, the first and the last counted."""

    first: dt.date
    last: dt.date
    #: How people call it ("Sommerferien"), in German; "" for a break without a name.
    name: str = ""

    def __post_init__(self) -> None:
        if len(self.name) > LONGEST_NAME:
            raise ValidationError(
                _("Der Name einer Pause hat höchstens %(most)d Zeichen.") % {"most": LONGEST_NAME}
            )
        if self.last < self.first:
            raise ValidationError(
                _("Die Pause endet am %(last)s, vor ihrem Beginn am %(first)s.")
                % {"first": f"{self.first:%d.%m.%Y}", "last": f"{self.last:%d.%m.%Y}"}
            )

    def plain(self) -> dict[str, str]:
        days = {"first": self.first.isoformat(), "last": self.last.isoformat()}
        return days | {"name": self.name} if self.name else days

    def holds(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, order=True)
class Occurrence:
    """One date: aware instants in German time."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True)
class Timetable:
    """All that decides when an offer takes place. `land`: whose public holidays are free, "" for none."""

    times: Sequence[RegularTime]
    valid_from: dt.date
    valid_until: dt.date | None = None
    breaks: Sequence[Break] = ()
    land: str = ""

    def is_off(self, day: dt.date) -> bool:
        if any(pause.holds(day) for pause in self.breaks):
            return True
        return bool(self.land and holiday_name(day, self.land))


def read_times(values: Any) -> list[RegularTime]:
    """Stored or handed-in plain values as times, sorted and each once; raises ValidationError in words."""
    rows = _rows(values, MOST_TIMES, _("Höchstens %(most)d Zeiten; mehr passt in den Hinweis zu den Zeiten."))
    return sorted({_read_time(row) for row in rows}, key=_order)


def read_breaks(values: Any) -> list[Break]:
    """The same for breaks."""
    rows = _rows(values, MOST_BREAKS, _("Höchstens %(most)d Pausen."))
    return sorted({_read_break(row) for row in rows})


def plain(rows: Iterable[RegularTime | Break]) -> list[dict[str, Any]]:
    return [row.plain() for row in rows]


def weekdays_of(times: Iterable[RegularTime]) -> list[str]:
    """Every weekday on which the offer takes place at all, Monday first."""
    found = {day for time in times for day in time.days}
    return [day for day in Weekday.values if day in found]


def timetable_of(values: Mapping[str, Any], *, land: str) -> Timetable:
    """From the fields of an offer (`vars(offer)`, or a row of the public selectors)."""
    return Timetable(
        read_times(values["recurrence"]),
        values["valid_from"],
        values["valid_until"],
        read_breaks(values["breaks"]),
        land if values["skips_holidays"] else "",
    )


def occurrences(timetable: Timetable, first: dt.date, last: dt.date) -> list[Occurrence]:
    """Every date from the first to the last day, both counted, in order; each once."""
    first = max(first, timetable.valid_from)
    last = min(last, timetable.valid_until) if timetable.valid_until else last
    found = {
        _on_the_clock(day, time)
        for time in timetable.times
        for day in _days(time, timetable.valid_from, first, last)
        if not timetable.is_off(day)
    }
    return sorted(found)


def next_occurrences(timetable: Timetable, now: dt.datetime, count: int = 3) -> list[Occurrence]:
    """The next dates that are not over yet."""
    today = now.astimezone(BERLIN).date()
    coming = occurrences(timetable, today, today + dt.timedelta(days=AHEAD_DAYS))
    return [each for each in coming if each.end > now][:count]


def _days(time: RegularTime, anchor: dt.date, first: dt.date, last: dt.date) -> list[dt.date]:
    """Days of one regular time. Every other week counts from the week in which the offer begins."""
    if last < first:
        return []
    place, step = time.place_in_month, 2 if time.rhythm == Rhythm.FORTNIGHTLY else 1
    if place is None:
        monday = anchor - dt.timedelta(days=anchor.weekday())
        monday += dt.timedelta(days=(first - monday).days // FORTNIGHT * FORTNIGHT)
        days = [weekday(Weekday.values.index(day)) for day in time.days]
        rule = rrule(WEEKLY, dtstart=_midnight(monday), interval=step, byweekday=days, wkst=MO)
    else:
        days = [weekday(Weekday.values.index(day), place) for day in time.days]
        rule = rrule(MONTHLY, dtstart=_midnight(first.replace(day=1)), byweekday=days)
    return [each.date() for each in rule.between(_midnight(first), _midnight(last), inc=True)]


def _on_the_clock(day: dt.date, time: RegularTime) -> Occurrence:
    """The hours as clocks show them; an hour that the change to summer time leaves out begins an hour later."""
    start, end = (_instant(day, hour) for hour in (time.start, time.end))
    if end <= start:
        length = dt.datetime.combine(day, time.end) - dt.datetime.combine(day, time.start)
        end = (start.astimezone(dt.UTC) + length).astimezone(BERLIN)
    return Occurrence(start, end)


def _instant(day: dt.date, hour: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, hour, BERLIN).astimezone(dt.UTC).astimezone(BERLIN)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _order(time: RegularTime) -> tuple[int, int, dt.time, dt.time]:
    return Rhythm.values.index(time.rhythm), Weekday.values.index(time.days[0]), time.start, time.end


def _rows(values: Any, most: int, too_many: str) -> list[Any]:
    if values in (None, ""):
        return []
    if not isinstance(values, list | tuple):
        raise ValidationError(_("Das ist keine Liste."))
    if len(values) > most:
        raise ValidationError(too_many % {"most": most})
    return list(values)


def _read_time(row: Any) -> RegularTime:
    if isinstance(row, RegularTime):
        return row
    if not isinstance(row, Mapping) or set(row) != {"rhythm", "days", "start", "end"}:
        raise ValidationError(_("Eine Zeit besteht aus Rhythmus, Wochentagen, Beginn und Ende."))
    if row["rhythm"] not in Rhythm.values:
        raise ValidationError(_("Diesen Rhythmus gibt es nicht."))
    if not isinstance(row["days"], list | tuple) or any(day not in Weekday.values for day in row["days"]):
        raise ValidationError(_("Diesen Wochentag gibt es nicht."))
    days = tuple(day for day in Weekday.values if day in row["days"])
    return RegularTime(row["rhythm"], days, _read_hour(row["start"]), _read_hour(row["end"]))


def _read_hour(text: Any) -> dt.time:
    try:
        hour, minute = HOUR.fullmatch(text).groups()  # type: ignore[union-attr]
        return dt.time(int(hour), int(minute))
    except (TypeError, AttributeError, ValueError) as error:
        raise ValidationError(_("Eine Uhrzeit schreibt man wie 09:30.")) from error


def _read_break(row: Any) -> Break:
    if isinstance(row, Break):
        return row
    if not isinstance(row, Mapping) or {*row, "name"} != {"first", "last", "name"}:
        raise ValidationError(
            _("Eine Pause besteht aus erstem und letztem Tag und, wenn sie einen hat, ihrem Namen.")
        )
    try:
        name = " ".join(str(row.get("name") or "").split())
        return Break(dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]), name)
    except (TypeError, ValueError) as error:
        raise ValidationError(_("Einen Tag schreibt man wie 2026-12-31.")) from error
