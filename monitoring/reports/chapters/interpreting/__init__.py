"""The interpreters of the pools and what became of the requests (T23, T24)."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.districts.models import District
from coordination.interpreting.codes import InterpreterStatus, RequestStatus
from coordination.interpreting.models import BookingRequest
from coordination.interpreting.models.interpreters import InterpreterLanguage
from coordination.network.languages import Language
from documents.suppression import DEFAULT_K, HIDDEN, is_small, rate, suppress_table
from monitoring.reports.blocks import Chapter, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

S = RequestStatus
#: What became of a request; the four parts are all requests.
OUTCOMES: dict[str, str] = {
    S.HELD: "served",
    S.CANCELLED: "cancelled",
    S.WITHDRAWN: "cancelled",
    S.UNFILLED: "unserved",
    S.REJECTED: "unserved",
}
PARTS = ("served", "cancelled", "unserved", "open")


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Two queries. Counts below five are hidden, and whatever would give them away."""
    cut = period.cut(today)
    people = _people(district, cut)
    requests = _requests(district, period, cut)
    total = requests.total or ("", 0, 0, 0, 0, 0, None)
    lead = (
        _("%(count)s Einsätze wurden angefragt, %(served)s kamen zustande.")
        % {"count": number(total[1]), "served": number(total[2])}
        if requests.rows
        else ""
    )
    figures = (
        Figure(
            "bookings",
            _("Dolmetscheinsätze"),
            total[2],
            _("von %(count)s Anfragen") % {"count": number(total[1])},
        ),
        Figure("fill_rate", _("Bedienquote"), total[6], _("durchgeführt von angefragt"), kind="percent"),
    )
    return Chapter(8, "interpreting", _("Sprachmittlung"), lead, (people, requests), figures)


def _people(district: District, cut: dt.date) -> TableBlock:
    found = (
        InterpreterLanguage.objects.filter(
            interpreter__district=district, interpreter__status=InterpreterStatus.ACTIVE
        )
        .exclude(language=Language.DEU)
        .order_by()
        .values_list("language")
        .annotate(people=Count("interpreter", distinct=True))
    )
    counts: dict[str, int] = dict(found)
    large = sorted(
        ((str(Language(code).label), n) for code, n in counts.items() if not is_small(n)),
        key=lambda pair: (-pair[1], pair[0]),
    )
    rest = sum(n for n in counts.values() if is_small(n))
    rows: list[tuple[Any, ...]] = list(large)
    if rest:
        rows.append((_("Sonstige Sprachen"), HIDDEN if is_small(rest) else rest))
    return TableBlock(
        "T23",
        "interpreters",
        _("Aktive Sprachmittler:innen nach Sprache, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (ColumnSpec("language", _("Sprache")), ColumnSpec("people", _("Personen"), "number")),
        tuple(rows),
        notes=(
            _(
                "Wer mehrere Sprachen spricht, zählt in jeder. Sprachen mit weniger als %(k)d Personen stehen unter „Sonstige“. Gezählt am Tag des Datenschnitts."
            )
            % {"k": DEFAULT_K},
        )
        if rows
        else (),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def _requests(district: District, period: Period, cut: dt.date) -> TableBlock:
    by_year = _outcomes(district, Period(period.first, cut))
    years = [year for year in period.years if year <= cut.year] if by_year else []
    counts = [[by_year[year][part] for part in PARTS] for year in years]
    shown, sums = suppress_table(counts)
    lines = [_line(str(year), row) for year, row in zip(years, shown, strict=True)]
    return TableBlock(
        "T24",
        "requests",
        _("Anfragen an die Sprachmittlung nach Jahr des Termins, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("year", _("Jahr")),
            ColumnSpec("requested", _("angefragt"), "number"),
            ColumnSpec("served", _("durchgeführt"), "number"),
            ColumnSpec("cancelled", _("abgesagt"), "number"),
            ColumnSpec("unserved", _("nicht vermittelt"), "number"),
            ColumnSpec("open", _("noch offen"), "number"),
            ColumnSpec("rate", _("Bedienquote in %"), "number", 1),
        ),
        tuple(lines),
        _line(_("Summe"), sums) if lines else None,
        notes=(_("Bedienquote: durchgeführt von angefragt, ab 20 Anfragen."),) if lines else (),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def _line(label: str, cells: list[Any]) -> tuple[Any, ...]:
    *parts, requested = cells
    return (label, requested, *parts, rate(parts[0], requested))


def _outcomes(district: District, period: Period) -> dict[int, dict[str, int]]:
    found = (
        BookingRequest.objects.filter(
            district=district, starts_at__gte=period.starts_at, starts_at__lt=period.ends_before
        )
        .annotate(year=ExtractYear("starts_at", tzinfo=BERLIN))
        .order_by()
        .values_list("year", "status")
        .annotate(count=Count("pk"))
    )
    result: dict[int, dict[str, int]] = {}
    for year, status, count in found:
        line = result.setdefault(year, defaultdict(int))
        line[OUTCOMES.get(status, "open")] += count
    return {year: result.get(year, defaultdict(int)) for year in period.years} if result else {}
