"""Texts of sections, recommendations and judgements; all of them only while the report is a draft."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, StaleVersion
from accounts.users.models import User
from monitoring.reports.models import Assessment, IntegrationReport, Recommendation, ReportText
from monitoring.reports.sections import BY_KEY
from monitoring.reports.services.drafts import lock_draft
from monitoring.reports.wording import refuse_bold_claim

#: The steps of a row through its list.
UP, DOWN = "hoch", "runter"


def save_text(
    report: IntegrationReport, *, section: str, text: str, version: int | None = None, by: User
) -> ReportText:
    """Write the text of a section. `version` is that of the text the person saw, 0 or None for no text yet."""
    with transaction.atomic():
        current = lock_draft(report)
        if section not in BY_KEY:
            raise Refusal(_("Diesen Abschnitt gibt es nicht."))
        refuse_bold_claim(text, field="text")
        row = current.section_texts.filter(section=section).first()
        if row is None:
            row = ReportText(
                district=current.district, report=current, section=section, text=text, written_by=by
            )
            return changes.create(row, by=by, action="report_text.written")
        if not version:
            raise StaleVersion(_("Inzwischen hat jemand anderes diesen Abschnitt geschrieben."), current=row)
        values = {"text": text, "written_by": by}
        return changes.apply(row, values, version=version, by=by, action="report_text.written")


def create_recommendation(report: IntegrationReport, *, fields: dict[str, Any], by: User) -> Recommendation:
    """Add a recommendation behind the others."""
    with transaction.atomic():
        current = lock_draft(report)
        row = Recommendation(
            district=current.district,
            report=current,
            position=_last(current.recommendation_rows) + 1,
            **fields,
        )
        return changes.create(row, by=by, action="recommendation.created")


def update_recommendation(
    recommendation: Recommendation, *, fields: dict[str, Any], version: int | None = None, by: User
) -> Recommendation:
    with transaction.atomic():
        lock_draft(recommendation.report)
        return changes.apply(recommendation, fields, version=version, by=by, action="recommendation.changed")


def move_recommendation(recommendation: Recommendation, *, direction: str, by: User) -> Recommendation:
    """One place up or down; at the end of the list nothing happens."""
    with transaction.atomic():
        report = lock_draft(recommendation.report)
        rows = list(report.recommendation_rows.all())
        here = next(index for index, row in enumerate(rows) if row.pk == recommendation.pk)
        there = here + (-1 if direction == UP else 1)
        if direction not in (UP, DOWN) or not 0 <= there < len(rows):
            return recommendation
        rows[here], rows[there] = rows[there], rows[here]
        for position, row in enumerate(rows, start=1):
            if row.position != position:
                changes.apply(row, {"position": position}, by=by, action="recommendation.moved")
        return rows[there]


def delete_recommendation(recommendation: Recommendation, *, by: User) -> None:
    with transaction.atomic():
        lock_draft(recommendation.report)
        changes.delete(recommendation, by=by, action="recommendation.deleted")


def create_assessment(report: IntegrationReport, *, fields: dict[str, Any], by: User) -> Assessment:
    """Judge one goal on the fixed scale: `concept_goal`, or in `goal` the words of one no concept here has."""
    with transaction.atomic():
        current = lock_draft(report)
        fields = _with_goal(fields)
        row = Assessment(
            district=current.district, report=current, position=_last(current.assessments) + 1, **fields
        )
        return changes.create(row, by=by, action="assessment.created")


def update_assessment(
    assessment: Assessment, *, fields: dict[str, Any], version: int | None = None, by: User
) -> Assessment:
    with transaction.atomic():
        lock_draft(assessment.report)
        values = _with_goal({"concept_goal": assessment.concept_goal, "goal": assessment.goal} | fields)
        return changes.apply(assessment, values, version=version, by=by, action="assessment.changed")


def delete_assessment(assessment: Assessment, *, by: User) -> None:
    with transaction.atomic():
        lock_draft(assessment.report)
        changes.delete(assessment, by=by, action="assessment.deleted")


def _with_goal(fields: dict[str, Any]) -> dict[str, Any]:
    """The words of the goal beside the link. Raises `Refusal` for none, or for one the council never adopted."""
    chosen = fields.get("concept_goal")
    if chosen is None:
        if not (fields.get("goal") or "").strip():
            raise Refusal(_("Welches Ziel? Bitte eines wählen oder eintragen."), field="concept_goal")
        return fields
    if chosen.field.concept.is_draft:
        raise Refusal(_("Bewertet werden Ziele eines beschlossenen Konzepts."), field="concept_goal")
    return fields | {"goal": str(chosen)}


def _last(rows: Any) -> int:
    return rows.aggregate(highest=Max("position"))["highest"] or 0
