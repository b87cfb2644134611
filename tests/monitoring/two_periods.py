"""Requests of two periods and the report on them, for tests of what one period says of the other."""

from monitoring.reports.selectors import content_of
from tests.cast import TODAY
from tests.coordination import make_interpreting as pools
from tests.monitoring import make
from tests.monitoring.test_chapter_interpreting import booked


def two_periods(cast):
    """Thirty held and three cancelled requests of 2018, forty held of 2025."""
    pool = pools.make_pool(cast)
    booked(cast, pool, 30, on=(2018, 5, 1))
    booked(cast, pool, 3, "cancelled_by_requester", on=(2018, 6, 1))
    booked(cast, pool, 40)
    return pool


def content(report):
    return content_of(report, now=make.NOW, today=TODAY)


def chapter(report, number=8):
    return next(each for each in content(report).chapters if each.number == number)
