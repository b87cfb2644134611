"""The Vorperiode is what the report of that time printed; only where there is none it is counted today."""

import datetime as dt

import pytest

from coordination.interpreting.models import BookingRequest
from documents.suppression import HIDDEN, NOT_MEANINGFUL
from monitoring.reports.blocks import from_plain, to_plain
from monitoring.reports.selectors import previous_report
from monitoring.reports.services import freeze_report
from monitoring.reports.working import shown
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.reading import lines
from tests.monitoring.test_chapter_cases import opened
from tests.monitoring.test_chapter_interpreting import booked
from tests.monitoring.two_periods import chapter, content, two_periods

DAY = dt.date
OLD = {"period_start": DAY(2016, 1, 1), "period_end": DAY(2020, 12, 31)}
LIVE = "Vorperiode: aus dem heutigen Bestand gezählt."
FROZEN = "Vorperiode: wie im Bericht Nummer 1 (2016 bis 2020) veröffentlicht."
pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(cast):
    return two_periods(cast)


def test_without_an_earlier_report_it_is_counted_and_the_table_says_so(cast, pool):
    report = make.draft(cast)
    found = lines(chapter(report, 8), "T24b")
    assert found["angefragt"][1:] == (33, 40, "↑ um 21,2\xa0% gestiegen")
    assert LIVE in content(report).table("T24b").notes
    assert LIVE not in content(report).table("T24").notes, "T24 has no Vorperiode"


def test_a_later_change_of_the_records_moves_no_published_figure(cast, pool):
    make.released(cast, **OLD)
    booked(cast, pool, 9, on=(2018, 7, 1))
    report = make.draft(cast)
    assert lines(chapter(report, 8), "T24b")["angefragt"][1:] == (33, 40, "↑ um 21,2\xa0% gestiegen")
    table = content(report).table("T24b")
    assert FROZEN in table.notes
    assert LIVE not in table.notes
    assert "Vorperiode 2016 bis 2020" in [column.title for column in table.columns]


def test_a_figure_hidden_then_stays_hidden_however_many_there_are_today(cast, pool):
    make.released(cast, **OLD)
    booked(cast, pool, 20, "cancelled_by_requester", on=(2018, 7, 1))
    found = lines(chapter(make.draft(cast), 8), "T24b")
    assert found["abgesagt"] == ("Anzahl", HIDDEN, 0, HIDDEN)
    opened(cast, 30, DAY(2018, 1, 1))


def test_a_figure_shown_then_stays_when_so_few_are_left_that_it_would_be_hidden(cast, pool):
    make.released(cast, **OLD)
    BookingRequest.objects.filter(starts_at__year=2018).delete()
    found = lines(chapter(make.draft(cast), 8), "T24b")
    assert found["angefragt"][1:] == (33, 40, "↑ um 21,2\xa0% gestiegen")


def test_every_table_with_a_vorperiode_repeats_the_cells_of_the_report_before(cast, pool):
    opened(cast, 9, DAY(2018, 1, 1), DAY(2019, 1, 1), needs=("wohnen",))
    opened(cast, 7, DAY(2022, 1, 1), needs=("wohnen", "arbeit"))
    make.barrier(cast.auental, 1, seen_on=DAY(2017, 1, 1), status_since=DAY(2017, 2, 1))
    first = make.released(cast, **OLD)
    opened(cast, 50, DAY(2018, 1, 1), DAY(2019, 1, 1), needs=("wohnen",))
    make.barrier(cast.auental, 2, seen_on=DAY(2018, 1, 1), status_since=DAY(2018, 2, 1), kind="language")
    report = make.draft(cast)
    then, checked = content(first), set()
    for table in content(report).every_table:
        keys = [column.key for column in table.columns]
        if not {"before", "now", "change"} <= set(keys) or table.is_empty:
            continue
        frozen = then.table(table.number)
        names = [i for i, column in enumerate(table.columns) if not column.kind and column.key != "change"]
        said = {tuple(row[i] for i in names): row[keys.index("now")] for row in frozen.rows}
        for row in table.rows:
            assert row[keys.index("before")] == said.get(tuple(row[i] for i in names)), (table.number, row)
        checked.add(table.number)
    assert {"T24b", "T26a", "T27", "T28a", "T34", "T35"} <= checked


def test_a_line_only_the_earlier_report_had_is_kept_without_a_number_of_today(cast):
    old = make.barrier(cast.auental, 1, seen_on=DAY(2017, 1, 1), status_since=DAY(2017, 2, 1), kind="money")
    make.released(cast, **OLD)
    old.delete()
    make.barrier(cast.auental, 2)
    found = lines(chapter(make.draft(cast), 11), "T34")
    assert found["Geld"] == (*[None] * 5, 1, None, None)
    assert found["Mobilität"][-3:] == (None, 1, None), "the earlier report had no such line"


def test_only_a_report_that_ends_the_day_before_is_taken(cast, pool):
    make.released(cast, period_start=DAY(2010, 1, 1), period_end=DAY(2015, 12, 31))
    report = make.draft(cast)
    assert previous_report(report) is not None
    assert LIVE in content(report).table("T24b").notes


def test_a_draft_or_a_report_of_another_district_is_no_earlier_report(cast, pool):
    make.frozen(cast, **OLD)
    report = make.draft(cast)
    booked(cast, pool, 3, on=(2018, 5, 1))
    assert lines(chapter(report, 8), "T24b")["angefragt"][1] == 36


def test_a_time_that_a_report_covers_in_part_is_not_counted_again(cast, pool):
    make.released(cast, period_start=DAY(2015, 1, 1), period_end=DAY(2019, 12, 31))
    table = content(make.draft(cast)).table("T24b")
    assert {row[2] for row in table.rows} == {row[4] for row in table.rows} == {NOT_MEANINGFUL}
    assert any("überschneidet sich mit dem Bericht Nummer 1 (2015 bis 2019)" in note for note in table.notes)


def test_periods_of_different_length_stand_side_by_side_without_a_change(cast, pool):
    make.released(cast, period_start=DAY(2018, 1, 1), period_end=DAY(2020, 12, 31))
    table = content(make.draft(cast)).table("T24b")
    row = next(row for row in table.rows if row[0] == "angefragt")
    assert row[2:] == (33, 40, NOT_MEANINGFUL)
    assert "Vorperiode 2018 bis 2020" in [column.title for column in table.columns]


def test_one_chapter_alone_shows_the_same_as_all(cast, pool):
    make.released(cast, **OLD)
    booked(cast, pool, 9, on=(2018, 7, 1))
    report = make.draft(cast)
    alone = shown(
        report, now=make.NOW, today=TODAY, previous=previous_report(report), chosen="8"
    ).content.chapters
    assert [from_plain(to_plain(each)) for each in alone] == [from_plain(to_plain(chapter(report, 8)))]


def test_nothing_differs_between_a_fresh_datenschnitt_and_the_same_day(cast, pool):
    make.released(cast, **OLD)
    report = freeze_report(make.draft(cast), now=make.NOW, today=TODAY, by=cast.coordinator)
    assert shown(report, now=make.NOW, today=TODAY, previous=previous_report(report)).changed == 0
