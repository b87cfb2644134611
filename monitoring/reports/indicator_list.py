"""Annex B: every indicator the report rests on, with what it means and where it comes from (sections 3 and 5)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.indicators.cuts import REFORM_COLUMNS, breaks_of, reform_breaks, with_reform
from monitoring.indicators.models import Indicator, IndicatorValue, SeriesBreak
from monitoring.reports.blocks import Chapter, ColumnSpec, TableBlock
from monitoring.reports.periods import Period

#: Number of the table.
INDICATORS = "B2"


def indicator_list(district: District, period: Period, chapters: Iterable[Chapter]) -> TableBlock:
    """Three statements: the indicators the chapters name, their breaks, and the editions of their values.

    What is neither official nor published is named where a measure names it, and nowhere explained.
    """
    codes = sorted({code for chapter in chapters for code in chapter.indicators})
    shown = Q(origin=Indicator.Origin.OFFICIAL) | Q(is_public=True)
    found = list(
        Indicator.objects.filter(shown, district=district, code__in=codes)
        .prefetch_related(Prefetch("breaks", to_attr="read_breaks"))
        .order_by("code")
    )
    told = _editions(district, period, found)
    return TableBlock(
        INDICATORS,
        "indicators",
        _("Alle Indikatoren dieses Berichts, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("indicator", _("Indikator")),
            ColumnSpec("definition", _("Definition")),
            ColumnSpec("source", _("Quelle")),
            ColumnSpec("edition", _("Ausgabe und Jahre")),
            ColumnSpec("licence", _("Lizenz")),
            ColumnSpec("breaks", _("Brüche der Reihe")),
        ),
        tuple(_row(indicator, told.get(indicator.pk, _Told())) for indicator in found),
        absence=_("Der Bericht stützt sich auf keinen Indikator."),
    )


@dataclass
class _Told:
    """What the tables show of an indicator: years by edition, and the reforms its values lie before."""

    editions: dict[str, set[int]] = field(default_factory=dict)
    reforms: tuple[SeriesBreak, ...] = ()


def _row(indicator: Any, told: _Told) -> tuple[Any, ...]:
    source = indicator.source
    if indicator.attribution and indicator.attribution != source:
        source = f"{source}; {indicator.attribution}" if source else indicator.attribution
    return (
        f"{indicator.code} {indicator.title} ({indicator.unit})",
        indicator.definition or None,
        source or None,
        "; ".join(f"{name}: {_years(years)}" for name, years in sorted(told.editions.items())) or None,
        indicator.licence or None,
        "; ".join(f"{row.year}: {row.reason}" for row in _breaks(indicator, told)) or _("keine"),
    )


def _breaks(indicator: Any, told: _Told) -> list[SeriesBreak]:
    return sorted(breaks_of(indicator.read_breaks, [told]), key=lambda row: row.year)


def _editions(district: District, period: Period, indicators: list[Indicator]) -> dict[Any, _Told]:
    """What the tables show: the values in force of the own district, of both periods."""
    rows = with_reform(
        IndicatorValue.objects.filter(
            district=district,
            indicator__in=indicators,
            area__ags=district.ags,
            is_active=True,
            year__range=(period.before.first.year, period.last.year),
        ).order_by()
    )
    found: dict[Any, _Told] = {}
    for key, edition, year, *cut in rows.values_list(
        "indicator", "edition", "year", *REFORM_COLUMNS
    ).distinct():
        told = found.setdefault(key, _Told())
        told.editions.setdefault(edition or _("ohne Angabe"), set()).add(year)
        told.reforms += reform_breaks(edition, *cut)
    return found


def _years(years: set[int]) -> str:
    """``2016–2022``, or each where there are holes between."""
    first, last = min(years), max(years)
    if len(years) > 2 and len(years) == last - first + 1:
        return f"{first}–{last}"
    return ", ".join(str(year) for year in sorted(years))
