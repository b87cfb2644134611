"""The way to a page of a report."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from monitoring.reports.models import IntegrationReport


def trail(report: IntegrationReport | None = None, chapter: str = "") -> list[tuple[Any, str]]:
    """Reports, the report, and the chapter one comes from."""
    way = [(_("Berichte"), reverse("monitoring:report-list"))]
    if report is None:
        return way
    way.append((str(report), report.get_absolute_url()))
    return (
        [*way, (_("Kapitel %(number)s") % {"number": chapter}, chapter_url(report, chapter))]
        if chapter
        else way
    )


def chapter_url(report: IntegrationReport, chapter: Any) -> str:
    return f"{report.get_absolute_url()}?kapitel={chapter}"
