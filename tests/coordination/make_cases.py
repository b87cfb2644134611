"""Builders for cases."""

import datetime as dt
from typing import Any

from coordination.cases import services
from coordination.cases.models import Case
from tests.cast import TODAY, Cast


def make_case(cast: Cast, **fields: Any) -> Case:
    values = {
        "opened_on": dt.date(2026, 1, 12),
        "municipality": cast.lindtal,
        "entry_path": "self",
        "complexity": "case_management",
        **fields,
    }
    return services.open_case(today=TODAY, by=cast.case_worker, **values)


def make_need(cast: Cast, case: Case, **fields: Any) -> Any:
    values = {"field_of_action": "wohnen", "text": "Eigene Wohnung", **fields}
    return services.add_need(case, today=TODAY, by=cast.case_worker, **values)
