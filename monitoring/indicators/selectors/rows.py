"""Rows of lists, forms and pages, each through its door."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from accounts.districts.models import District
from accounts.doors import visible_rows
from coordination.network.models import Organisation
from monitoring.indicators.models import (
    Area,
    AreaChange,
    AreaVersion,
    Component,
    Dimension,
    ImportBatch,
    Indicator,
    IndicatorValue,
    Level,
    SeriesBreak,
    Survey,
)
from monitoring.indicators.selectors.hiding import told_rows


def indicator_rows(user: Any, action: str = "L") -> QuerySet[Indicator]:
    """Indicators with their place in the tree and the last year they have a value for.

    The year is looked up in the index, indicator by indicator: a list must not read all values.
    """
    newest = IndicatorValue.objects.filter(
        district=OuterRef("district"), indicator=OuterRef("pk"), is_active=True
    ).order_by("-year")
    return (
        Indicator.objects.allowed_to(user, action)
        .select_related("component__dimension", "weight_indicator", "district")
        .annotate(last_year=Subquery(newest.values("year")[:1]))
    )


def api_indicator_rows(user: Any) -> QuerySet[Indicator]:
    return indicator_rows(user).prefetch_related("keys", "breaks")


def value_rows(user: Any, action: str = "L") -> QuerySet[IndicatorValue]:
    """As they may be told (`hiding`): a page, a file and a program read the same."""
    return told_rows(
        IndicatorValue.objects.allowed_to(user, action).select_related("indicator", "area", "survey")
    )


def area_rows(user: Any, action: str = "L") -> QuerySet[Area]:
    return Area.objects.allowed_to(user, action).select_related("parent", "district")


def value_count_of(area: Area) -> int:
    return area.values.filter(is_active=True).count()


def survey_rows(user: Any, action: str = "L") -> QuerySet[Survey]:
    return Survey.objects.allowed_to(user, action).select_related("conductor").annotate(
        indicator_count=Count("values__indicator", distinct=True)
    )  # fmt: skip


def break_rows(user: Any) -> QuerySet[SeriesBreak]:
    return SeriesBreak.objects.visible_to(user).select_related("indicator")


def dimension_options(user: Any) -> QuerySet[Dimension]:
    return Dimension.objects.allowed_to(user, "L")


def component_options(user: Any) -> QuerySet[Component]:
    return Component.objects.allowed_to(user, "L").select_related("dimension")


def weight_options(user: Any) -> QuerySet[Indicator]:
    return Indicator.objects.allowed_to(user, "L").order_by("sort_title")


def area_options(user: Any) -> QuerySet[Area]:
    return Area.objects.allowed_to(user, "L")


def survey_options(user: Any) -> QuerySet[Survey]:
    return Survey.objects.allowed_to(user, "L")


def conductor_options(user: Any) -> QuerySet[Organisation]:
    return visible_rows(Organisation, user, "L").order_by("name")


def tree_of(user: Any) -> list[Dimension]:
    """The whole tree for its page: dimensions, components, indicators, in their order."""
    indicators = Indicator.objects.order_by("order", "code")
    components = Component.objects.order_by("order", "title")
    return list(
        dimension_options(user)
        .order_by("order", "title")
        .prefetch_related(
            Prefetch("components", components.prefetch_related(Prefetch("indicators", indicators)))
        )
    )


def areas_around(district: District) -> list[Area]:
    """The district itself, its municipalities, its Land and Germany: what a page compares."""
    own = district.ags
    around = (
        Q(ags=own)
        | Q(level=Level.COUNTRY)
        | Q(level=Level.STATE, ags=own[:2])
        | Q(level=Level.MUNICIPALITY, ags__startswith=own)
    )
    rows = Area.objects.filter(around, district=district)
    return list(rows.select_related("district").order_by("sort_name"))


def changes_of(area: Area) -> QuerySet[AreaChange]:
    """What came into the area and what went out of it."""
    return AreaChange.objects.filter(district=area.district_id).filter(
        Q(old_ags=area.ags) | Q(new_ags=area.ags)
    )


def version_rows(user: Any) -> QuerySet[AreaVersion]:
    return AreaVersion.objects.visible_to(user).select_related("area")


def change_rows(user: Any) -> QuerySet[AreaChange]:
    return AreaChange.objects.visible_to(user).select_related("district")


def reform_of(change: AreaChange) -> list[AreaChange]:
    """All that came into the same new area on the same day, the change itself among it."""
    together = AreaChange.objects.filter(district=change.district_id, new_ags=change.new_ags, on=change.on)
    return list(together.order_by("old_ags"))


def areas_by_key(district: District, keys: Iterable[str]) -> dict[str, Area]:
    return {area.ags: area for area in Area.objects.filter(district=district, ags__in=set(keys))}


def batches_of(indicator: Indicator, limit: int = 6) -> QuerySet[ImportBatch]:
    """The last imports that brought values of the indicator."""
    return (
        ImportBatch.objects.filter(values__indicator=indicator)
        .select_related("author")
        .distinct()
        .order_by("-applied_at")[:limit]
    )


def indicators_of(survey: Survey) -> QuerySet[Indicator]:
    return Indicator.objects.filter(values__survey=survey).distinct().order_by("code")


def published_indicators(district: District) -> QuerySet[Indicator]:
    """What everybody may read, in the order of the tree."""
    return (
        Indicator.objects.published()
        .filter(district=district)
        .select_related("component__dimension", "district", "weight_indicator")
        .order_by("component__dimension__order", "component__order", "order", "code")
    )
