"""How an area was cut when a value was given: a value from before a reform may speak of the smaller area.

Source: domain paper on monitoring, sections 4 (a Gebietsreform is a break) and 7 (dissolved districts).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Aggregate, DateField, Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from monitoring.indicators.editions import edition_rank
from monitoring.indicators.models import AreaChange, IndicatorValue, SeriesBreak

#: What `with_reform` adds to each row.
REFORM_COLUMNS = ("reform_days", "beside_since")
_EVER = dt.date(1, 1, 1)


class _Listed(Aggregate):
    """All values of a group in one text, with commas between them, in no order: both databases can do that."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "STRING_AGG(CAST(%(expressions)s AS text), ',')"
        return self.as_sql(compiler, connection, template=template, **more)


def has_old_cut(edition: str, reform_on: dt.date, *, beside_old: bool) -> bool:
    """Does a value from before the reform speak of the area as it was then?

    Surely when its edition is no younger than the reform, or gives the dissolved area a value of its own
    (`beside_old`); else the publisher has reckoned it back to the new cut.
    """
    return beside_old or edition_rank(edition)[0] <= reform_on.year


def with_reform(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """Adds, without a further statement, what `reform_breaks` asks for: the days of the reforms of the area after
    the value, and of the first one whose dissolved area has a value of its own beside it.

    Values that were put together for a reform count as cut by it. What only gave a part away has a break too.
    """
    beside = IndicatorValue.objects.filter(
        indicator=OuterRef(OuterRef("indicator")),
        time_text=OuterRef(OuterRef("time_text")),
        group=OuterRef(OuterRef("group")),
        sex=OuterRef(OuterRef("sex")),
        edition=OuterRef(OuterRef("edition")),
        value__isnull=False,
        area__ags=OuterRef("old_ags"),
    ).exclude(area=OuterRef(OuterRef("area")))
    dissolved = AreaChange.objects.filter(district=OuterRef("district"), new_ags=OuterRef("area__ags"))
    first_beside = dissolved.filter(Exists(beside)).order_by("on").values("on")[:1]
    reforms = _reforms_after().filter(
        on__gt=Coalesce(OuterRef("batch__merged_on"), Value(_EVER, DateField()))
    )
    return rows.annotate(reform_days=listed(reforms, "on"), beside_since=Subquery(first_beside))


def with_later_reforms(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """Adds `later_reforms`, the days of all reforms of the area after the year, whatever has been done about the
    value since: for a number that was printed once and is not reckoned anew. `days_in` reads them."""
    return rows.annotate(later_reforms=listed(_reforms_after(), "on"))


def _reforms_after() -> QuerySet[AreaChange]:
    """Reforms of the area of a value after its year, as a part of the statement that reads the value."""
    here = Q(new_ags=OuterRef("area__ags")) | Q(old_ags=OuterRef("area__ags"), share__lt=1)
    return AreaChange.objects.filter(here, district=OuterRef("district"), on__year__gt=OuterRef("year"))


def listed(changes: QuerySet[AreaChange], column: str) -> Subquery:
    """One column of all these changes, in one text beside each row of the outer statement; null where there are none."""
    return Subquery(changes.order_by().values("district").annotate(all=_Listed(column)).values("all"))


def days_in(listed: str | None) -> list[dt.date]:
    """The days that `reform_days` or `later_reforms` name, each once, the first one first."""
    return sorted({dt.date.fromisoformat(day) for day in (listed or "").split(",") if day})


def reform_breaks(
    edition: str, reform_days: str | None, beside_since: dt.date | None
) -> tuple[SeriesBreak, ...]:
    """The breaks that lie after this value: one for each reform that has cut its area anew.

    The publisher may have reckoned it back to one reform and not to a later one. What speaks of the area before the
    reform of `beside_since` was not cut by the ones after it either.
    """
    return tuple(
        SeriesBreak(year=day.year, reason=_("Gebietsreform am %(day)s") % {"day": f"{day:%d.%m.%Y}"})
        for day in days_in(reform_days)
        if has_old_cut(edition, day, beside_old=beside_since is not None and day >= beside_since)
    )


def breaks_after(points: Iterable[Any]) -> list[SeriesBreak]:
    """Each reform that the points of a series tell of, once."""
    return list({row.year: row for point in points for row in getattr(point, "reforms", ())}.values())


def breaks_of(noted: Sequence[SeriesBreak], points: Iterable[Any]) -> list[SeriesBreak]:
    """Where the line of these points is cut: what somebody noted, then each reform in a year nobody noted."""
    known = {row.year for row in noted}
    return [*noted, *(row for row in breaks_after(points) if row.year not in known)]
