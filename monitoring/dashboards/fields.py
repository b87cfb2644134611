"""The page of a field of action as plain values: lead indicator, figures, offers, measures, barriers, claim and
practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.charts import Chart, line_chart
from monitoring.concept.analysis import Audiences, Contradiction, audiences_of, contradictions
from monitoring.concept.choices import MeasureStatus
from monitoring.concept.selectors.practice import LinkedOffer
from monitoring.dashboards.readings import Readings, change_of, told
from monitoring.indicators.comparison import Comparison
from monitoring.indicators.cuts import breaks_of
from monitoring.indicators.models import Group, Indicator
from monitoring.indicators.models.area import GERMANY
from monitoring.indicators.page import SHORT
from offers.catalogue.choices import Openness
from offers.openness.choices import Dimension
from offers.openness.counting import Doors, share_percent
from offers.openness.lens import Number, open_sentence
from offers.openness.narrowing import Narrowing


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator of the field for the district, with what it is compared with."""

    indicator: Indicator
    value: str
    time: str
    first: str
    change: Comparison | None
    land: str
    bund: str
    gap: str


@dataclass(frozen=True)
class OffersOfField:
    """Public offers of the field behind their doors."""

    doors: Doors
    total: Number
    numbers: list[tuple[str, str, Number]]

    @property
    def sentence(self) -> str:
        return open_sentence(self.doors)


@dataclass(frozen=True)
class Claim:
    """Whom goals and measures of the concept in force mean, beside how open the offers are."""

    goals: Audiences
    measures: Audiences
    doors: Doors
    linked: tuple[int, int]
    found: list[Contradiction]

    @property
    def goals_words(self) -> str:
        return _("Ziele, die allen etwas versprechen: %(part)d von %(whole)d.") % _of(self.goals)

    @property
    def measures_words(self) -> str:
        return _("Maßnahmen, die für alle sind: %(part)d von %(whole)d.") % _of(self.measures)

    @property
    def linked_words(self) -> str:
        open_, total = self.linked
        if not total:
            return _("Mit diesen Maßnahmen ist kein öffentliches Angebot verbunden.")
        words = _(
            "Offen für alle: %(open)d von %(total)d damit verbundenen Angeboten, das sind %(share)d %%."
        )
        return words % {"total": total, "open": open_, "share": share_percent(open_, total)}


def _of(counts: Audiences) -> dict[str, int]:
    return {"part": counts.everybody, "whole": counts.total}


def indicator_lines(found: Readings, own: str) -> list[IndicatorLine]:
    """Indicators with a value for the district; the others are counted by whoever asks for `found.indicators`."""
    return [line for row in found.indicators if (line := _line(found, row, own))]


def _line(found: Readings, row: Indicator, own: str) -> IndicatorLine | None:
    group = found.main_group(row, own)
    point = found.newest(row, own, group)
    if point is None:
        return None
    change, distance = change_of(row, found.of(row, own, group)), found.gap(row, own)
    land, bund = (
        told(row, other) if (other := found.at(row, ags, point.time_text, group)) else "–"
        for ags in (own[:2], GERMANY)
    )
    return IndicatorLine(
        row,
        told(row, point),
        point.time_text,
        change[0] if change else "",
        change[1] if change else None,
        land,
        bund,
        distance[1].amount if distance else "–",
    )


def lead_charts(found: Readings, own: str, name: str, accent: str) -> list[Chart]:
    """The lead indicator over the years: the district beside Land and Germany, and the two groups if both are known."""
    row = next((row for row in found.indicators if row.is_lead), None)
    if row is None:
        return []
    main, pair = found.main_group(row, own), found.pair(row, own)
    areas = [(name, own, main), (_("Land"), own[:2], main), (_("Deutschland"), GERMANY, main)]
    groups = [(str(SHORT[group]), own, group) for group in pair or ()]
    title = _("%(title)s, in %(unit)s") % {"title": row.title, "unit": row.unit}
    charts = [
        _chart("leitindikator", title, areas, found, row, own, accent),
        _chart("gruppen", _("Beide Gruppen: %(title)s") % {"title": title}, groups, found, row, own, accent),
    ]
    return [chart for chart in charts if chart]


def _chart(
    key: str,
    title: str,
    lines: Sequence[tuple[str, str, str]],
    found: Readings,
    row: Indicator,
    own: str,
    accent: str,
) -> Chart | None:
    """`lines`: name, area, group; those without values are left out."""
    known = [(words, points) for words, ags, group in lines if (points := found.of(row, ags, group))]
    times = sorted({(point.year, point.time_text) for _words, points in known for point in points})
    if not times:
        return None
    cuts = breaks_of(
        list(row.breaks.all()), [point for group in Group.values for point in found.of(row, own, group)]
    )
    breaks = [(time, b.reason) for b in cuts for year, time in times if year == b.year]
    return line_chart(
        key=key,
        title=title,
        description=_description(found, row, own),
        categories=[time for _year, time in times],
        series=[(words, _values(points, times)) for words, points in known],
        unit="%" if row.is_percent else "",
        decimals=row.decimals,
        label_title=_("Jahr"),
        source=row.attribution or row.source,
        accent=accent,
        breaks=breaks,
    )


def _values(points: Sequence[Any], times: Sequence[tuple[int, str]]) -> list[Decimal | None]:
    by_time = {point.time_text: point.value for point in points}
    return [by_time.get(time) for _year, time in times]


def _description(found: Readings, row: Indicator, own: str) -> str:
    """The newest value of the district, its change and the distance of the groups."""
    line = _line(found, row, own)
    if line is None:
        return ""
    parts = [_("Zuletzt %(value)s (%(time)s).") % {"value": line.value, "time": line.time}]
    if line.change:
        parts.append(_("Seit %(first)s %(words)s.") % {"first": line.first, "words": line.change.words})
    if line.gap != "–":
        parts.append(_("Abstand der Gruppen: %(gap)s.") % {"gap": line.gap})
    return " ".join(parts)


def offers_of(doors: Doors, code: str) -> OffersOfField:
    here = Narrowing().with_line(Dimension.FIELD, code)
    numbers = [
        (str(door.label), door.value, Number(count, here.offers(door)))
        for door, count in zip(Openness, doors.counts, strict=True)
    ]
    return OffersOfField(doors, Number(doors.total, here.offers()), numbers)


def field_with_goals(goals: Sequence[Any], measures: Sequence[Any]) -> Any:
    """The field of the concept as the analysis reads it: its goals in `rows`, each with its measures in `shown`."""
    if not goals:
        return None
    field = goals[0].field
    field.rows = list(goals)
    for goal in goals:
        goal.shown = [measure for measure in measures if measure.goal_id == goal.pk]
    return field


def claim_of(field: Any, measures: Sequence[Any], linked: Sequence[LinkedOffer], doors: Doors) -> Claim:
    goals = [goal.promised for goal in field.rows if not goal.is_guiding] if field else []
    alive = [m for m in measures if m.status != MeasureStatus.GIVEN_UP]
    behind = {offer.pk: offer.openness for offer in linked}
    is_open = sum(door == Openness.OPEN for door in behind.values())
    found = contradictions([field], linked) if field else []
    return Claim(
        audiences_of(goals),
        audiences_of(m.audience for m in alive),
        doors,
        (is_open, len(behind)),
        [each for each in found if not each.is_checked],
    )


def list_url(name: str, **query: Any) -> str:
    return f"{reverse(name)}?{urlencode(query, doseq=True)}"
