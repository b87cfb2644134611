"""How an indicator stands in the mean of the districts of the own cluster: a line of A1 (outline, section 5)."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

from accounts.districts.models import District
from monitoring.clusters.models import ClusterAssignment
from monitoring.clusters.selectors import run_of_day
from monitoring.indicators.models import Group, Indicator, IndicatorValue, Sex
from monitoring.reports.chapters.official import Reading, Years
from monitoring.reports.periods import Period

#: A mean of fewer districts of the cluster, as a share of all in it, would speak of those that happened to be read in.
ENOUGH = Decimal("0.8")


def cluster_mean(district: District, indicator: Indicator, period: Period, today: dt.date) -> Years:
    """Unweighted mean by year; nothing without a run, or where too many districts have no value. Three statements."""
    run = run_of_day(district, today, period.last.year)
    if run is None:
        return {}
    labels = dict(ClusterAssignment.objects.filter(run=run).values_list("ags", "label"))
    mine = [ags for ags, label in labels.items() if label == labels.get(district.ags)]
    if district.ags not in labels:
        return {}
    rows = IndicatorValue.objects.filter(
        district=district,
        indicator=indicator,
        area__ags__in=mine,
        group=Group.TOTAL,
        sex=Sex.ALL,
        is_active=True,
        value__isnull=False,
        year__range=(period.first.year, period.last.year),
    )
    by_year: dict[int, list[Decimal]] = defaultdict(list)
    for year, value in rows.order_by().values_list("year", "value"):
        by_year[year].append(value)
    return {
        year: Reading(year, sum(values, Decimal()) / len(values), "")
        for year, values in by_year.items()
        if len(values) >= ENOUGH * len(mine)
    }
