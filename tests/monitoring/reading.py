"""Reading the tables of a chapter in tests."""

import datetime as dt
from typing import Any

from monitoring.reports.blocks import Chapter, TableBlock
from monitoring.reports.periods import Period
from tests.monitoring import make

CUT = make.PERIOD.last
#: A day of the period before the one of the tests.
EARLIER = dt.date(2018, 5, 1)
YEAR_2025 = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def block(chapter: Chapter, number: str) -> Any:
    return next(block for block in chapter.blocks if block.number == number)


def lines(chapter: Chapter, number: str) -> dict[str, tuple[Any, ...]]:
    """Cells behind the first column by what stands there; the total under ``""``."""
    table: TableBlock = block(chapter, number)
    rows = {str(row[0]): row[1:] for row in table.rows}
    return rows | ({"": table.total[1:]} if table.total else {})
