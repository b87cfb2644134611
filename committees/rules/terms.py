"""Who is a member when: old members hold over, and a vote may be earned by coming. Pure rules, no database."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class TermFact:
    """A term of office: both days belong to it; `first_met_on`: when its members first came together."""

    number: int
    starts_on: dt.date
    ends_on: dt.date | None = None
    first_met_on: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def acting_term(terms: Iterable[TermFact], day: dt.date, *, holds_over: bool) -> TermFact | None:
    """The term whose members act on a day.

    With holdover (§ 27 GO NRW) the old members stay until the new body first meets; without it the
    calendar decides. When no term covers the day, it is the last that had begun.
    """
    begun = sorted((term for term in terms if term.starts_on <= day), key=lambda t: t.starts_on, reverse=True)
    if not begun:
        return None
    newest = next((term for term in begun if term.covers(day)), begun[0])
    if not holds_over:
        return newest
    for term in begun[begun.index(newest) :]:
        has_met = term.first_met_on is not None and term.first_met_on <= day
        if has_met or term is begun[-1]:
            return term
    return newest


def seats_day(term: TermFact, day: dt.date) -> dt.date:
    """The day by which seats are read: in holdover those of the last day of the term."""
    return min(day, term.ends_on) if term.ends_on else day


@dataclass(frozen=True)
class EarnedVoteRule:
    """The right to vote earned by coming: so many sessions within so many months."""

    sessions: int
    months: int

    @property
    def words(self) -> str:
        return _(
            "wer an %(sessions)d Sitzungen in %(months)d Monaten teilgenommen hat, stimmt ab der nächsten mit"
        ) % {
            "sessions": self.sessions,
            "months": self.months,
        }


def earns_vote(rule: EarnedVoteRule, attended: Sequence[dt.date], on: dt.date) -> bool:
    """Whether somebody may vote in the session `on`: only sessions before it count."""
    since = _months_before(on, rule.months)
    return len({day for day in attended if since <= day < on}) >= rule.sessions


def _months_before(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.month - 1 - months, 12)
    return dt.date(day.year + year, month + 1, min(day.day, 28))
