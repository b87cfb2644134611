"""Which own counts add up to which: whoever is told all but one of them can work that one out.

Totals are the district of its municipalities, all people of two groups, all sexes of each, and a municipality of
those it was made of. Pure: it knows the numbers of one indicator in one year and asks nobody.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Any, NamedTuple

from documents.suppression import Line, suppress_lines
from monitoring.indicators.models import Group, Level, Sex, Sign

#: What stands in the place of a hidden number; also of those that were refused at the entry.
HIDDEN = Sign.UNKNOWN_OR_SECRET.value
#: Who together are all people.
PAIRS = ((Group.FOREIGN.value, Group.GERMAN.value), (Group.MIGRATION.value, Group.NO_MIGRATION.value))
SEXES = (Sex.FEMALE.value, Sex.MALE.value, Sex.DIVERSE.value)
#: Without these two the sexes are not all there.
BOTH = SEXES[:2]
#: Digits of the key of a district.
DISTRICT_KEY = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: "2023/24", "2012-17".
_SPAN = re.compile(r"(?<!\d)\d{4}\s*[/–-]\s*\d")


class Name(NamedTuple):
    """A value, whatever its edition."""

    indicator: Any
    area: Any
    time: str
    group: str
    sex: str


class Cell(NamedTuple):
    """A stored value as far as hiding must know it.

    `places`: municipalities its area had in the year, for a district. `made_of`: keys of those that became a part
    of its area later. `is_reckoned`: it speaks of the area with them, else of the one before.
    """

    name: Name
    ags: str
    level: str
    edition: str
    is_active: bool
    value: Decimal | None
    sign: str
    places: int = 0
    made_of: tuple[str, ...] = ()
    is_reckoned: bool = False


#: A table as a reader sees it: what is looked for, and the value that stands there. The time of the first is that of
#: the table, the time of the second is its own.
Table = dict[Name, Cell]


def hidden_in(cells: Sequence[Cell]) -> set[Name]:
    """What must not be told of one indicator in one year. Everything somebody can lay side by side is one table."""
    known = [(_numbers(table), _lines(table)) for table in _tables(cells)]
    hidden: set[Name] = set()
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for numbers, lines in known:
            counts = {name: None if name in hidden else number for name, number in numbers.items()}
            hidden |= suppress_lines(counts, lines)
    return hidden & {cell.name for cell in cells if cell.value is not None or cell.sign == HIDDEN}


def may_be_one(time: str, other: str) -> bool:
    """Can two different words for a time in the same year mean the same?

    The year and any day of it can, for who reads them does not know of which day the year speaks. Two days cannot,
    and neither can a span of years and one of them.
    """
    years = [set(_YEAR.findall(one)) for one in (time, other)]
    if years[0] != years[1] or len(years[0]) != 1 or _SPAN.search(time) or _SPAN.search(other):
        return False
    return not all(re.search(r"\d", _YEAR.sub("", one)) for one in (time, other))


def _tables(cells: Sequence[Cell]) -> Iterator[Table]:
    """Each edition, and what counts of all of them; each time, and with another that may mean the same behind it."""
    shelves = [[cell for cell in cells if cell.is_active]]
    shelves += [[c for c in cells if c.edition == edition] for edition in sorted({c.edition for c in cells})]
    for shelf in shelves:
        by_time: dict[str, Table] = defaultdict(dict)
        for cell in shelf:
            by_time[cell.name.time][cell.name] = cell
        yield from by_time.values()
        for time, other in permutations(by_time, 2):
            if may_be_one(time, other):
                behind = {name._replace(time=time): cell for name, cell in by_time[other].items()}
                yield behind | by_time[time]


def _numbers(table: Table) -> dict[Name, Decimal | None]:
    """None for one that is not told; what is stated as nothing is a zero."""
    return {c.name: Decimal(0) if c.sign == Sign.NOTHING else c.value for c in table.values()}


def _lines(table: Table) -> list[Line[Name]]:
    """A value that has not come yet is no part: nobody can say that it is not zero."""
    here = {name: cell for name, cell in table.items() if cell.sign != Sign.MISSING}
    return [*_by_place(here), *_by_reform(here), *_by_group(here), *_by_sex(here)]


def _by_place(here: Table) -> Iterator[Line[Name]]:
    """The district of its municipalities as they were, and as they were cut since."""
    districts = {cell.ags: cell for cell in here.values() if cell.level == Level.DISTRICT}
    parts: dict[Name, dict[str, Cell]] = defaultdict(dict)
    for name, cell in here.items():
        whole = districts.get(cell.ags[:DISTRICT_KEY])
        if cell.level == Level.MUNICIPALITY and whole is not None:
            parts[name._replace(area=whole.name.area)][cell.ags] = cell
    for name, found in parts.items():
        if name in here:
            for cut in _cuts(found):
                stands_for = sum(1 + len(cell.made_of) if cell.is_reckoned else 1 for cell in cut)
                total = here[name]
                yield Line(total.name, tuple(c.name for c in cut), is_whole=stands_for >= total.places)


def _cuts(found: dict[str, Cell]) -> list[list[Cell]]:
    """Municipalities that do not overlap: without those put together, and without those they were put together of."""
    together = {ags for ags, cell in found.items() if cell.is_reckoned and set(cell.made_of) & set(found)}
    gone = {part for ags in together for part in found[ags].made_of}
    before = [cell for ags, cell in found.items() if ags not in together]
    after = [cell for ags, cell in found.items() if ags not in gone]
    return [before, after] if together else [before]


def _by_reform(here: Table) -> Iterator[Line[Name]]:
    keys = {cell.ags: cell.name.area for cell in here.values()}
    for name, cell in here.items():
        parts = [name._replace(area=keys[ags]) for ags in cell.made_of if ags in keys]
        if cell.is_reckoned:
            needed = parts if len(parts) == len(cell.made_of) else None
            yield from _line(name, parts, here, needed=needed)


def _by_group(here: Table) -> Iterator[Line[Name]]:
    for total in here:
        if total.group == Group.TOTAL:
            for pair in PAIRS:
                parts = [total._replace(group=one) for one in pair]
                yield from _line(total, parts, here, needed=parts)


def _by_sex(here: Table) -> Iterator[Line[Name]]:
    for total in here:
        if total.sex == Sex.ALL:
            parts = [total._replace(sex=one) for one in SEXES]
            yield from _line(total, parts, here, needed=[total._replace(sex=one) for one in BOTH])


def _line(total: Name, parts: list[Name], here: Table, *, needed: list[Name] | None) -> Iterator[Line[Name]]:
    """`needed`: with these nothing is left out; None: something always is."""
    known = tuple(here[name].name for name in parts if name in here)
    if known:
        is_whole = needed is not None and all(name in here for name in needed)
        yield Line(here[total].name, known, is_whole)
