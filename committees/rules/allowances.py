"""Sitzungsgeld: what a sitting is worth, by board, capacity and date. Pure rules, no database."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Rate:
    """An amount per sitting from a day on; `per_day`: so many sittings of one day are paid (0: all).

    `pays_beside`: also for a joint session for which another board pays the same person.
    """

    capacities: frozenset[str]
    amount: Decimal
    valid_from: dt.date
    valid_until: dt.date | None = None
    per_day: int = 0
    pays_beside: bool = False

    def holds(self, capacity: str, day: dt.date) -> bool:
        """`valid_until` is the first day on which it does not hold any more."""
        is_in_time = self.valid_from <= day and (self.valid_until is None or day < self.valid_until)
        return is_in_time and capacity in self.capacities


@dataclass(frozen=True)
class Sitting:
    """One person at one sitting."""

    person: object
    day: dt.date
    capacity: str
    minutes: int
    key: object = None
    #: A joint session, and another of its boards pays this person.
    is_paid_elsewhere: bool = False


@dataclass(frozen=True)
class Claim:
    """What one sitting brings; zero with the cap reached."""

    sitting: Sitting
    amount: Decimal


def claims(sittings: Iterable[Sitting], rates: Iterable[Rate]) -> list[Claim]:
    """Claims in the order of the sittings: nothing for guests, nothing for nobody in the room.

    One joint session is one payment, unless the rate says otherwise.
    """
    known, paid, result = list(rates), Counter[tuple[object, dt.date]](), []
    for sitting in sittings:
        rate = next((r for r in known if r.holds(sitting.capacity, sitting.day)), None)
        if sitting.minutes <= 0 or rate is None:
            continue
        if sitting.is_paid_elsewhere and not rate.pays_beside:
            continue
        day = (sitting.person, sitting.day)
        if rate.per_day and paid[day] >= rate.per_day:
            continue
        paid[day] += 1
        result.append(Claim(sitting, rate.amount))
    return result
