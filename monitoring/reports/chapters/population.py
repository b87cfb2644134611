"""Chapter 2: population and immigration from the indicators (T3, T4, A1, K1); nationalities and ages (A2, A3) come
from `register`."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.charts import MapArea, even_borders, outline_of
from documents.tables import german_number
from monitoring.indicators.models import AreaBoundary, Group, Indicator, Level
from monitoring.indicators.selectors import values_of_year
from monitoring.reports.blocks import Block, Chapter, ChartBlock, MapBlock, TableBlock
from monitoring.reports.chapters import register
from monitoring.reports.chapters.cluster_mean import cluster_mean
from monitoring.reports.chapters.first_figures import CODES, first_figures
from monitoring.reports.chapters.official import (
    Readings,
    line_block,
    read,
    source_of,
    year_columns,
    year_notes,
    year_rows,
)
from monitoring.reports.municipalities import credit_of, municipalities_of, outline_of_row
from monitoring.reports.periods import Period

ONE_PLACE = Decimal("0.1")
#: Codes of the core set: people, share without German passport, balance of moves; then asylum.
PEOPLE, FOREIGN = "I-01", "I-02"
POPULATION, REFUGE = (PEOPLE, FOREIGN, "I-04", "I-05", "I-06", "I-07"), ("I-03", "I-30")


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Nine statements: indicators, values, breaks, the own cluster's values (three), the register, the municipalities'
    values and their boundaries."""
    readings = read(district, period, Q(code__in=[*POPULATION, *REFUGE, *CODES]))
    foreign = next((row for row in readings.indicators if row.code == FOREIGN), None)
    heads, of_register = register.build(district, period)
    blocks: tuple[Block, ...] = (
        _table(readings, POPULATION, "T3", "population", _("Bevölkerung und Wanderung"), district),
        _development(readings, foreign, district, today),
        *heads,
        _by_municipality(readings, foreign, district),
        _table(readings, REFUGE, "T4", "refuge", _("Asyl und Schutz"), district),
    )
    figures = first_figures(readings)
    return Chapter(
        2,
        "population",
        _("Bevölkerung und Einwanderung"),
        "",
        blocks,
        figures,
        (*readings.codes, *of_register),
    )


def _table(
    readings: Readings, codes: tuple[str, ...], number: str, key: str, what: str, district: District
) -> TableBlock:
    mine = [row for row in readings.indicators if row.code in codes]
    rows = year_rows(readings, mine)
    words = {"what": what, "district": district, "period": readings.period.words}
    return TableBlock(
        number,
        key,
        _("%(what)s, %(district)s, %(period)s") % words,
        year_columns(readings.period, mine),
        tuple(rows),
        notes=year_notes(readings, mine),
        source=source_of(mine),
        absence=_("Für diesen Zeitraum liegen keine Werte vor."),
    )


def _development(
    readings: Readings, foreign: Indicator | None, district: District, today: dt.date
) -> ChartBlock:
    """A1: district, Land, mean of the own cluster, Germany."""
    places = [(str(district), readings.own), (_("Land"), readings.land), (_("Deutschland"), "DG")]
    lines = [(name, readings.of(foreign, ags, Group.TOTAL)) for name, ags in places] if foreign else []
    if foreign:
        mean = cluster_mean(district, foreign, readings.period, today)
        lines.insert(2, (_("Cluster-Mittel"), mean))
    words = {"district": district, "period": readings.period.words}
    return line_block(
        readings,
        foreign,
        lines,
        number="A1",
        key="foreign_share",
        title=_("Ausländeranteil im Vergleich, %(district)s, %(period)s, in Prozent") % words,
        question=_(
            "Wie hoch ist der Anteil der Menschen ohne deutsche Staatsangehörigkeit? Cluster-Mittel: Mittel der Kreise des eigenen Clusters, ungewichtet."
        )
        if any(name == _("Cluster-Mittel") and values for name, values in lines)
        else _("Wie hoch ist der Anteil der Menschen ohne deutsche Staatsangehörigkeit?"),
        absence=_("Für diesen Zeitraum liegen keine Werte vor."),
    )


def _by_municipality(readings: Readings, foreign: Indicator | None, district: District) -> Block:
    """K1: as a map of the boundaries read in, else of the outlines the district keeps itself, else as bars."""
    own = readings.of(foreign, readings.own, Group.TOTAL) if foreign else {}
    newest = readings.latest(own, readings.period)
    year = newest.year if newest else readings.period.last.year
    values = values_of_year(district, foreign, year, Level.MUNICIPALITY) if foreign else {}
    rows = AreaBoundary.objects.filter(
        district=district, area__level=Level.MUNICIPALITY, area__ags__startswith=district.ags
    ).select_related("area")
    found = list(rows) if values else []
    places = municipalities_of(district) if values and not found else []
    areas = [(row.area.ags, row.area.name, outline_of(row.geometry), row.attribution) for row in found]
    if any(getattr(row, "shape", None) for row in places):
        credit = credit_of(places)
        areas = [(row.ags, row.name, outline_of_row(row), credit) for row in places]
    title = _("Ausländeranteil nach Gemeinden, %(district)s, %(year)s, in Prozent")
    common: dict[str, Any] = {
        "number": "K1", "key": "municipalities", "title": title % {"district": district, "year": year},
        "description": _spread(values), "label_title": _("Gemeinde"), "unit": "%", "decimals": 1,
        "question": _("Wo im Kreis leben Menschen ohne deutsche Staatsangehörigkeit?"),
        "source": source_of([foreign] if foreign else []),
        "absence": _("Für die Gemeinden liegen keine Werte vor."),
    }  # fmt: skip
    if areas:
        return _map(areas, values, common)
    names = {row.ags: row.name for row in places}
    bars = sorted(
        ((names.get(ags, ags), value.quantize(ONE_PLACE)) for ags, value in values.items()),
        key=lambda b: -b[1],
    )
    return ChartBlock(
        form="bars",
        categories=tuple(name for name, _value in bars),
        series=((_("Ausländeranteil in %"), tuple(value for _name, value in bars)),) if bars else (),
        **common,
    )


def _map(
    areas: list[tuple[str, str, str, str]], values: dict[str, Decimal], common: dict[str, Any]
) -> MapBlock:
    shapes = tuple(
        MapArea(ags, name, outline, values[ags].quantize(ONE_PLACE) if ags in values else None)
        for ags, name, outline, _attribution in sorted(areas, key=lambda area: area[1])
    )
    return MapBlock(
        areas=shapes,
        attribution=areas[0][3],
        borders=tuple(even_borders([shape.value for shape in shapes], decimals=1)),
        value_title=_("Ausländeranteil in %"),
        missing_title=_("kein Wert"),
        **common,
    )


def _spread(values: dict[str, Decimal]) -> str:
    if not values:
        return _("Für die Gemeinden liegen keine Werte vor.")
    least, most = (german_number(edge(values.values()), decimals=1) for edge in (min, max))
    return _("Von %(least)s bis %(most)s Prozent.") % {"least": least, "most": most}
