"""Chapter 9, table by table: only counts, and none from which a small one could be told."""

import datetime as dt

import pytest

from coordination.barriers.models import BarrierSighting
from coordination.cases.models import Case, Need
from documents.suppression import HIDDEN
from monitoring.reports.chapters import cases
from monitoring.reports.chapters.cases.flow import flow_of
from monitoring.reports.chapters.cases.rows import CaseDays
from monitoring.reports.periods import Period
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.reading import block, lines

DAY = dt.date
FIRST = "erstmals erhoben"
pytestmark = pytest.mark.django_db


def chapter(cast, period=make.PERIOD):
    return cases.build(cast.auental, period, TODAY)


def opened(cast, count, on, closed=None, *, district=None, needs=(), status="open"):
    """So many cases of a day; `needs` are fields each of them names."""
    for _number in range(count):
        row = Case.objects.create(
            district=district or cast.auental, municipality=cast.lindtal, responsible=cast.case_worker, opened_on=on,
            entry_path="self", complexity="beratung", closed_on=closed, phase="closed" if closed else "intake",
            closing_reason="goal_reached" if closed else "",
        )  # fmt: skip
        for field in needs:
            Need.objects.create(case=row, field_of_action=field, text="x", status=status)


def test_t26_counts_what_came_what_went_and_what_is_open(cast):
    opened(cast, 10, DAY(2020, 12, 31))
    opened(cast, 8, DAY(2021, 1, 1), DAY(2021, 12, 31))
    opened(cast, 6, DAY(2022, 3, 1), DAY(2025, 12, 31))
    opened(cast, 7, DAY(2025, 12, 31))
    opened(cast, 9, DAY(2026, 1, 1))
    opened(cast, 9, DAY(2022, 1, 1), district=cast.nordmark)
    found = lines(chapter(cast), "T26")
    assert found["2021"] == (8, 8, 10)
    assert found["2022"] == (6, 0, 16)
    assert found["2025"] == (7, 6, 17)
    assert found[""] == (21, 14, 17)


def test_t26_does_not_let_a_small_year_be_told_from_the_open_cases(cast):
    opened(cast, 10, DAY(2020, 1, 1))
    opened(cast, 3, DAY(2022, 1, 1))
    opened(cast, 9, DAY(2023, 1, 1))
    opened(cast, 20, DAY(2024, 1, 1))
    found = lines(chapter(cast), "T26")
    assert [found[str(year)][0] for year in range(2021, 2026)] == [0, HIDDEN, HIDDEN, 20, 0]
    assert [found[str(year)][2] for year in range(2021, 2026)] == [HIDDEN, HIDDEN, HIDDEN, HIDDEN, 42]
    assert found[""] == (32, 0, 42)


def test_t26a_sets_both_periods_side_by_side(cast):
    opened(cast, 20, DAY(2017, 1, 1), DAY(2019, 1, 1))
    opened(cast, 10, DAY(2018, 1, 1))
    opened(cast, 36, DAY(2024, 1, 1), DAY(2025, 1, 1))
    found = lines(chapter(cast), "T26a")
    assert found["aufgenommen"] == (30, 36, "↑ um 20,0\u00a0% gestiegen")
    assert found["abgeschlossen"] == (20, 36, "↑ um 80,0\u00a0% gestiegen")
    assert found["offen am Ende"] == (10, 10, "→ unverändert")


def flow(start, came, went):
    """The flow of one year from so many open cases."""
    days = [CaseDays(DAY(2020, 1, 1), DAY(2024, 6, 1) if number < went else None) for number in range(start)]
    days += [CaseDays(DAY(2024, 2, 1), None) for _number in range(came)]
    return flow_of(days, Period(DAY(2024, 1, 1), DAY(2024, 12, 31)))


@pytest.mark.parametrize("start", [0, 3, 10])
@pytest.mark.parametrize("came", [0, 3, 10])
@pytest.mark.parametrize("went", [0, 2, 3])
def test_of_before_came_went_and_after_none_or_two_are_hidden(start, came, went):
    if went > start:
        pytest.skip("more cannot go than were there")
    found = flow(start, came, went)
    hidden = [HIDDEN if 0 < start < 5 else start, *found.sums, found.at_end].count(HIDDEN)
    assert hidden != 1


def test_a13_sorts_closed_cases_by_their_days(cast):
    start = DAY(2024, 1, 1)
    for days, count in ((30, 5), (31, 6), (91, 1), (92, 7), (183, 8), (366, 9)):
        opened(cast, count, start, start + dt.timedelta(days=days))
    chart = block(chapter(cast), "A13")
    assert chart.categories[0] == "bis 1 Monat"
    assert chart.series[0][1] == (5, 7, 7, 8, 9)


def test_a13_hides_a_class_where_t26_hides_the_sum(cast):
    start = DAY(2024, 1, 1)
    opened(cast, 6, start, start + dt.timedelta(days=20))
    opened(cast, 8, start, start + dt.timedelta(days=60))
    opened(cast, 2, start)
    shown = chapter(cast)
    assert lines(shown, "T26")[""] == (16, HIDDEN, HIDDEN), "two are open: 16 came, so 14 went"
    assert block(shown, "A13").series[0][1] == (HIDDEN, 8, 0, 0, 0)


def test_t27_counts_a_case_once_in_each_of_its_fields(cast):
    opened(cast, 6, DAY(2024, 1, 1), needs=("wohnen", "wohnen", "sprache"))
    opened(cast, 4, DAY(2024, 1, 1), needs=("arbeit",))
    opened(cast, 5, DAY(2018, 1, 1), needs=("wohnen",))
    found = lines(chapter(cast), "T27")
    assert found == {
        "Sprache": (0, 6, "↑ um 6 gestiegen"), "Arbeit": (0, HIDDEN, HIDDEN), "Wohnen": (5, 6, "↑ um 1 gestiegen"),
    }  # fmt: skip


def test_t28_says_why_it_is_empty(cast):
    table = block(chapter(cast), "T28")
    assert table.is_empty
    assert table.absence == "Vermittlungen an andere Stellen werden im Teilhabenetz nicht geführt."


def test_t28a_counts_needs_by_their_state(cast):
    opened(cast, 7, DAY(2024, 1, 1), needs=("wohnen",), status="met")
    opened(cast, 6, DAY(2024, 1, 1), needs=("wohnen",))
    opened(cast, 2, DAY(2024, 1, 1), needs=("wohnen",), status="dropped")
    found = lines(chapter(cast), "T28a")
    assert found["gedeckt"] == (None, 7, FIRST)
    assert (found["offen"][1], found["entfallen"][1], found["in Arbeit"][1]) == (HIDDEN, HIDDEN, 0)
    assert found[""] == (None, 15, FIRST)


def met(cast, barrier, count, on, source="case"):
    for number in range(count):
        token = f"{barrier.pk}{on}{number}" if source == "case" else ""
        BarrierSighting.objects.create(
            district=cast.auental, barrier=barrier, source=source, seen_on=on, token=token[:64]
        )


def test_t29_counts_what_cases_met_and_boards_were_told(cast):
    bus, court = make.barrier(cast.auental, 1), make.barrier(cast.auental, 2, kind="legal")
    second = make.barrier(cast.auental, 3)
    quiet = make.barrier(cast.auental, 4, status="observed")
    met(cast, bus, 6, DAY(2024, 5, 1))
    met(cast, second, 2, DAY(2024, 5, 1))
    met(cast, court, 9, DAY(2025, 1, 1))
    met(cast, court, 3, DAY(2025, 1, 1), "partner")
    met(cast, quiet, 9, DAY(2025, 1, 1))
    met(cast, bus, 5, DAY(2019, 1, 1))
    found = lines(chapter(cast), "T29")
    assert found["Mobilität"] == (2, 5, 8, "↑ um 3 gestiegen")
    assert found["rechtlich"] == (1, 0, 9, "↑ um 9 gestiegen")
    assert found[""] == (3, 5, 17, "↑ um 12 gestiegen")


def test_no_table_has_more_than_two_attributes_and_none_a_place(cast):
    """Attributes of people: the first column and, at most, one more in the heading."""
    opened(cast, 9, DAY(2024, 1, 1), needs=("wohnen",))
    for table in chapter(cast).tables:
        assert sum(column.kind == "" and column.key != "change" for column in table.columns) <= 2
        assert "Gemeinde" not in table.title + "".join(column.title for column in table.columns)


@pytest.mark.parametrize("count", [1, 40])
def test_the_chapter_costs_three_statements(cast, count, django_assert_num_queries):
    opened(cast, count, DAY(2024, 1, 1), needs=("wohnen",))
    met(cast, make.barrier(cast.auental, 1), count, DAY(2024, 5, 1))
    with django_assert_num_queries(3):
        chapter(cast)
