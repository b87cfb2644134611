"""Vorperiode, Berichtsperiode, Veränderung (section 4 of the domain paper)."""

import datetime as dt
from decimal import Decimal

import pytest

from documents.suppression import HIDDEN, NOT_MEANINGFUL
from monitoring.reports.comparing import Unit, change, compared_people, comparison_columns, people_column
from monitoring.reports.periods import Period
from tests.monitoring import make

DAY = dt.date


@pytest.mark.parametrize(
    ("before", "now", "unit", "words"),
    [
        (20, 25, Unit.COUNT, "↑ um 25,0 % gestiegen"),
        (19, 25, Unit.COUNT, "↑ um 6 gestiegen"),
        (30, 20, Unit.COUNT, "↓ um 33,3 % gesunken"),
        (0, 7, Unit.COUNT, "↑ um 7 gestiegen"),
        (7, 7, Unit.COUNT, "→ unverändert"),
        (10_000, 10_001, Unit.COUNT, "→ unverändert"),
        (75.0, 72.5, Unit.RATE, "↓ um 2,5 Prozentpunkte gesunken"),
        (75.0, 75.04, Unit.RATE, "→ unverändert"),
        (12, 9, Unit.DAYS, "↓ um 3 Tage gesunken"),
        (Decimal("48600.00"), Decimal("60750.00"), Unit.EURO, "↑ um 25,0 % gestiegen"),
        (Decimal("1.00"), Decimal("2.50"), Unit.FULL_TIME, "↑ um 1,50 Stellen gestiegen"),
    ],
)
def test_a_change_is_told_by_the_kind_of_number(before, now, unit, words):
    assert change(before, now, unit) == words


def test_what_is_counted_for_the_first_time_says_so():
    assert change(None, 12) == "erstmals erhoben"
    assert change(12, None) is None


def test_a_hidden_number_hides_its_change():
    assert change(HIDDEN, 12) == change(12, HIDDEN) == HIDDEN
    assert change(NOT_MEANINGFUL, 55.0, Unit.RATE) == NOT_MEANINGFUL


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        (DAY(2021, 1, 1), DAY(2025, 12, 31), (DAY(2016, 1, 1), DAY(2020, 12, 31))),
        (DAY(2024, 2, 1), DAY(2024, 2, 29), (DAY(2024, 1, 1), DAY(2024, 1, 31))),
        (DAY(2025, 7, 1), DAY(2026, 6, 30), (DAY(2024, 7, 1), DAY(2025, 6, 30))),
        (DAY(2025, 3, 10), DAY(2025, 3, 19), (DAY(2025, 2, 28), DAY(2025, 3, 9))),
    ],
)
def test_the_period_before_is_as_long_and_ends_the_day_before(first, last, before):
    earlier = Period(first, last).before
    assert (earlier.first, earlier.last) == before


def test_the_headings_name_both_periods():
    titles = [column.title for column in comparison_columns(make.PERIOD)]
    assert titles == ["Vorperiode 2016 bis 2020", "Berichtsperiode 2021 bis 2025", "Veränderung"]


def test_counts_of_people_are_hidden_in_each_period_for_itself():
    rows, total = compared_people([10, 20, 3], [6, 30, 0])
    assert rows == [(HIDDEN, 6, HIDDEN), (20, 30, "↑ um 50,0 % gestiegen"), (HIDDEN, 0, HIDDEN)]
    assert total == (33, 36, "↑ um 9,1 % gestiegen")


def test_a_small_sum_is_hidden_as_well():
    assert people_column([3, 0, 1]) == ([HIDDEN, 0, HIDDEN], HIDDEN)
    assert compared_people(None, [5, 6]) == (
        [(None, 5, "erstmals erhoben"), (None, 6, "erstmals erhoben")],
        (None, 11, "erstmals erhoben"),
    )
