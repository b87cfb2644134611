"""What a change of areas makes of stored values: which can be put together, and why others cannot. Nothing is written.

Source: domain paper on monitoring, sections 7 and 8; the rule itself stands in `indicators.merging`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from monitoring.imports.judging import LARGEST, PLACES
from monitoring.indicators.cuts import has_old_cut
from monitoring.indicators.editions import edition_rank
from monitoring.indicators.merging import Part, merge
from monitoring.indicators.models import Area, AreaChange, Indicator, IndicatorValue, Sign
from monitoring.indicators.selectors.rows import areas_by_key, reform_of

Aggregation = Indicator.Aggregation
#: Why values stay apart, by the code under which they are counted.
REASONS: dict[str, Any] = {
    "kept": gettext_lazy("für das neue Gebiet geliefert, bleibt"),
    "alone": gettext_lazy("der Indikator wird nicht zusammengefasst"),
    "part": gettext_lazy("ein Teil fehlt oder ist geheim"),
    "base": gettext_lazy("die Grundgesamtheit fehlt, gemittelt wird nicht"),
}
#: What stands behind the edition of the parts; a newer edition of the publisher goes before it.
MERGED = "zusammengefasst"
LONGEST_EDITION = 60


#: Indicator, time, year, group and sex: what two areas' values must share to be put together.
Key = tuple[Any, str, int, str, str]


class Row(NamedTuple):
    """A stored value, as far as putting together must know it."""

    pk: Any
    area: Any
    indicator: Any
    time: str
    year: int
    group: str
    sex: str
    value: Decimal | None
    sign: str
    edition: str
    is_active: bool
    batch_id: Any
    version: int


class Put(NamedTuple):
    """A value of the new area, and the value of its own old cut that gives way to it."""

    indicator: Any
    time: str
    year: int
    group: str
    sex: str
    value: Decimal
    sign: str
    edition: str
    rival: Row | None


@dataclass
class IndicatorLine:
    """One indicator in the preview. `counts`: `new`, and the codes of `REASONS`."""

    indicator: Indicator
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def new(self) -> int:
        return self.counts["new"]

    @property
    def left(self) -> list[tuple[Any, int]]:
        return [(words, self.counts[code]) for code, words in REASONS.items() if self.counts[code]]

    @property
    def rule(self) -> str:
        """How values of the indicator are put together."""
        indicator = self.indicator
        if indicator.aggregation == Aggregation.WEIGHTED_MEAN:
            return _("gewichtet mit „%(base)s“") % {"base": indicator.weight_indicator}
        return _("addiert") if indicator.aggregation == Aggregation.SUM else _("gar nicht")


@dataclass
class Reform:
    """All changes of one day into one area. `goes_on`: the area was there before (None: nobody has said so)."""

    change: AreaChange
    changes: list[AreaChange]
    area: Area | None
    olds: list[tuple[Area, Decimal]]
    missing: list[str]
    goes_on: bool | None = None
    lines: list[IndicatorLine] = field(default_factory=list)
    puts: list[Put] = field(default_factory=list)

    @property
    def obstacle(self) -> str:
        """Why nothing can be put together at all, in one sentence."""
        if self.area is None:
            return _("Das neue Gebiet %(ags)s ist noch nicht angelegt.") % {"ags": self.change.new_ags}
        if self.missing:
            return _("Diese alten Gebiete sind nicht angelegt, ihre Werte fehlen also: %(keys)s.") % {
                "keys": ", ".join(self.missing)
            }
        if self.goes_on is None:
            return _(
                "Ob es „%(area)s“ vor dem %(day)s schon gab, ist nicht vermerkt. Bitte zuerst den Gebietsstand eintragen."
            ) % {"area": self.area, "day": f"{self.change.on:%d.%m.%Y}"}
        return ""

    @property
    def words(self) -> str:
        """``zusammengefasst aus Eisenach (16056) und Wartburgkreis (16063, alter Zuschnitt)``"""
        names = {area.ags: area.name for area, _share in self.olds}
        parts = [
            f"{names.get(row.old_ags) or row.old_name or row.old_ags} ({row.old_ags})" for row in self.changes
        ]
        if self.goes_on and self.area is not None:
            parts.append(_("%(area)s (%(ags)s, alter Zuschnitt)") % {"area": self.area, "ags": self.area.ags})
        most = ", ".join(parts[:-1])
        told = _("%(most)s und %(last)s") % {"most": most, "last": parts[-1]} if most else parts[-1]
        return (_("zusammengefasst aus %(names)s") % {"names": told})[:300]


def reform(change: AreaChange) -> Reform:
    """What can be put together for the new area of a change, from values of years before its day."""
    together = reform_of(change)
    areas = areas_by_key(change.district, [change.new_ags, *(row.old_ags for row in together)])
    found = Reform(
        change,
        together,
        areas.get(change.new_ags),
        [(areas[row.old_ags], row.share) for row in together if row.old_ags in areas],
        [row.old_ags for row in together if row.old_ags not in areas],
    )
    if found.area is not None and not found.missing:
        stock = _Stock(_rows(found), found)
        found.goes_on = _goes_on(found.area, change.on, stock)
        if found.goes_on is not None:
            _plan(found, stock)
    return found


def _rows(found: Reform) -> Iterator[Row]:
    assert found.area is not None
    areas = [found.area.pk, *(area.pk for area, _share in found.olds)]
    rows = IndicatorValue.objects.filter(
        district=found.change.district_id, area__in=areas, year__lt=found.change.on.year
    ).order_by("indicator__sort_title", "indicator", "year", "time_text", "group", "sex")
    names = ["time_text" if name == "time" else name for name in Row._fields]
    for line in rows.values_list(*names).iterator(chunk_size=5000):
        yield Row(*line)


class _Stock:
    """The values of old and new area, found by what they speak of."""

    def __init__(self, rows: Iterable[Row], found: Reform):
        assert found.area is not None
        self._new, self._on = found.area.pk, found.change.on
        #: (indicator, time, year, group, sex) in their order.
        self.keys: dict[Key, None] = {}
        self._active: dict[tuple, Row] = {}
        self._beside: set[tuple] = set()
        self._by_year: dict[tuple, Row] = {}
        own: list[Row] = []
        for row in rows:
            key = (row.indicator, row.time, row.year, row.group, row.sex)
            if row.area == self._new:
                own.append(row)
            else:
                self.keys[key] = None
                if row.value is not None:
                    self._beside.add((*key, row.edition))
            if row.is_active:
                self._active[row.area, *key] = row
                self._by_year[row.area, row.indicator, row.year, row.group, row.sex] = row
        #: Whether any of its own values speaks of the smaller area.
        self.has_own_part = any(self.is_old_cut(row) for row in own)

    def active(self, area: Any, key: Key) -> Row | None:
        return self._active.get((area, *key))

    def weight(self, area: Any, indicator: Any, key: Key) -> Row | None:
        """The base of a rate: for the same people at the same time, else in the same year."""
        _own, time, year, group, sex = key
        exact = self._active.get((area, indicator, time, year, group, sex))
        return exact or self._by_year.get((area, indicator, year, group, sex))

    def is_old_cut(self, row: Row) -> bool:
        beside = (row.indicator, row.time, row.year, row.group, row.sex, row.edition) in self._beside
        return has_old_cut(row.edition, self._on, beside_old=beside)


def _goes_on(area: Area, on: dt.date, stock: _Stock) -> bool | None:
    """Was the area there before? Its Gebietsstand says so, else values that speak of the smaller area."""
    starts = [version.valid_from for version in area.versions.all()]
    if starts:
        return min(starts) < on
    return True if stock.has_own_part else None


def _plan(found: Reform, stock: _Stock) -> None:
    wanted = {key[0] for key in stock.keys}
    indicators = Indicator.objects.select_related("weight_indicator").in_bulk(wanted)
    lines: dict[Any, IndicatorLine] = {}
    for key in stock.keys:
        line = lines.setdefault(key[0], IndicatorLine(indicators[key[0]]))
        put = _put(found, stock, line.indicator, key)
        line.counts["new" if isinstance(put, Put) else put] += 1
        if isinstance(put, Put):
            found.puts.append(put)
    found.lines = list(lines.values())


def _put(found: Reform, stock: _Stock, indicator: Indicator, key: Key) -> Put | str:
    """The value of the new area, or the code of the reason why there is none."""
    assert found.area is not None
    current = stock.active(found.area.pk, key)
    own_part = current if current is not None and found.goes_on and stock.is_old_cut(current) else None
    if current is not None and own_part is None:
        return "kept"
    if indicator.aggregation == Aggregation.NONE:
        return "alone"
    shares = [(area.pk, share) for area, share in found.olds]
    if found.goes_on:
        shares.append((found.area.pk, Decimal(1)))
    rows = [(stock.active(area, key), share) for area, share in shares]
    present = [(row, share) for row, share in rows if row is not None and row.value is not None]
    if len(present) < len(rows):
        return "part"
    parts = [Part(row.value, _weight(stock, indicator, row, key), share) for row, share in present]
    if indicator.aggregation == Aggregation.WEIGHTED_MEAN and any(part.weight is None for part in parts):
        return "base"
    merged = merge(indicator.aggregation, parts)
    if merged.value is None or abs(merged.value) >= LARGEST:
        return "base"
    limited = any(row.sign == Sign.LIMITED for row, _share in present)
    edition = max((row.edition for row, _share in present), key=edition_rank)
    return Put(
        *key,
        merged.value.quantize(PLACES),
        Sign.LIMITED.value if limited else "",
        merged_edition(edition),
        own_part,
    )


def _weight(stock: _Stock, indicator: Indicator, row: Row, key: Key) -> Decimal | None:
    if indicator.weight_indicator_id is None:
        return None
    base = stock.weight(row.area, indicator.weight_indicator_id, key)
    return base.value if base is not None else None


def merged_edition(edition: str) -> str:
    """``INKAR 2020, zusammengefasst``"""
    most = LONGEST_EDITION - len(MERGED) - 2
    return f"{edition[:most]}, {MERGED}" if edition else MERGED
