"""Reading reports: rows through the door, and the numbers a page shows."""

import datetime as dt
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from accounts.districts.models import District
from accounts.permissions import reaches
from accounts.users.models import User
from committees.roster.models import Committee
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of
from monitoring.concept.models import Goal
from monitoring.concept.selectors.concepts import goals_in
from monitoring.concept.selectors.reporting import concept_on
from monitoring.reports.models import (
    Assessment,
    HouseTerm,
    IntegrationReport,
    LegalBasis,
    Recommendation,
    RecommendationOutcome,
    ReportHandover,
    ReportText,
)
from monitoring.reports.snapshot import Content, from_json, take_content
from monitoring.reports.writing import Writing


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


def newest_to_read(user: User) -> IntegrationReport | None:
    """The report of the latest period that has findings, draft or not."""
    return (
        IntegrationReport.objects.allowed_to(user, "L").exclude(findings="").order_by("-period_end").first()
    )


def newest_released(user: User) -> IntegrationReport | None:
    """The report of the latest period that everybody may read; of several editions the newest."""
    rows = IntegrationReport.objects.allowed_to(user, "L").filter(status=IntegrationReport.Status.RELEASED)
    return rows.order_by("-period_end", "-released_at").first()


def content_of(report: IntegrationReport, *, now: dt.datetime, today: dt.date) -> Content:
    """From the Datenschnitt if there is one, else from the data of this moment."""
    if report.snapshot is not None:
        return from_json(report.snapshot.content)
    return take_content(report, now=now, today=today, previous=previous_report(report))


def prints_of(report: IntegrationReport) -> QuerySet[StoredDocument]:
    """All PDFs made of the report, newest first."""
    return documents_of(report, kind="report").select_related("author")


def previous_report(report: IntegrationReport) -> IntegrationReport | None:
    """The last released report before this one; of several editions of one period the newest."""
    return (
        IntegrationReport.objects.published()
        .filter(district=report.district_id, period_end__lt=report.period_start)
        .select_related("snapshot")
        .order_by("-period_end", "-released_at")
        .first()
    )


def published_reports(district: District) -> QuerySet[IntegrationReport]:
    """What everybody may read, newest first.

    Each with `next_in_work`: whether a report of a later period is being written, and nothing else of it.
    """
    return (
        _with_what_follows(IntegrationReport.objects.published())
        .filter(district=district)
        .select_related("document", "snapshot", "district")
        .defer("document__content", "document__context")
    )


def published_list(district: District) -> QuerySet[Any]:
    """The same without the numbers, each with its `frozen_summary` and `frozen_findings`."""
    return (
        published_reports(district)
        .defer("document__content", "document__context", "snapshot__content")
        .annotate(
            frozen_summary=F("snapshot__content__texts__summary"),
            frozen_findings=F("snapshot__content__texts__findings"),
        )
    )


def published_content(report: IntegrationReport) -> Content:
    """The frozen content of a released report."""
    assert report.snapshot is not None, "a released report has a snapshot (report_frozen_has_snapshot)"
    return from_json(report.snapshot.content)


def previous_writing(previous: IntegrationReport | None) -> Writing:
    """What the last report said, for the editors' left hand."""
    if previous is None or previous.snapshot is None:
        return Writing({})
    return from_json(previous.snapshot.content).writing


def recommendation_rows(user: Any) -> QuerySet[Recommendation]:
    return Recommendation.objects.visible_to(user).select_related("report", "report__district")


def outcome_rows(user: Any) -> QuerySet[RecommendationOutcome]:
    return RecommendationOutcome.objects.visible_to(user).select_related("report", "report__district")


def assessment_rows(user: Any) -> QuerySet[Assessment]:
    return Assessment.objects.visible_to(user).select_related("report", "report__district", "concept_goal")


def goals_to_judge(report: IntegrationReport, today: dt.date) -> QuerySet[Goal]:
    """Goals of the concept that was in force at the end of the period; none where there was none."""
    concept = concept_on(report.district, report.period.cut(today))
    rows = goals_in(concept) if concept else Goal.objects.none()
    return rows.order_by("field__position", "position", "number")


def text_rows(user: Any) -> QuerySet[ReportText]:
    return ReportText.objects.visible_to(user).select_related("report")


def text_of(report: IntegrationReport, section: str) -> ReportText | None:
    """The text of a section, if there is one yet."""
    return report.section_texts.filter(section=section).first()


def handovers_of(report: IntegrationReport) -> QuerySet[ReportHandover]:
    """To which boards the draft was given."""
    return report.handovers.select_related("committee")


def boards_to_ask(user: Any, report: IntegrationReport) -> QuerySet[Committee]:
    """Boards that do not have the draft yet."""
    have = report.handovers.values("committee")
    return (
        Committee.objects.visible_to(user)
        .filter(district=report.district_id, status=Committee.Status.ACTIVE)
        .exclude(pk__in=have)
        .order_by("name")
    )


def boards_to_speak(user: Any, report: IntegrationReport) -> QuerySet[Committee]:
    """Boards that have the draft and have not spoken, of those the person may enter a statement for."""
    spoken = report.statements.values("committee")
    has_all = any(
        "r" in reaches(membership.role, "report_statement", "C") for membership in user.acting_memberships
    )
    rows = Committee.objects.filter(pk__in=report.handovers.values("committee")).exclude(pk__in=spoken)
    if has_all:
        return rows.order_by("name")
    own = [membership.committee_id for membership in user.acting_memberships]
    return rows.filter(pk__in=[key for key in own if key]).order_by("name")


def bases_of(user: Any) -> QuerySet[LegalBasis]:
    """All versions of the legal basis, newest first."""
    return LegalBasis.objects.visible_to(user).select_related("written_by")


def house_terms(user: Any) -> QuerySet[HouseTerm]:
    return HouseTerm.objects.visible_to(user)


def terms_of(district_id: Any) -> list[tuple[str, str, str]]:
    """(avoided, preferred, note) for hints."""
    return list(HouseTerm.objects.filter(district=district_id).values_list("term", "preferred", "note"))


def _with_what_follows(rows: QuerySet[IntegrationReport]) -> QuerySet[IntegrationReport]:
    later = IntegrationReport.objects.filter(
        district=OuterRef("district"), period_start__gt=OuterRef("period_end")
    ).exclude(status=IntegrationReport.Status.RELEASED)
    return rows.annotate(next_in_work=Exists(later))
