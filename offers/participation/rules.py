"""The rules of taking part that need no database: when one may sign up, how long a place is held."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.refusals import Refusal, WrongState

#: Whoever moves up has this long to say that he or she comes (a choice of the house; no law asks for it).
HOLD = dt.timedelta(hours=48)
#: More dates at once than in a year of weeks are a typing error.
MOST_DATES = 60
#: So many cards are handed out at once.
MOST_CARDS = 40
#: So many people without a sign-up fit into one date.
MOST_WALK_INS = 500


def confirm_by(now: dt.datetime, starts_at: dt.datetime) -> dt.datetime:
    """Until when a place is held for who moved up: 48 hours, but not into the date itself."""
    return min(now + HOLD, starts_at)


def places_left(capacity: int | None, held: int) -> int | None:
    """Free places, never below zero; None: as many as come."""
    return None if capacity is None else max(0, capacity - held)


def check_open_for_sign_up(session: Any, now: dt.datetime) -> None:
    """One signs up for dates that take place and have not begun."""
    if session.cancelled_at is not None:
        raise WrongState(_("Dieser Termin ist abgesagt."))
    if session.starts_at <= now:
        raise WrongState(_("Dieser Termin hat schon begonnen."))


def check_line_allowed(*, waits: bool, has_waiting_list: bool) -> None:
    """Without a waiting list, full is full: nobody waits for a place that is never given."""
    if waits and not has_waiting_list:
        raise WrongState(_("Alle Plätze sind vergeben. Eine Warteliste gibt es hier nicht."))


def check_attendance_possible(session: Any, today: dt.date) -> None:
    """Attendance is noted on the day itself or later, and only of dates that took place."""
    if session.cancelled_at is not None:
        raise WrongState(_("Der Termin ist abgesagt, da war niemand."))
    if session.day > today:
        raise WrongState(_("Die Anwesenheit lässt sich erst am Tag selbst eintragen."))


def check_capacity(capacity: int | None, held: int) -> None:
    """Fewer places than people who have one: somebody would have to be sent away."""
    if capacity is not None and capacity < held:
        raise Refusal(
            _("%(held)d Plätze sind schon vergeben. Weniger geht nicht, ohne jemandem abzusagen.")
            % {"held": held},
            field="capacity_override",
        )


def series(
    first: tuple[dt.datetime, dt.datetime], more: Iterable[dt.date]
) -> list[tuple[dt.datetime, dt.datetime]]:
    """The first date and the same hours on further days, by the clock on the wall; each day once."""
    start, end = first
    length = end.date() - start.date()
    days = dict.fromkeys([start.date(), *more])
    if len(days) > MOST_DATES:
        raise Refusal(_("Höchstens %(most)d Termine auf einmal.") % {"most": MOST_DATES}, field="more_days")
    return [
        (
            dt.datetime.combine(day, start.time(), start.tzinfo),
            dt.datetime.combine(day + length, end.time(), end.tzinfo),
        )
        for day in days
    ]


def missing(required: Iterable[str], stamped: Iterable[str]) -> list[str]:
    """Codes of the required modules of a version that a card still lacks."""
    have = set(stamped)
    return [code for code in required if code not in have]


def certificate_number(short: str, year: int, serial: int) -> str:
    return f"{short}-{year}-{serial:04d}"


def quarter_of(day: dt.date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3 + 1


def quarter_words(quarter: tuple[int, int]) -> str:
    year, number = quarter
    return _("%(number)d. Quartal %(year)d") % {"number": number, "year": year}


def number_by_quarter(days: Iterable[dt.date]) -> Mapping[tuple[int, int], int]:
    """How many of the days fall into each quarter."""
    found: dict[tuple[int, int], int] = {}
    for day in days:
        found[quarter_of(day)] = found.get(quarter_of(day), 0) + 1
    return found
