"""The last station of the thread: the chapter of the report that tells of a measure."""

from typing import Any

from django.utils.translation import gettext as _

from coordination.barriers.thread import Station
from monitoring.concept.selectors.links import measures_of_barrier, measures_of_resolution
from monitoring.reports.selectors import report_rows

#: Chapter of the report that tells of measures, as the workspace calls it.
CHAPTER = "concept"


def of_barrier(barrier: Any, user: Any) -> list[Station]:
    return _chapter(user) if measures_of_barrier(user, barrier).exists() else []


def of_resolution(resolution: Any, user: Any) -> list[Station]:
    return _chapter(user) if measures_of_resolution(user, resolution).exists() else []


def of_measure(measure: Any, user: Any) -> list[Station]:
    return _chapter(user)


def _chapter(user: Any) -> list[Station]:
    """In the report that is being written or, for whoever sees no draft, in the last one."""
    report = report_rows(user).order_by("-period_end").first()
    if report is None:
        return []
    url = f"{report.get_absolute_url()}?kapitel={CHAPTER}"
    return [Station("report", _("Kapitel 10"), url, str(report), "done" if report.is_released else "open")]
