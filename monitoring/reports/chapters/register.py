"""Who lives here by nationality (A2) and by age (A3), from the district's own register or the AZR.

The monitoring has no table of persons: each nationality and each class of age is an indicator of its own, known by
the beginning of its number (`STA-SYR`, `ALT-25`), so that files bring them in the usual layouts (handbook,
indikatoren.md). Counts below five are not shown, nor what would give them away.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.suppression import HIDDEN, is_small, suppress
from monitoring.indicators.models import Group, Indicator, IndicatorValue, Sex
from monitoring.indicators.selectors.hiding import hidden_values
from monitoring.reports.blocks import ChartBlock
from monitoring.reports.chapters.official import source_of
from monitoring.reports.periods import Period
from monitoring.reports.words import number

#: How the numbers of these indicators begin.
NATIONALITY, AGE = "STA-", "ALT-"
#: As many nationalities the outline asks for.
MOST = 10


@dataclass
class Heads:
    """People by indicator and group in one year."""

    year: int = 0
    indicators: list[Indicator] = field(default_factory=list)
    counts: dict[tuple[Any, str], int] = field(default_factory=dict)

    def of(self, indicator: Indicator, *groups: str) -> int | None:
        """Of the first of the groups that is known."""
        known = [self.counts[indicator.pk, group] for group in groups if (indicator.pk, group) in self.counts]
        return known[0] if known else None


def build(district: District, period: Period) -> tuple[tuple[ChartBlock, ChartBlock], tuple[str, ...]]:
    """A2 and A3, and the codes of what they show; one statement."""
    nations, ages = _read(district, period)
    codes = tuple(indicator.code for heads in (nations, ages) for indicator in heads.indicators)
    return (_nationalities(nations, district, period), _ages(ages, district, period)), codes


def _read(district: District, period: Period) -> tuple[Heads, Heads]:
    """Of the newest year of the period each; sexes are added up where nobody gave their sum."""
    shown = Q(indicator__origin=Indicator.Origin.OFFICIAL) | Q(indicator__is_public=True)
    wanted = Q(indicator__code__startswith=NATIONALITY) | Q(indicator__code__startswith=AGE)
    rows = (
        IndicatorValue.objects.filter(
            shown,
            wanted,
            district=district,
            area__ags=district.ags,
            indicator__kind=Indicator.Kind.COUNT,
            is_active=True,
            value__isnull=False,
            year__range=(period.first.year, period.last.year),
        )
        .select_related("indicator")
        .order_by("indicator__code", "year")
    )
    found = list(rows)
    hidden = hidden_values((row.indicator for row in found), (row.year for row in found))
    secret = {
        (row.indicator_id, row.time_text, row.group)
        for row in found
        if hidden.has(row.indicator_id, row.area_id, row.time_text, row.group, row.sex)
    }
    found = [row for row in found if (row.indicator_id, row.time_text, row.group) not in secret]
    return _newest(found, NATIONALITY), _newest(found, AGE)


def _newest(rows: Sequence[IndicatorValue], start: str) -> Heads:
    mine = [row for row in rows if row.indicator.code.startswith(start)]
    if not mine:
        return Heads()
    heads = Heads(max(row.year for row in mine))
    sums: dict[tuple[Any, str], dict[str, int]] = defaultdict(dict)
    for row in mine:
        if row.year != heads.year:
            continue
        if row.indicator not in heads.indicators:
            heads.indicators.append(row.indicator)
        sums[row.indicator_id, row.group][row.sex] = int(row.value or 0)
    heads.counts = {key: by_sex.get(Sex.ALL, sum(by_sex.values())) for key, by_sex in sums.items()}
    return heads


def _nationalities(heads: Heads, district: District, period: Period) -> ChartBlock:
    """A2: the ten largest; a small count is left out, so that nothing is to be told from it."""
    counts = [
        (indicator.name, heads.of(indicator, Group.TOTAL, Group.FOREIGN)) for indicator in heads.indicators
    ]
    known = sorted(((n, c) for n, c in counts if c and not is_small(c)), key=lambda pair: (-pair[1], pair[0]))
    bars = known[:MOST]
    message = (
        _("Am häufigsten ist %(name)s mit %(count)s Menschen.")
        % {"name": bars[0][0], "count": number(bars[0][1])}
        if bars
        else _("Werte nach Staatsangehörigkeit liegen nicht vor.")
    )
    return ChartBlock(
        "A2", "nationalities", "bars",
        _("Häufigste Staatsangehörigkeiten, %(district)s, %(when)s")
        % {"district": district, "when": heads.year or period.words},
        message,
        tuple(name for name, _count in bars),
        ((_("Menschen"), tuple(count for _name, count in bars)),) if bars else (),
        label_title=_("Staatsangehörigkeit"),
        question=_("Welche Staatsangehörigkeiten haben die meisten Menschen ohne deutschen Pass?"),
        source=source_of(heads.indicators),
        decimals=0,
        absence=_("Werte nach Staatsangehörigkeit (Nummern „STA-…“) sind nicht eingelesen."),
    )  # fmt: skip


def _ages(heads: Heads, district: District, period: Period) -> ChartBlock:
    """A3: shares of each group, because one is many times the other."""
    sides = [
        (str(label), _shares([heads.of(row, group) for row in heads.indicators]))
        for group, label in (
            (Group.FOREIGN, _("ohne deutschen Pass")),
            (Group.GERMAN, _("mit deutschem Pass")),
        )
    ]
    is_there = all(any(isinstance(cell, float) for cell in cells) for _name, cells in sides)
    return ChartBlock(
        "A3", "ages", "pyramid",
        _("Altersaufbau nach Staatsangehörigkeit, %(district)s, %(when)s, Anteile an der Gruppe in Prozent")
        % {"district": district, "when": heads.year or period.words},
        _oldest_words(heads, sides) if is_there else _("Werte nach Alter liegen nicht vor."),
        tuple(row.name for row in heads.indicators) if is_there else (),
        tuple((name, tuple(cells)) for name, cells in sides) if is_there else (),
        label_title=_("Alter"),
        question=_("Wie alt sind die Menschen mit und ohne deutschen Pass?"),
        source=source_of(heads.indicators) if is_there else "",
        decimals=1,
        absence=_("Werte nach Altersgruppen (Nummern „ALT-…“) sind nicht für beide Gruppen eingelesen."),
    )  # fmt: skip


def _shares(counts: Sequence[int | None]) -> list[Any]:
    """Of all that are known; small ones hidden, and whatever would give them away, as the shares add up to 100."""
    known = [count or 0 for count in counts]
    total = sum(known)
    if is_small(total) or not total:
        return [HIDDEN if total else None for _count in counts]
    return [
        None if count is None else round(100 * cell / total, 1) if isinstance(cell, int) else cell
        for count, cell in zip(counts, suppress(known), strict=True)
    ]


def _oldest_words(heads: Heads, sides: list[tuple[str, list[Any]]]) -> str:
    """The largest class of each side, in one sentence."""
    told = []
    for name, cells in sides:
        share, index = max((c, -i) for i, c in enumerate(cells) if isinstance(c, float))
        told.append(f"{name} {heads.indicators[-index].name} ({number(share)} %)")
    return _("Die größten Altersgruppen: %(groups)s.") % {"groups": ", ".join(told)}
