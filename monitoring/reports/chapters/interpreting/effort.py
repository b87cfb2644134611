"""How much work it was: lead time and hours (T25)."""

import datetime as dt
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.suppression import HIDDEN, NOT_MEANINGFUL, SMALLEST_BASE
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.chapters.interpreting.bookings import Booking, within
from monitoring.reports.comparing import Unit, compared, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line


def build(
    bookings: list[Booking], district: District, period: Period, cut: dt.date, *, hides: tuple[bool, bool]
) -> TableBlock:
    """T25. Cost and funding of an hour are not recorded; the note says so.

    `hides`: T24 hides how many were served in the period before, or in this one; the hours would tell.
    """
    new, old = within(bookings, Period(period.first, cut)), within(bookings, period.before)
    lines = [
        (
            _("Vorlauf der Anfragen (Median)"),
            _("Tage"),
            *compared(_lead(old), _lead(new), Unit.DAYS),
        ),
        (_("Durchgeführte Stunden"), _("Stunden"), *compared(_hours(old, hides[0]), _hours(new, hides[1]))),
    ]
    return TableBlock(
        "T25",
        "effort",
        _("Vorlauf und Umfang der Sprachmittlung, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("figure", _("Kennzahl")), ColumnSpec("unit", _("Einheit")), *comparison_columns(period)),
        tuple(lines) if new else (),
        notes=(
            _(
                "Vorlauf: Kalendertage von der Anfrage bis zum Termin, ab 20 Anfragen. Stunden nach vereinbarter Dauer."
            ),
            _("Kosten je Stunde und ihre Finanzierung werden im Teilhabenetz nicht geführt."),
        )
        if new
        else (),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def _lead(bookings: list[Booking]) -> Any:
    """Median in days; of too few requests it would tell single ones."""
    if not bookings:
        return None
    if len(bookings) < SMALLEST_BASE:
        return NOT_MEANINGFUL
    middle = median(booking.lead_days for booking in bookings)
    return int(middle) if middle == int(middle) else middle


def _hours(bookings: list[Booking], hides: bool) -> Any:
    """Whole hours of what was held; none where the number of appointments is hidden."""
    if not bookings:
        return None
    return HIDDEN if hides else round(sum(b.hours for b in bookings if b.outcome == "served"))
