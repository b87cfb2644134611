"""From two reports of a district no hidden number can be computed: what may overlap, and what a new edition hides."""

import datetime as dt

import pytest

from accounts.refusals import Refusal, WrongState
from coordination.interpreting.models import BookingRequest
from documents.suppression import HIDDEN
from documents.tables import is_number
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, Figure, TableBlock
from monitoring.reports.models import IntegrationReport
from monitoring.reports.reissue import hidden_again
from monitoring.reports.selectors import content_of, published_content
from monitoring.reports.services import freeze_report, release_report, reopen_report
from tests.cast import TODAY
from tests.coordination import make_interpreting as pools
from tests.monitoring import make
from tests.monitoring.test_chapter_cases import opened
from tests.monitoring.test_chapter_interpreting import booked

DAY = dt.date
LATER = make.NOW + dt.timedelta(days=1)
pytestmark = pytest.mark.django_db


def freeze(cast, report, now=make.NOW):
    return freeze_report(report, now=now, today=TODAY, by=cast.coordinator)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (DAY(2021, 1, 1), DAY(2025, 12, 30)),
        (DAY(2025, 12, 31), DAY(2026, 1, 31)),
        (DAY(2020, 1, 1), DAY(2021, 1, 1)),
        (DAY(2023, 1, 1), DAY(2023, 12, 31)),
        (DAY(2020, 1, 1), DAY(2026, 1, 31)),
    ],
)
def test_a_period_that_shares_days_with_a_released_report_is_not_frozen(cast, first, last):
    make.released(cast)
    with pytest.raises(Refusal, match="Bericht Nummer 1 \\(2021 bis 2025\\); bitte") as refused:
        freeze(cast, make.draft(cast, period_start=first, period_end=last))
    assert refused.value.rule
    assert IntegrationReport.objects.get(number=2).is_draft


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (DAY(2021, 1, 1), DAY(2025, 12, 31)),
        (DAY(2016, 1, 1), DAY(2020, 12, 31)),
        (DAY(2026, 1, 1), DAY(2026, 1, 31)),
    ],
)
def test_the_same_period_and_one_beside_it_may_be_frozen(cast, first, last):
    make.released(cast)
    assert freeze(cast, make.draft(cast, period_start=first, period_end=last)).is_frozen


def test_neither_drafts_nor_reports_of_others_stand_in_the_way(cast):
    make.frozen(cast)
    make.foreign(cast)
    assert make.frozen(cast, period_start=DAY(2022, 1, 1)).is_frozen


def test_of_two_frozen_reports_that_overlap_only_one_is_released(cast):
    one, other = make.frozen(cast), make.frozen(cast, period_start=DAY(2022, 1, 1))
    release_report(one, now=LATER, by=cast.second_coordinator)
    with pytest.raises(Refusal, match="überschneidet sich"):
        release_report(other, now=LATER, by=cast.second_coordinator)
    assert IntegrationReport.objects.get(pk=other.pk).is_frozen


@pytest.mark.parametrize("first", [DAY(2021, 1, 1), DAY(2016, 1, 1)])
def test_a_report_released_since_the_datenschnitt_asks_for_a_new_one(cast, first):
    last = DAY(first.year + 4, 12, 31)
    report, other = make.frozen(cast), make.frozen(cast, period_start=first, period_end=last)
    release_report(other, now=LATER, by=cast.second_coordinator)
    with pytest.raises(WrongState, match="Seit dem Datenschnitt wurde der Bericht Nummer 2"):
        release_report(report, now=LATER, by=cast.second_coordinator)
    again = reopen_report(report, reason="Neuer Bericht", by=cast.coordinator)
    freeze(cast, again, LATER + dt.timedelta(hours=1))
    assert release_report(again, now=LATER, by=cast.second_coordinator).is_released


@pytest.fixture
def two_editions(cast):
    """The second edition has seen more: what the first had to hide would be large enough today."""
    pool = pools.make_pool(cast)
    booked(cast, pool, 30)
    booked(cast, pool, 3, "cancelled_by_requester", occasion="legal")
    opened(cast, 9, DAY(2022, 1, 1), DAY(2022, 6, 1), needs=("wohnen",))
    opened(cast, 2, DAY(2023, 1, 1), needs=("sprache",))
    first = make.released(cast)
    booked(cast, pool, 20, "cancelled_by_requester", occasion="legal")
    booked(cast, pool, 2, "unfilled", occasion="legal")
    opened(cast, 20, DAY(2023, 1, 1), needs=("sprache",))
    return first, make.frozen(cast)


def test_a_corrected_edition_hides_what_the_first_hides(two_editions):
    first, second = two_editions
    then, now = published_content(first), content_of(second, now=make.NOW, today=TODAY)
    hidden = 0
    for table in then.every_table:
        again = now.table(table.number)
        cells = {(str(row[0]), i): cell for row in again.rows for i, cell in enumerate(row)}
        for row in table.rows:
            for place, cell in enumerate(row):
                if cell == HIDDEN and (str(row[0]), place) in cells:
                    hidden += 1
                    assert cells[str(row[0]), place] == HIDDEN, (table.number, row[0])
    assert hidden > 10


def test_no_sentence_of_a_corrected_edition_tells_what_its_tables_hide(two_editions):
    _first, second = two_editions
    chapters = {each.number: each for each in content_of(second, now=make.NOW, today=TODAY).chapters}
    for chapter in (chapters[8], chapters[9]):
        assert chapter.lead == ""
        assert {figure.line for figure in chapter.figures} <= {""}
        assert len({block.description for block in chapter.charts}) == 1


def test_a_corrected_edition_hides_what_only_today_is_small(cast):
    pool = pools.make_pool(cast)
    booked(cast, pool, 30)
    booked(cast, pool, 7, "cancelled_by_requester")
    make.released(cast)
    for row in BookingRequest.objects.filter(status="cancelled_by_requester")[:4]:
        row.delete()
    table = content_of(make.frozen(cast), now=make.NOW, today=TODAY).table("T24b")
    assert {row[0]: row[3] for row in table.rows}["abgesagt"] == HIDDEN


def test_cells_figures_and_series_follow_by_name():
    columns = (ColumnSpec("what", "Was"), ColumnSpec("n", "Zahl", "number"))

    def made(rows, value, series):
        table = TableBlock("T1", "t", "T", columns, rows, ("Summe", 9))
        chart = ChartBlock("A1", "a", "bars", "A", "Sieben sind es.", ("x", "y"), (("Zahl", series),))
        return Chapter(8, "c", "C", "7 sind es.", (table, chart), (Figure("f", "F", value, "von 7"),))

    new = made((("neu", 5), ("alt", 7)), 7, (7, 8))
    [chapter] = hidden_again([new], [made((("alt", HIDDEN), ("fort", HIDDEN)), HIDDEN, (HIDDEN, 8))])
    table, chart = chapter.blocks
    assert table.rows == (("neu", 5), ("alt", HIDDEN))
    assert chart.series == (("Zahl", (HIDDEN, 8)),)
    assert chapter.figures == (Figure("f", "F", HIDDEN, ""),)
    assert (chapter.lead, "Sieben" in chart.description) == ("", False)
    assert hidden_again([new], [made((("alt", 1),), 1, (1, 2))]) == (new,)
    assert is_number(table.rows[0][1])
