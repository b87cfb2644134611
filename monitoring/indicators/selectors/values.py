"""Values as plain points: a series over the years, the latest, one year of all areas of a level."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from accounts.districts.models import District
from monitoring.indicators.cuts import REFORM_COLUMNS, reform_breaks, with_reform
from monitoring.indicators.models import Area, Group, Indicator, IndicatorValue, SeriesBreak, Sex
from monitoring.indicators.selectors.hiding import Hidden, hidden_values


@dataclass(frozen=True)
class Point:
    """One value of a series; `value` None: the sign says why."""

    year: int
    time_text: str
    value: Decimal | None
    sign: str
    edition: str
    cases: int | None = None
    #: Breaks that lie after it, because its area has been cut anew since (`cuts`).
    reforms: tuple[SeriesBreak, ...] = ()


_COLUMNS = ("year", "time_text", "value", "sign", "edition", "cases")


def series(
    district: District,
    indicator: Indicator,
    area: Area,
    *,
    group: str = Group.TOTAL,
    sex: str = Sex.ALL,
) -> list[Point]:
    """The values of the newest editions in the order of the years."""
    found = series_by_group(district, indicator, area, groups=[group], sex=sex)
    return found.get(group, [])


def series_by_group(
    district: District,
    indicator: Indicator,
    area: Area,
    *,
    groups: Sequence[str] = tuple(Group.values),
    sex: str = Sex.ALL,
    as_entered: bool = False,
) -> dict[str, list[Point]]:
    """The same for several groups in one statement; groups without any value are left out.

    `as_entered`: for whoever writes the values; else what gives a small number away is not told (`hiding`).
    """
    hidden = Hidden() if as_entered else hidden_values([indicator])
    rows = _active(district).filter(indicator=indicator, area=area, group__in=groups, sex=sex)
    result: dict[str, list[Point]] = {}
    columns = ("group", *REFORM_COLUMNS, *_COLUMNS)
    for group, days, beside, *rest in with_reform(rows).order_by("year", "time_text").values_list(*columns):
        point = Point(*rest)
        point = hidden.told(point, indicator.pk, area.pk, point.time_text, group, sex)
        reforms = reform_breaks(point.edition, days, beside)
        result.setdefault(group, []).append(replace(point, reforms=reforms) if reforms else point)
    return {group: result[group] for group in Group.values if group in result}


def latest(
    district: District, indicator: Indicator, area: Area, *, group: str = Group.TOTAL, sex: str = Sex.ALL
) -> Point | None:
    """The newest point whose number is told."""
    rows = _active(district).filter(indicator=indicator, area=area, group=group, sex=sex, value__isnull=False)
    newest = (Point(*row) for row in rows.order_by("-year", "-time_text").values_list(*_COLUMNS))
    hidden = hidden_values([indicator])
    name = (indicator.pk, area.pk)
    return next((p for p in newest if not hidden.has(*name, p.time_text, group, sex)), None)


def values_of_year(
    district: District,
    indicator: Indicator,
    year: int,
    level: str,
    *,
    group: str = Group.TOTAL,
    sex: str = Sex.ALL,
) -> dict[str, Decimal]:
    """Key of the area to its number; areas with a sign instead of one are left out, and those that are not told."""
    rows = _active(district).filter(
        indicator=indicator, year=year, area__level=level, group=group, sex=sex, value__isnull=False
    )
    hidden = hidden_values([indicator])
    found = rows.order_by("area__ags", "time_text").values_list("area__ags", "value", "area", "time_text")
    return {
        ags: value for ags, value, key, time in found if not hidden.has(indicator.pk, key, time, group, sex)
    }


def _active(district: District):
    return IndicatorValue.objects.filter(district=district, is_active=True)
