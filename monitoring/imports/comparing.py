"""Staged values of one indicator against what the district has: new, changed, equal; and which edition counts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from monitoring.imports.readings import MISSING
from monitoring.imports.staging import Staged
from monitoring.indicators.editions import edition_rank
from monitoring.indicators.models import IndicatorValue

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
    """Values of known areas only; reads what is there of this one indicator."""
    own, active = present_values(district, indicator_pk, edition)
    for one in staged:
        area_pk = areas.get(one.ags)
        if area_pk is None:
            continue
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
    district: Any, indicator_pk: Any, edition: str
) -> tuple[dict[tuple, Present], dict[tuple, Present]]:
    """What is there of an indicator: in this edition, and what counts; by area, time, group and sex."""
    own: dict[tuple, Present] = {}
    active: dict[tuple, Present] = {}
    if indicator_pk is None:
        return own, active
    rows = IndicatorValue.objects.filter(district=district, indicator=indicator_pk).values_list(
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
