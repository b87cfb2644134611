"""Free days of the Länder: one calendar for notice, lead time, grants and series."""

import datetime as dt

import pytest

from accounts.working_days import holiday_name, is_working_day

D = dt.date


@pytest.mark.parametrize(
    ("day", "land", "name"),
    [
        (D(2026, 10, 31), "TH", "Reformationstag"),
        (D(2026, 10, 31), "NW", ""),
        (D(2026, 11, 1), "NW", "Allerheiligen"),
        (D(2026, 11, 1), "SH", ""),
        (D(2026, 6, 4), "HE", "Fronleichnam"),
        (D(2026, 6, 4), "ST", ""),
        (D(2026, 9, 20), "TH", "Weltkindertag"),
        (D(2026, 3, 8), "BE", "Frauentag"),
        (D(2026, 10, 3), "", "Tag der Deutschen Einheit"),
    ],
)
def test_holidays_are_those_of_the_land(day, land, name):
    assert holiday_name(day, land) == name


def test_a_saturday_is_a_werktag_and_no_arbeitstag():
    saturday = D(2026, 3, 14)
    assert is_working_day(saturday, "NW", with_saturday=True)
    assert not is_working_day(saturday, "NW")


@pytest.mark.parametrize("with_saturday", [False, True])
def test_nobody_works_on_sundays_and_holidays(with_saturday):
    assert not is_working_day(D(2026, 3, 15), "NW", with_saturday=with_saturday)
    assert not is_working_day(D(2026, 4, 3), "NW", with_saturday=with_saturday)


def test_a_holiday_of_one_land_is_a_working_day_in_another():
    assert not is_working_day(D(2026, 6, 4), "HE")
    assert is_working_day(D(2026, 6, 4), "SH")


def test_without_a_land_only_the_holidays_of_all_count():
    assert not is_working_day(D(2026, 12, 25), "")
    assert is_working_day(D(2026, 6, 4), "")
