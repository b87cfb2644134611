"""Which values of own counts are not told: small ones, and what would give them away.

The first step stands at the entry: a small number of our own is refused and a point stands in its place
(`services.values`, `imports.judging`). Here is the second one, for everything that reads: a number from which one that
is missing could be computed is hidden as well, and so is a small one that became our own only later. Official
statistics are hidden by whoever publishes them, and by nobody else.

All editions and all words for a time are looked at together: what one must hide, none shows. Source: domain paper on
monitoring, section 4; the rule itself is `documents.suppression`, what adds up to what `monitoring.indicators.totals`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from monitoring.indicators.models import Indicator, IndicatorValue
from monitoring.indicators.selectors.own_counts import own_counts
from monitoring.indicators.totals import HIDDEN, Cell, Name, hidden_in

#: Rows that are looked at together when many are read one after the other.
BATCH = 2000


@dataclass(frozen=True)
class Hidden:
    """Names of what is not told."""

    names: frozenset[Name] = frozenset()

    def has(self, *name: Any) -> bool:
        """`name`: keys of indicator and area, time, group, sex."""
        return Name(*name) in self.names

    def told(self, point: Any, *name: Any) -> Any:
        """The point, or one with a sign in place of its number."""
        if not self.has(*name):
            return point
        more = {"cases": None} if hasattr(point, "cases") else {}
        return replace(point, value=None, sign=HIDDEN, **more)


def hidden_values(indicators: Iterable[Indicator], years: Iterable[int] | None = None) -> Hidden:
    """One statement, none where no own count is among them. `years`: only these (`IndicatorValue.year`)."""
    own = {row.pk for row in indicators if row.is_own_count}
    if not own:
        return Hidden()
    nets: dict[tuple[Any, int], list[Cell]] = defaultdict(list)
    for year, cell in own_counts(own, years):
        nets[cell.name.indicator, year].append(cell)
    return Hidden(frozenset(name for cells in nets.values() for name in hidden_in(cells)))


def told_rows(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """The same rows; what must not be told has no number any more when it is read. Not for `values` and the like."""
    rows = rows.select_related("indicator")
    rows._iterable_class = ToldRows
    return rows


class ToldRows(ModelIterable):
    """Rows as they may be told, looked at in batches: one statement more for each that has an own count."""

    def __iter__(self) -> Iterator[IndicatorValue]:
        batch: list[IndicatorValue] = []
        for row in super().__iter__():
            batch.append(row)
            if len(batch) == BATCH:
                yield from _told(batch)
                batch = []
        yield from _told(batch)


def _told(rows: Sequence[IndicatorValue]) -> Sequence[IndicatorValue]:
    own = [row for row in rows if row.indicator.is_own_count]
    hidden = hidden_values((row.indicator for row in own), (row.year for row in own))
    for row in own:
        if hidden.has(row.indicator_id, row.area_id, row.time_text, row.group, row.sex):
            row.value, row.sign, row.cases = None, HIDDEN, None
    return rows
