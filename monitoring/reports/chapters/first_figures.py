"""The four figures of the first page that come from the indicators (A0): people, and how they fare."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from monitoring.indicators.models import Group, Indicator
from monitoring.reports.blocks import Figure
from monitoring.reports.chapters.official import Readings

#: Key on the first page, code of the core set, group, words, kind of the figure.
FIRST: tuple[tuple[str, str, str, Any, str], ...] = (
    ("population", "I-01", Group.TOTAL, gettext_lazy("Bevölkerung"), "number"),
    ("foreign_share", "I-02", Group.TOTAL, gettext_lazy("Ausländeranteil"), "percent"),
    (
        "unemployment_foreign",
        "I-16",
        Group.FOREIGN,
        gettext_lazy("Arbeitslosenquote, ohne deutschen Pass"),
        "percent",
    ),
    (
        "school_leavers_without",
        "I-13",
        Group.TOTAL,
        gettext_lazy("Schulabgänger:innen ohne Abschluss"),
        "percent",
    ),
)
CODES = tuple(code for _key, code, *_rest in FIRST)


def first_figures(readings: Readings) -> tuple[Figure, ...]:
    """The newest value of the period each, with its year; what has none is left out, so that others move up."""
    by_code = {indicator.code: indicator for indicator in readings.indicators}
    found = []
    for key, code, group, label, kind in FIRST:
        if (indicator := by_code.get(code)) is None:
            continue
        newest = readings.latest(readings.of(indicator, readings.own, group), readings.period)
        if newest is not None and newest.value is not None:
            found.append(
                Figure(
                    key,
                    str(label),
                    newest.value if kind == "percent" else int(newest.value),
                    _("im Jahr %(year)s") % {"year": newest.year},
                    kind,
                    when=str(newest.year),
                    direction=indicator.desired_direction,
                    band=indicator.unchanged_band,
                    breaks=printed_breaks(readings, indicator),
                )
            )
    return tuple(found)


def printed_breaks(readings: Readings, indicator: Indicator) -> tuple[int, ...]:
    """Years of the breaks for a number an earlier report has printed: it still speaks of the area as it was, even
    where its value has been reckoned for the new one since."""
    reforms = {year for row in readings.own_readings(indicator) for year in row.later_reforms}
    return tuple(sorted(reforms | {row.year for row in readings.noted.get(indicator.pk, [])}))
