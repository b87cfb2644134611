"""Reading what a run is made of: districts of a day, their seven values, and which indicators fit."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.districts.models import District
from monitoring.clusters.compute import Case
from monitoring.clusters.features import DISTANCE_KEYS, MONTHS, NEAR_METRES, Choice
from monitoring.clusters.study import FEATURES, Feature
from monitoring.indicators.models import (
    Area,
    AreaVersion,
    Group,
    Indicator,
    IndicatorKey,
    IndicatorValue,
    Level,
    Sex,
)
from monitoring.indicators.selectors import values_of_year

#: A year is offered first when it has values for this share of the districts.
WELL_COVERED = 0.95


def areas_of_day(district: District, day: dt.date) -> QuerySet[Area]:
    """Districts as they were cut on a day; those of whom no version is known are taken to have been there."""
    there = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    versions = AreaVersion.objects.filter(area=OuterRef("pk"))
    return (
        Area.objects.filter(district=district, level=Level.DISTRICT)
        .filter(Exists(versions.filter(there)) | ~Exists(versions))
        .order_by("ags")
    )


def cases_of(district: District, choices: Sequence[Choice], day: dt.date) -> list[Case]:
    """All districts of the day with the chosen values, in the units of the study."""
    columns = [_column(district, choice) for choice in choices]
    return [
        Case(
            area.ags,
            area.name,
            tuple(column.get(area.ags) for column in columns),
        )
        for area in areas_of_day(district, day)
    ]


def _column(district: District, choice: Choice) -> dict[str, float]:
    """Key of the area to the value in the unit of the study; a count of near facilities needs all distances."""
    columns = [values_of_year(district, row, choice.year, Level.DISTRICT) for row in choice.used]
    if not choice.near:
        return {ags: float(value) * choice.factor for ags, value in columns[0].items()}
    everywhere = set(columns[0]).intersection(*columns[1:])
    return {ags: float(sum(column[ags] < NEAR_METRES for column in columns)) for ags in everywhere}


def indicators_of(user: Any) -> QuerySet[Indicator]:
    """Indicators of the district the person acts in that it may read."""
    return Indicator.objects.allowed_to(user, "L").filter(district=user.acting_district)


def suggested(district: District) -> dict[str, Choice]:
    """For each of the seven the indicator that bears one of its names, with the newest well covered year."""
    named = _by_name(district)
    found = {feature.key: _named(feature, named) for feature in FEATURES}
    near = tuple(named[key.casefold()] for key in DISTANCE_KEYS if key.casefold() in named)
    if found["supply"] is None and near:
        found["supply"] = near[0]
    else:
        near = ()
    years = _covered_years(district, [indicator for indicator in found.values() if indicator])
    return {
        key: Choice(
            key,
            indicator,
            years.get(indicator.pk, 0),
            factor=_factor(key, indicator),
            near=near if key == "supply" else (),
        )
        for key, indicator in found.items()
        if indicator is not None
    }


def is_monthly(indicator: Indicator) -> bool:
    return "monat" in indicator.unit.casefold()


def _factor(key: str, indicator: Indicator) -> float:
    return float(MONTHS) if key == "income" and is_monthly(indicator) else 1.0


def _by_name(district: District) -> dict[str, Indicator]:
    rows = {row.pk: row for row in Indicator.objects.filter(district=district)}
    named = {row.title.casefold(): row for row in rows.values()}
    keys = IndicatorKey.objects.filter(district=district).values_list("key", "indicator")
    named |= {key.casefold(): rows[pk] for key, pk in keys if pk in rows}
    return named | {row.code.casefold(): row for row in rows.values()}


def _named(feature: Feature, named: dict[str, Indicator]) -> Indicator | None:
    names = (*feature.names, str(feature.title))
    return next((named[name.casefold()] for name in names if name.casefold() in named), None)


def _covered_years(district: District, indicators: Sequence[Indicator]) -> dict[Any, int]:
    """Newest year with values for nearly as many districts as in the fullest year of the indicator."""
    rows = IndicatorValue.objects.filter(
        district=district, indicator__in=indicators, area__level=Level.DISTRICT, is_active=True,
        value__isnull=False, group=Group.TOTAL, sex=Sex.ALL,
    )  # fmt: skip
    counts = Counter(rows.order_by().values_list("indicator", "year"))
    fullest: dict[Any, int] = {}
    for (indicator, _year), count in counts.items():
        fullest[indicator] = max(count, fullest.get(indicator, 0))
    years: dict[Any, int] = {}
    for (indicator, year), count in counts.items():
        if count >= WELL_COVERED * fullest[indicator]:
            years[indicator] = max(year, years.get(indicator, 0))
    return years
