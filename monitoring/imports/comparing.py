"""Staged values of one indicator against what the district has: new, changed, equal; and which edition counts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from monitoring.imports.readings import MISSING
from monitoring.imports.staging import Staged
from monitoring.indicators.editions import edition_rank
from monitoring.indicators.models import IndicatorValue

#: So many values are compared at a time; they come area by area, so that few areas are asked for at once.
BLOCK = 5_000
NEW, CHANGED, SAME, KEPT = "new", "changed", "same", "kept"


class Present(NamedTuple):
    """A value that is there, as far as an import must know it."""

    pk: Any
    value: Decimal | None
    sign: str
    is_active: bool
    batch_id: Any
    version: int
    edition: str


class Compared(NamedTuple):
    """A staged value and what it means. `present`: the same value of the same edition; `rival`: another edition
    of it that counts so far. `wins`: the coming one counts from now on. `KEPT`: an empty cell leaves a number alone.
    """

    staged: Staged
    area_pk: Any
    outcome: str
    present: Present | None
    rival: Present | None
    wins: bool


def compare(
    staged: Iterable[Staged], *, district: Any, indicator_pk: Any, areas: dict[str, Any], edition: str
) -> Iterator[Compared]:
    """Values of known areas only; reads what is there of this one indicator, some areas at a time."""
    known = ((one, areas[one.ags]) for one in staged if one.ags in areas)
    while block := list(islice(known, BLOCK)):
        yield from _compare_block(block, district, indicator_pk, edition)


def _compare_block(
    block: list[tuple[Staged, Any]], district: Any, indicator_pk: Any, edition: str
) -> Iterator[Compared]:
    own, active = present_values(district, indicator_pk, edition, {area_pk for _one, area_pk in block})
    for one, area_pk in block:
        key = (area_pk, one.time, one.group, one.sex)
        present, counting = own.get(key), active.get(key)
        rival = counting if counting is not None and counting.edition != edition else None
        yield Compared(
            one,
            area_pk,
            _outcome(one, present),
            present,
            rival,
            rival is None or edition_rank(edition) > edition_rank(rival.edition),
        )


def present_values(
    district: Any, indicator_pk: Any, edition: str, areas: set[Any]
) -> tuple[dict[tuple, Present], dict[tuple, Present]]:
    """What these areas have of an indicator: in this edition, and what counts; by area, time, group and sex."""
    own: dict[tuple, Present] = {}
    active: dict[tuple, Present] = {}
    if indicator_pk is None:
        return own, active
    found = IndicatorValue.objects.filter(district=district, indicator=indicator_pk, area__in=areas)
    rows = found.order_by().values_list(
        "area", "time_text", "group", "sex", "pk", "value", "sign", "is_active", "batch", "version", "edition"
    )
    for area, time, group, sex, *rest in rows.iterator(chunk_size=5000):
        value = Present(*rest)
        if value.edition == edition:
            own[area, time, group, sex] = value
        if value.is_active:
            active[area, time, group, sex] = value
    return own, active


def _outcome(one: Staged, present: Present | None) -> str:
    if present is None:
        return NEW
    if (present.value, present.sign) == (one.value, one.sign):
        return SAME
    if one.value is None and one.sign == MISSING and present.value is not None:
        return KEPT
    return CHANGED
