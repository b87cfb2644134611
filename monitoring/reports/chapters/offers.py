"""Offers and how open they are, by field of action (T14, A8)."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.fields import FieldOfAction
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line
from offers.catalogue.choices import Openness
from offers.openness.choices import Dimension
from offers.openness.counting import Doors
from offers.openness.selectors import census_on


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. An offer counts in each of its fields, and once in the line of all."""
    cut = period.cut(today)
    census = census_on(district, cut)
    counts, every = census.lines(Dimension.FIELD), census.doors
    fields = [(code, str(label)) for code, label in FieldOfAction.choices if code in counts]
    rows = tuple((label, *counts[code].counts, counts[code].total) for code, label in fields)
    columns = [ColumnSpec("field", _("Handlungsfeld"))]
    columns += [ColumnSpec(code, str(label), "number") for code, label in Openness.choices]
    table = TableBlock(
        "T14",
        "offers",
        _("Angebote nach Handlungsfeld und Öffnung, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (*columns, ColumnSpec("all", _("Angebote"), "number")),
        rows,
        (_("Alle Angebote"), *every.counts, every.total) if rows else None,
        notes=(
            _("Ein Angebot in mehreren Feldern zählt in jedem; die letzte Zeile zählt jedes Angebot einmal."),
        )
        if rows
        else (),
        source=source_line(_("Angebotsregister"), cut),
        absence=_("Kein Angebot war am Stichtag öffentlich."),
    )
    chart = _chart(counts, every, fields, district, cut)
    figure = Figure(
        "offers",
        _("Angebote"),
        every.total,
        _("%(count)s davon offen für alle") % {"count": number(every.open)},
        when=str(cut.year),
        base=every.total,
    )
    lead = _message(every) if rows else ""
    return Chapter(6, "offers", _("Angebote und ihre Öffnung"), lead, (table, chart), (figure,))


def _chart(
    counts: dict[str, Doors], every: Doors, fields: list[tuple[str, str]], district: District, cut: dt.date
) -> ChartBlock:
    """A8. `fields`: code and label of those any offer is in."""
    return ChartBlock(
        "A8",
        "openness",
        "shares",
        _("Öffnung der Angebote nach Handlungsfeld, %(district)s, Anteile in Prozent")
        % {"district": district},
        _message(every),
        (*(label for _code, label in fields), _("Alle Angebote")) if fields else (),
        tuple(
            (str(label), (*(counts[code].counts[index] for code, _label in fields), every.counts[index]))
            for index, (_value, label) in enumerate(Openness.choices)
        )
        if fields
        else (),
        label_title=_("Handlungsfeld"),
        question=_("Wer darf kommen?"),
        source=source_line(_("Angebotsregister"), cut),
        absence=_("Kein Angebot war am Stichtag öffentlich."),
    )


def _message(every: Doors) -> str:
    if not every.total:
        return _("Kein Angebot war am Stichtag öffentlich.")
    return _("%(open)s von %(total)s Angeboten stehen allen offen, das sind %(share)s %%.") % {
        "open": number(every.open),
        "total": number(every.total),
        "share": number(every.share),
    }
