"""Reading reports: rows through the door, and the numbers a page shows."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.districts.models import District
from accounts.users.models import User
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of
from monitoring.reports.models import IntegrationReport
from monitoring.reports.snapshot import Content, differences, from_json, live_chapters, take_content


def report_rows(user: Any, action: str = "L") -> QuerySet[IntegrationReport]:
    """Reports the person may list, without the content of their snapshots."""
    return (
        IntegrationReport.objects.allowed_to(user, action)
        .select_related("district", "author", "frozen_by", "released_by", "document", "snapshot")
        .defer("snapshot__content", "document__content", "document__context")
    )


def reports_with_content(user: Any) -> QuerySet[IntegrationReport]:
    """Reports with what their Datenschnitt holds."""
    return IntegrationReport.objects.visible_to(user).select_related("snapshot")


def waiting_for_release(user: User) -> QuerySet[IntegrationReport]:
    """Frozen reports that this person, and not the one who made them, can release."""
    return (
        IntegrationReport.objects.allowed_to(user, "P")
        .filter(status=IntegrationReport.Status.FROZEN)
        .exclude(frozen_by=user)
        .exclude(author=user)
        .order_by("frozen_at")
    )


@dataclass(frozen=True)
class Shown:
    """What a page prints of a report, and whether the world has moved on since."""

    content: Content
    changed: int = 0


def content_of(report: IntegrationReport, *, now: dt.datetime, today: dt.date) -> Content:
    """From the Datenschnitt if there is one, else from the data of this moment."""
    if report.snapshot is not None:
        return from_json(report.snapshot.content)
    return take_content(report, now=now, today=today)


def shown(report: IntegrationReport, *, now: dt.datetime, today: dt.date) -> Shown:
    """For the workspace: a frozen report also says how many numbers would be others today."""
    content = content_of(report, now=now, today=today)
    if not report.is_frozen:
        return Shown(content)
    live = live_chapters(report.district, report.period, today)
    return Shown(content, differences(content.chapters, live))


def prints_of(report: IntegrationReport) -> QuerySet[StoredDocument]:
    """All PDFs made of the report, newest first."""
    return documents_of(report, kind="report").select_related("author")


def previous_report(report: IntegrationReport) -> IntegrationReport | None:
    """The last released report before this one."""
    return (
        IntegrationReport.objects.published()
        .filter(district=report.district_id, period_end__lt=report.period_start)
        .order_by("-period_end")
        .first()
    )


def published_reports(district: District) -> QuerySet[IntegrationReport]:
    """What everybody may read, newest first."""
    return (
        IntegrationReport.objects.published()
        .filter(district=district)
        .select_related("document", "snapshot", "district")
        .defer("document__content", "document__context")
    )


def published_content(report: IntegrationReport) -> Content:
    """The frozen content of a released report."""
    assert report.snapshot is not None, "a released report has a snapshot (report_frozen_has_snapshot)"
    return from_json(report.snapshot.content)
