"""Sitting allowances of the Beirat: rates of two years, a paid quarter, one that waits."""

import datetime as dt
from decimal import Decimal
from typing import Any

from committees.allowances.services import approve_claims, compute_claims, pay_claims
from committees.roster.models import AllowanceRate, Committee
from committees.roster.services import set_allowance

JANUARY = dt.date(2026, 1, 20)


def build(world: Any) -> None:
    """After the meetings of the demo."""
    by = world.people["coordinator"]
    _set_rates(world["beirat"], by)
    _pay(world["beirat"], world.people["clerk"], by)


def _set_rates(board: Committee, by: Any) -> None:
    for start, amount in ((dt.date(2024, 1, 1), "20.00"), (dt.date(2026, 1, 1), "25.00")):
        set_allowance(
            committee=board,
            amount=Decimal(amount),
            valid_from=start,
            source="§ 6 Entschädigungssatzung",
            by=by,
        )
    set_allowance(
        committee=board,
        recipients=AllowanceRate.Recipients.CHAIR,
        amount=Decimal("35.00"),
        valid_from=dt.date(2024, 1, 1),
        source="§ 6 Abs. 2 Entschädigungssatzung",
        by=by,
    )


def _pay(board: Committee, computing: Any, approving: Any) -> None:
    """The last quarter of 2025 is paid; January has been computed."""
    first, last = dt.date(2025, 10, 1), dt.date(2025, 12, 31)
    rows = compute_claims(committee=board, first=first, last=last, today=JANUARY, by=computing)
    approved = approve_claims(rows=rows, today=JANUARY, by=approving)
    pay_claims(rows=approved, paid_on=dt.date(2026, 1, 30), today=dt.date(2026, 1, 30), by=computing)
    compute_claims(committee=board, first=dt.date(2026, 1, 1), last=JANUARY, today=JANUARY, by=computing)
