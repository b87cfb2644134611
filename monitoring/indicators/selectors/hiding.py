"""Which values of own counts are not told: small ones, and what would give them away.

The first step stands at the entry: a small number of our own is refused and a point stands in its place
(`services.values`, `imports.judging`). Here is the second one, for everything that reads: a number from which one that
is missing could be computed is hidden as well, and so is a small one that became our own only later. Official
statistics are hidden by whoever publishes them, and by nobody else.

Totals are the district of its municipalities, all people of two groups, and all sexes of each. All editions are looked
at together: what one must hide, none shows. Source: domain paper on monitoring, section 4; the rule itself is
`documents.suppression`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.query import ModelIterable

from documents.suppression import Line, suppress_lines
from monitoring.indicators.models import Area, Group, Indicator, IndicatorValue, Level, Sex, Sign

#: What stands in the place of a hidden number; also of those that were refused at the entry.
HIDDEN = Sign.UNKNOWN_OR_SECRET.value
#: Who together are all people.
PAIRS = ((Group.FOREIGN.value, Group.GERMAN.value), (Group.MIGRATION.value, Group.NO_MIGRATION.value))
SEXES = (Sex.FEMALE.value, Sex.MALE.value, Sex.DIVERSE.value)
#: Without these two the sexes are not all there.
BOTH = SEXES[:2]
#: Digits of the key of a district.
DISTRICT_KEY = 5
#: Rows that are looked at together when many are read one after the other.
BATCH = 2000


class Name(NamedTuple):
    """A value, whatever its edition."""

    indicator: Any
    area: Any
    time: str
    group: str
    sex: str


class _Cell(NamedTuple):
    """A stored value as far as hiding must know it. `places`: municipalities of its area, for a district."""

    name: Name
    ags: str
    level: str
    edition: str
    is_active: bool
    value: Decimal | None
    sign: str
    places: int


@dataclass(frozen=True)
class Hidden:
    """Names of what is not told."""

    names: frozenset[Name] = frozenset()

    def has(self, *name: Any) -> bool:
        """`name`: keys of indicator and area, time, group, sex."""
        return Name(*name) in self.names

    def told(self, point: Any, *name: Any) -> Any:
        """The point, or one with a sign in place of its number."""
        if not self.has(*name):
            return point
        more = {"cases": None} if hasattr(point, "cases") else {}
        return replace(point, value=None, sign=HIDDEN, **more)


def hidden_values(indicators: Iterable[Indicator], times: Iterable[str] | None = None) -> Hidden:
    """One statement, none where no own count is among them. `times`: only these."""
    own = {row.pk for row in indicators if row.is_own_count}
    if not own:
        return Hidden()
    rows = IndicatorValue.objects.filter(indicator__in=own)
    if times is not None:
        rows = rows.filter(time_text__in=set(times))
    nets: dict[tuple[Any, str], list[_Cell]] = defaultdict(list)
    for indicator, area, time, group, sex, *rest in rows.order_by().values_list(
        "indicator", "area", "time_text", "group", "sex", "area__ags", "area__level", "edition", "is_active", "value",
        "sign", _places(),
    ).iterator(chunk_size=BATCH):  # fmt: skip
        nets[indicator, time].append(_Cell(Name(indicator, area, time, group, sex), *rest))
    return Hidden(frozenset(name for cells in nets.values() for name in _hidden_in(cells)))


def told_rows(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """The same rows; what must not be told has no number any more when it is read. Not for `values` and the like."""
    rows = rows.select_related("indicator")
    rows._iterable_class = ToldRows
    return rows


class ToldRows(ModelIterable):
    """Rows as they may be told, looked at in batches: one statement more for each that has an own count."""

    def __iter__(self) -> Iterator[IndicatorValue]:
        batch: list[IndicatorValue] = []
        for row in super().__iter__():
            batch.append(row)
            if len(batch) == BATCH:
                yield from _told(batch)
                batch = []
        yield from _told(batch)


def _told(rows: Sequence[IndicatorValue]) -> Sequence[IndicatorValue]:
    own = [row for row in rows if row.indicator.is_own_count]
    hidden = hidden_values((row.indicator for row in own), (row.time_text for row in own))
    for row in own:
        if hidden.has(row.indicator_id, row.area_id, row.time_text, row.group, row.sex):
            row.value, row.sign, row.cases = None, HIDDEN, None
    return rows


def _places() -> Coalesce:
    """Municipalities of the area of a value, where it is a district."""
    inside = Area.objects.filter(
        district=OuterRef("district"), level=Level.MUNICIPALITY, ags__startswith=OuterRef("area__ags")
    )
    counted = inside.order_by().values("district").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def _hidden_in(cells: Sequence[_Cell]) -> set[Name]:
    """Of one indicator at one time. Each edition is a table of its own, and so is what counts of all of them."""
    tables = [[cell for cell in cells if cell.is_active]]
    tables += [[c for c in cells if c.edition == edition] for edition in sorted({c.edition for c in cells})]
    known = [({cell.name: _number(cell) for cell in table}, _lines(table)) for table in tables if table]
    hidden: set[Name] = set()
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for numbers, lines in known:
            counts = {name: None if name in hidden else number for name, number in numbers.items()}
            hidden |= suppress_lines(counts, lines)
    return hidden & {cell.name for cell in cells if cell.value is not None or cell.sign == HIDDEN}


def _number(cell: _Cell) -> Decimal | None:
    """None for one that is not told; what is stated as nothing is a zero."""
    return Decimal(0) if cell.sign == Sign.NOTHING else cell.value


def _lines(cells: Sequence[_Cell]) -> list[Line[Name]]:
    """A value that has not come yet is no part: nobody can say that it is not zero."""
    here = {cell.name: cell for cell in cells if cell.sign != Sign.MISSING}
    return [*_by_place(here), *_by_group(here), *_by_sex(here)]


def _by_place(here: dict[Name, _Cell]) -> Iterator[Line[Name]]:
    districts = {cell.ags: cell for cell in here.values() if cell.level == Level.DISTRICT}
    parts: dict[Name, list[Name]] = defaultdict(list)
    for name, cell in here.items():
        whole = districts.get(cell.ags[:DISTRICT_KEY])
        if cell.level == Level.MUNICIPALITY and whole is not None:
            parts[name._replace(area=whole.name.area)].append(name)
    for total, names in parts.items():
        if total in here:
            yield Line(total, tuple(names), is_whole=len(names) >= here[total].places)


def _by_group(here: dict[Name, _Cell]) -> Iterator[Line[Name]]:
    for total in here:
        if total.group == Group.TOTAL:
            for pair in PAIRS:
                yield from _line(total, [total._replace(group=one) for one in pair], here)


def _by_sex(here: dict[Name, _Cell]) -> Iterator[Line[Name]]:
    for total in here:
        if total.sex == Sex.ALL:
            both = [total._replace(sex=one) for one in BOTH]
            yield from _line(total, [total._replace(sex=one) for one in SEXES], here, both)


def _line(
    total: Name, parts: list[Name], here: dict[Name, _Cell], needed: list[Name] | None = None
) -> list[Line[Name]]:
    known = tuple(name for name in parts if name in here)
    return [Line(total, known, all(name in here for name in needed or parts))] if known else []
