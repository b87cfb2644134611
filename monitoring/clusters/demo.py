"""Demo: invented districts to compare with, seven invented values each, and two runs.

Nothing here is a real district: names, keys, borders and numbers are made up around the published means.
"""

import datetime as dt
import random
from typing import Any

from accounts.clock import BERLIN
from monitoring.clusters.demo_map import COLUMNS, ROWS, tile
from monitoring.clusters.features import MONTHS, Choice
from monitoring.clusters.inputs import is_monthly, suggested
from monitoring.clusters.models import ClusterRun
from monitoring.clusters.services import calculate, store_run
from monitoring.clusters.study import CLUSTERS, DEVIATIONS, FEATURES, Feature
from monitoring.indicators.models import (
    Area,
    AreaBoundary,
    Component,
    Dimension,
    Indicator,
    IndicatorValue,
    Level,
)

SOURCE = "Vergleichskreise der Vorführung, alle Werte erfunden"
BORDERS = "Erfundene Grenzen der Vorführung, keine amtliche Karte"
EARLIER, LATEST = 2020, 2023
#: Of every cluster about a fifth of the published number of districts, 80 together with our own.
SHARES = (3, 11, 10, 18, 23, 15)
#: Landkreis Auental, invented as well: life expectancy, without certificate, unemployment, tax, income, supply, migration.
AUENTAL = (80.9, 6.3, 4.7, 842.0, 22_980.0, 1.0, -8.6)
#: How the seven moved between the two years, everywhere about the same.
TREND = (0.1, 0.3, -0.4, 95.0, 1_450.0, 0.0, 0.6)
#: Spread within a cluster as a share of that over all districts.
SPREAD = 0.58
FIRST = ("Quarz", "Drossel", "Zirben", "Kranich", "Otter", "Libellen", "Dachs", "Eulen", "Reiher", "Biber")
LAST = ("mark", "gau", "land", "winkel", "rain", "bruch", "kamm", "hort")
#: Decimals of what is written down; the supply index counts facilities.
WRITTEN = (1, 1, 1, 0, 0, 0, 1)


def build(world: Any) -> None:
    """Areas with borders, indicators with values of two years, a run of each year."""
    district, by = world.district, world.people["coordinator"]
    areas = _areas(district)
    indicators = [_indicator(district, feature) for feature in FEATURES]
    for year in (EARLIER, LATEST):
        _write_values(district, areas, indicators, year)
    earlier = _run(district, by, indicators, EARLIER, dt.datetime(2021, 11, 8, 10, 15, tzinfo=BERLIN))
    latest = _run(district, by, indicators, LATEST, dt.datetime(2026, 1, 12, 9, 40, tzinfo=BERLIN))
    world.remember("earlier_cluster_run", earlier)
    world.remember("cluster_run", latest)


def _areas(district: Any) -> list[tuple[Area, int]]:
    """Every tile of the map is a district, with the cluster it is invented for; ours is the first."""
    placed = _clusters_by_tile()
    own = Area.objects.filter(district=district, ags=district.ags).first() or Area(
        district=district, ags=district.ags, name=district.name, level=Level.DISTRICT, kind="Landkreis"
    )
    found = []
    for number, (column, row, cluster) in enumerate(placed):
        area = own if number == 0 else _invented(district, number, cluster)
        area.save()
        ring = tile(column, row)
        area_values = {"geometry": {"type": "Polygon", "coordinates": [ring]}, "edition": "Vorführung"}
        AreaBoundary.objects.update_or_create(
            area=area, defaults=area_values | {"district": district, "attribution": BORDERS}
        )
        found.append((area, cluster))
    return found


def _invented(district: Any, number: int, cluster: int) -> Area:
    is_city = cluster <= 3
    word = FIRST[number % len(FIRST)] + LAST[(number // len(FIRST)) % len(LAST)]
    return Area(
        district=district,
        ags=f"{99_000 + number}",
        name=f"{'Stadt' if is_city else 'Kreis'} {word} (erfunden)",
        kind="kreisfreie Stadt" if is_city else "Landkreis",
        level=Level.DISTRICT,
    )


def _clusters_by_tile() -> list[tuple[int, int, int]]:
    """Column, row and cluster: towns scattered, cluster 6 in the east, 4 in the south, ours in the middle."""
    tiles = [(column, row) for row in range(ROWS) for column in range(COLUMNS)]
    own = (COLUMNS // 2 - 1, ROWS // 2 - 1)
    tiles.remove(own)
    draw = random.Random("Städte der Vorführung")
    tiles.sort(key=lambda each: (draw.random(), each))
    towns = sum(SHARES[:3])
    cities, rural = tiles[:towns], tiles[towns:]
    kinds = [number for number in (1, 2, 3) for _place in range(SHARES[number - 1])]
    placed = [(column, row, kind) for (column, row), kind in zip(cities, kinds, strict=True)]
    rural.sort(key=lambda each: (-each[0], each[1]))
    east, rest = rural[: SHARES[5]], rural[SHARES[5] :]
    rest.sort(key=lambda each: (-each[1], each[0]))
    placed += [(*each, 6) for each in east] + [(*each, 4) for each in rest[: SHARES[3]]]
    placed += [(*each, 5) for each in rest[SHARES[3] :]]
    return [(*own, 5), *placed]


def _indicator(district: Any, feature: Feature) -> Indicator:
    """The one the district has under one of its names, else a new one; a count of distances is no index to keep."""
    found = suggested(district).get(feature.key)
    if found is not None and not found.near:
        return found.indicator
    dimension, _is_new = Dimension.objects.get_or_create(district=district, title="Stellung des Kreises")
    component, _is_new = Component.objects.get_or_create(
        district=district, dimension=dimension, title="Vergleich der Kreise"
    )
    return Indicator.objects.create(
        district=district,
        code=feature.names[0],
        title=str(feature.title),
        component=component,
        unit=str(feature.unit)[:40],
        kind=Indicator.Kind.INDEX,
        decimals=feature.decimals,
        desired_direction=Indicator.Direction.UP if feature.direction > 0 else Indicator.Direction.DOWN,
        source=SOURCE,
    )


def _write_values(
    district: Any, areas: list[tuple[Area, int]], indicators: list[Indicator], year: int
) -> None:
    """What is there already stays."""
    rows = []
    for number, (area, cluster) in enumerate(areas):
        values = AUENTAL if number == 0 else _values(number, cluster)
        for place, indicator in enumerate(indicators):
            value = values[place] - (_drift(number, place) if year == EARLIER else 0)
            if FEATURES[place].key == "income" and is_monthly(indicator):
                value /= MONTHS
            rows.append(
                IndicatorValue(
                    district=district, indicator=indicator, area=area, year=year, time_text=str(year),
                    edition="Vorführung 2025", value=round(value, WRITTEN[place]),
                )
            )  # fmt: skip
    IndicatorValue.objects.bulk_create(rows, ignore_conflicts=True, batch_size=60)


def _values(number: int, cluster: int) -> list[float]:
    draw = random.Random(f"Vergleichskreis {number}")
    return [
        max(0.0, mean + SPREAD * deviation * _bell(draw)) if FEATURES[place].key == "supply"
        else mean + SPREAD * deviation * _bell(draw)
        for place, (mean, deviation) in enumerate(zip(CLUSTERS[cluster - 1].means, DEVIATIONS, strict=True))
    ]  # fmt: skip


def _drift(number: int, place: int) -> float:
    draw = random.Random(f"Vorperiode {number} {place}")
    noise = 0.12 * DEVIATIONS[place] * _bell(draw) if place != 5 else 0.0
    return TREND[place] + noise


def _bell(draw: random.Random) -> float:
    """About normal: twelve even draws have the variance 1."""
    return sum(draw.random() for _time in range(12)) - 6


def _run(district: Any, by: Any, indicators: list[Indicator], year: int, now: dt.datetime) -> ClusterRun:
    said: dict[str, Any] = {
        "district": district,
        "areas_on": dt.date(year, 12, 31),
        "choices": [
            Choice(
                feature.key, indicator, year,
                factor=float(MONTHS) if feature.key == "income" and is_monthly(indicator) else 1.0,
            )
            for feature, indicator in zip(FEATURES, indicators, strict=True)
        ],
    }  # fmt: skip
    outcome = calculate(**said)
    return store_run(outcome, edition=f"Vorführung {year} (erfunden)", now=now, by=by, **said)
