"""Invented districts with the seven indicators, and runs made of them."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from monitoring.clusters.features import Choice
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.services import calculate, store_run
from monitoring.clusters.study import CLUSTERS, FEATURES
from monitoring.indicators.models import Area, IndicatorValue
from tests.cast import Cast
from tests.monitoring.make_indicators import make_area, make_component, make_indicator

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=BERLIN)
DAY = dt.date(2021, 7, 1)
#: How far a district lies from the published mean of its cluster, in the unit of each indicator.
STEPS = (0.2, 0.4, 0.3, 60.0, 500.0, 0.3, 2.0)
#: Six districts of each cluster are enough to tell the clusters apart.
PER_CLUSTER = 6


def invented_values(cluster: int, place: int) -> tuple[float, ...]:
    """Around the published mean of cluster 1 to 6; `place` decides how far and in which direction."""
    mean = CLUSTERS[cluster - 1].means
    return tuple(
        round(value + step * (((place * 7 + column * 5) % 9) - 4) / 4, 2)
        for column, (value, step) in enumerate(zip(mean, STEPS, strict=True))
    )


def make_districts(district: Any, own: tuple[int, int] = (5, 0)) -> list[Area]:
    """36 invented districts; the one at `own` is the district itself. With all seven values for 2020."""
    component = make_component(district, "Teilhabechancen", "Vergleich")
    indicators = [
        make_indicator(district, feature.names[0], title=str(feature.title), unit=str(feature.unit),
                       component=component, source="INKAR (BBSR)")
        for feature in FEATURES
    ]  # fmt: skip
    areas, values = [], []
    for number in range(6 * PER_CLUSTER):
        cluster, place = number // PER_CLUSTER + 1, number % PER_CLUSTER
        is_own = (cluster, place) == own
        ags = district.ags if is_own else f"{90100 + number}"
        area = make_area(district, ags, district.name if is_own else f"Musterkreis {number + 1:02d}")
        areas.append(area)
        values += [
            IndicatorValue(
                district=district, indicator=indicator, area=area, year=2020, time_text="2020",
                edition="2024", value=value,
            )
            for indicator, value in zip(indicators, invented_values(cluster, place), strict=True)
        ]  # fmt: skip
    IndicatorValue.objects.bulk_create(values)
    return areas


def choices_of(district: Any, skip: str = "", **more: Any) -> list[Choice]:
    """The seven by their names, year 2020; the one to `skip` may be gone and stands for another."""
    from monitoring.indicators.models import Indicator

    found = {row.code: row for row in Indicator.objects.filter(district=district)}
    other = found[FEATURES[0].names[0]]
    return [
        Choice(feature.key, other if feature.key == skip else found[feature.names[0]], 2020, **more)
        for feature in FEATURES
    ]


def make_run(
    district: Any, by: Any, choices: Any = None, *, edition: str = "INKAR 2024", **more: Any
) -> ClusterRun:
    """A stored run over what `make_districts` made."""
    said = {"district": district, "areas_on": DAY, "choices": choices or choices_of(district)} | more
    outcome = calculate(many=5, **said)
    return store_run(outcome, edition=edition, now=NOW, by=by, **said)


def run(cast: Cast) -> ClusterRun:
    """For the access matrix: a run of Auental."""
    make_districts(cast.auental)
    return make_run(cast.auental, cast.coordinator)
