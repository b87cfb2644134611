"""The values the page of an indicator needs, read in a few statements."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count

from monitoring.indicators.cuts import REFORM_COLUMNS, reform_breaks, with_reform
from monitoring.indicators.models import Area, Indicator, IndicatorValue, Level, Sex, Survey
from monitoring.indicators.selectors.hiding import hidden_values
from monitoring.indicators.selectors.rows import areas_around
from monitoring.indicators.selectors.values import Point

#: A mean of the districts says something only from this many on.
MEAN_FROM = 3


@dataclass(frozen=True)
class PagePoint(Point):
    """A point that knows its survey."""

    survey: Any = None
    #: From which areas the value was put together, in words.
    merged_from: str = ""


@dataclass
class Found:
    """Areas in the order of the page, their points by area, group and time, surveys, means of the districts."""

    areas: list[Area]
    points: dict[tuple[Any, str], dict[str, PagePoint]] = field(default_factory=dict)
    surveys: dict[Any, Survey] = field(default_factory=dict)
    #: (time, group) to mean and number of districts.
    mean: dict[tuple[str, str], tuple[Decimal, int]] = field(default_factory=dict)

    def by_time(self, area: Area, group: str) -> dict[str, PagePoint]:
        return self.points.get((area.pk, group), {})

    def series(self, area: Area | None, group: str) -> list[PagePoint]:
        found = self.by_time(area, group).values() if area else ()
        return sorted(found, key=lambda point: (point.year, point.time_text))

    def at(self, area: Area, group: str, time: str) -> PagePoint | None:
        return self.by_time(area, group).get(time)

    def at_time(self, groups: list[str], time: str) -> list[PagePoint]:
        """What all areas have for these groups at one time."""
        return [
            line[time] for (_area, group), line in self.points.items() if group in groups and time in line
        ]

    @property
    def wider(self) -> list[Area]:
        """The Land and Germany."""
        return [area for area in self.areas if area.level in (Level.STATE, Level.COUNTRY)]

    def area(self, ags: str) -> Area | None:
        return next((area for area in self.areas if area.ags == ags), None)

    def common_time(self, group: str) -> str:
        """The newest time that as many areas have as any other; "" without values."""
        times = Counter(
            (point.year, time)
            for (_area, name), line in self.points.items()
            if name == group
            for time, point in line.items()
        )
        most = max(times.values(), default=0)
        return max((key for key, count in times.items() if count == most), default=(0, ""))[1]


def values_around(indicator: Indicator, *, sex: str = Sex.ALL) -> Found:
    """Values of the district, its municipalities, its Land and Germany; means of all districts beside it."""
    found = Found(sorted(areas_around(indicator.district), key=_rank))
    rows = IndicatorValue.objects.filter(indicator=indicator, is_active=True, sex=sex)
    near = rows.filter(area__in=[area.pk for area in found.areas]).order_by("year", "time_text")
    plain = ("year", "time_text", "value", "sign", "edition", "cases")
    more = ("survey_id", "batch__merged_on", "batch__note", *REFORM_COLUMNS)
    hidden = hidden_values([indicator])
    for area, group, *rest in with_reform(near).values_list("area_id", "group", *plain, *more):
        survey, merged_on, note, days, beside = rest[len(plain) :]
        known: dict[str, Any] = dict(zip(plain, rest, strict=False))
        point = PagePoint(
            **known,
            reforms=reform_breaks(known["edition"], days, beside),
            survey=survey,
            merged_from=note if merged_on else "",
        )
        point = hidden.told(point, indicator.pk, area, point.time_text, group, sex)
        found.points.setdefault((area, group), {})[point.time_text] = point
    surveys = {point.survey for line in found.points.values() for point in line.values() if point.survey}
    if surveys:
        found.surveys = Survey.objects.select_related("conductor").in_bulk(surveys)
    means = rows.filter(area__level=Level.DISTRICT, value__isnull=False).order_by()
    for time, group, mean, count in (
        means.values("time_text", "group")
        .annotate(mean=Avg("value"), count=Count("pk"))
        .values_list("time_text", "group", "mean", "count")
    ):
        if count >= MEAN_FROM:
            found.mean[time, group] = (mean, count)
    return found


def _rank(area: Area) -> tuple[int, str]:
    order = {Level.DISTRICT: 0, Level.STATE: 1, Level.COUNTRY: 2, Level.MUNICIPALITY: 3}
    return order[Level(area.level)], area.sort_name
