"""Round numbers along an axis, so that a reader can count with them."""

import math
from collections.abc import Iterable

from documents.tables import german_number


def round_step(span: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives four to eight lines."""
    if span < 1e-9:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(step * power for step in (1, 2, 5, 10) if span / (step * power) <= 6)


def places(step: float) -> int:
    return max(0, -math.floor(math.log10(step)))


class Axis:
    """From a round number below to a round number above; zero is always on it."""

    def __init__(self, numbers: Iterable[float]):
        values = [0.0, *numbers]
        self.step = round_step(max(values) - min(values))
        # Of the smallest numbers there are, the quotient is lost: then one step more.
        self.low = math.floor(min(values) / self.step) * self.step
        self.low -= self.step * (self.low > min(values))
        self.high = max(math.ceil(max(values) / self.step) * self.step, self.low + self.step)
        self.high += self.step * (self.high < max(values))

    @property
    def span(self) -> float:
        return self.high - self.low

    def ticks(self) -> list[tuple[float, str]]:
        """Each line of the axis with its number as a German reader writes it."""
        count = round(self.span / self.step)
        numbers = [self.low + index * self.step for index in range(count + 1)]
        return [(tick, german_number(tick, decimals=places(self.step))) for tick in numbers]
