"""Who reaches what belongs to a report: whoever reaches the report."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db.models import Q

from accounts.doors import Door


def handed_to(path: str) -> Callable[[Any], Q]:
    """Rows of reports that were given to the committee of a membership; `path` leads to the report.

    A subquery, because a join would list a report once for each board that has it.
    """

    def rows(membership: Any) -> Q:
        given = apps.get_model("monitoring", "ReportHandover").objects.filter(
            committee=membership.committee_id
        )
        return Q(**{f"{path}__in": given.values("report")})

    return rows


def part_of_report() -> Door:
    """Drafts for the office and the board they were given to, released ones for everybody."""
    return Door("report", public=Q(report__status="released"), committee=handed_to("report"))
