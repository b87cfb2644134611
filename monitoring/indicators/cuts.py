"""How an area was cut when a value was given: a value from before a reform may speak of the smaller area.

Source: domain paper on monitoring, sections 4 (a Gebietsreform is a break) and 7 (dissolved districts).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from monitoring.indicators.editions import edition_rank
from monitoring.indicators.models import AreaChange, IndicatorValue, SeriesBreak

#: What `with_reform` adds to each row.
REFORM_COLUMNS = ("reform_on", "stands_beside_old")
_EVER = dt.date(1, 1, 1)


def has_old_cut(edition: str, reform_on: dt.date, *, beside_old: bool) -> bool:
    """Does a value from before the reform speak of the area as it was then?

    Surely when its edition is no younger than the reform, or gives the dissolved area a value of its own
    (`beside_old`); else the publisher has reckoned it back to the new cut.
    """
    return beside_old or edition_rank(edition)[0] <= reform_on.year


def with_reform(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """Adds, without a further statement, the first reform of the area after the value and `beside_old`.

    Values that were put together for a reform count as cut by it. What only gave a part away has a break too.
    """
    reforms = _reforms_after().filter(
        on__gt=Coalesce(OuterRef("batch__merged_on"), Value(_EVER, DateField()))
    )
    dissolved = AreaChange.objects.filter(
        district=OuterRef(OuterRef("district")), new_ags=OuterRef(OuterRef("area__ags"))
    )
    beside = IndicatorValue.objects.filter(
        indicator=OuterRef("indicator"),
        time_text=OuterRef("time_text"),
        group=OuterRef("group"),
        sex=OuterRef("sex"),
        edition=OuterRef("edition"),
        value__isnull=False,
        area__ags__in=dissolved.values("old_ags"),
    ).exclude(area=OuterRef("area"))
    return rows.annotate(
        reform_on=Subquery(reforms.order_by("on").values("on")[:1]), stands_beside_old=Exists(beside)
    )


def with_next_reform(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """Adds `next_reform`, the first reform of the area after the year, whatever has been done about the value since:
    for a number that was printed once and is not reckoned anew."""
    return rows.annotate(next_reform=Subquery(_reforms_after().order_by("on").values("on")[:1]))


def _reforms_after() -> QuerySet[AreaChange]:
    """Reforms of the area of a value after its year, as a part of the statement that reads the value."""
    here = Q(new_ags=OuterRef("area__ags")) | Q(old_ags=OuterRef("area__ags"), share__lt=1)
    return AreaChange.objects.filter(here, district=OuterRef("district"), on__year__gt=OuterRef("year"))


def reform_breaks(edition: str, reform_on: dt.date | None, beside_old: bool) -> tuple[SeriesBreak, ...]:
    """The break that lies after this value, if a reform has cut its area anew."""
    if reform_on is None or not has_old_cut(edition, reform_on, beside_old=beside_old):
        return ()
    words = _("Gebietsreform am %(day)s") % {"day": f"{reform_on:%d.%m.%Y}"}
    return (SeriesBreak(year=reform_on.year, reason=words),)


def breaks_after(points: Iterable[Any]) -> list[SeriesBreak]:
    """Each reform that the points of a series tell of, once."""
    return list({row.year: row for point in points for row in getattr(point, "reforms", ())}.values())


def breaks_of(noted: Sequence[SeriesBreak], points: Iterable[Any]) -> list[SeriesBreak]:
    """Where the line of these points is cut: what somebody noted, then each reform in a year nobody noted."""
    known = {row.year for row in noted}
    return [*noted, *(row for row in breaks_after(points) if row.year not in known)]
