"""The ladder of reminders, the interval of a kind of offer and the share verified, without a database."""

import datetime as dt

import pytest

from offers.catalogue.freshness import rules
from offers.catalogue.freshness.intervals import DAYS, USUAL_DAYS, interval_for

DUE = dt.date(2026, 7, 14)


@pytest.mark.parametrize(
    ("days", "reached"),
    [(-1, None), (0, 0), (13, 0), (14, 1), (24, 1), (25, 2), (30, 2), (400, 2)],
)
def test_the_rungs_stand_at_the_day_due_and_fourteen_and_twenty_five_days_later(days, reached):
    assert rules.rung(DUE, DUE + dt.timedelta(days=days)) == reached


def test_on_the_thirtieth_day_the_entry_is_hidden():
    assert rules.hidden_on(DUE) == dt.date(2026, 8, 13)


@pytest.mark.parametrize(
    ("days", "asked", "is_to_ask"),
    [
        (-1, None, False),
        (0, None, True),
        (0, 0, False),
        (13, 0, False),
        (14, 0, True),
        (20, 1, False),
        (25, 1, True),
        (25, 0, True),  # a day on which nothing ran is made up for, once
        (60, 2, False),
        (60, None, True),
    ],
)
def test_each_rung_is_asked_for_once(days, asked, is_to_ask):
    assert rules.is_to_ask(DUE, asked, DUE + dt.timedelta(days=days)) is is_to_ask


def test_an_offer_with_several_fields_takes_the_shortest_interval():
    assert interval_for(["sprache"]) == DAYS["sprache"] == 120
    assert interval_for(["beratung", "sprache"]) == 120
    assert interval_for(["beratung"]) == 365
    assert interval_for(["beratung", "wohnen"]) == USUAL_DAYS == 180
    assert interval_for([]) == USUAL_DAYS


@pytest.mark.parametrize(
    ("confirmed", "total", "percent"),
    [(38, 40, 95), (0, 0, None), (0, 7, 0), (7, 7, 100), (999, 1000, 99), (1, 8, 13), (1, 200, 1)],
)
def test_the_share_verified_is_rounded_and_never_full_while_one_is_missing(confirmed, total, percent):
    assert rules.share_percent(confirmed, total) == percent
