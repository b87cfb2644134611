"""Values as plain points: a series over the years, the latest, one year of all areas of a level."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from accounts.districts.models import District
from monitoring.indicators.cuts import REFORM_COLUMNS, reform_breaks, with_reform
from monitoring.indicators.models import Area, Group, Indicator, IndicatorValue, SeriesBreak, Sex


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
) -> dict[str, list[Point]]:
    """The same for several groups in one statement; groups without any value are left out."""
    rows = _active(district).filter(indicator=indicator, area=area, group__in=groups, sex=sex)
    result: dict[str, list[Point]] = {}
    columns = ("group", *REFORM_COLUMNS, *_COLUMNS)
    for group, on, beside, *rest in with_reform(rows).order_by("year", "time_text").values_list(*columns):
        point = Point(*rest)
        reforms = reform_breaks(point.edition, on, beside)
        result.setdefault(group, []).append(replace(point, reforms=reforms) if reforms else point)
    return {group: result[group] for group in Group.values if group in result}


def latest(
    district: District, indicator: Indicator, area: Area, *, group: str = Group.TOTAL, sex: str = Sex.ALL
) -> Point | None:
    """The newest point that has a number."""
    rows = _active(district).filter(indicator=indicator, area=area, group=group, sex=sex, value__isnull=False)
    row = rows.order_by("-year", "-time_text").values_list(*_COLUMNS).first()
    return Point(*row) if row else None


def values_of_year(
    district: District,
    indicator: Indicator,
    year: int,
    level: str,
    *,
    group: str = Group.TOTAL,
    sex: str = Sex.ALL,
) -> dict[str, Decimal]:
    """Key of the area to its number; areas with a sign instead of one are left out."""
    rows = _active(district).filter(
        indicator=indicator, year=year, area__level=level, group=group, sex=sex, value__isnull=False
    )
    return dict(rows.order_by("area__ags", "time_text").values_list("area__ags", "value"))


def _active(district: District):
    return IndicatorValue.objects.filter(district=district, is_active=True)
