"""Vorperiode | Berichtsperiode | Veränderung for what the chapters count (section 4).

The rule itself is that of the indicators (`monitoring.indicators.comparison`): a count of this house is compared
like an official one. Nothing is called better or worse: only indicators declare which way is good.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from documents.suppression import HIDDEN, NOT_MEANINGFUL, is_small, suppress
from documents.tables import Cell
from monitoring.indicators.comparison import compare
from monitoring.indicators.models import Indicator
from monitoring.reports.blocks import ColumnSpec
from monitoring.reports.periods import Period

#: Keys of the three columns, the same in every table.
BEFORE, NOW, CHANGE = "before", "now", "change"
Kind = Indicator.Kind


class Unit(Enum):
    """What a number is: it decides how its change is told. Kind of indicator, decimals."""

    COUNT = (Kind.COUNT, 0)
    EURO = (Kind.AMOUNT, 0)
    RATE = (Kind.RATE, 1)
    DAYS = (Kind.INDEX, 0)
    FULL_TIME = (Kind.INDEX, 2)

    @property
    def words(self) -> str:
        named = {"EURO": "€", "RATE": "%", "DAYS": _("Tage"), "FULL_TIME": _("Stellen")}
        return named.get(self.name, "")

    def as_indicator(self) -> Indicator:
        """What the rule asks for; never saved."""
        kind, decimals = self.value
        return Indicator(kind=kind, decimals=decimals, unit=self.words)


@dataclass(frozen=True)
class Counted:
    """A number of a period, as the rule reads it."""

    value: Decimal | None
    year: int = 0
    sign: str = ""


class ChangeWords(str):
    """The words of a change that still know the unit, so that another number can take the place of the first
    (`monitoring.reports.prior`). As JSON they are words like all others."""

    unit: Unit

    @classmethod
    def of(cls, words: str, unit: Unit) -> "ChangeWords":
        made = cls(words)
        made.unit = unit
        return made


def compared(before: Cell, now: Cell, unit: Unit = Unit.COUNT) -> tuple[Cell, Cell, Cell]:
    """The three cells of a line. `before` None: nothing is known of the time before."""
    return before, now, change(before, now, unit)


def change(before: Cell, now: Cell, unit: Unit = Unit.COUNT) -> ChangeWords | None:
    """Arrow, size and word of the change; a sign where one of the two is hidden or says nothing."""
    for sign in (HIDDEN, NOT_MEANINGFUL):
        if sign in (before, now):
            return ChangeWords.of(sign, unit)
    if now is None:
        return None
    found = compare(unit.as_indicator(), _counted(before), _counted(now))
    return ChangeWords.of(f"{found.arrow} {found.words}".strip(), unit)


def _counted(cell: Cell) -> Counted | None:
    return None if cell is None else Counted(Decimal(str(cell)))


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
