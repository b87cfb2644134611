"""One cell against everything the district knows: is it taken, passed over, or refused, and why?"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from documents.suppression import is_small
from monitoring.imports.cells import RawCell
from monitoring.imports.keys import DISSOLVED, PART, UnknownKey, read_key
from monitoring.imports.known import Known, KnownIndicator, range_words
from monitoring.imports.readings import MISSING, NOTHING, Unreadable, read_cell
from monitoring.imports.times import UnknownTime, read_time
from monitoring.indicators.models import Group, Sex

#: What becomes of an indicator the district does not know.
NEW, SKIP = "new", "skip"
LARGEST = Decimal(10) ** 14
#: A time longer than this is no time (`IndicatorValue.time_text`).
LONGEST_TIME = 20
PLACES = Decimal("0.0001")


class Judged(NamedTuple):
    """What is known of a cell after looking at it alone.

    `name`: the indicator in the words of the file (short name, else title). `ags`: key of the area, of a Land
    where `level` says so. `level`: "kreis", "gemeinde" or, only for the check of sums, "land".
    """

    name: str
    ags: str
    level: str
    stands_in: bool
    time: str
    year: int
    value: Decimal | None
    sign: str


class Passed(Exception):
    """Not for us and not wrong; the code says why (`keys.PASSED`)."""


class Refused(Exception):
    """Not taken; the text says why. `of_row`: the whole line shares the reason."""

    def __init__(self, reason: str, *, of_row: bool = False):
        self.reason, self.of_row = reason, of_row
        super().__init__(reason)


def name_of(cell: RawCell) -> str:
    return cell.code or cell.indicator


def chosen_indicator(cell: RawCell, known: Known, choices: Mapping[str, Any]) -> KnownIndicator | str:
    """The indicator a cell belongs to, or `NEW` or `SKIP`."""
    choice = choices.get("indicators", {}).get(name_of(cell).lower(), "")
    if choice in (NEW, SKIP):
        return choice
    if choice and (found := next((i for pk, i in known.indicators.items() if str(pk) == choice), None)):
        return found
    return known.indicator(cell.code, cell.indicator) or SKIP


def judge(cell: RawCell, indicator: KnownIndicator | str, known: Known, *, layout: str) -> Judged:
    """Raises `Passed` or `Refused`."""
    ags, level, stands_in = _area(cell, known, layout)
    if not name_of(cell):
        raise Refused(_("In der Zeile steht kein Indikator."), of_row=True)
    try:
        time, year = read_time(cell.time)
    except UnknownTime as error:
        raise Refused(
            _("„%(text)s“ ist keine Zeitangabe mit einem Jahr.") % {"text": cell.time[:40]}
        ) from error
    if len(time) > LONGEST_TIME:
        raise Refused(_("Die Zeitangabe ist zu lang: „%(text)s“.") % {"text": time[:40]})
    if cell.group not in Group.values:
        raise Refused(_("„%(text)s“ ist keine bekannte Gruppe.") % {"text": cell.group[:40]})
    if cell.sex not in Sex.values:
        raise Refused(_("„%(text)s“ ist kein bekanntes Geschlecht.") % {"text": cell.sex[:40]})
    value, sign = _number(cell, indicator)
    _check_existence(ags, year, value, sign, known)
    return Judged(name_of(cell), ags, level, stands_in, time, year, value, sign)


def _area(cell: RawCell, known: Known, layout: str) -> tuple[str, str, bool]:
    """Key, level and whether the row of a Land stands in for its only district."""
    try:
        key = read_key(cell.key)
    except UnknownKey as error:
        raise Refused(
            _("„%(text)s“ ist kein amtlicher Gebietsschlüssel.") % {"text": cell.key.strip()[:20]},
            of_row=True,
        ) from error
    area = known.areas.get(key.ags)
    if not key.passed:
        return key.ags, "kreis", key.stands_in
    # Who writes a Land into the own template means it; so does who keeps a municipality as an area.
    if area is not None and (key.passed == PART or layout == "H"):
        return key.ags, area.level, False
    if key.passed == "land":
        return key.ags, "sum", False
    raise Passed(key.passed)


def _number(cell: RawCell, indicator: KnownIndicator | str) -> tuple[Decimal | None, str]:
    try:
        value, sign = read_cell(cell.text, cell.sign, is_point=cell.is_point)
    except Unreadable as error:
        raise Refused(str(error)) from error
    if value is not None:
        if abs(value) >= LARGEST:
            raise Refused(_("Die Zahl ist zu groß."))
        value = value.quantize(PLACES)
    if isinstance(indicator, KnownIndicator):
        if sign == NOTHING and indicator.dash_is_zero:
            return Decimal(0).quantize(PLACES), sign
        if value is not None and indicator.is_own and indicator.is_count and is_small(int(value)):
            raise Refused(
                _("Zahlen von 1 bis 4 könnten Menschen erkennbar machen. Bitte einen Punkt (.) eintragen.")
            )
        if value is not None and _is_outside(value, indicator):
            raise Refused(
                _("%(value)s ist nicht möglich: „%(title)s“ liegt %(range)s.")
                % {"value": cell.text.strip(), "title": indicator.title, "range": range_words(indicator)}
            )
    return value, sign


def _is_outside(value: Decimal, indicator: KnownIndicator) -> bool:
    return (indicator.low is not None and value < indicator.low) or (
        indicator.high is not None and value > indicator.high
    )


def _check_existence(ags: str, year: int, value: Decimal | None, sign: str, known: Known) -> None:
    """Dissolved districts: before the change they count, after it a dash is passed over (§ 7)."""
    area = known.areas.get(ags)
    until = (area.until if area else None) or known.dissolved.get(ags)
    if until and year >= until.year and value is None and sign in (NOTHING, MISSING):
        raise Passed(DISSOLVED)
    if until and year > until.year and value is not None:
        raise Refused(
            _("Das Gebiet %(ags)s besteht seit %(day)s nicht mehr; für %(year)s kann es keinen Wert geben.")
            % {"ags": ags, "day": f"{until:%d.%m.%Y}", "year": year}
        )
    if area is None and value is None and sign == NOTHING:
        raise Passed(DISSOLVED)
