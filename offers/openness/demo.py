"""Years of openness: the offers of today, fewer and more closed the further one looks back."""

import dataclasses
import datetime as dt
from typing import Any

from dateutil.relativedelta import relativedelta

from accounts.districts.models import District
from desk.demo.world import World
from offers.catalogue.choices import Openness
from offers.openness.counting import Cell, Census
from offers.openness.history import MONTHS
from offers.openness.selectors import census_today
from offers.openness.services import write_month

#: Every so many months one offer fewer, and one that was not open yet.
FEWER, CLOSED = 2, 4
#: The first January that was counted: the first day of the period of the report.
FIRST_YEAR = 2021


def build(world: World) -> None:
    for district in (world.district, world.other):
        _district(district, world.today)


def _district(district: District, today: dt.date) -> None:
    """The beginning of this month, of the twelve before it, and of each year of the report."""
    census = census_today(district)
    singles = [
        dataclasses.replace(cell, offers=1, low=0) for cell in census.cells for _one in range(cell.offers)
    ]
    singles.sort(key=lambda cell: _names(cell, census))
    this_month = today.replace(day=1)
    januaries = {12 * (today.year - year) + today.month - 1 for year in range(FIRST_YEAR, today.year)}
    for back in sorted({*range(MONTHS + 1), *januaries}):
        month = this_month - relativedelta(months=back)
        write_month(district, month, Census(tuple(_earlier(singles, back))), taken_on=month)


def _names(cell: Cell, census: Census) -> tuple[Any, ...]:
    """By what can be read, because keys differ from one demo to the next."""
    place = census.places.get(cell.place, cell.place)
    return cell.fields, place, cell.openness, cell.reason, census.providers[cell.provider]


def _earlier(cells: list[Cell], back: int) -> list[Cell]:
    """What there was `back` months ago: some offers had not begun, some had not opened."""
    stride = 7  # shares no factor with the usual numbers, so that all fields and places are met
    order = sorted(range(len(cells)), key=lambda place: (place * stride % max(len(cells), 1), place))
    kept = sorted(order[back // FEWER :])
    opened = [place for place in order if place in kept and cells[place].openness == Openness.OPEN]
    still_closed = set(opened[: (back + 1) // CLOSED])
    return [
        dataclasses.replace(cells[place], openness=Openness.TARGET_GROUP.value)
        if place in still_closed
        else cells[place]
        for place in kept
    ]
