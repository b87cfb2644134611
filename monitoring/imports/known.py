"""What a district knows when a file comes: its areas, its indicators and their names, read once per check."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.indicators.models import Area, AreaChange, AreaVersion, Indicator, IndicatorKey

PERCENT = (Decimal(0), Decimal(100))


@dataclass(frozen=True)
class KnownArea:
    """An area of the district; `until`: last day it existed, if it was dissolved."""

    pk: Any
    level: str
    until: dt.date | None


@dataclass(frozen=True)
class KnownIndicator:
    """What the check must know of an indicator. `low` and `high`: between them a value is possible.

    `is_own`: it rests on what people told the district or an organisation themselves.
    """

    pk: Any
    title: str
    low: Decimal | None
    high: Decimal | None
    decimals: int
    is_count: bool
    dash_is_zero: bool
    is_own: bool


@dataclass(frozen=True)
class Known:
    """All of it; `names` maps a name in lower case to the indicator it means."""

    areas: Mapping[str, KnownArea] = field(default_factory=dict)
    dissolved: Mapping[str, dt.date] = field(default_factory=dict)
    indicators: Mapping[Any, KnownIndicator] = field(default_factory=dict)
    names: Mapping[str, Any] = field(default_factory=dict)

    def indicator(self, code: str, title: str) -> KnownIndicator | None:
        """By the short name first, then by the title."""
        pk = (self.names.get(code.lower()) if code else None) or self.names.get(title.lower())
        return self.indicators.get(pk)


def known_to(district: District) -> Known:
    last = dict(
        AreaVersion.objects.filter(district=district)
        .values_list("area")
        .annotate(until=Max("valid_to"))
        .exclude(area__in=AreaVersion.objects.filter(district=district, valid_to=None).values("area"))
    )
    areas = {
        ags: KnownArea(pk, level, last.get(pk))
        for pk, ags, level in Area.objects.filter(district=district).values_list("pk", "ags", "level")
    }
    dissolved = {
        ags: on - dt.timedelta(days=1)
        for ags, on in AreaChange.objects.filter(district=district, share__gt=0)
        .exclude(Q(old_ags__in=AreaChange.objects.filter(district=district).values("new_ags")))
        .values_list("old_ags", "on")
    }
    rows = Indicator.objects.filter(district=district)
    indicators = {row.pk: _known(row) for row in rows}
    names: dict[str, Any] = {}
    for row in rows:
        names.setdefault(row.title.lower(), row.pk)
    # What was said on purpose goes before a title that merely reads the same.
    for row in rows:
        names[row.code.lower()] = row.pk
    for key, pk in IndicatorKey.objects.filter(district=district).values_list("key", "indicator"):
        names[key.lower()] = pk
    return Known(areas, dissolved, indicators, names)


def _known(row: Indicator) -> KnownIndicator:
    low, high = row.minimum, row.maximum
    if row.is_percent and low is None and high is None:
        low, high = PERCENT
    return KnownIndicator(
        row.pk,
        row.title,
        low,
        high,
        row.decimals,
        row.kind == Indicator.Kind.COUNT,
        row.dash_is_zero,
        row.is_own,
    )


def range_words(indicator: KnownIndicator) -> str:
    """The range as people say it."""
    if indicator.low is not None and indicator.high is not None:
        return _("zwischen %(low)s und %(high)s") % {
            "low": f"{indicator.low.normalize():f}",
            "high": f"{indicator.high.normalize():f}",
        }
    if indicator.low is not None:
        return _("ab %(low)s") % {"low": f"{indicator.low.normalize():f}"}
    return _("bis %(high)s") % {"high": f"{(indicator.high or Decimal(0)).normalize():f}"}
