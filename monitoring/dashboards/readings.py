"""Indicators with their values for a few areas, read in three statements, and how one of them is told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from documents.suppression import SMALLEST_BASE
from monitoring.indicators.comparison import Comparison, Gap, breaks_between, compare, gap
from monitoring.indicators.cuts import REFORM_COLUMNS, reform_breaks, with_reform
from monitoring.indicators.models import Group, Indicator, SeriesBreak, Sex, Sign
from monitoring.indicators.selectors import Point
from monitoring.indicators.selectors.rows import indicator_rows, value_rows
from monitoring.indicators.signs import printed

#: Which group is laid beside which; of several references the first that has values is taken.
REFERENCES: dict[str, tuple[str, ...]] = {
    Group.MIGRATION: (Group.NO_MIGRATION, Group.TOTAL),
    Group.FOREIGN: (Group.GERMAN, Group.TOTAL),
}


@dataclass(frozen=True)
class Readings:
    """`points`: by indicator, area and group, in the order of the years."""

    indicators: list[Indicator]
    points: dict[tuple[Any, str, str], list[Point]] = field(default_factory=dict)

    def of(self, indicator: Indicator, ags: str, group: str = Group.TOTAL) -> list[Point]:
        return self.points.get((indicator.pk, ags, group), [])

    def newest(self, indicator: Indicator, ags: str, group: str = Group.TOTAL) -> Point | None:
        """The newest point that has a number, else the newest sign."""
        found = self.of(indicator, ags, group)
        return next((p for p in reversed(found) if p.value is not None), found[-1] if found else None)

    def at(self, indicator: Indicator, ags: str, time: str, group: str = Group.TOTAL) -> Point | None:
        return next((p for p in self.of(indicator, ags, group) if p.time_text == time), None)

    def main_group(self, indicator: Indicator, ags: str) -> str:
        """All people where they are known, else the first group there is a value for."""
        return next(
            (str(group) for group in Group.values if self.of(indicator, ags, group)), str(Group.TOTAL)
        )

    def pair(self, indicator: Indicator, ags: str) -> tuple[str, str] | None:
        """The group and the reference whose distance can be told."""
        for group, references in REFERENCES.items():
            if self.of(indicator, ags, group):
                known = (other for other in references if self.of(indicator, ags, other))
                if reference := next(known, None):
                    return str(group), str(reference)
        return None

    def gap(self, indicator: Indicator, ags: str) -> tuple[str, Gap] | None:
        """Time and size of the newest distance of two groups."""
        pair = self.pair(indicator, ags)
        if pair is None:
            return None
        for point in reversed(self.of(indicator, ags, pair[0])):
            found = gap(indicator, point, self.at(indicator, ags, point.time_text, pair[1]))
            if found:
                return point.time_text, found
        return None


def read(user: Any, areas: Iterable[str], **wanted: Any) -> Readings:
    """Indicators the person may see and their newest editions for these areas. `wanted`: about the indicator."""
    indicators = list(
        indicator_rows(user, "V")
        .filter(district=user.active_district_id, **wanted)
        .prefetch_related("breaks")
        .order_by("component__dimension__order", "component__order", "order", "code")
    )
    kinds = {row.pk: row.kind for row in indicators}
    points: dict[tuple[Any, str, str], list[Point]] = defaultdict(list)
    rows = value_rows(user, "V").filter(
        district=user.active_district_id, indicator__in=kinds, area__ags__in=list(areas), sex=Sex.ALL, is_active=True
    )  # fmt: skip
    ordered = with_reform(rows).order_by("year", "time_text")
    for row in ordered:
        days, beside = (getattr(row, name) for name in REFORM_COLUMNS)
        point = Point(
            row.year, row.time_text, row.value, row.sign, row.edition, row.cases,
            reform_breaks(row.edition, days, beside),
        )  # fmt: skip
        points[row.indicator_id, row.area.ags, row.group].append(_point(kinds[row.indicator_id], point))
    return Readings(indicators, dict(points))


def change_of(indicator: Indicator, points: list[Point]) -> tuple[str, Comparison] | None:
    """From which time on, and what has become of it, from the first number after the last break, else from the first
    of all, to the last; None for a single one."""
    known = [point for point in points if point.value is not None]
    if len(known) < 2 or known[0].year == known[-1].year:
        return None
    breaks: list[SeriesBreak] = list(indicator.breaks.all())
    after = [point for point in known if not breaks_between(point, known[-1], breaks)]
    first = after[0] if len(after) > 1 else known[0]
    return first.time_text, compare(indicator, first, known[-1], breaks=breaks)


def told(indicator: Indicator, point: Point | None) -> str:
    """The value as it stands on a page, with its unit where that is short."""
    if point is None:
        return printed(None)
    text = printed(point.value, point.sign, decimals=indicator.decimals)
    return f"{text}\u00a0%" if indicator.is_percent and point.value is not None else text


def _point(kind: str, point: Point) -> Point:
    """A rate that rests on a few answers is no statement (domain paper on monitoring, section 4)."""
    if kind == Indicator.Kind.RATE and point.cases is not None and point.cases < SMALLEST_BASE:
        return replace(point, value=None, sign=Sign.BLOCKED)
    return point
