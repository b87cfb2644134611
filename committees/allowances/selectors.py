"""Reading claims: rows, a quarter with its sums, and what attendance says is owed."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from accounts.users.models import User
from committees.allowances.models import AllowanceClaim
from committees.meetings.allowances import sittings
from committees.meetings.models import Meeting
from committees.roster.models import AllowanceRate, Committee
from committees.rules.allowances import Claim, Sitting, claims


@dataclass(frozen=True)
class Quarter:
    """Three months: from the first day to the last."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, year: Any, number: Any, today: dt.date) -> "Quarter":
        """From words of an address; anything else is the quarter of today."""
        if str(year).isdigit() and 2000 <= int(year) <= 2100 and str(number) in ("1", "2", "3", "4"):
            return cls(int(year), int(number))
        return cls.of(today)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> dt.date:
        following = self.next.first
        return following - dt.timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def __str__(self) -> str:
        return f"{self.number}. Quartal {self.year}"


def claim_rows(user: User, action: str = "L") -> QuerySet[AllowanceClaim]:
    """Claims the person may list: those of its committee, and its own."""
    return (
        AllowanceClaim.objects.allowed_to(user, action)
        .select_related("committee", "meeting", "attendance", "rate")
        .order_by("-day", "name")
    )


def claims_of_quarter(
    user: User, committee: Committee, quarter: Quarter, action: str = "V"
) -> list[AllowanceClaim]:
    rows = claim_rows(user, action).filter(committee=committee, day__range=(quarter.first, quarter.last))
    return list(rows.order_by("name", "day"))


@dataclass(frozen=True)
class PersonSum:
    """What one person gets in a quarter."""

    name: str
    claims: tuple[AllowanceClaim, ...]

    @property
    def amount(self) -> Decimal:
        """Without what the person waives."""
        return total(list(self.claims))


def total(rows: list[AllowanceClaim]) -> Decimal:
    paid = (row.amount for row in rows if row.state != AllowanceClaim.State.WAIVED)
    return sum(paid, Decimal(0))


def by_person(rows: list[AllowanceClaim]) -> list[PersonSum]:
    names = dict.fromkeys(row.name for row in rows)
    return [PersonSum(name, tuple(row for row in rows if row.name == name)) for name in names]


def owed(committee: Committee, first: dt.date, last: dt.date) -> list[Claim]:
    """What attendance and the rates of the days say; `sitting.key` is the attendance.

    Raises nothing: guests, empty chairs and days without a rate simply bring nothing.
    """
    meetings = list(held_between(committee, first, last))
    rates = [row.rate for row in committee.allowance_rates.all()]
    known = _claimed_beside(meetings, committee)
    rows = (
        replace(
            sitting,
            key=row,
            is_paid_elsewhere=sitting.is_paid_elsewhere or (row.meeting.joint_id, sitting.person) in known,
        )
        for row, sitting in sittings(meetings, committee, rates)
    )
    return claims(rows, rates)


def held_between(committee: Committee, first: dt.date, last: dt.date) -> QuerySet[Meeting]:
    held = committee.meetings.filter(state__in=Meeting.HELD, starts_at__date__range=(first, last))
    return held.select_related("committee")


def joint_held_between(committee: Committee, first: dt.date, last: dt.date) -> list[Meeting]:
    """The joint sessions of a time; in them somebody may be paid by another board."""
    return list(held_between(committee, first, last).filter(joint__isnull=False).order_by("starts_at"))


def _claimed_beside(meetings: list[Meeting], committee: Committee) -> set[tuple[Any, Any]]:
    """Joint session and person for which another board has a claim already, whatever its rates say today."""
    sessions = [meeting.joint_id for meeting in meetings if meeting.joint_id]
    if not sessions:
        return set()
    rows = AllowanceClaim.objects.filter(meeting__joint__in=sessions).exclude(committee=committee)
    return set(rows.values_list("meeting__joint", "attendance__holding__person"))


def rate_for(committee: Committee, sitting: Sitting) -> AllowanceRate:
    """The rate by which a sitting was paid."""
    return next(
        row for row in committee.allowance_rates.all() if row.rate.holds(sitting.capacity, sitting.day)
    )
