"""Cases taken in, closed and open (T26, T26a), and how long they took (A13).

The open cases of one year are those of the year before, and what came, less what went: whoever knows three of
the four knows the fourth. So a hidden number is protected here across the whole table, not line by line: of the four, two are
hidden or none, and the open cases between are told only where nothing is hidden.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.suppression import HIDDEN, is_small
from monitoring.reports.blocks import ChartBlock, ColumnSpec, TableBlock
from monitoring.reports.chapters.cases.rows import CaseDays, closed_in, open_on, opened_in
from monitoring.reports.comparing import compared, comparison_columns, people_column
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

#: Upper ends of the classes of duration, in days.
DURATIONS = (30, 91, 182, 365)


@dataclass(frozen=True)
class Flow:
    """Cells by year with the sums of the period, and the open cases at its end, hidden where they must be."""

    years: list[int]
    opened: list[Any]
    closed: list[Any]
    standing: list[Any]
    sums: tuple[Any, Any]
    at_end: Any
    is_known: bool


def flow_of(cases: list[CaseDays], period: Period) -> Flow:
    """The numbers of a period, and what of them may be printed."""
    years = period.years
    spans = [
        (max(dt.date(year, 1, 1), period.first), min(dt.date(year, 12, 31), period.last)) for year in years
    ]
    opened = [opened_in(cases, *span) for span in spans]
    closed = [len(closed_in(cases, *span)) for span in spans]
    stocks = [open_on(cases, last) for _first, last in spans]
    at_start = open_on(cases, period.first - dt.timedelta(days=1))
    hides_closed = is_small(at_start) or is_small(stocks[-1])
    hides_end = is_small(stocks[-1]) or is_small(sum(opened)) or is_small(sum(closed))
    hides_end = hides_end or (hides_closed and not sum(closed))
    new, new_sum = people_column(opened)
    gone, gone_sum = people_column(closed, hides=hides_closed)
    between: list[Any] = list(stocks[:-1])
    if hides_end or HIDDEN in (*new, *gone) or any(is_small(stock) for stock in [at_start, *stocks]):
        between = [HIDDEN] * len(between)
    end = HIDDEN if hides_end else stocks[-1]
    is_known = bool(any(opened) or any(closed) or any(stocks) or at_start)
    return Flow(years, new, gone, [*between, end], (new_sum, gone_sum), end, is_known)


def by_year(flow: Flow, district: District, period: Period, cut: dt.date) -> TableBlock:
    """T26."""
    rows = [
        (str(year), *cells)
        for year, *cells in zip(flow.years, flow.opened, flow.closed, flow.standing, strict=True)
    ]
    return TableBlock(
        "T26",
        "cases",
        _("Fälle nach Jahr, %(district)s, %(period)s") % {"district": district, "period": period.words},
        (
            ColumnSpec("year", _("Jahr")),
            ColumnSpec("opened", _("aufgenommen"), "number"),
            ColumnSpec("closed", _("abgeschlossen"), "number"),
            ColumnSpec("standing", _("offen am Jahresende"), "number"),
        ),
        tuple(rows) if flow.is_known else (),
        (_("Summe, zuletzt offen"), *flow.sums, flow.at_end) if flow.is_known else None,
        notes=(
            _(
                "Ist eine Zahl verdeckt, fehlt auch die Zahl der offenen Fälle der Jahre dazwischen: Aus ihr ließe sie sich errechnen."
            ),
        )
        if flow.is_known
        else (),
        source=source_line(_("Fallstatistik ohne Personenbezug"), cut),
    )


def against_before(flow: Flow, before: Flow, district: District, period: Period, cut: dt.date) -> TableBlock:
    """T26a: the bottom line of T26 beside that of the period before, hidden alike."""
    old: tuple[Any, ...] = (*before.sums, before.at_end) if before.is_known else (None, None, None)
    words = (_("aufgenommen"), _("abgeschlossen"), _("offen am Ende"))
    lines = [
        (word, *compared(then, now))
        for word, then, now in zip(words, old, (*flow.sums, flow.at_end), strict=True)
    ]
    return TableBlock(
        "T26a",
        "cases_compared",
        _("Fälle im Vergleich der Zeiträume, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("figure", _("Fälle")), *comparison_columns(period)),
        tuple(lines) if flow.is_known else (),
        source=source_line(_("Fallstatistik ohne Personenbezug"), cut),
    )


def durations(
    cases: list[CaseDays], flow: Flow, district: District, period: Period, cut: dt.date
) -> ChartBlock:
    """A13: closed cases by the time from intake to end; where T26 hides their sum, nothing here gives it away."""
    counts = [0] * (len(DURATIONS) + 1)
    for case in closed_in(cases, period.first, cut):
        assert case.closed_on is not None, "closed_in"
        counts[sum((case.closed_on - case.opened_on).days > end for end in DURATIONS)] += 1
    shown, _sum = people_column(counts, hides=flow.sums[1] == HIDDEN)
    labels = (
        _("bis 1 Monat"), _("bis 3 Monate"), _("bis 6 Monate"), _("bis 1 Jahr"), _("länger als 1 Jahr"),
    )  # fmt: skip
    return ChartBlock(
        "A13",
        "durations",
        "bars",
        _("Abgeschlossene Fälle nach Dauer, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        _message(labels, shown),
        labels if any(counts) else (),
        ((_("Fälle"), tuple(shown)),) if any(counts) else (),
        label_title=_("Dauer"),
        question=_("Wie lange dauerte die Begleitung?"),
        source=source_line(_("Fallstatistik ohne Personenbezug"), cut),
    )


def _message(labels: tuple[str, ...], shown: list[Any]) -> str:
    known = [(count, label) for count, label in zip(shown, labels, strict=True) if isinstance(count, int)]
    most, label = max(known, default=(0, ""))
    if not most:
        return _("Zu wenige Fälle wurden abgeschlossen, um ihre Dauer zu zeigen.")
    return _("Am häufigsten ist die Dauer „%(label)s“ mit %(count)s Fällen.") % {
        "label": label,
        "count": number(most),
    }
