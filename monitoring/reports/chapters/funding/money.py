"""Money granted: by who gives it and by year (T18, A10), against the period before (T18a), how bound (T20)."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.tables import german_number
from monitoring.reports.blocks import ChartBlock, ColumnSpec, TableBlock
from monitoring.reports.chapters.funding.grants import Grant, given_in, money, own_money, posts_on
from monitoring.reports.comparing import Unit, compared, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line
from offers.funding.choices import Binding, Level


def by_year(grants: list[Grant], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T18: the whole grant stands in the year of its notice."""
    given = given_in(grants, Period(period.first, cut))
    levels = [(code, str(label)) for code, label in Level.choices if any(g.level == code for g in given)]
    rows = [
        _line(str(year), [grant for grant in given if grant.day.year == year], levels)
        for year in (period.years if given else [])
    ]
    return TableBlock(
        "T18",
        "funding",
        _("Bewilligte Zuwendungen nach Ebene und Jahr, %(district)s, %(period)s, in Euro")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("year", _("Jahr")),
            *(ColumnSpec(code, label, "number", 0) for code, label in levels),
            ColumnSpec("sum", _("Summe"), "number", 0),
            ColumnSpec("count", _("Bescheide"), "number"),
            ColumnSpec("own", _("Eigenmittel der Träger"), "number", 0),
        ),
        tuple(rows),
        _line(_("Summe"), given, levels, nothing=Decimal("0.00")) if rows else None,
        notes=(
            _(
                "Jahr des Bescheids; die ganze Zuwendung steht in diesem Jahr. Auf volle Euro gerundet gedruckt."
            ),
            _("Verausgabte Mittel werden im Förderregister nicht geführt."),
        )
        if rows
        else (),
        source=source_line(_("Förderregister"), cut),
    )


def _line(
    label: str, grants: list[Grant], levels: list[tuple[str, str]], nothing: Decimal | None = None
) -> tuple[Any, ...]:
    amounts = [money(grant for grant in grants if grant.level == code) or nothing for code, _label in levels]
    return (label, *amounts, money(grants) or nothing, len(grants), own_money(grants) or nothing)


def columns_by_year(grants: list[Grant], district: District, period: Period, cut: dt.date) -> ChartBlock:
    """A10: T18 as columns. Foundations and lotteries share one part, because five can be told apart in print."""
    given = given_in(grants, Period(period.first, cut))
    parts = [
        (label, tuple(_of([g for g in given if g.day.year == year], *levels) for year in period.years))
        for label, levels in _givers()
        if any(g.level in levels for g in given)
    ]
    largest = max(parts, key=lambda part: sum(part[1]), default=None)
    message = (
        _("Das meiste Geld kam von: %(giver)s, zusammen %(amount)s Euro.")
        % {"giver": largest[0], "amount": german_number(sum(largest[1]), decimals=0)}
        if largest
        else _("Keine Zuwendung wurde bewilligt.")
    )
    return ChartBlock(
        "A10",
        "funding_by_year",
        "columns",
        _("Bewilligte Zuwendungen nach Jahr und Ebene, %(district)s, %(period)s, in Euro")
        % {"district": district, "period": period.words},
        message,
        tuple(str(year) for year in period.years) if parts else (),
        tuple(parts),
        label_title=_("Jahr"),
        question=_("Wer gab in welchem Jahr wie viel?"),
        source=source_line(_("Förderregister"), cut),
        unit="€",
        decimals=0,
    )


def _givers() -> list[tuple[str, tuple[str, ...]]]:
    single = [
        (str(level.label), (level.value,)) for level in (Level.EU, Level.BUND, Level.LAND, Level.KOMMUNE)
    ]
    return [*single, (_("Stiftungen und Lotterien"), (Level.STIFTUNG.value, Level.LOTTERIE.value))]


def against_before(grants: list[Grant], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T18a: the same sums for both periods, and what they pay for at their ends."""
    old, new = given_in(grants, period.before), given_in(grants, Period(period.first, cut))
    levels = [(code, str(label)) for code, label in Level.choices if any(g.level == code for g in old + new)]
    lines = [
        _pair(label, "€", _of(old, code), _of(new, code), Unit.EURO, bool(old)) for code, label in levels
    ]
    lines += [
        _pair(_("Zuwendungen zusammen"), "€", money(old), money(new), Unit.EURO, bool(old)),
        _pair(_("Eigenmittel der Träger"), "€", own_money(old), own_money(new), Unit.EURO, bool(old)),
        _pair(_("Bescheide"), _("Anzahl"), len(old), len(new), Unit.COUNT, bool(old)),
        _pair(
            _("Stellen aus Förderung am Ende"), _("Vollzeit"), posts_on(grants, period.before.last),
            posts_on(grants, cut), Unit.FULL_TIME, bool(old),
        ),
    ]  # fmt: skip
    return TableBlock(
        "T18a",
        "funding_compared",
        _("Förderung im Vergleich der Zeiträume, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("figure", _("Kennzahl")), ColumnSpec("unit", _("Einheit")), *comparison_columns(period)),
        tuple(lines) if new or old else (),
        source=source_line(_("Förderregister"), cut),
    )


def _of(grants: list[Grant], *levels: str) -> Decimal:
    return money(grant for grant in grants if grant.level in levels)


def _pair(label: str, unit_words: str, old: Any, new: Any, unit: Unit, was_counted: bool) -> tuple[Any, ...]:
    return (label, unit_words, *compared(old if was_counted else None, new, unit))


def by_binding(grants: list[Grant], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T20: how much of the money may be spent on offers that are open to everybody."""
    old, new = given_in(grants, period.before), given_in(grants, Period(period.first, cut))
    lines = [
        (
            label,
            len(mine),
            money(mine),
            *compared(_share(theirs, old), _share(mine, new), Unit.RATE),
        )
        for label, mine, theirs in _kinds(new, old)
    ]
    return TableBlock(
        "T20",
        "binding",
        _("Wie viel Geld offene Angebote zulässt, %(district)s, %(period)s, Anteile am Geld in Prozent")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("binding", _("Bindung an eine Zielgruppe")),
            ColumnSpec("count", _("Bescheide"), "number"),
            ColumnSpec("amount", _("Zuwendung in Euro"), "number", 0),
            *comparison_columns(period, decimals=1),
        ),
        tuple(lines) if new else (),
        (_("Summe"), len(new), money(new), _share(old, old), _share(new, new), None) if new else None,
        source=source_line(_("Förderregister"), cut),
    )


def _kinds(new: list[Grant], old: list[Grant]) -> list[tuple[str, list[Grant], list[Grant]]]:
    kinds = [
        (_("keine Zielgruppe vorgeschrieben"), Binding.NONE, False),
        (_("Zielgruppe bevorzugt"), Binding.PREFERRED, False),
        (_("Zielgruppe vorgeschrieben, Öffnung möglich"), Binding.REQUIRED, False),
        (_("schließt „offen für alle“ aus"), Binding.REQUIRED, True),
    ]
    return [
        (label, _bound(new, binding, forbids), _bound(old, binding, forbids))
        for label, binding, forbids in kinds
    ]


def _bound(grants: list[Grant], binding: str, forbids: bool) -> list[Grant]:
    return [grant for grant in grants if (grant.binding, grant.forbids_opening) == (binding, forbids)]


def _share(part: list[Grant], whole: list[Grant]) -> Decimal | None:
    """Share of the money in per cent, one place; of no money there is none."""
    total = money(whole)
    return (100 * money(part) / total).quantize(Decimal("0.1"), "ROUND_HALF_UP") if total else None
