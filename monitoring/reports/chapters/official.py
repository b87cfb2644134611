"""Indicators in the report: years beside each other, change, comparison area and gap of the groups (T3, T4, T7.n, A1, A5.n)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.districts.models import District
from documents.suppression import SMALLEST_BASE
from documents.tables import german_number
from monitoring.indicators.comparison import Gap, breaks_between, compare, compare_gaps, gap
from monitoring.indicators.cuts import (
    REFORM_COLUMNS,
    breaks_after,
    breaks_of,
    days_in,
    reform_breaks,
    with_later_reforms,
    with_reform,
)
from monitoring.indicators.models import Group, Indicator, IndicatorValue, SeriesBreak, Sex, Sign
from monitoring.indicators.models.area import GERMANY
from monitoring.indicators.selectors.hiding import hidden_values
from monitoring.indicators.signs import printed
from monitoring.reports.blocks import ChartBlock, ColumnSpec
from monitoring.reports.comparing import BEFORE, CHANGE
from monitoring.reports.periods import Period
from monitoring.reports.signs import SERIES_BREAK

#: Names of lines, short enough to stand beside them.
SHORT: dict[str, Any] = {
    Group.TOTAL: gettext_lazy("insgesamt"),
    Group.FOREIGN: gettext_lazy("ohne dt. Pass"),
    Group.GERMAN: gettext_lazy("mit dt. Pass"),
    Group.MIGRATION: gettext_lazy("mit Mig.-Gesch."),
    Group.NO_MIGRATION: gettext_lazy("ohne Mig.-Gesch."),
}
#: Which group is measured against which; of the two references the first that has values is taken.
REFERENCES: dict[str, tuple[str, ...]] = {
    Group.FOREIGN: (Group.GERMAN, Group.TOTAL),
    Group.MIGRATION: (Group.NO_MIGRATION, Group.TOTAL),
}


@dataclass(frozen=True)
class Reading:
    """One value as the rule of comparison reads it."""

    year: int
    value: Decimal | None
    sign: str
    #: Breaks that lie after it, because its area has been cut anew since (`monitoring.indicators.cuts`).
    reforms: tuple[SeriesBreak, ...] = ()
    #: Years of the reforms after it, also of those for which the value has been reckoned since.
    later_reforms: tuple[int, ...] = ()


Years = dict[int, Reading]


@dataclass(frozen=True)
class Readings:
    """Indicators of a district with the values of both periods: own area, Land, Germany.

    `noted`: the breaks somebody has noted; with the reforms of the own area they are `breaks_of` an indicator.
    """

    indicators: list[Indicator]
    own: str
    land: str
    period: Period
    values: dict[tuple[Any, str, str], Years] = field(default_factory=dict)
    noted: dict[Any, list[SeriesBreak]] = field(default_factory=dict)

    def of(self, indicator: Indicator, area: str, group: str) -> Years:
        return self.values.get((indicator.pk, area, group), {})

    def groups(self, indicator: Indicator) -> list[str]:
        return [str(group) for group in Group.values if self.of(indicator, self.own, group)]

    def own_readings(self, indicator: Indicator) -> list[Reading]:
        """All groups, both periods."""
        found = [self.of(indicator, self.own, group) for group in Group.values]
        return [reading for years in found for reading in years.values()]

    def breaks_of(self, indicator: Indicator) -> list[SeriesBreak]:
        """Where the line of the own area is cut."""
        return breaks_of(self.noted.get(indicator.pk, []), self.own_readings(indicator))

    @property
    def codes(self) -> tuple[str, ...]:
        """Indicators of which a table can say anything."""
        return tuple(row.code for row in self.indicators if self.groups(row))

    def latest(self, years: Years, period: Period) -> Reading | None:
        """The newest reading of a period that has a number, else the newest sign."""
        found = [years[year] for year in sorted(years) if period.first.year <= year <= period.last.year]
        return next((r for r in reversed(found) if r.value is not None), found[-1] if found else None)


def read(district: District, period: Period, wanted: Q) -> Readings:
    """Three statements, four with own counts. Official figures, and others once they are published."""
    shown = Q(origin=Indicator.Origin.OFFICIAL) | Q(is_public=True)
    indicators = list(Indicator.objects.filter(shown, wanted, district=district))
    land = district.ags[:2]
    found = Readings(indicators, district.ags, land, period, defaultdict(dict), defaultdict(list))
    rows = IndicatorValue.objects.filter(
        district=district,
        indicator__in=indicators,
        area__ags__in=[district.ags, land, GERMANY],
        sex=Sex.ALL,
        is_active=True,
        year__range=(period.before.first.year, period.last.year),
    ).order_by("year", "time_text")
    kinds = {indicator.pk: indicator.kind for indicator in indicators}
    hidden = hidden_values(indicators)
    columns = ("year", "value", "sign", "cases", "edition", *REFORM_COLUMNS, "later_reforms")
    for key, area, group, place, time, *rest in with_later_reforms(with_reform(rows)).values_list(
        "indicator", "area__ags", "group", "area", "time_text", *columns
    ):
        reading = _reading(kinds[key], **dict(zip(columns, rest, strict=True)))
        reading = hidden.told(reading, key, place, time, group, Sex.ALL)
        found.values[key, area, group][reading.year] = reading
    for row in SeriesBreak.objects.filter(district=district, indicator__in=indicators):
        found.noted[row.indicator_id].append(row)
    return found


def _reading(
    kind: str,
    *,
    year: int,
    value: Decimal | None,
    sign: str,
    cases: int | None,
    edition: str,
    reform_days: str | None,
    beside_since: dt.date | None,
    later_reforms: str | None,
) -> Reading:
    """A rate of a survey that rests on a few answers is no statement (section 4)."""
    if kind == Indicator.Kind.RATE and cases is not None and cases < SMALLEST_BASE:
        value, sign = None, Sign.BLOCKED
    reforms = reform_breaks(edition, reform_days, beside_since)
    return Reading(year, value, sign, reforms, tuple(day.year for day in days_in(later_reforms)))


def year_columns(period: Period, indicators: Iterable[Indicator]) -> tuple[ColumnSpec, ...]:
    """Indicator, period before, each year, change, and the Land for comparison."""
    places = {indicator.decimals for indicator in indicators}
    decimals = places.pop() if len(places) == 1 else None
    return (
        ColumnSpec("indicator", _("Indikator")),
        ColumnSpec(BEFORE, _("Vorperiode"), "number", decimals),
        *(ColumnSpec(f"y{year}", str(year), "number", decimals) for year in period.years),
        ColumnSpec("land", _("Land zum Vergleich"), "number", decimals),
        ColumnSpec(CHANGE, _("Veränderung")),
    )


def year_rows(readings: Readings, indicators: Iterable[Indicator]) -> list[tuple[Any, ...]]:
    """A line per indicator and group, and one for the distance of the groups."""
    rows = []
    for indicator in indicators:
        groups = readings.groups(indicator)
        rows += [_line(readings, indicator, group, len(groups) > 1) for group in groups]
        rows += _gap_lines(readings, indicator, groups)
    return rows


def _line(readings: Readings, indicator: Indicator, group: str, names_group: bool) -> tuple[Any, ...]:
    years = readings.of(indicator, readings.own, group)
    before = readings.latest(years, readings.period.before)
    now = readings.latest(years, readings.period)
    found = compare(indicator, before, now, breaks=readings.noted.get(indicator.pk, []))
    land = readings.of(indicator, readings.land, group)
    words = f"{found.arrow} {found.words}".strip()
    name = f"{indicator.title}, {Group(group).label}" if names_group else indicator.title
    return (
        f"{name} ({indicator.unit})",
        _with_year(indicator, before, readings.period.before.last.year),
        *(_cell(indicator, years.get(year)) for year in readings.period.years),
        _with_year(indicator, readings.latest(land, readings.period), now.year if now else 0),
        f"{words}, {found.judgement}" if found.judgement else words,
    )


def year_notes(readings: Readings, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Why lines are not compared: each break between the two periods, with the indicators it cuts."""
    cut: dict[tuple[int, str], list[str]] = defaultdict(list)
    for indicator in indicators:
        for year, reason in sorted(_crossed(readings, indicator)):
            cut[year, reason].append(indicator.name)
    words = _("ab %(year)d (%(reason)s): %(names)s; darüber hinweg wird nicht verglichen.")
    return tuple(
        f"{SERIES_BREAK} " + words % {"year": year, "reason": reason, "names": ", ".join(names)}
        for (year, reason), names in sorted(cut.items())
    )


def _crossed(readings: Readings, indicator: Indicator) -> set[tuple[int, str]]:
    """Breaks that lie between the two values a line would compare, of any group."""
    found = set()
    for group in readings.groups(indicator):
        years = readings.of(indicator, readings.own, group)
        before = readings.latest(years, readings.period.before)
        now = readings.latest(years, readings.period)
        if before is not None and now is not None:
            between = breaks_between(before, now, readings.noted.get(indicator.pk, []))
            found |= {(row.year, row.reason) for row in between}
    return found


def _cell(indicator: Indicator, reading: Reading | None) -> Any:
    """The number in its places, or as text what stands instead of one; without any value nothing is known."""
    if reading is None:
        return printed(None)
    if reading.value is None or reading.sign:
        return printed(reading.value, reading.sign, decimals=indicator.decimals)
    return rounded(reading.value, indicator)


def rounded(value: Decimal, indicator: Indicator) -> Decimal:
    """As many places as the indicator is told with."""
    return value.quantize(Decimal(1).scaleb(-indicator.decimals), "ROUND_HALF_UP")


def _with_year(indicator: Indicator, reading: Reading | None, expected: int) -> Any:
    """Outside the columns of the years the year is named, unless it is the one a reader expects."""
    if reading is None:
        return None
    if reading.year == expected:
        return _cell(indicator, reading)
    return f"{printed(reading.value, reading.sign, decimals=indicator.decimals)} ({reading.year})"


def _gap_lines(readings: Readings, indicator: Indicator, groups: list[str]) -> list[tuple[Any, ...]]:
    for group, references in REFERENCES.items():
        reference = next((other for other in references if other in groups), None)
        if group in groups and reference:
            return _gap_line(readings, indicator, group, reference)
    return []


def _gap_line(readings: Readings, indicator: Indicator, group: str, reference: str) -> list[tuple[Any, ...]]:
    mine, theirs = (readings.of(indicator, readings.own, one) for one in (group, reference))
    gaps = {year: gap(indicator, mine.get(year), theirs.get(year)) for year in sorted(mine)}
    known = {year: found for year, found in gaps.items() if found}
    if not known:
        return []
    first, last = readings.period.before.last.year, readings.period.last.year
    before = max((year for year in known if year <= first), default=None)
    now = max((year for year in known if first < year <= last), default=None)
    change = None
    if before and now:
        ends = (row for years in (mine, theirs) if (row := years.get(before)))
        breaks = [*readings.noted.get(indicator.pk, []), *breaks_after(ends)]
        change = compare_gaps(indicator, known[before], known[now], breaks=breaks, years=(before, now))
    words = f"{change.words}, {change.judgement}".strip(", ") if change else None
    label = _("Abstand der Gruppen: %(title)s (%(unit)s)")
    named = known[max(known)]
    return [
        (
            label % {"title": indicator.name, "unit": named.unit},
            _gap_cell(known.get(before) if before else None),
            *(_gap_cell(known.get(year)) or printed(None) for year in readings.period.years),
            None,
            words,
        )
    ]


def _gap_cell(found: Gap | None) -> Any:
    return found.value.quantize(Decimal(1).scaleb(-found.decimals), "ROUND_HALF_UP") if found else None


def line_block(
    readings: Readings,
    indicator: Indicator | None,
    lines: Sequence[tuple[str, Years]],
    *,
    number: str,
    key: str,
    title: str,
    question: str,
    absence: str,
) -> ChartBlock:
    """A development over the years of the period; `lines`: name and readings of each line."""
    years = readings.period.years
    series = tuple(
        (name, tuple(_plotted(values.get(year), indicator) for year in years))
        for name, values in lines
        if values
    )
    breaks = readings.breaks_of(indicator) if indicator else []
    return ChartBlock(
        number, key, "lines", title, _message(series, indicator), tuple(map(str, years)) if series else (), series,
        label_title=_("Jahr"), question=question, source=source_of([indicator] if indicator else []),
        unit=indicator.unit if indicator and indicator.is_percent else "",
        decimals=indicator.decimals if indicator else None,
        breaks=tuple((str(row.year), row.reason) for row in breaks if row.year in years[1:]),
        absence=absence,
    )  # fmt: skip


def _plotted(reading: Reading | None, indicator: Indicator | None) -> Any:
    if reading is None or indicator is None:
        return None
    return rounded(reading.value, indicator) if reading.value is not None else printed(None, reading.sign)


def _message(series: Sequence[tuple[str, tuple[Any, ...]]], indicator: Indicator | None) -> str:
    """The newest number of each line in one sentence."""
    told = []
    for name, values in series:
        newest = next((value for value in reversed(values) if isinstance(value, Decimal)), None)
        if newest is not None and indicator is not None:
            shown = german_number(newest, decimals=indicator.decimals)
            told.append(f"{name} {shown} {indicator.unit}")
    return (
        _("Zuletzt: %(values)s.") % {"values": ", ".join(told)} if told else _("Es liegen keine Werte vor.")
    )


def source_of(indicators: Iterable[Indicator]) -> str:
    """Sources and attributions of the indicators, each once."""
    names = dict.fromkeys(i.attribution or i.source for i in indicators if i.attribution or i.source)
    return _("Quelle: %(names)s; eigene Berechnung.") % {"names": "; ".join(names)} if names else ""
