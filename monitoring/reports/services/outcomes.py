"""What became of the recommendations of the last report."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts import changes
from accounts.users.models import User
from monitoring.reports.models import IntegrationReport, RecommendationOutcome
from monitoring.reports.selectors import previous_report
from monitoring.reports.services.drafts import lock_draft


def take_over_recommendations(report: IntegrationReport, *, by: User) -> int:
    """Write down every recommendation of the last released report as not begun, once each; how many were new."""
    with transaction.atomic():
        current = lock_draft(report)
        last = previous_report(current)
        if last is None:
            return 0
        known = set(current.outcomes.values_list("recommendation", flat=True))
        missing = [row for row in last.recommendation_rows.all() if row.pk not in known]
        for row in missing:
            values = {"title": row.title, "responsible": row.responsible, "recommendation": row}
            _create(current, values, by)
        return len(missing)


def create_outcome(report: IntegrationReport, *, fields: dict[str, Any], by: User) -> RecommendationOutcome:
    """Tell of a recommendation that the house does not know, from an older, printed report."""
    with transaction.atomic():
        return _create(lock_draft(report), fields, by)


def update_outcome(
    outcome: RecommendationOutcome, *, fields: dict[str, Any], version: int | None = None, by: User
) -> RecommendationOutcome:
    with transaction.atomic():
        lock_draft(outcome.report)
        return changes.apply(outcome, fields, version=version, by=by, action="outcome.changed")


def delete_outcome(outcome: RecommendationOutcome, *, by: User) -> None:
    with transaction.atomic():
        lock_draft(outcome.report)
        changes.delete(outcome, by=by, action="outcome.deleted")


def _create(report: IntegrationReport, fields: dict[str, Any], by: User) -> RecommendationOutcome:
    last = report.outcomes.aggregate(highest=Max("position"))["highest"] or 0
    row = RecommendationOutcome(district=report.district, report=report, position=last + 1, **fields)
    return changes.create(row, by=by, action="outcome.created")
