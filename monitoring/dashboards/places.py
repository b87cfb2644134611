"""The page of one Gemeinde as plain values: its figures beside those of the district, its offers by field, its gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.suppression import suppress
from documents.tables import german_number
from monitoring.dashboards.readings import Readings, change_of, told
from monitoring.indicators.comparison import gap
from monitoring.indicators.models import Group, Indicator
from offers.catalogue.choices import Openness, PlaceKind
from offers.openness.choices import Dimension
from offers.openness.counting import Census, Doors
from offers.openness.coverage import Coverage, PlaceLine, rate_per_thousand
from offers.openness.lens import Number
from offers.openness.narrowing import Narrowing

#: So many figures stand large on top.
LARGE = 3
SERVED, CLOSED, VISITING, GAP = "served", "closed", "visiting", "gap"


@dataclass(frozen=True)
class FigureLine:
    """One indicator of the Gemeinde. `beside`: how far it lies from the district at the same time."""

    indicator: Indicator
    url: str
    value: str
    time: str
    group: str
    change: str
    district: str
    beside: str

    @property
    def name(self) -> str:
        return f"{self.indicator.name}, {self.group}" if self.group else self.indicator.name


@dataclass(frozen=True)
class FieldLine:
    """A field of action in the Gemeinde. `elsewhere`: offers without a fixed place, which come or can be reached."""

    field: str
    name: str
    doors: Doors
    total: Number
    open: Number
    elsewhere: Number

    @property
    def state(self) -> str:
        """ "served", "closed" (none of them for everybody), "visiting" (only without a fixed place) or "gap"."""
        if self.doors.open:
            return SERVED
        if self.doors.total:
            return CLOSED
        return VISITING if self.elsewhere.value else GAP

    @property
    def words(self) -> str:
        return {
            SERVED: _("versorgt"),
            CLOSED: _("nicht für alle offen"),
            VISITING: _("nur ohne festen Ort"),
            GAP: _("Lücke"),
        }[self.state]

    @property
    def tone(self) -> str:
        return {SERVED: "gut", CLOSED: "warn", VISITING: "ruht", GAP: "fehler"}[self.state]

    @property
    def sign(self) -> str:
        return "place" if self.state == VISITING else ""


@dataclass(frozen=True)
class Supply:
    """Offers of the Gemeinde against the district. Rates: offers at a place per 1,000 inhabitants."""

    line: PlaceLine
    fields: list[FieldLine]
    district_rate: Decimal | None
    district_gaps: Decimal

    @property
    def unserved(self) -> list[str]:
        return [field.name for field in self.fields if field.doors.total == 0]

    @property
    def sentence(self) -> str:
        words = _(
            "%(gaps)d von %(fields)d Feldern ohne Angebot vor Ort, im Mittel der Gemeinden sind es %(mean)s."
        ) % {
            "gaps": len(self.unserved),
            "fields": len(self.fields),
            "mean": german_number(self.district_gaps, decimals=1),
        }
        if self.line.rate is None or self.district_rate is None:
            return words
        rate = _("%(here)s Angebote vor Ort je 1.000 Einwohner:innen, im Kreis %(district)s.") % {
            "here": german_number(self.line.rate, decimals=2),
            "district": german_number(self.district_rate, decimals=2),
        }
        return f"{rate} {words}"


@dataclass(frozen=True)
class Hindrances:
    """Barriers of the Gemeinde. `cases`: sightings out of cases, a sign where the number could point at somebody."""

    rows: list[Any]
    open: int
    cases: int | str
    others: int

    @property
    def count(self) -> int:
        return len(self.rows)


def figure_lines(found: Readings, ags: str, district_ags: str) -> list[FigureLine]:
    """Lead indicators first; indicators without a value for the Gemeinde are left out."""
    lines = [line for row in found.indicators if (line := _figure(found, row, ags, district_ags))]
    return sorted(lines, key=lambda line: not line.indicator.is_lead)


def _figure(found: Readings, row: Indicator, ags: str, district_ags: str) -> FigureLine | None:
    group = found.main_group(row, ags)
    point = found.newest(row, ags, group)
    if point is None:
        return None
    whole = found.at(row, district_ags, point.time_text, group)
    change = change_of(row, found.of(row, ags, group))
    return FigureLine(
        indicator=row,
        url=f"{row.get_absolute_url()}?{urlencode({'gebiet': ags})}",
        value=told(row, point),
        time=point.time_text,
        group="" if group == Group.TOTAL else str(Group(group).label),
        change=_("%(change)s seit %(first)s") % {"change": change[1].signed, "first": change[0]}
        if change
        else "",
        district=told(row, whole) if whole else "",
        beside=beside(row, point, whole),
    )


def beside(row: Indicator, point: Any, whole: Any) -> str:
    """ "6,4 Prozentpunkte unter dem Kreis"; counts of a part and of the whole are not compared."""
    between = gap(row, point, whole)
    if between is None or row.kind == Indicator.Kind.AMOUNT:
        return ""
    rounded = between.value.quantize(Decimal(1).scaleb(-between.decimals), "ROUND_HALF_UP")
    if not rounded:
        return _("wie der Kreis")
    words = _("%(amount)s über dem Kreis") if rounded > 0 else _("%(amount)s unter dem Kreis")
    return words % {"amount": between.amount}


def supply_of(census: Census, coverage: Coverage, key: str) -> Supply | None:
    """`key`: of the Gemeinde; `coverage`: of the same census. None for a Gemeinde that is not in it."""
    line = next((row for row in coverage.lines if row.key == key), None)
    if line is None:
        return None
    doors = census.narrowed(lambda cell: cell.place == key).lines(Dimension.FIELD)
    fields = [
        _field(code, name, doors.get(code, Doors()), key, _elsewhere(coverage, code))
        for code, name in coverage.fields
    ]
    gaps = [len(row.gaps) for row in coverage.lines]
    mean = (Decimal(sum(gaps)) / len(gaps)).quantize(Decimal("0.1"), "ROUND_HALF_UP")
    return Supply(line, fields, local_rate(coverage), mean)


def local_rate(coverage: Coverage) -> Decimal | None:
    """Offers at a place per 1,000 inhabitants of all Gemeinden; None while one has no population."""
    people = [line.population for line in coverage.lines]
    if not all(people):
        return None
    return rate_per_thousand(
        sum(line.total.value for line in coverage.lines), sum(number or 0 for number in people)
    )


def _elsewhere(coverage: Coverage, code: str) -> Number:
    """What stands at an address of an unknown Gemeinde is nowhere to go to and is left out."""
    lines = [line for line in coverage.elsewhere if line.key != PlaceKind.ADDRESS]
    number = sum(cell.number.value for line in lines for cell in line.served if cell.field == code)
    pairs = [("public", "1"), ("field", code)] + [("place", line.key) for line in lines]
    return Number(number, f"{reverse('offers:offer-list')}?{urlencode(pairs)}")


def _field(code: str, name: str, doors: Doors, key: str, elsewhere: Number) -> FieldLine:
    here = Narrowing(place=key).with_line(Dimension.FIELD, code)
    return FieldLine(
        code,
        name,
        doors,
        Number(doors.total, here.offers()),
        Number(doors.open, here.offers(Openness.OPEN)),
        elsewhere,
    )


def hindrances_of(rows: Sequence[Any]) -> Hindrances:
    """`rows`: with the number of sightings by source, see `barrier_rows`. Barriers name nobody and are counted;
    how many cases stand behind them is told only from five on."""
    (cases,) = suppress([sum(row.case_count for row in rows)], has_total=False)
    return Hindrances(
        list(rows), sum(row.is_open for row in rows), cases, sum(row.other_count for row in rows)
    )
