"""Reports for programs: facts in the list, all tables of the Datenschnitt in the single report."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from desk.api.views import DoorViewSet
from monitoring.reports.models import IntegrationReport, Recommendation, ReportText
from monitoring.reports.selectors import (
    recommendation_rows,
    report_rows,
    reports_with_content,
    text_rows,
)


class ReportSerializer(serializers.ModelSerializer):
    """Facts of a report."""

    class Meta:
        model = IntegrationReport
        fields = [
            "id",
            "title",
            "subtitle",
            "number",
            "period_start",
            "period_end",
            "status",
            "legal_basis",
            "summary",
            "frozen_at",
            "released_at",
            "version",
        ]
        read_only_fields = fields


class ReportWithTablesSerializer(ReportSerializer):
    """The same with the frozen content; null before the Datenschnitt."""

    snapshot = serializers.SerializerMethodField()

    class Meta(ReportSerializer.Meta):
        fields = [*ReportSerializer.Meta.fields, "snapshot"]
        read_only_fields = fields

    def get_snapshot(self, report: IntegrationReport) -> dict[str, Any] | None:
        found = report.snapshot
        if found is None:
            return None
        return {
            "sequence": found.sequence,
            "sha256": found.sha256,
            "taken_at": found.taken_at.isoformat(),
            "content": found.content,
        }


class ReportViewSet(DoorViewSet):
    """Integration reports, read only: they are frozen and released by people."""

    model = IntegrationReport
    resource = "report"
    serializer_class = ReportSerializer
    filters = {"status": "status", "ends_from": "period_end__gte", "ends_until": "period_end__lte"}
    ordering = {"period_end": "period_end", "number": "number"}
    default_ordering = "-period_end"
    search = True

    def rows(self, user: Any) -> QuerySet[IntegrationReport]:
        if getattr(self, "action", "") == "retrieve":
            return reports_with_content(user)
        return report_rows(user, "V")

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        return ReportWithTablesSerializer if self.action == "retrieve" else ReportSerializer


class ReportTextSerializer(serializers.ModelSerializer):
    """The text of a section as the editors wrote it."""

    class Meta:
        model = ReportText
        fields = ["id", "report", "section", "text", "version"]
        read_only_fields = fields


class ReportTextViewSet(DoorViewSet):
    """Texts of reports, read only."""

    model = ReportText
    resource = "report"
    serializer_class = ReportTextSerializer
    filters = {"report": "report", "section": "section"}
    ordering = {"section": "section"}
    default_ordering = "section"

    def rows(self, user: Any) -> QuerySet[ReportText]:
        return text_rows(user)


class RecommendationSerializer(serializers.ModelSerializer):
    """A recommendation; its number follows from `position`."""

    class Meta:
        model = Recommendation
        fields = [
            "id",
            "report",
            "position",
            "title",
            "text",
            "reason",
            "against",
            "chapter",
            "responsible",
            "due_on",
            "effort",
            "indicator",
            "decision",
            "version",
        ]
        read_only_fields = fields


class RecommendationViewSet(DoorViewSet):
    """Recommendations of reports, read only."""

    model = Recommendation
    resource = "report"
    serializer_class = RecommendationSerializer
    filters = {"report": "report", "due_until": "due_on__lte", "chapter": "chapter"}
    ordering = {"position": "position"}
    default_ordering = "position"

    def rows(self, user: Any) -> QuerySet[Recommendation]:
        return recommendation_rows(user)


ROUTES = [
    ("reports", ReportViewSet),
    ("report-texts", ReportTextViewSet),
    ("recommendations", RecommendationViewSet),
]
