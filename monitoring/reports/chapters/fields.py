"""Chapter 4, one section per field of action: the starting point in indicators (T7.n, A5.n), what is there on the
spot (offers T8.n, measures T8.na) and what hinders (T9.n)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.districts.models import District
from coordination.barriers.models import Barrier
from coordination.network.fields import FieldOfAction
from documents.suppression import rate
from monitoring.reports.blocks import Block, Chapter, ColumnSpec, TableBlock, TextBlock
from monitoring.reports.chapters.barriers import BarrierRow, barriers_since
from monitoring.reports.chapters.field_measures import measures_table, public_measures
from monitoring.reports.chapters.official import (
    SHORT,
    Readings,
    line_block,
    read,
    source_of,
    year_columns,
    year_notes,
    year_rows,
)
from monitoring.reports.comparing import Unit, compared, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line
from offers.catalogue.choices import Openness
from offers.catalogue.models import Offer
from offers.openness.selectors import WAS_PUBLIC


@dataclass(frozen=True)
class OfferRow:
    """A public offer: its fields, its door, its places, and from when to when it ran."""

    first: dt.date
    last: dt.date | None
    fields: tuple[str, ...]
    openness: str
    capacity: int | None

    def runs_on(self, day: dt.date) -> bool:
        return self.first <= day and (self.last is None or self.last >= day)


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Seven queries for all fields: indicators, values, breaks, offers, barriers, concept, measures."""
    cut = period.cut(today)
    planned = public_measures(district, cut)
    readings = read(district, period, ~Q(field=""))
    offers, barriers = public_offers(district), barriers_since(district, period.before.first, cut)
    blocks: list[Block] = []
    for place, (code, label) in enumerate(FieldOfAction.choices, 1):
        mine = [offer for offer in offers if code in offer.fields]
        met = [barrier for barrier in barriers if barrier.field == code]
        where = {"field": str(label), "district": district, "period": period.words}
        heading, offered, hindering = _section(place, where, mine, met, period, cut)
        done = measures_table(place, where, planned, code, today)
        blocks += [heading, *_starting_point(place, code, where, readings), offered, done, hindering]
    title = _("Stand der Integration in den Handlungsfeldern")
    return Chapter(4, "fields", title, "", tuple(blocks), indicators=readings.codes)


def public_offers(district: District) -> list[OfferRow]:
    """Offers that were ever public, in one statement."""
    rows = (
        Offer.objects.filter(district=district, status__in=WAS_PUBLIC, published_at__isnull=False)
        .order_by()
        .values_list("published_at", "valid_from", "valid_until", "fields_of_action", "openness", "capacity")
    )
    return [
        OfferRow(max(published_at.astimezone(BERLIN).date(), first), last, tuple(fields), openness, capacity)
        for published_at, first, last, fields, openness, capacity in rows
    ]


def _section(
    place: int,
    where: dict[str, Any],
    offers: list[OfferRow],
    barriers: list[BarrierRow],
    period: Period,
    cut: dt.date,
) -> list[Block]:
    now = [offer for offer in offers if offer.runs_on(cut)]
    new = [barrier for barrier in barriers if barrier.stood_in(Period(period.first, cut))]
    words = _(
        "Öffentliche Angebote am Ende: %(offers)s, davon offen für alle: %(open)s. Bestätigte Hürden: %(barriers)s."
    )
    line = words % {
        "offers": number(len(now)),
        "open": number(_open(now)),
        "barriers": number(len(new)),
    }
    before = [offer for offer in offers if offer.runs_on(period.before.last)]
    old = [barrier for barrier in barriers if barrier.stood_in(period.before)]
    return [
        TextBlock(f"field_{place}", f"4.{place} {where['field']}", (line,)),
        _on_the_spot(place, where, before, now, period, cut),
        _barriers(place, where, old, new, period, cut),
    ]


def _starting_point(place: int, code: str, where: dict[str, Any], readings: Readings) -> list[Block]:
    """T7.n and A5.n: indicators of the field over the years, and the groups of the lead indicator as lines."""
    mine = [row for row in readings.indicators if row.field == code]
    lead = next((row for row in mine if row.is_lead), None)
    lines = [
        (str(SHORT[group]), readings.of(lead, readings.own, group)) for group in readings.groups(lead)
    ] if lead else []  # fmt: skip
    name = lead.title if lead else _("Leitindikator")
    table = TableBlock(
        f"T7.{place}",
        f"starting_point_{place}",
        _("%(field)s: Ausgangslage, %(district)s, %(period)s") % where,
        year_columns(readings.period, mine),
        tuple(year_rows(readings, mine)),
        notes=year_notes(readings, mine),
        source=source_of(mine),
        absence=_("Für dieses Handlungsfeld liegen keine Indikatoren mit Werten vor."),
    )
    picture = line_block(
        readings,
        lead,
        lines,
        number=f"A5.{place}",
        key=f"lead_indicator_{place}",
        title=_("%(field)s: %(name)s, %(district)s, %(period)s") % (where | {"name": name}),
        question=_("Wie hat sich der Leitindikator des Handlungsfelds entwickelt?"),
        absence=_("Für dieses Handlungsfeld ist kein Leitindikator mit Werten festgelegt."),
    )
    return [table, picture]


def _on_the_spot(
    place: int, where: dict[str, Any], old: list[OfferRow], new: list[OfferRow], period: Period, cut: dt.date
) -> TableBlock:
    """T8.n: public offers on the last day of both periods, how open they are, and their places."""
    lines = [
        (_("Öffentliche Angebote"), _("Anzahl"), *compared(len(old) or None, len(new))),
        (_("davon offen für alle"), _("Anzahl"), *compared(_open(old) if old else None, _open(new))),
        (_("Anteil offen für alle"), "%", *compared(_open_share(old), _open_share(new), Unit.RATE)),
        (_("Plätze, soweit genannt"), _("Anzahl"), *compared(_places(old), _places(new))),
    ]
    return TableBlock(
        f"T8.{place}",
        f"on_the_spot_{place}",
        _("%(field)s: Angebote vor Ort, %(district)s, %(period)s") % where,
        (ColumnSpec("figure", _("Kennzahl")), ColumnSpec("unit", _("Einheit")), *comparison_columns(period)),
        tuple(lines) if new or old else (),
        notes=(_("Stand am letzten Tag des Zeitraums."),) if new or old else (),
        source=source_line(_("Angebotsregister"), cut),
    )


def _open(offers: list[OfferRow]) -> int:
    return sum(offer.openness == Openness.OPEN for offer in offers)


def _open_share(offers: list[OfferRow]) -> Any:
    return rate(_open(offers), len(offers))


def _places(offers: list[OfferRow]) -> int | None:
    """Places of the offers that say how many they have; nothing where none says it."""
    said = [offer.capacity for offer in offers if offer.capacity is not None]
    return sum(said) if said else None


def _barriers(
    place: int,
    where: dict[str, Any],
    old: list[BarrierRow],
    new: list[BarrierRow],
    period: Period,
    cut: dt.date,
) -> TableBlock:
    """T9.n: confirmed barriers of the field by kind."""
    rows = [
        _line(
            str(label), [r for r in new if r.kind == kind], [r for r in old if r.kind == kind], cut, bool(old)
        )
        for kind, label in Barrier.Kind.choices
        if any(r.kind == kind for r in new + old)
    ]
    return TableBlock(
        f"T9.{place}",
        f"field_barriers_{place}",
        _("%(field)s: Hürden nach Art, %(district)s, %(period)s") % where,
        (
            ColumnSpec("kind", _("Art der Hürde")),
            ColumnSpec("solved", _("davon gelöst"), "number"),
            *comparison_columns(period),
        ),
        tuple(rows),
        _line(_("Summe"), new, old, cut, bool(old)) if rows else None,
        source=source_line(_("Register der Teilhabehürden"), cut),
    )


def _line(
    label: str, new: list[BarrierRow], old: list[BarrierRow], cut: dt.date, was_counted: bool
) -> tuple[Any, ...]:
    solved = sum(row.is_solved_by(cut) for row in new)
    return (label, solved, *compared(len(old) if was_counted else None, len(new)))
