"""Chapter 11, table by table."""

import datetime as dt

import pytest

from monitoring.reports.chapters import barriers
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.reading import lines

DAY = dt.date
pytestmark = pytest.mark.django_db


def chapter(cast):
    return barriers.build(cast.auental, make.PERIOD, TODAY)


def solved(cast, number, seen, on, **fields):
    return make.barrier(
        cast.auental, number, status="solved", seen_on=seen, solved_on=on, status_reason="fertig", **fields
    )


def test_t34a_counts_by_field_and_level(cast):
    make.barrier(cast.auental, 1, field_of_action="wohnen")
    make.barrier(cast.auental, 2, field_of_action="wohnen", level="federation")
    solved(cast, 3, DAY(2019, 1, 1), DAY(2021, 1, 1), field_of_action="sprache")
    found = lines(chapter(cast), "T34a")
    assert found["Wohnen"] == (1, 0, 0, 1, 0, 0, 2, "↑ um 2 gestiegen")
    assert found["Sprache"] == (1, 0, 0, 0, 1, 1, 1, "→ unverändert"), "it stood in both periods"
    assert found[""] == (2, 0, 0, 1, 1, 1, 3, "↑ um 2 gestiegen")


def test_t35_tells_how_long_it_took_and_how_long_the_others_stand(cast):
    make.barrier(cast.auental, 1, seen_on=DAY(2025, 12, 1))
    make.barrier(cast.auental, 2, seen_on=DAY(2025, 12, 21))
    solved(cast, 3, DAY(2024, 1, 1), DAY(2024, 1, 11))
    solved(cast, 4, DAY(2024, 1, 1), DAY(2024, 1, 31))
    solved(cast, 5, DAY(2025, 12, 30), DAY(2026, 1, 15))
    solved(cast, 6, DAY(2018, 1, 1), DAY(2018, 1, 26), level="land")
    found = lines(chapter(cast), "T35")
    assert found["Kreis"] == (3, 10, 2, 20, None, "erstmals erhoben"), (
        "what is solved after the period stands in it"
    )
    assert found["Land"] == (0, None, 0, None, 25, None)
    assert found[""] == (3, 10, 2, 20, 25, "↓ um 5\u00a0Tage gesunken")


@pytest.mark.parametrize("count", [1, 40])
def test_the_chapter_costs_one_statement(cast, count, django_assert_num_queries):
    for number in range(count):
        make.barrier(cast.auental, number + 1)
    with django_assert_num_queries(1):
        chapter(cast)
