"""Vorperiode | Berichtsperiode | Veränderung: the one rule for what the chapters count (section 4).

A change of rates is told in percentage points, of counts in per cent, but only on a base of twenty or more,
else as a plain number. Nothing is called better or worse here: only indicators declare which way is good.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from documents.suppression import HIDDEN, NOT_MEANINGFUL, SMALLEST_BASE, is_small, suppress
from documents.tables import Cell, german_number
from monitoring.reports.blocks import ColumnSpec
from monitoring.reports.periods import Period

#: Keys of the three columns, the same in every table.
BEFORE, NOW, CHANGE = "before", "now", "change"
ONE_PLACE = Decimal("0.1")


class Unit(Enum):
    """What a number is: it decides how its change is told."""

    COUNT = "count"
    EURO = "euro"
    RATE = "rate"
    DAYS = "days"
    FULL_TIME = "full_time"


def compared(before: Cell, now: Cell, unit: Unit = Unit.COUNT) -> tuple[Cell, Cell, Cell]:
    """The three cells of a line. `before` None: nothing is known of the time before."""
    return before, now, change(before, now, unit)


def change(before: Cell, now: Cell, unit: Unit = Unit.COUNT) -> str | None:
    """Arrow, word and size of the change; a sign where one of the two is hidden or says nothing."""
    for sign in (HIDDEN, NOT_MEANINGFUL):
        if sign in (before, now):
            return sign
    if now is None:
        return None
    if before is None:
        return _("erstmals erhoben")
    old, new = Decimal(str(before)), Decimal(str(now))
    amount, words = _size(old, new, unit)
    if not amount:
        return _("→ unverändert")
    said = words % {"amount": german_number(amount)}
    return (_("↑ gestiegen um %s") if new > old else _("↓ gesunken um %s")) % said


def _size(old: Decimal, new: Decimal, unit: Unit) -> tuple[Decimal, str]:
    """How much, and the words around it; what rounding makes nothing is no change."""
    distance = abs(new - old)
    if unit is Unit.RATE:
        return distance.quantize(ONE_PLACE, "ROUND_HALF_UP"), _("%(amount)s Prozentpunkte")
    if unit is Unit.DAYS:
        return distance, _("%(amount)s Tage")
    if unit is Unit.FULL_TIME:
        return distance, _("%(amount)s Stellen")
    if old >= SMALLEST_BASE:
        return (100 * distance / old).quantize(ONE_PLACE, "ROUND_HALF_UP"), _("%(amount)s %%")
    return distance, "%(amount)s"


def comparison_columns(
    period: Period, *, kind: str = "number", decimals: int | None = None
) -> tuple[ColumnSpec, ...]:
    """The three columns with their periods in the heading."""
    return (
        ColumnSpec(BEFORE, _("Vorperiode %(years)s") % {"years": period.before.words}, kind, decimals),
        ColumnSpec(NOW, _("Berichtsperiode %(years)s") % {"years": period.words}, kind, decimals),
        ColumnSpec(CHANGE, _("Veränderung")),
    )


def compared_people(
    before: Sequence[int] | None, now: Sequence[int], *, hides: tuple[bool, bool] = (False, False)
) -> tuple[list[tuple[Cell, Cell, Cell]], tuple[Cell, Cell, Cell]]:
    """Lines of counts of people and their total, each period suppressed as a column with its sum.

    `hides`: another table had to hide the sum of the time before, or of this one; then it is hidden here too.
    """
    old, old_total = people_column(before, hides=hides[0]) if before else ([None] * len(now), None)
    new, new_total = people_column(now, hides=hides[1])
    lines = [compared(one, other) for one, other in zip(old, new, strict=True)]
    return lines, compared(old_total, new_total)


def people_column(counts: Sequence[int], *, hides: bool = False) -> tuple[list[Any], Cell]:
    """Counts of people above their sum. A sum that must stay hidden takes the smallest count with it."""
    total = sum(counts)
    cells = suppress(counts)
    if not hides or not total:
        return cells, HIDDEN if is_small(total) else total
    if HIDDEN not in cells:
        cells[min((i for i, count in enumerate(counts) if count), key=lambda i: (counts[i], i))] = HIDDEN
    return cells, HIDDEN
