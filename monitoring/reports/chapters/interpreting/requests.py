"""What became of requests: by year (T24), by setting (T24a), against the period before (T24b), by quarter (A11)."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.suppression import HIDDEN, is_small, rate, suppress, suppress_table
from monitoring.reports.blocks import ChartBlock, ColumnSpec, TableBlock
from monitoring.reports.chapters.interpreting.bookings import PARTS, Booking, parts, within
from monitoring.reports.comparing import Unit, change, compared, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line


def by_year(bookings: list[Booking], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T24: the year is that of the appointment."""
    years, shown, sums = _years(bookings, Period(period.first, cut))
    lines = [_line(str(year), row) for year, row in zip(years, shown, strict=True)]
    return TableBlock(
        "T24",
        "requests",
        _("Anfragen an die Sprachmittlung nach Jahr des Termins, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("year", _("Jahr")),
            *_outcome_columns(),
            ColumnSpec("rate", _("Bedienquote in %"), "number", 1),
        ),
        tuple(lines),
        _line(_("Summe"), sums) if lines else None,
        notes=(_("Bedienquote: durchgeführt von angefragt, ab 20 Anfragen."),) if lines else (),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def by_setting(bookings: list[Booking], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T24a: where interpreters were needed, and how the served rate moved there."""
    new, old = within(bookings, Period(period.first, cut)), within(bookings, period.before)
    shown, sums = _settings(new)
    before, sums_before = _settings(old)
    lines = [
        _rated(label, now, then, bool(old))
        for (_key, label), now, then in zip(_labels(), shown, before, strict=True)
        if now[-1] != 0 or then[-1] != 0
    ]
    return TableBlock(
        "T24a",
        "settings",
        _("Anfragen an die Sprachmittlung nach Anlass, %(district)s, %(period)s, Bedienquote in Prozent")
        % {"district": district, "period": period.words},
        (ColumnSpec("setting", _("Anlass")), *_outcome_columns(), *comparison_columns(period, decimals=1)),
        tuple(lines) if new else (),
        _rated(_("Summe"), sums, sums_before, bool(old)) if new else None,
        notes=(_("Vorperiode und Berichtsperiode: Bedienquote, ab 20 Anfragen."),) if new else (),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def against_before(bookings: list[Booking], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T24b: the bottom line of T24 beside that of the period before, hidden alike."""
    _years_now, _rows, now = _years(bookings, Period(period.first, cut))
    _years_then, _rows, then = _years(bookings, period.before)
    before: list[Any] = then or [None] * len(now)
    words = [_("durchgeführt"), _("abgesagt"), _("nicht vermittelt"), _("noch offen"), _("angefragt")]
    lines = [
        (word, _("Anzahl"), *compared(old, new)) for word, old, new in zip(words, before, now, strict=False)
    ]
    rates = compared(_served_rate(before) if then else None, _served_rate(now) if now else None, Unit.RATE)
    return TableBlock(
        "T24b",
        "requests_compared",
        _("Sprachmittlung im Vergleich der Zeiträume, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("figure", _("Anfragen")), ColumnSpec("unit", _("Einheit")), *comparison_columns(period)),
        (lines[-1], *lines[:-1], (_("Bedienquote"), "%", *rates)) if lines else (),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def hidden_in(bookings: list[Booking], period: Period, cut: dt.date, part: str) -> tuple[bool, bool]:
    """Does T24 hide the sum of a part, in the period before and in this one? Other tables follow it."""
    place = PARTS.index(part)
    sums = [_years(bookings, one)[2] for one in (period.before, Period(period.first, cut))]
    return sums[0][place:][:1] == [HIDDEN], sums[1][place:][:1] == [HIDDEN]


def served_by_quarter(
    bookings: list[Booking], district: District, period: Period, cut: dt.date
) -> ChartBlock:
    """A11. A quarter whose rate would give a small number away, or stands on too few requests, is a gap."""
    quarters = _quarters(Period(period.first, cut))
    mine = within(bookings, Period(period.first, cut))
    rates = [_quarter_rate([b for b in mine if _quarter(b.day) == quarter]) for quarter in quarters]
    known = [value for value in rates if isinstance(value, float)]
    message = (
        _("Zwischen %(least)s und %(most)s Prozent der Anfragen eines Quartals kamen zustande.")
        % {"least": number(min(known)), "most": number(max(known))}
        if known
        else _("In keinem Quartal gab es genug Anfragen für eine Quote.")
    )
    return ChartBlock(
        "A11",
        "served_by_quarter",
        "lines",
        _("Bedienquote der Sprachmittlung nach Quartal, %(district)s, %(period)s, in Prozent")
        % {"district": district, "period": period.words},
        message,
        tuple(f"{quarter}/{year % 100:02d}" for year, quarter in quarters) if mine else (),
        ((_("Bedienquote in %"), tuple(rates)),) if mine else (),
        label_title=_("Quartal"),
        question=_("Wie viel Prozent der Anfragen eines Quartals kamen zustande?"),
        source=source_line(_("Register der Sprachmittlung"), cut),
        unit="%",
        decimals=1,
        absence=_("In keinem Quartal gab es genug Anfragen für eine Quote.") if mine else "",
    )


def _outcome_columns() -> tuple[ColumnSpec, ...]:
    return (
        ColumnSpec("requested", _("angefragt"), "number"),
        ColumnSpec("served", _("durchgeführt"), "number"),
        ColumnSpec("cancelled", _("abgesagt"), "number"),
        ColumnSpec("unserved", _("nicht vermittelt"), "number"),
        ColumnSpec("open", _("noch offen"), "number"),
    )


def _labels() -> tuple[tuple[str, str], ...]:
    return (
        ("office", _("Amt und Recht")),
        ("school", _("Schule und Kita")),
        ("health", _("Gesundheit")),
        ("advice", _("Beratung, Wohnen, Arbeit")),
        ("other", _("Sonstiges")),
    )


def _years(bookings: list[Booking], period: Period) -> tuple[list[int], list[list[Any]], list[Any]]:
    """Years, their parts with the sum of each, and the sums of all; nothing where nobody asked."""
    mine = within(bookings, period)
    years = period.years if mine else []
    shown, sums = suppress_table([parts(b for b in mine if b.day.year == year) for year in years])
    return years, shown, sums


def _settings(bookings: list[Booking]) -> tuple[list[list[Any]], list[Any]]:
    return suppress_table([parts(b for b in bookings if b.setting == key) for key, _label in _labels()])


def _line(label: str, cells: list[Any]) -> tuple[Any, ...]:
    *outcomes, requested = cells
    return (label, requested, *outcomes, _served_rate(cells))


def _rated(label: str, now: list[Any], then: list[Any], was_counted: bool) -> tuple[Any, ...]:
    *outcomes, requested = now
    old, new = _served_rate(then) if was_counted else None, _served_rate(now)
    return (label, requested, *outcomes, old, new, change(old, new, Unit.RATE))


def _served_rate(cells: list[Any]) -> Any:
    return rate(cells[0], cells[-1])


def _quarter_rate(bookings: list[Booking]) -> Any:
    """Also hidden where served or not served are so few that the rate would tell them."""
    if not bookings:
        return None
    served = sum(booking.outcome == "served" for booking in bookings)
    if is_small(len(bookings)):
        return HIDDEN
    return rate(suppress([served, len(bookings) - served])[0], len(bookings))


def _quarter(day: dt.date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


def _quarters(period: Period) -> list[tuple[int, int]]:
    first, last = _quarter(period.first), _quarter(period.last)
    every = [(year, quarter) for year in period.years for quarter in (1, 2, 3, 4)]
    return [quarter for quarter in every if first <= quarter <= last]
