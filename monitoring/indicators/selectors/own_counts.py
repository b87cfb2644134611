"""Own counts as the rule of hiding reads them: every edition, with what their areas were made of, in one statement."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Coalesce

from monitoring.indicators.cuts import days_in, has_old_cut, listed
from monitoring.indicators.models import Area, AreaChange, AreaVersion, IndicatorValue, Level
from monitoring.indicators.totals import Cell, Name

#: Rows that are fetched at a time.
CHUNK = 2000
_COLUMNS = (
    "indicator", "area", "time_text", "group", "sex", "area__ags", "area__level", "edition", "is_active", "value",
    "sign",
)  # fmt: skip
#: Fields that make the name of a value.
_OF_NAME = len(Name._fields)


def own_counts(indicators: Iterable[Any], years: Iterable[int] | None) -> Iterator[tuple[int, Cell]]:
    """Values with the year they belong to. `indicators`: keys."""
    rows = IndicatorValue.objects.filter(indicator__in=set(indicators))
    if years is not None:
        rows = rows.filter(year__in=set(years))
    later = AreaChange.objects.filter(
        district=OuterRef("district"), new_ags=OuterRef("area__ags"), share=1, on__year__gt=OuterRef("year")
    )
    known = rows.order_by().values_list(
        "year",
        "batch__merged_on",
        listed(later, "old_ags"),
        listed(later, "on"),
        _born(),
        _places(),
        *_COLUMNS,
    )
    for year, merged_on, parts, days, born, places, *rest in known.iterator(chunk_size=CHUNK):
        cell = Cell(Name(*rest[:_OF_NAME]), *rest[_OF_NAME:])._replace(places=places)
        if parts:
            is_new = merged_on is not None or (born is not None and born.year > year)
            first = days_in(days)[0]
            cell = cell._replace(
                made_of=tuple(sorted(set(parts.split(",")))),
                is_reckoned=is_new or not has_old_cut(cell.edition, first, beside_old=False),
            )
        yield year, cell


def _born() -> Subquery:
    """The first day of the area, where somebody has said so."""
    return Subquery(
        AreaVersion.objects.filter(area=OuterRef("area"))
        .order_by()
        .values("area")
        .annotate(first=Min("valid_from"))
        .values("first")
    )


def _places() -> Case:
    """For a district the municipalities it had in the year of the value, as far as changes and versions tell.

    Those that came or went within the year are left out: rather one more number is hidden than one too few.
    """
    ended = AreaChange.objects.filter(
        district=OuterRef("district"), old_ags=OuterRef("ags"), on__year__lte=OuterRef(OuterRef("year"))
    )
    all_of_it = ended.order_by().values("old_ags").annotate(share=Sum("share")).filter(share__gte=1)
    came = AreaChange.objects.filter(
        district=OuterRef("district"), new_ags=OuterRef("ags"), on__year__gte=OuterRef(OuterRef("year"))
    )
    versions = AreaVersion.objects.filter(area=OuterRef("pk"))
    before = versions.filter(valid_from__year__lt=OuterRef(OuterRef("year")))
    there = before.filter(Q(valid_to=None) | Q(valid_to__year__gte=OuterRef(OuterRef("year"))))
    inside = (
        Area.objects.filter(
            district=OuterRef("district"), level=Level.MUNICIPALITY, ags__startswith=OuterRef("area__ags")
        )
        .exclude(Exists(all_of_it))
        .filter(Exists(there) | (~Exists(versions) & ~Exists(came)))
    )
    counted = inside.order_by().values("district").annotate(number=Count("pk")).values("number")
    whole = When(area__level=Level.DISTRICT, then=Coalesce(Subquery(counted), 0))
    return Case(whole, default=0, output_field=IntegerField())
