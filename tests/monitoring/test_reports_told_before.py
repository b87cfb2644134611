"""A report on a time that a later report has already shown as its Vorperiode: it is held against what stood there."""

import datetime as dt

import pytest

from accounts.refusals import Refusal, WrongState
from coordination.interpreting.models import BookingRequest
from documents.suppression import HIDDEN
from documents.tables import is_number
from monitoring.reports.models import IntegrationReport
from monitoring.reports.overlaps import counted_before
from monitoring.reports.services import release_report
from tests.monitoring import make
from tests.monitoring.reading import lines
from tests.monitoring.test_chapter_interpreting import booked
from tests.monitoring.two_periods import chapter, content, two_periods

DAY = dt.date
LATER = make.NOW + dt.timedelta(days=1)
OLD = {"period_start": DAY(2016, 1, 1), "period_end": DAY(2020, 12, 31)}
pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(cast):
    return two_periods(cast)


def cells(table, column):
    place = [each.key for each in table.columns].index(column)
    return {str(row[0]): row[place] for row in table.rows}


def test_what_the_later_report_hid_of_its_vorperiode_stays_hidden(cast, pool):
    shown = cells(content(make.released(cast)).table("T24b"), "before")
    assert (shown["abgesagt"], shown["durchgeführt"]) == (HIDDEN, HIDDEN)
    booked(cast, pool, 20, "cancelled_by_requester", on=(2018, 7, 1))
    now = cells(content(make.frozen(cast, **OLD)).table("T24b"), "now")
    assert {name for name, cell in shown.items() if cell == HIDDEN} <= {
        name for name, cell in now.items() if cell == HIDDEN
    }
    assert cells(content(make.frozen(cast, **OLD)).table("T24b"), "change")["abgesagt"] == HIDDEN


def test_no_other_table_of_the_chapter_tells_what_the_later_report_hid(cast, pool):
    """Without the three, the thirty would be read in T24, and the three be the rest of the later report's sum."""
    make.released(cast)
    booked(cast, pool, 20, "cancelled_by_requester", on=(2018, 7, 1))
    found = chapter(make.frozen(cast, **OLD))
    for table in found.tables:
        keys = [column.key for column in table.columns]
        told = {"before", "now", "change"} if {"before", "now", "change"} <= set(keys) else set()
        for row in [*table.rows, *([table.total] if table.total else [])]:
            for key, cell in zip(keys, row, strict=True):
                assert key in told or not is_number(cell), (table.number, row)
    assert all(chart.is_empty for chart in found.charts)
    assert not any(is_number(figure.value) for figure in found.figures)
    assert found.lead == ""
    (note,) = [note for note in content(make.frozen(cast, **OLD)).table("T24b").notes if "Nummer 1" in note]
    assert note.startswith("Bericht Nummer 1 hat diese Zeit als Vorperiode gezeigt.")


def test_the_control_without_the_later_report_shows_them(cast, pool):
    booked(cast, pool, 20, "cancelled_by_requester", on=(2018, 7, 1))
    assert lines(chapter(make.frozen(cast, **OLD)), "T24b")["abgesagt"][2] == 23


def test_where_nothing_was_corrected_the_report_reads_as_if_alone(cast, pool):
    alone = chapter(make.frozen(cast, **OLD))
    make.released(cast)
    assert chapter(make.frozen(cast, **OLD)) == alone


def test_a_draft_and_another_district_say_nothing(cast, pool):
    make.frozen(cast)
    booked(cast, pool, 20, "cancelled_by_requester", on=(2018, 7, 1))
    assert lines(chapter(make.frozen(cast, **OLD)), "T24b")["abgesagt"][2] == 23


def test_a_corrected_edition_of_the_later_report_repeats_the_earlier_one(cast, pool):
    make.released(cast)
    booked(cast, pool, 20, "cancelled_by_requester", on=(2018, 7, 1))
    earlier = make.released(cast, **OLD)
    now = cells(content(earlier).table("T24b"), "now")
    assert cells(content(make.frozen(cast)).table("T24b"), "before") == now
    BookingRequest.objects.filter(status="cancelled_by_requester").delete()
    again = cells(content(make.frozen(cast, **OLD)).table("T24b"), "now")
    assert {name for name, cell in now.items() if cell == HIDDEN} <= {
        name for name, cell in again.items() if cell == HIDDEN
    }


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (DAY(2018, 1, 1), DAY(2020, 12, 31)),
        (DAY(2014, 1, 1), DAY(2018, 12, 31)),
        (DAY(2020, 1, 1), DAY(2020, 12, 31)),
        (DAY(2015, 1, 1), DAY(2020, 12, 31)),
    ],
)
def test_a_part_of_a_vorperiode_that_was_counted_is_no_period_of_its_own(cast, first, last):
    make.released(cast)
    with pytest.raises(
        Refusal, match="Vorperiode \\(2016 bis 2020\\), die der veröffentlichte Bericht Nummer 1"
    ):
        make.frozen(cast, period_start=first, period_end=last)


def test_before_the_vorperiode_any_time_is_free(cast):
    make.released(cast)
    assert make.frozen(cast, period_start=DAY(2013, 1, 1), period_end=DAY(2015, 12, 31)).is_frozen


def test_a_vorperiode_that_was_not_counted_stands_in_nobodys_way(cast):
    make.released(cast, period_start=DAY(2015, 1, 1), period_end=DAY(2019, 12, 31))
    later = make.released(cast)
    everyone = list(IntegrationReport.objects.filter(district=cast.auental))
    assert counted_before(later, everyone) is None, (
        "it overlapped the report of 2015 to 2019 and was withheld"
    )
    assert make.frozen(cast, period_start=DAY(2020, 1, 1), period_end=DAY(2020, 12, 31)).is_frozen


def test_a_vorperiode_shown_since_the_datenschnitt_asks_for_a_new_one(cast, pool):
    earlier, later = make.frozen(cast, **OLD), make.frozen(cast)
    release_report(later, now=LATER, by=cast.second_coordinator)
    with pytest.raises(WrongState, match="Seit dem Datenschnitt wurde der Bericht Nummer 2"):
        release_report(earlier, now=LATER, by=cast.second_coordinator)


def test_a_part_of_it_is_refused_at_the_release_too(cast):
    part, later = (
        make.frozen(cast, period_start=DAY(2019, 1, 1), period_end=DAY(2020, 12, 31)),
        make.frozen(cast),
    )
    release_report(later, now=LATER, by=cast.second_coordinator)
    with pytest.raises(Refusal, match="Vorperiode"):
        release_report(part, now=LATER, by=cast.second_coordinator)
