"""How the figures of the first page have changed since the last report.

What is called unchanged, favourable or not comparable is decided by the rule of the tables
(`monitoring.indicators.comparison`), so that a tile never says other than its table.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from documents.tables import german_number, is_number
from monitoring.indicators.comparison import SAME, Comparison, compare
from monitoring.indicators.models import Indicator, SeriesBreak
from monitoring.reports.blocks import Chapter, Figure
from monitoring.reports.comparing import Counted

#: Below this base a growth in per cent sounds large and says little, as does one above `MOST`: both numbers stand
#: there instead.
MIN_BASE, MOST = 100, 200
KINDS = {"percent": Indicator.Kind.RATE, "euro": Indicator.Kind.AMOUNT, "number": Indicator.Kind.COUNT}


def changes_since(
    chapters: Iterable[Chapter], previous: Iterable[Chapter], *, label: str, first_year: int = 0
) -> dict[str, str]:
    """Words of change by key of the figure; `label` names the last report, without one nothing is said.

    `first_year`: of the last report; a figure that does not know its year may be as old as that.
    """
    if not label:
        return {}
    before = {figure.key: figure for chapter in previous for figure in chapter.figures}
    return {
        figure.key: change_words(figure, before.get(figure.key), label, first_year)
        for chapter in chapters
        for figure in chapter.figures
    }


def change_words(figure: Figure, previous: Figure | None, label: str, first_year: int = 0) -> str:
    """``von 46 (2020) auf 60``; rates differ by percentage points; a first figure says so, and one on the other
    side of a break that the two cannot be compared.

    A value of a day or a year is compared with one of a day or a year and names that year; `label` is for what a
    whole period added up, and for figures of a Datenschnitt that did not keep their year. `first_year`: how old
    such a figure may be.
    """
    if not is_number(figure.value):
        return ""
    if previous is None or previous.is_of_nothing or not is_number(previous.value):
        return _("erstmals erhoben")
    if figure.when and previous.when:
        label = previous.when
    old, new = Decimal(str(previous.value)), Decimal(str(figure.value))
    found = _compared(figure, Counted(old, _year(previous) or first_year), Counted(new, _year(figure)))
    if found.difference is None:
        return _("nicht vergleichbar mit %(label)s") % {"label": label}
    if old == new or found.arrow == SAME:
        return _("unverändert gegenüber %(label)s") % {"label": label}
    words = _words(figure.kind, old, new, label)
    return f"{words}, {found.judgement}" if found.judgement else words


def _compared(figure: Figure, previous: Counted, current: Counted) -> Comparison:
    """By the rule of the tables. Breaks are known of values that name their year."""
    kind = KINDS.get(figure.kind, Indicator.Kind.COUNT)
    indicator = Indicator(
        kind=kind,
        unit="%" if kind == Indicator.Kind.RATE else "",
        decimals=int(kind == Indicator.Kind.RATE),
        desired_direction=figure.direction or Indicator.Direction.NONE,
        unchanged_band=figure.band,
    )
    breaks = [SeriesBreak(year=year) for year in figure.breaks]
    return compare(indicator, previous, current, breaks=breaks)


def _year(figure: Figure) -> int:
    """Nought for one that names none: no break lies before it."""
    return int(figure.when) if figure.when.isdigit() else 0


def _words(kind: str, old: Decimal, new: Decimal, label: str) -> str:
    difference = new - old
    if kind == "percent":
        told = _("%(number)s Prozentpunkte") % {"number": _signed(difference, 1)}
    elif abs(old) < MIN_BASE or 100 * difference > MOST * abs(old):
        unit = "\u00a0€" if kind == "euro" else ""
        before, after = (
            f"{german_number(value, decimals=0 if unit else None)}{unit}" for value in (old, new)
        )
        return _("von %(before)s (%(label)s) auf %(after)s") % {
            "before": before,
            "label": label,
            "after": after,
        }
    else:
        share = f"{_signed(100 * difference / old, 1)} %"
        told = share if kind == "euro" else f"{_signed(difference, None)} ({share})"
    return _("%(difference)s gegenüber %(label)s") % {"difference": told, "label": label}


def _signed(value: Decimal, decimals: int | None) -> str:
    shown = german_number(value, decimals=decimals)
    return f"+{shown}" if value > 0 else shown
