"""The page of an indicator: two groups over the years, their gap, and how others stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from documents.charts import Chart, line_chart
from documents.tables import german_number
from monitoring.indicators.comparison import Comparison, Gap, GapChange, compare, compare_gaps, gap
from monitoring.indicators.cuts import breaks_after, breaks_of
from monitoring.indicators.models import Area, Group, Indicator, SeriesBreak, Sign
from monitoring.indicators.selectors.page import Found, PagePoint
from monitoring.indicators.signs import meaning, printed

#: What may be compared: word of the address, name, group and comparison group.
PAIRS: dict[str, tuple[Any, str, str | None]] = {
    "migration": (gettext_lazy("mit und ohne Migrationsgeschichte"), Group.MIGRATION, Group.NO_MIGRATION),
    "staat": (gettext_lazy("ohne und mit deutscher Staatsangehörigkeit"), Group.FOREIGN, Group.GERMAN),
    "ausland": (gettext_lazy("ohne deutsche Staatsangehörigkeit und insgesamt"), Group.FOREIGN, Group.TOTAL),
    "gesamt": (gettext_lazy("nur insgesamt"), Group.TOTAL, None),
}
#: Heads of columns and names of lines, short.
SHORT: dict[str, Any] = {
    Group.TOTAL: gettext_lazy("insgesamt"),
    Group.FOREIGN: gettext_lazy("ohne dt. Pass"),
    Group.GERMAN: gettext_lazy("mit dt. Pass"),
    Group.MIGRATION: gettext_lazy("mit"),
    Group.NO_MIGRATION: gettext_lazy("ohne"),
}


@dataclass(frozen=True)
class Cell:
    """A printed value; `words` say what a sign means."""

    text: str
    words: str = ""


@dataclass(frozen=True)
class YearLine:
    """One year of the table beside the chart."""

    time: str
    cells: tuple[Cell, ...]
    gap: str
    change: str
    edition: str
    survey: Any = None
    break_reason: str = ""
    merged_from: str = ""


@dataclass(frozen=True)
class AreaLine:
    """One area in the comparison of the last year; `width` of the bar between 0 and 100."""

    name: str
    cells: tuple[Cell, ...]
    gap: str
    bar: float | None
    is_own: bool = False


@dataclass(frozen=True)
class IndicatorPage:
    """Everything the page shows, as plain values."""

    pair: str
    area: Area | None
    group: str
    heads: tuple[str, ...]
    lines: tuple[YearLine, ...]
    chart: Chart | None
    change: Comparison | None
    gap: Gap | None
    gap_change: GapChange | None
    first: str
    last: str
    others: tuple[AreaLine, ...]
    others_year: str
    most: float
    surveys: tuple[Any, ...]
    signs: tuple[tuple[str, str], ...]
    #: What the lines of the chart say, in sentences without the name of the indicator.
    said: str = ""
    #: Breaks that nobody has noted: the area was cut anew.
    reforms: tuple[SeriesBreak, ...] = ()
    #: These and those somebody has noted.
    break_count: int = 0

    @property
    def has_gap(self) -> bool:
        return len(self.heads) == 2

    @property
    def columns(self) -> int:
        """Width of the table by year."""
        return 3 + len(self.heads) + self.has_gap + bool(self.surveys)

    @property
    def gap_number(self) -> str:
        return german_number(abs(self.gap.value), decimals=self.gap.decimals) if self.gap else ""


def indicator_page(
    indicator: Indicator,
    found: Found,
    breaks: Sequence[SeriesBreak],
    *,
    pair: str = "",
    area: Area | None = None,
    accent: str,
) -> IndicatorPage:
    """`found`: the values of the areas around the district, see `selectors.page.values_around`."""
    pair = pair or _best_pair(found, area)
    group, reference = PAIRS[pair][1:]
    groups = [group, reference] if reference else [group]
    series = [found.series(area, name) for name in groups] if area else [[] for _name in groups]
    years = sorted({(p.year, p.time_text) for points in series for p in points})
    by_time = [{p.time_text: p for p in points} for points in series]
    firsts, lasts = _ends(by_time, years)
    drawn = breaks_of(breaks, [point for points in series for point in points])
    cut = [*breaks, *breaks_after(point for point in firsts if point)]
    gaps = [gap(indicator, *ends) if reference else None for ends in (firsts, lasts)]
    span = (firsts[0].year, lasts[0].year) if firsts[0] and lasts[0] else (0, 0)
    is_single = span[0] == span[1]
    others, others_year = _others(indicator, found, groups)
    return IndicatorPage(
        pair=pair,
        area=area,
        group=str(Group(group).label),
        heads=tuple(str(SHORT[name]) for name in groups),
        lines=tuple(_year_lines(indicator, years, by_time, found, breaks, drawn)),
        chart=_chart(indicator, area, groups, years, by_time, found, drawn, accent) if area and years else None,
        change=compare(indicator, None if is_single else firsts[0], lasts[0], breaks=breaks) if lasts[0] else None,
        gap=gaps[1],
        gap_change=None if is_single else compare_gaps(indicator, *gaps, breaks=cut, years=span),
        first=firsts[0].time_text if firsts[0] else "",
        last=lasts[0].time_text if lasts[0] else "",
        others=tuple(others),
        others_year=others_year,
        most=max((line.bar for line in others if line.bar is not None), default=0) or 1,
        surveys=tuple(found.surveys.values()),
        signs=_signs_used([*series, found.at_time(groups, others_year)]),
        said=_said(indicator, groups, by_time, years, drawn),
        reforms=tuple(drawn[len(breaks) :]),
        break_count=len(drawn),
    )  # fmt: skip


def has_pair(found: Found, area: Area | None, pair: str) -> bool:
    """Are there values for both sides of the comparison?"""
    group, reference = PAIRS[pair][1:]
    names = [group, reference] if reference else [group]
    return area is not None and all(found.series(area, name) for name in names)


def shown(indicator: Indicator, point: PagePoint | None) -> Cell:
    """A value as it stands in a table, with the sign for per cent where it is one."""
    if point is None:
        return Cell(printed(None), meaning(Sign.MISSING))
    text = printed(point.value, point.sign, decimals=indicator.decimals)
    unit = "\u00a0%" if indicator.is_percent and point.value is not None and text[:1] != "–" else ""
    return Cell(text + unit, meaning(point.sign))


def _best_pair(found: Found, area: Area | None) -> str:
    return next((key for key in PAIRS if has_pair(found, area, key)), "gesamt")


def _ends(by_time: list[dict[str, PagePoint]], years: list[tuple[int, str]]) -> Any:
    """First and last time for which every line has a number; without one in common, of the first line."""
    full = [t for _y, t in years if all(t in points and points[t].value is not None for points in by_time)]
    own = [t for _y, t in years if t in by_time[0] and by_time[0][t].value is not None]
    times = full or own
    nothing = [None] * len(by_time)
    if not times:
        return nothing, nothing
    return [[points.get(time) for points in by_time] for time in (times[0], times[-1])]


def _year_lines(
    indicator: Indicator,
    years: list[tuple[int, str]],
    by_time: list[dict[str, PagePoint]],
    found: Found,
    breaks: Sequence[SeriesBreak],
    drawn: Sequence[SeriesBreak],
) -> Iterable[YearLine]:
    reasons = {row.year: row.reason for row in drawn}
    previous: PagePoint | None = None
    for year, time in years:
        points = [line.get(time) for line in by_time]
        point = points[0]
        between = gap(indicator, *points) if len(points) == 2 else None
        change = compare(indicator, previous, point, breaks=breaks).signed if previous else "–"
        yield YearLine(
            time,
            tuple(shown(indicator, item) for item in points),
            short_amount(between) if between else "–",
            _short(change),
            point.edition if point else "",
            found.surveys.get(point.survey) if point else None,
            reasons.get(year, ""),
            point.merged_from if point else "",
        )
        previous = point if point and point.value is not None else previous


def short_amount(value: Gap) -> str:
    """For a column: ``12,1 Pp.``"""
    return _short(value.amount)


def _short(text: str) -> str:
    return text.replace(_("Prozentpunkte"), _("Pp."))


def _others(indicator: Indicator, found: Found, groups: list[str]) -> tuple[list[AreaLine], str]:
    """The newest year the most areas have, so that the same year is compared."""
    time = found.common_time(groups[0])
    if not time:
        return [], ""
    lines = []
    for area in found.areas:
        points = [found.at(area, name, time) for name in groups]
        if any(points):
            lines.append(_area_line(indicator, area.name, points, is_own=area.is_own))
    mean = [found.mean.get((time, name)) for name in groups]
    if all(mean):
        count = min(item[1] for item in mean if item)
        name = _("Mittel der Kreise, ungewichtet, aus %(count)d") % {"count": count}
        points = [PagePoint(0, time, item[0], "", "") for item in mean if item]
        lines.append(_area_line(indicator, name, points))
    return (lines, time) if len(lines) > 1 else ([], "")


def _area_line(indicator: Indicator, name: str, points: Sequence[Any], *, is_own: bool = False) -> AreaLine:
    between = gap(indicator, *points) if len(points) == 2 else None
    size: Decimal | None = (
        between.value if between else points[0].value if len(points) == 1 and points[0] else None
    )
    return AreaLine(
        name,
        tuple(shown(indicator, point) for point in points),
        short_amount(between) if between else "–",
        abs(float(size)) if size is not None else None,
        is_own,
    )  # fmt: skip


def _chart(
    indicator: Indicator,
    area: Area,
    groups: list[str],
    years: list[tuple[int, str]],
    by_time: list[dict[str, PagePoint]],
    found: Found,
    breaks: Sequence[SeriesBreak],
    accent: str,
) -> Chart:
    times = [time for _year, time in years]
    lines = [(SHORT[name], _values(points, times)) for name, points in zip(groups, by_time, strict=True)]
    if len(groups) == 1:
        lines[0] = (area.name, lines[0][1])
        lines += [
            (other.name, values)
            for other in found.wider
            if other != area and any(values := _values(found.by_time(other, groups[0]), times))
        ]
    return line_chart(
        key="verlauf",
        title=_("%(title)s, %(area)s, in %(unit)s")
        % {"title": _apart(indicator.title), "area": _apart(area.name), "unit": _apart(indicator.unit)},
        description=_message(indicator, area, _said(indicator, groups, by_time, years, breaks)),
        categories=times,
        series=lines[:4],
        unit="%" if indicator.is_percent else "",
        decimals=indicator.decimals,
        label_title=_("Jahr"),
        accent=accent,
        width_mm=180,
        breaks=[(time, row.reason) for row in breaks for year, time in years if year == row.year],
    )


def _values(points: dict[str, PagePoint], times: list[str]) -> list[Any]:
    return [points[time].value if time in points else None for time in times]


def _message(indicator: Indicator, area: Area, said: str) -> str:
    """The picture in words, for those who do not see it."""
    named = _apart(f"{indicator.title}, {area.name}")
    return f"{named}: {said}" if said else f"{named}."


def _said(
    indicator: Indicator,
    groups: list[str],
    by_time: list[dict[str, PagePoint]],
    years: list[tuple[int, str]],
    breaks: Sequence[SeriesBreak],
) -> str:
    """A sentence for each line: where it began, where it ended."""
    said = []
    firsts, lasts = _ends(by_time, years)
    for name, first, last in zip(groups, firsts, lasts, strict=True):
        if first and last and first.year < last.year:
            words = compare(indicator, first, last, breaks=breaks).words
            said.append(
                _("%(group)s von %(first)s bis %(last)s: %(words)s.")
                % {
                    "group": Group(name).label,
                    "first": first.time_text,
                    "last": last.time_text,
                    "words": words,
                }
            )
    return " ".join(said)


def _apart(text: str) -> str:
    """German words in a sentence that runs from right to left keep their own order (isolates of UAX 9)."""
    return f"\u2066{text}\u2069" if get_language_bidi() else text


def _signs_used(series: list[list[PagePoint]]) -> tuple[tuple[str, str], ...]:
    used = {point.sign for points in series for point in points if point.sign}
    marks = {sign: "( )" if sign == Sign.LIMITED else printed(None, sign) for sign in used}
    return tuple((marks[sign], meaning(sign)) for sign in sorted(used))
