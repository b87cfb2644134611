"""How two values of an indicator are compared, and how far two groups are apart.

Source: domain paper on monitoring, section 4, "Comparison with the previous period". Pure functions; whatever
has `year`, `value` and `sign` can be compared (`selectors.Point`, `IndicatorValue`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from django.utils.translation import gettext as _

from documents.suppression import SMALLEST_BASE
from documents.tables import german_number
from monitoring.indicators.models import Indicator, SeriesBreak, Sign
from monitoring.indicators.signs import meaning

UP, DOWN, SAME = "↑", "↓", "→"
Kind, Direction = Indicator.Kind, Indicator.Direction


class Valued(Protocol):
    """A value of a year, or the sign that stands for it."""

    @property
    def year(self) -> int: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def sign(self) -> str: ...


@dataclass(frozen=True)
class Comparison:
    """Current minus previous. `difference` None: nothing can be said, and `word` and `note` say why.

    `unit`: "Prozentpunkte", "%" or the unit of the indicator. `judgement`: "günstig", "ungünstig" or nothing.
    """

    difference: Decimal | None
    unit: str
    decimals: int
    arrow: str
    word: str
    judgement: str = ""
    note: str = ""

    @property
    def amount(self) -> str:
        """The size with its unit and without direction: ``4,3 Prozentpunkte``."""
        return _amount(self.difference, self.decimals, self.unit) if self.difference is not None else ""

    @property
    def words(self) -> str:
        """The whole statement: ``um 4,3 Prozentpunkte gestiegen``."""
        if self.arrow not in (UP, DOWN):
            return self.word
        return _("um %(amount)s %(word)s") % {"amount": self.amount, "word": self.word}

    @property
    def signed(self) -> str:
        """For the last column of a table: ``+4,3 Prozentpunkte``."""
        if self.difference is None:
            return self.word
        mark = "+" if self.difference > 0 else "−" if self.difference < 0 else "±"
        return f"{mark}{self.amount}"


def compare(
    indicator: Indicator,
    previous: Valued | None,
    current: Valued | None,
    *,
    breaks: Iterable[SeriesBreak] = (),
) -> Comparison:
    """What has become of a value; across a break of the series there is no difference, no arrow, no judgement.

    A value that speaks of its area before a reform (`Point.reforms`) brings that break with it.
    """
    silent = _why_not(previous, current)
    if silent or previous is None or current is None or previous.value is None or current.value is None:
        return silent or _first()
    if between := breaks_between(previous, current, breaks):
        note = "; ".join(
            _("Bruch %(year)d: %(reason)s") % {"year": b.year, "reason": b.reason} for b in between
        )
        return Comparison(None, "", 0, "", _("nicht vergleichbar"), note=note)
    difference, unit, decimals = _difference(indicator, previous.value, current.value)
    return _stated(indicator, difference, unit, decimals, _note(previous, current))


def breaks_between(
    previous: Valued, current: Valued, breaks: Iterable[SeriesBreak] = ()
) -> list[SeriesBreak]:
    """What keeps the two from being compared, each year once: the breaks of the series, and the reforms after which
    the first of them still speaks of its area as it was."""
    known = {row.year: row for row in [*getattr(previous, "reforms", ()), *breaks]}
    return [known[year] for year in sorted(known) if previous.year < year <= current.year]


@dataclass(frozen=True)
class Gap:
    """Group minus comparison group at one time."""

    value: Decimal
    unit: str
    decimals: int

    @property
    def amount(self) -> str:
        return _amount(self.value, self.decimals, self.unit)


@dataclass(frozen=True)
class GapChange:
    """How the distance of two groups has changed; `difference` is that of the distances without their sign."""

    current: Gap
    previous: Gap
    difference: Decimal
    word: str
    judgement: str = ""

    @property
    def words(self) -> str:
        """``Abstand verringert um 4,2 Prozentpunkte``."""
        if not self.difference:
            return _("Abstand unverändert")
        amount = _amount(self.difference, self.current.decimals, self.current.unit)
        return _("Abstand %(word)s um %(amount)s") % {"word": self.word, "amount": amount}


def gap(indicator: Indicator, group: Valued | None, reference: Valued | None) -> Gap | None:
    """The distance of two groups; counts have none, because groups differ in size."""
    if indicator.kind == Kind.COUNT or not group or not reference:
        return None
    if group.value is None or reference.value is None:
        return None
    return Gap(group.value - reference.value, _plain_unit(indicator), indicator.decimals)


def compare_gaps(
    indicator: Indicator,
    previous: Gap | None,
    current: Gap | None,
    *,
    breaks: Iterable[SeriesBreak] = (),
    years: tuple[int, int] | None = None,
) -> GapChange | None:
    """Has the distance become smaller? None where one of the two is unknown or a break lies between `years`."""
    if previous is None or current is None:
        return None
    if years and any(years[0] < row.year <= years[1] for row in breaks):
        return None
    difference = abs(current.value) - abs(previous.value)
    if _is_unchanged(indicator, difference, current.decimals):
        return GapChange(current, previous, Decimal(0), _("unverändert"))
    word = _("verringert") if difference < 0 else _("vergrößert")
    return GapChange(
        current, previous, difference, word, _gap_judgement(indicator, previous, current, difference)
    )


def _why_not(previous: Valued | None, current: Valued | None) -> Comparison | None:
    if current is None or current.value is None:
        note = meaning(current.sign) if current else _("Für diese Zeit liegt kein Wert vor.")
        return Comparison(None, "", 0, "", _("kein Vergleich möglich"), note=note)
    if previous is None or (previous.value is None and previous.sign == Sign.MISSING):
        return _first()
    if previous.value is None:
        return Comparison(None, "", 0, "", _("kein Vergleich möglich"), note=meaning(previous.sign))
    return None


def _first() -> Comparison:
    return Comparison(None, "", 0, "", _("erstmals erhoben"))


def _difference(indicator: Indicator, before: Decimal, now: Decimal) -> tuple[Decimal, str, int]:
    """Rates in percentage points, counts and amounts in per cent of a base large enough, else in their unit."""
    if indicator.kind in (Kind.COUNT, Kind.AMOUNT) and before >= SMALLEST_BASE:
        return (now - before) / before * 100, "%", 1
    return now - before, _plain_unit(indicator), indicator.decimals


def _plain_unit(indicator: Indicator) -> str:
    return _("Prozentpunkte") if indicator.is_percent else indicator.unit


def _stated(indicator: Indicator, difference: Decimal, unit: str, decimals: int, note: str) -> Comparison:
    shown = _rounded(difference, decimals)
    if _is_unchanged(indicator, difference, decimals):
        return Comparison(shown, unit, decimals, SAME, _("unverändert"), note=note)
    arrow, word = (UP, _("gestiegen")) if difference > 0 else (DOWN, _("gesunken"))
    return Comparison(shown, unit, decimals, arrow, word, _judgement(indicator, difference), note)


def _is_unchanged(indicator: Indicator, difference: Decimal, decimals: int) -> bool:
    """Within the band of the indicator, or nothing is left of it after rounding."""
    band = indicator.unchanged_band
    return _rounded(difference, decimals) == 0 or (band is not None and abs(difference) <= band)


def _judgement(indicator: Indicator, difference: Decimal) -> str:
    """Only what the indicator itself declares to be desired."""
    if indicator.desired_direction == Direction.NONE:
        return ""
    is_good = (difference > 0) == (indicator.desired_direction == Direction.UP)
    return _("günstig") if is_good else _("ungünstig")


def _gap_judgement(indicator: Indicator, previous: Gap, current: Gap, difference: Decimal) -> str:
    """A distance is judged while the group stands on the side that is not desired, before and after."""
    if indicator.desired_direction == Direction.NONE:
        return ""
    sign = -1 if indicator.desired_direction == Direction.UP else 1
    if previous.value * sign <= 0 or current.value * sign < 0:
        return ""
    return _("günstig") if difference < 0 else _("ungünstig")


def _note(previous: Valued, current: Valued) -> str:
    limited = Sign.LIMITED in (previous.sign, current.sign)
    return _("Ein Wert ist eingeschränkt aussagekräftig.") if limited else ""


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _amount(value: Any, decimals: int, unit: str) -> str:
    return f"{german_number(abs(value), decimals=decimals)}\u00a0{unit}".strip()
