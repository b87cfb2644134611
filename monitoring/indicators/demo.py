"""Demo: the core set of Auental with six years of invented values, two surveys, signs and a break."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from accounts.clock import BERLIN
from accounts.doors import visible_rows
from coordination.network.models import Organisation
from monitoring.indicators import services
from monitoring.indicators.demo_figures import BUND, FIGURES, LAND, PLACES, SIGNS, YEARS
from monitoring.indicators.models import Area, ImportBatch, Indicator, IndicatorValue, Level

EDITION = "INKAR 2025"


def build(world: Any) -> None:
    """`world["indicator:I-12"]` finds an indicator by its code."""
    by = world.people["coordinator"]
    services.install_core_set(district=world.district, by=by)
    indicators = {row.code: row for row in Indicator.objects.filter(district=world.district)}
    for code, row in indicators.items():
        world.remember(f"indicator:{code}", row)
    areas = list(Area.objects.filter(district=world.district))
    batch = _batch(world)
    rows = [row for code, groups in FIGURES.items() for row in _rows(indicators[code], groups, areas, batch)]
    IndicatorValue.objects.bulk_create(rows)
    services.add_break(
        indicators["I-02"], year=2022, by=by,
        reason="Zensus 2022: Die Bevölkerung wurde neu gezählt, es leben weniger Menschen hier als gedacht",
    )  # fmt: skip
    _surveys(world, indicators)
    _areas(world)
    for code in ("I-02", "I-12", "I-13", "I-16"):
        services.publish_indicator(indicators[code], by=by)


def _batch(world: Any) -> ImportBatch:
    """The invented file most values came with."""
    name = "inkar_2025_auental.csv"
    return ImportBatch.objects.create(
        district=world.district, file_name=name, sha256=hashlib.sha256(name.encode()).hexdigest(), layout="B",
        edition=EDITION, source="Erfundene Demo-Daten", rows_read=15, values_new=1312, values_same=0,
        cells_refused=2, author=world.people["coordinator"],
        applied_at=dt.datetime(2026, 2, 27, 16, 31, tzinfo=BERLIN),
    )  # fmt: skip


def _rows(
    indicator: Indicator, groups: dict[str, tuple], areas: list[Area], batch: ImportBatch
) -> Iterator[IndicatorValue]:
    for group, own in groups.items():
        for area in areas:
            for index, (year, value) in enumerate(zip(YEARS, own, strict=True)):
                sign = SIGNS.get((indicator.code, group, area.name, year), "")
                number = None if value is None else _elsewhere(indicator, value, area, index)
                if sign and sign != "limited":
                    number = None
                elif number is None:
                    sign = "missing"
                yield IndicatorValue(
                    district=indicator.district, indicator=indicator, area=area, time_text=str(year), year=year,
                    edition=EDITION, group=group, value=number, sign=sign, batch=batch,
                )  # fmt: skip


def _elsewhere(indicator: Indicator, value: float, area: Area, index: int) -> Decimal:
    """The district's own figure, and plausible neighbours of it for other areas."""
    if indicator.kind == Indicator.Kind.COUNT:
        factor = {Level.STATE: 98.4, Level.COUNTRY: 455.0}.get(Level(area.level), 1.0)
        if area.level == Level.MUNICIPALITY:
            factor = PLACES[area.name][0]
        return Decimal(round(value * factor))
    shift = {Level.STATE: LAND, Level.COUNTRY: BUND}.get(Level(area.level), 0.0)
    if area.level == Level.MUNICIPALITY:
        shift = PLACES[area.name][1] + (index % 3 - 1) * 0.004
    places = indicator.decimals
    number = Decimal(str(round(value * (1 + shift), places)))
    return min(number, indicator.maximum) if indicator.maximum is not None else number


def _surveys(world: Any, indicators: dict[str, Indicator]) -> None:
    """One survey of the district's own, one of a counselling centre."""
    by, own = world.people["coordinator"], world.district
    area = Area.objects.get(district=own, ags=own.ags)
    asked = services.create_survey(
        district=own, by=by, title="Wie leben Sie hier? Befragung 2025",
        method="schriftlich und online, Zufallsauswahl aus dem Melderegister, sechs Sprachen",
        population="Menschen ab 18 Jahren mit Hauptwohnung im Landkreis", invited=2400, respondents=811,
        period_start=dt.date(2025, 5, 5), period_end=dt.date(2025, 6, 27),
        note="Menschen ohne Meldeadresse wurden nicht gefragt. Wer wenig Deutsch liest, hat seltener geantwortet.",
    )  # fmt: skip
    counselling = services.create_survey(
        district=own, by=by, title="Jahreszahlen der Antidiskriminierungsberatung",
        conductor=_counsellors(world),
        method="Vollerhebung, Zählung der Beratungen", population="alle Beratungen der Stelle", respondents=214,
        period_start=dt.date(2021, 1, 1), period_end=dt.date(2025, 12, 31),
        note="Gezählt sind Beratungen, nicht Menschen. 2020 gab es die Stelle noch nicht.",
    )  # fmt: skip
    entry = services.Entry
    for group, value in (("migration", "34.2"), ("no_migration", "11.6"), ("total", "18.9")):
        services.enter_values(
            indicators["I-36"], area, entries=[entry(2025, group, Decimal(value))], edition="Befragung 2025",
            survey=asked, by=by,
        )  # fmt: skip
    counted = [entry(2020, sign="nothing")]
    counted += [
        entry(year, value=Decimal(n)) for year, n in zip(YEARS[1:], (18, 31, 44, 57, 64), strict=True)
    ]
    services.enter_values(
        indicators["I-35"], area, entries=counted, edition="Jahreszahlen 2025", survey=counselling, by=by
    )


def _counsellors(world: Any) -> Any:
    """Any association of the demo that counsels; without one the survey is the district's."""
    return visible_rows(Organisation, world.people["coordinator"]).order_by("name").first()


def _areas(world: Any) -> None:
    """An invented reform: two villages became Brunnmoos."""
    by, own = world.people["coordinator"], world.district
    place = Area.objects.get(district=own, name="Brunnmoos")
    services.add_area_version(
        place, valid_from=dt.date(2021, 1, 1), note="Zusammenschluss zweier Gemeinden", by=by
    )
    for ags, name in (("05999013", "Brunn"), ("05999014", "Moos")):
        services.add_area_change(
            district=own, old_ags=ags, old_name=name, new_ags=place.ags, on=dt.date(2021, 1, 1), by=by
        )
