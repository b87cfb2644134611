"""Offers by Gemeinde and field against the inhabitants and an indicator, as table and as map. The counts are those of
the page "Abdeckung"; here they are only laid beside something."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.charts import Chart
from monitoring.dashboards.maps import area_chart, has_outlines
from monitoring.dashboards.places import local_rate
from monitoring.dashboards.readings import Readings, told
from monitoring.indicators.models import Group, Indicator
from offers.openness.coverage import Coverage, PlaceLine, Served

#: A cell is like the district while its rate lies between these shares of the district's, in hundredths.
LESS, MORE = 75, 150
SORTS = ("name", "-angebote", "quote", "-luecken", "-wert")


@dataclass(frozen=True)
class HeatCell:
    """Offers of one field in one Gemeinde. `level`: 1 fewer per inhabitant than the district, 2 about as many, 3 more;
    0 without an offer or without a known number of inhabitants."""

    served: Served
    level: int

    @property
    def words(self) -> str:
        return level_words()[self.level]


@dataclass(frozen=True)
class HeatLine:
    """A Gemeinde with its cells and its value of the chosen indicator."""

    line: PlaceLine
    cells: list[HeatCell]
    page: str
    value: str = ""
    number: Decimal | None = None
    value_url: str = ""


@dataclass(frozen=True)
class Chosen:
    """The indicator laid beside the offers: its values by key of the Gemeinde, all of one time."""

    indicator: Indicator
    time: str
    values: dict[str, Any]
    district: str
    group: str = ""

    @property
    def title(self) -> str:
        parts = (self.indicator.name, self.group, self.time)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Supply:
    """The page: lines in the asked order and maps. `thin`: where the indicator lies above the middle of the Gemeinden
    and offers are fewer than in the district."""

    coverage: Coverage
    lines: list[HeatLine]
    chosen: Chosen | None
    rate: Decimal | None
    thin: list[HeatLine]
    maps: list[Chart]


def sort_words(*, has_value: bool) -> list[tuple[str, str]]:
    """What the lines can be ordered by."""
    words = (
        _("Name"),
        _("meiste Angebote"),
        _("wenigste je 1.000"),
        _("meiste Lücken"),
        _("höchster Wert des Indikators"),
    )
    return list(zip(SORTS, words, strict=True))[: None if has_value else -1]


def level_words() -> tuple[str, ...]:
    return (
        "",
        _("weniger je Einwohner:in als im Kreis"),
        _("etwa so viele je Einwohner:in wie im Kreis"),
        _("mehr je Einwohner:in als im Kreis"),
    )


def chosen_of(found: Readings, keys: dict[str, str], district_ags: str) -> Chosen | None:
    """The one indicator read, at the newest time that as many Gemeinden as any other have. `keys`: official key to
    key of the Gemeinde."""
    if not found.indicators:
        return None
    row = found.indicators[0]
    group = next((str(g) for g in Group.values if any(found.of(row, ags, g) for ags in keys)), Group.TOTAL)
    times = Counter(
        (p.year, p.time_text) for ags in keys for p in found.of(row, ags, group) if p.value is not None
    )
    if not times:
        return None
    most = max(times.values())
    time = max(key for key, count in times.items() if count == most)[1]
    values = {key: found.at(row, ags, time, group) for ags, key in keys.items()}
    whole = found.at(row, district_ags, time, group)
    name = "" if group == Group.TOTAL else str(Group(group).label)
    return Chosen(row, time, values, told(row, whole) if whole else "", name)


def supply_of(
    coverage: Coverage, places: Sequence[Any], chosen: Chosen | None, sort: str, accent: str
) -> Supply:
    """`places`: the Gemeinden with their outlines; `sort`: a word of `SORTS`."""
    ags = {str(row.pk): row.ags for row in places}
    lines = [_line(coverage, line, chosen, ags[line.key]) for line in coverage.lines]
    rate = local_rate(coverage)
    is_count = chosen is not None and chosen.indicator.kind == Indicator.Kind.COUNT
    thin = [] if is_count else _thin(lines, rate)  # where most people live says nothing about need
    if sort == "-wert":
        lines.sort(key=lambda line: (line.number is None, -(line.number or 0)))
    found = Supply(coverage, lines, chosen, rate, thin, [])
    return replace(found, maps=_maps(found, places, accent))


def _line(coverage: Coverage, line: PlaceLine, chosen: Chosen | None, ags: str) -> HeatLine:
    people = (
        sum(row.population or 0 for row in coverage.lines) if all(r.population for r in coverage.lines) else 0
    )
    cells = []
    for place, served in enumerate(line.served):
        everywhere = sum(row.served[place].number.value for row in coverage.lines)
        cells.append(HeatCell(served, _level(served.number.value, line.population or 0, everywhere, people)))
    page = reverse("monitoring:place-detail", kwargs={"pk": line.key})
    if chosen is None:
        return HeatLine(line, cells, page)
    point = chosen.values.get(line.key)
    url = f"{chosen.indicator.get_absolute_url()}?{urlencode({'gebiet': ags})}" if point else ""
    return HeatLine(line, cells, page, told(chosen.indicator, point), point.value if point else None, url)


def _level(count: int, people: int, everywhere: int, everybody: int) -> int:
    """How the rate of a cell stands to that of the district, in whole numbers so that no rounding decides."""
    if not (count and people and everywhere and everybody):
        return 0
    here, there = 100 * count * everybody, everywhere * people
    return 1 if here < LESS * there else 3 if here >= MORE * there else 2


def _thin(lines: Sequence[HeatLine], rate: Decimal | None) -> list[HeatLine]:
    known = [line.number for line in lines if line.number is not None]
    if rate is None or not known:
        return []
    middle = median(known)
    return [
        line
        for line in lines
        if line.number is not None
        and line.number > middle
        and line.line.rate is not None
        and line.line.rate < rate
    ]


def _maps(found: Supply, places: Sequence[Any], accent: str) -> list[Chart]:
    """Offers per 1,000 inhabitants and, beside it, the indicator; none without outlines."""
    if not has_outlines(places):
        return []
    rates = {line.line.key: line.line.rate for line in found.lines}
    title = _("Angebote vor Ort je 1.000 Einwohner:innen")
    maps = [area_chart("angebote", title, title, rates, places, 2, accent, _("Einwohnerzahl unbekannt"))]
    if found.chosen:
        row = found.chosen.indicator
        values = {line.line.key: line.number for line in found.lines}
        unit = f"{row.name} ({row.unit})"
        maps.append(area_chart("indikator", found.chosen.title, unit, values, places, row.decimals, accent))
    return maps
