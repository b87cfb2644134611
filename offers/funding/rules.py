"""Dates and sums of a grant; no database, no clock. Numbers from domain paper C (funding)."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dateutil.relativedelta import relativedelta

from accounts.working_days import is_working_day
from offers.funding.choices import ProofRule

#: A grant that ends within so many days without a successor is at risk.
AT_RISK_DAYS = 180
#: Days before the end on which somebody is reminded.
REMINDER_DAYS = (90, 30)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Milestone:
    """One date of a grant: what is due when, by which rule, and the next working day if it falls on a day off."""

    kind: str
    title: str
    due_on: dt.date
    rule: str
    next_working_day: dt.date | None = None


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month (31 August + 6 = 28 February)."""
    return day + relativedelta(months=months)


def final_proof_on(
    period_end: dt.date, *, rule: str, months: int | None, day: int | None, month: int | None
) -> dt.date:
    """Day on which the proof of use is due, by the rule of the programme (C-01)."""
    if rule == ProofRule.FIXED_DAY_NEXT_YEAR:
        first = dt.date(period_end.year + 1, month or 3, 1)
        return first + relativedelta(day=day or 31)
    return months_after(period_end, months or 6)


def interim_proofs_on(period_start: dt.date, period_end: dt.date, months: int) -> list[tuple[int, dt.date]]:
    """Per finished budget year of a longer grant: the year, and the day its interim proof is due."""
    return [
        (year, interim_proof_on(dt.date(year, 12, 31), months))
        for year in range(period_start.year, period_end.year)
    ]


def interim_proof_on(budget_year_end: dt.date, months: int) -> dt.date:
    return months_after(budget_year_end, months)


def next_working_day(day: dt.date, land: str) -> dt.date | None:
    """The next working day if `day` is a Saturday, Sunday or public holiday in the Land, else None.

    Shown as a note only: whether the deadline moves is not for us to decide, reminders run on the earlier day (C-02).
    """
    moved = day
    while not is_working_day(moved, land):
        moved += dt.timedelta(days=1)
    return moved if moved != day else None


def at_risk_from(period_end: dt.date) -> dt.date:
    """First day on which a grant without successor counts as at risk (C-09)."""
    return period_end - dt.timedelta(days=AT_RISK_DAYS)


def reminders_on(period_end: dt.date) -> list[dt.date]:
    return [period_end - dt.timedelta(days=days) for days in REMINDER_DAYS]


def reminder_due(period_end: dt.date, today: dt.date) -> int | None:
    """The reminder (90 or 30) that the day has reached, the nearest to the end first; None before and after."""
    reached = [days for days in REMINDER_DAYS if 0 <= (period_end - today).days <= days]
    return min(reached, default=None)


def gap_days(period_end: dt.date, successor_start: dt.date) -> int:
    """Days without money between two grants; both ends are days with money (C-10)."""
    return max((successor_start - period_end).days - 1, 0)


def share_percent(part: Decimal, total: Decimal) -> Decimal:
    """Share of the total in percent with two places, half up."""
    return (part * 100 / total).quantize(CENT, ROUND_HALF_UP) if total else Decimal(0)


def years_of(period_start: dt.date, period_end: dt.date) -> Decimal:
    """Length in years for yearly limits: whole months (a begun month counts) divided by twelve."""
    length = relativedelta(period_end + dt.timedelta(days=1), period_start)
    months = length.years * 12 + length.months + (1 if length.days else 0)
    return Decimal(months) / 12


def largest_grant(
    total: Decimal, *, share: Decimal | None, yearly_cap: Decimal | None, years: Decimal
) -> Decimal:
    """The most a programme may give: the share of the cost, never above the yearly amount (C-03)."""
    limits = [total]
    if share is not None:
        limits.append(total * share / 100)
    if yearly_cap is not None:
        limits.append(yearly_cap * years)
    return min(limits).quantize(CENT, ROUND_HALF_UP)
