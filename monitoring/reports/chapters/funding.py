"""Money granted, by who gives it and by year (T18)."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.tables import german_number
from monitoring.reports.blocks import Chapter, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line
from offers.funding.choices import Level, PeriodStatus
from offers.funding.models import FundingPeriod

#: Grants that were given, wherever they stand today.
GIVEN = (
    PeriodStatus.APPROVED,
    PeriodStatus.RUNNING,
    PeriodStatus.ENDED,
    PeriodStatus.PROOF_SUBMITTED,
    PeriodStatus.CLOSED,
    PeriodStatus.REPAYMENT_OPEN,
)
ZERO = Decimal("0.00")


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. The year is that of the notice of grant; without one, that of the first day with money."""
    cut = period.cut(today)
    sums, counts = _granted(district, Period(period.first, cut))
    levels = [
        (code, str(label)) for code, label in Level.choices if any(code in year for year in sums.values())
    ]
    rows = []
    for year in period.years if sums else []:
        amounts = [sums[year].get(code, ZERO) for code, _label in levels]
        shown: list[Any] = [amount or None for amount in amounts]
        rows.append((str(year), *shown, sum(amounts, ZERO) or None, counts[year]))
    by_level = [sum((year.get(code, ZERO) for year in sums.values()), ZERO) for code, _label in levels]
    total, number_of_grants = sum(by_level, ZERO), sum(counts.values())
    table = _table(district, period, levels, tuple(rows), (*by_level, total, number_of_grants), cut)
    shown_total = german_number(total, decimals=0)
    lead = (
        _("%(count)s Zuwendungen über zusammen %(total)s Euro wurden bewilligt.")
        % {"count": number(number_of_grants), "total": shown_total}
        if rows
        else ""
    )
    figure = Figure(
        "funding",
        _("Bewilligte Förderung"),
        total,
        _("%(count)s Bescheide") % {"count": number(number_of_grants)},
        kind="euro",
    )
    return Chapter(7, "funding", _("Förderung und Ressourcen"), lead, (table,), (figure,))


def _table(
    district: District,
    period: Period,
    levels: list[tuple[str, str]],
    rows: tuple[tuple[Any, ...], ...],
    sums: tuple[Any, ...],
    cut: dt.date,
) -> TableBlock:
    """T18 with its heading, its bottom line and where it comes from."""
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
        ),
        rows,
        (_("Summe"), *sums) if rows else None,
        notes=(
            _(
                "Jahr des Bescheids; die ganze Zuwendung steht in diesem Jahr. Auf volle Euro gerundet gedruckt."
            ),
        )
        if rows
        else (),
        source=source_line(_("Förderregister"), cut),
    )


def _granted(district: District, period: Period) -> tuple[dict[int, dict[str, Decimal]], dict[int, int]]:
    """Sums by year and level, and the number of grants by year."""
    found = (
        FundingPeriod.objects.filter(district=district, status__in=GIVEN)
        .annotate(day=Coalesce("notice_on", "period_start"))
        .filter(day__range=(period.first, period.last))
        .annotate(year=ExtractYear("day"))
        .order_by()
        .values("year", "programme__level")
        .annotate(amount=Sum("grant_amount"), grants=Count("pk"))
    )
    sums: dict[int, dict[str, Decimal]] = defaultdict(dict)
    counts: dict[int, int] = defaultdict(int)
    for row in found:
        sums[row["year"]][row["programme__level"]] = row["amount"].quantize(ZERO)
        counts[row["year"]] += row["grants"]
    return sums, counts
