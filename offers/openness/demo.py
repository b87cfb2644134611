"""Years of openness: the offers that ran at the beginning of each month, more of them closed the further one looks
back."""

import dataclasses
import datetime as dt
from typing import Any

from dateutil.relativedelta import relativedelta

from accounts.districts.models import District
from desk.demo.world import World
from offers.catalogue.choices import Openness
from offers.openness.counting import Cell, Census
from offers.openness.history import MONTHS
from offers.openness.selectors import census_of, census_today, running_on
from offers.openness.services import write_month

#: Every so many months one offer that was not open yet.
CLOSED = 4
#: The first January that was counted: the first day of the period of the report.
FIRST_YEAR = 2021


def build(world: World) -> None:
    for district in (world.district, world.other):
        _district(district, world.today)


def _district(district: District, today: dt.date) -> None:
    """The beginning of this month, of the twelve before it, and of each year of the report."""
    this_month = today.replace(day=1)
    januaries = {12 * (today.year - year) + today.month - 1 for year in range(FIRST_YEAR, today.year)}
    for back in sorted({*range(MONTHS + 1), *januaries}):
        month = this_month - relativedelta(months=back)
        census = Census(tuple(_earlier(district, month, back))) if back else census_today(district)
        write_month(district, month, census, taken_on=month)


def _earlier(district: District, month: dt.date, back: int) -> list[Cell]:
    """What ran when the month began. Of the offers the published report of 2020 does not know, some had not opened;
    those it does know stand behind the door it has told of."""
    told = running_on(district, dt.date(FIRST_YEAR - 1, 12, 31)).values("pk")
    rows = running_on(district, month - dt.timedelta(days=1))
    known, newer = census_of(rows.filter(pk__in=told)), census_of(rows.exclude(pk__in=told))
    singles = [
        dataclasses.replace(cell, offers=1, low=0) for cell in newer.cells for _one in range(cell.offers)
    ]
    singles.sort(key=lambda cell: _names(cell, newer))
    opened = [place for place, cell in enumerate(singles) if cell.openness == Openness.OPEN]
    stride = 7  # shares no factor with the usual numbers, so that all fields and places are met
    order = sorted(range(len(opened)), key=lambda place: (place * stride % max(len(opened), 1), place))
    for place in order[: (back + 1) // CLOSED]:
        closed = dataclasses.replace(singles[opened[place]], openness=Openness.TARGET_GROUP.value)
        singles[opened[place]] = closed
    return [*known.cells, *singles]


def _names(cell: Cell, census: Census) -> tuple[Any, ...]:
    """By what can be read, because keys differ from one demo to the next."""
    place = census.places.get(cell.place, cell.place)
    return cell.fields, place, cell.openness, cell.reason, census.providers[cell.provider]
