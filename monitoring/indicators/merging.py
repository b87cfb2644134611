"""Merging areas: counts sum up, rates are weighted, other figures are not put together.

Source: domain paper on monitoring, sections 7 and 8 (as done for Wartburgkreis and Eisenach, 1 July 2021).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitoring.indicators.models import Indicator, Sign

Aggregation = Indicator.Aggregation


@dataclass(frozen=True)
class Part:
    """What one old area brings: its value, its weight (mostly people), and how much of it goes over (0 to 1)."""

    value: Decimal | None
    weight: Decimal | None = None
    share: Decimal = Decimal(1)


@dataclass(frozen=True)
class Merged:
    """The value of the new area; without one the sign says why."""

    value: Decimal | None
    sign: str = ""


def merge(aggregation: str, parts: Sequence[Part]) -> Merged:
    """One unknown part makes the whole unknown: a sum without it would be a wrong number.

    A rate of an area that is split keeps its height and goes over with the part of the weight that moves.
    """
    if aggregation == Aggregation.NONE:
        return Merged(None, Sign.BLOCKED)
    if not parts or any(part.value is None for part in parts):
        return Merged(None, Sign.UNKNOWN_OR_SECRET)
    if aggregation == Aggregation.SUM:
        return Merged(sum((part.value * part.share for part in parts if part.value is not None), Decimal(0)))
    return _weighted(parts)


def _weighted(parts: Sequence[Part]) -> Merged:
    total, weights = Decimal(0), Decimal(0)
    for part in parts:
        if part.weight is None or part.value is None:
            return Merged(None, Sign.UNKNOWN_OR_SECRET)
        weight = part.weight * part.share
        total, weights = total + part.value * weight, weights + weight
    return Merged(total / weights) if weights else Merged(None, Sign.BLOCKED)
