"""Figures that are possible but worth a look: a jump in a series, a Land that its districts do not add up to.

Nothing is repaired: parts need not add up (Cell-Key method, domain paper § 4).
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from monitoring.imports.staging import Staged

#: A jump is larger than so many standard deviations of the other values of the series (§ 7).
DEVIATIONS = 3
#: So many other values a series needs before a jump can be told from chance.
FEWEST = 4
#: Sums may differ by so much (share of the larger one).
TOLERANCE = Decimal("0.005")


class Warned(NamedTuple):
    """A value to look at, and why."""

    line: int
    column: str
    ags: str
    text: str
    reason: str


def jumps(series: Sequence[Staged], decimals: int) -> Iterator[Warned]:
    """`series`: values of one area, group and sex in the order of time."""
    known = [one for one in series if one.value is not None]
    if len(known) - 1 < FEWEST:
        return
    rest = _Others([float(one.value or 0) for one in known])
    for place in range(1, len(known)):
        mean, deviation = rest.without(place)
        spread = max(deviation, 10.0**-decimals)
        one, before = known[place], known[place - 1]
        step = float((one.value or 0) - (before.value or 0))
        # The value after an outlier jumps back; only the outlier itself is told.
        if abs(step) > DEVIATIONS * spread and abs(float(one.value or 0) - mean) > DEVIATIONS * spread:
            yield Warned(
                one.line,
                one.column,
                one.ags,
                f"{one.value:f}",
                _("Sprung gegenüber %(time)s um mehr als das Dreifache der üblichen Schwankung.")
                % {"time": before.time},
            )


class _Others:
    """Mean and standard deviation of a series without one of its values, from sums taken once.

    Distances from the middle are summed, not the values: large figures that lie close together stay exact.
    """

    def __init__(self, values: Sequence[float]):
        self._middle = sum(values) / len(values)
        self._far = [value - self._middle for value in values]
        self._sum = sum(self._far)
        self._squares = sum(far * far for far in self._far)

    def without(self, place: int) -> tuple[float, float]:
        far, count = self._far[place], len(self._far) - 1
        mean = (self._sum - far) / count
        variance = (self._squares - far * far) / count - mean * mean
        return self._middle + mean, math.sqrt(max(variance, 0.0))


def wrong_sums(parts: Iterable[Staged], sums: Iterable[Staged]) -> Iterator[Warned]:
    """Counts of a Land against the sum of its districts, where none of them is missing."""
    added: dict[tuple, Decimal | None] = {}
    for one in parts:
        if len(one.ags) != 5:
            continue
        key = (one.ags[:2], one.group, one.sex, one.time)
        before = added.get(key, Decimal(0))
        value = Decimal(0) if one.value is None and one.sign == "nothing" else one.value
        added[key] = None if before is None or value is None else before + value
    for one in sums:
        total = added.get((one.ags, one.group, one.sex, one.time))
        if total is None or one.value is None:
            continue
        if abs(total - one.value) > TOLERANCE * max(abs(total), abs(one.value)):
            yield Warned(
                one.line,
                one.column,
                one.ags,
                f"{one.value:f}",
                _("Die Kreise ergeben zusammen %(total)s, das Land hat %(value)s.")
                % {"total": f"{total.normalize():f}", "value": f"{one.value.normalize():f}"},
            )
