"""Where the offers are: how many per 1,000 inhabitants in each Gemeinde, as a map (K3)."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.charts import MapArea, even_borders
from monitoring.reports.blocks import Chapter, MapBlock
from monitoring.reports.municipalities import credit_of, municipalities_of, outline_of_row
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line
from offers.openness.choices import Dimension
from offers.openness.coverage import rate_per_thousand
from offers.openness.selectors import census_on


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Two queries. Only what is offered at an address counts: what is online or in the whole district fills the
    gap of no Gemeinde. People are those of the end of the period or before; a later count says nothing of it."""
    cut = period.cut(today)
    lines = census_on(district, cut).lines(Dimension.PLACE)
    places = municipalities_of(district)
    rates = {
        str(row.pk): rate_per_thousand(
            lines[str(row.pk)].total if str(row.pk) in lines else 0, _people(row, cut)
        )
        for row in places
    }
    known = [rate for rate in rates.values() if rate is not None]
    areas = tuple(
        MapArea(row.ags, row.name, outline_of_row(row), rates[str(row.pk)])
        for row in places
        if lines and known
    )
    block = MapBlock(
        "K3",
        "supply",
        _("Angebote je 1.000 Einwohner:innen nach Gemeinde, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        _message(places, rates),
        areas,
        credit_of(places),
        tuple(Decimal(str(border)) for border in even_borders(known, decimals=2)),
        decimals=2,
        label_title=_("Gemeinde"),
        value_title=_("Angebote je 1.000 Einwohner:innen"),
        missing_title=_("Einwohnerzahl unbekannt"),
        question=_("Nur Angebote an einem Ort; was online ist oder im ganzen Kreis gilt, zählt hier nicht."),
        source=_source(places, cut),
        absence=_absence(bool(lines), bool(known), areas, cut),
    )
    return Chapter(6, "offers", _("Angebote und ihre Öffnung"), "", (block,))


def _people(row: Any, cut: dt.date) -> int | None:
    """Inhabitants, if they had been counted by that day."""
    return row.population if row.population_on and row.population_on <= cut else None


def _source(places: list[Any], cut: dt.date) -> str:
    days = sorted({row.population_on for row in places if _people(row, cut)})
    line = source_line(_("Angebotsregister"), cut)
    if not days:
        return line
    shown = ", ".join(f"{day:%d.%m.%Y}" for day in days)
    return f"{line} " + _("Einwohnerzahlen vom %(days)s.") % {"days": shown}


def _message(places: list[Any], rates: dict[str, Decimal | None]) -> str:
    known = [(rates[str(row.pk)], row.name) for row in places if rates[str(row.pk)] is not None]
    if not known:
        return _("Ohne Einwohnerzahlen lässt sich die Dichte der Angebote nicht errechnen.")
    most, least = max(known, key=lambda pair: pair[0] or 0), min(known, key=lambda pair: pair[0] or 0)
    return _(
        "Am dichtesten ist das Angebot in %(most)s mit %(high)s Angeboten je 1.000, am dünnsten in %(least)s mit %(low)s."
    ) % {"most": most[1], "high": number(most[0]), "least": least[1], "low": number(least[0])}


def _absence(has_offers: bool, has_population: bool, areas: tuple[MapArea, ...], cut: dt.date) -> str:
    if has_offers and not has_population:
        return _("Für keine Gemeinde ist eine Einwohnerzahl vom %(day)s oder früher eingetragen; ohne sie gibt es keine Dichte.") % {"day": f"{cut:%d.%m.%Y}"}  # fmt: skip
    if has_offers and not any(area.outline for area in areas):
        return _("Für keine Gemeinde ist ein Umriss eingetragen; ohne ihn gibt es keine Karte.")
    return _("Am Stichtag gab es kein Angebot an einem Ort.")
