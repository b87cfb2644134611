"""How the figures of the first page have changed since the last report."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from documents.tables import german_number, is_number
from monitoring.reports.blocks import Chapter, Figure
from monitoring.reports.signs import INCOMPARABLE

#: Below this base a change of a count is told in absolute numbers, above it in per cent as well.
MIN_BASE = 20


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
    """``+14 gegenüber 2016 bis 2020``; rates differ by percentage points; a first figure says so, and one on the
    other side of a break that the two cannot be compared."""
    if not is_number(figure.value):
        return ""
    if previous is None or not is_number(previous.value):
        return _("erstmals erhoben")
    if any((previous.year or first_year) < year <= figure.year for year in figure.breaks):
        return f"{INCOMPARABLE} ({label})"
    old, new = Decimal(str(previous.value)), Decimal(str(figure.value))
    if old == new:
        return _("unverändert gegenüber %(label)s") % {"label": label}
    return _("%(difference)s gegenüber %(label)s") % {
        "difference": _difference(new, old, figure.kind),
        "label": label,
    }


def _difference(new: Decimal, old: Decimal, kind: str) -> str:
    difference = new - old
    if kind == "percent":
        return _("%(number)s Prozentpunkte") % {"number": _signed(difference, 1)}
    if kind == "euro":
        return f"{_signed(100 * difference / old, 1)} %" if old else f"{_signed(difference, 0)} €"
    shown = _signed(difference, None)
    return shown if abs(old) < MIN_BASE else f"{shown} ({_signed(100 * difference / old, 1)} %)"


def _signed(value: Decimal, decimals: int | None) -> str:
    shown = german_number(value, decimals=decimals)
    return f"+{shown}" if value > 0 else shown
