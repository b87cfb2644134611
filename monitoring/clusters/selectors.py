"""Reading runs: rows through the door, and what a page or the report says of one district."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from accounts.clock import BERLIN
from accounts.districts.models import District
from monitoring.clusters.features import run_features
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.position import Position, position_of
from monitoring.indicators.models import AreaBoundary, Level


def run_rows(user: Any, action: str = "L") -> QuerySet[ClusterRun]:
    """Runs the person may see, newest first."""
    return ClusterRun.objects.allowed_to(user, action).select_related("district", "made_by", "started_from")


def runs_with_assignments(user: Any) -> QuerySet[ClusterRun]:
    """Runs with all their districts, for programs."""
    return run_rows(user, "V").prefetch_related("assignments")


def newest_run(district: District) -> ClusterRun | None:
    """The run the report and the page of the own position speak of."""
    rows = ClusterRun.objects.filter(district=district).select_related("district", "started_from")
    return rows.order_by("-sequence").first()


def run_of_day(district: District, day: dt.date, last_year: int) -> ClusterRun | None:
    """The newest run that had been made by the end of a day: what a report of that day can know. `last_year`: of
    the time the report speaks of; a run from later values says nothing about it."""
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, BERLIN)
    rows = ClusterRun.objects.filter(district=district, made_at__lt=midnight)
    newest_first = rows.select_related("district", "started_from").order_by("-sequence")
    return next((run for run in newest_first if newest_year(run) <= last_year), None)


def newest_year(run: ClusterRun) -> int:
    """Of the values it was made from."""
    return max((feature.year for feature in run_features(run.features)), default=0)


def assignments_of(run: ClusterRun) -> list[ClusterAssignment]:
    """Where every district ended, in the order of their names: one statement for the whole run."""
    return list(ClusterAssignment.objects.filter(run=run).order_by("sort_name", "ags"))


def position(district: District, run: ClusterRun, ags: str = "") -> Position | None:
    """Where the district (or the one with the key `ags`) stands in a run; None if it is not in it.

    Its values of the run before, made from other data, stand beside today's.
    """
    rows = assignments_of(run)
    return position_of(run, rows, ags or district.ags, earlier=earlier_of(run, ags or district.ags))


def boundaries_of(district: District) -> list[AreaBoundary]:
    """Outlines of all districts that have one."""
    rows = AreaBoundary.objects.filter(district=district, area__level=Level.DISTRICT)
    return list(rows.select_related("area").order_by("area__ags"))


def earlier_of(run: ClusterRun, ags: str) -> ClusterAssignment | None:
    """The same district in the last run before this one that was made from other data."""
    rows = ClusterAssignment.objects.filter(district=run.district_id, ags=ags)
    earlier = rows.filter(run__sequence__lt=run.sequence).exclude(run__data_hash=run.data_hash)
    return earlier.select_related("run").order_by("-run__sequence").first()
