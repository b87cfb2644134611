"""Everything people write for a report."""

import datetime as dt
from typing import Any

from monitoring.reports.models import (
    Assessment,
    HouseTerm,
    IntegrationReport,
    LegalBasis,
    Recommendation,
    RecommendationOutcome,
    ReportText,
)
from monitoring.reports.services import enter_statement, freeze_report, hand_over, release_report
from monitoring.reports.services.house import add_basis, add_term
from monitoring.reports.services.outcomes import create_outcome
from monitoring.reports.services.writing import create_assessment, create_recommendation, save_text
from tests.cast import TODAY, Cast
from tests.monitoring.make import NOW, draft

ADVICE = {
    "title": "Beratung vor Ort sichern",
    "text": "Der Kreis finanziert die Beratung vor Ort ab 2027 dauerhaft.",
    "reason": "Die Förderung endet.\nOhne Anschluss ist der Weg weit.",
    "against": "Es kostet Geld.",
    "chapter": 6,
    "responsible": "Dezernat Soziales",
    "due_on": dt.date(2027, 1, 31),
    "effort": "48.600 € im Jahr",
    "indicator": "Gemeinden ohne Beratung: keine",
    "decision": "Kreistag",
}


def text(cast: Cast, report: IntegrationReport | None = None, **fields: Any) -> ReportText:
    values = {"section": "k5-einordnung", "text": "Das Netz trägt."} | fields
    return save_text(report or draft(cast), by=cast.coordinator, **values)


def recommendation(cast: Cast, report: IntegrationReport | None = None, **fields: Any) -> Recommendation:
    return create_recommendation(report or draft(cast), fields=ADVICE | fields, by=cast.coordinator)


def assessment(cast: Cast, report: IntegrationReport | None = None, **fields: Any) -> Assessment:
    values = {"goal": "Alle finden einen Kurs", "level": "partly", "reason": "Die Wartezeit sinkt."} | fields
    return create_assessment(report or draft(cast), fields=values, by=cast.coordinator)


def outcome(cast: Cast, report: IntegrationReport | None = None, **fields: Any) -> RecommendationOutcome:
    values = {"title": "Sprachmittlung aufbauen", "status": "done", "evidence": "Der Pool besteht."} | fields
    return create_outcome(report or draft(cast), fields=values, by=cast.coordinator)


def term(cast: Cast, **fields: Any) -> HouseTerm:
    values = {"term": "Flüchtlinge", "preferred": "Geflüchtete", "note": "Leitfaden des Hauses"} | fields
    return add_term(district=cast.auental, fields=values, by=cast.coordinator)


def basis(cast: Cast, **fields: Any) -> LegalBasis:
    values = {
        "short": "Beschluss des Kreistags vom 14.12.2020",
        "text": "Der Kreistag hat am 14.12.2020 beschlossen, dass alle fünf Jahre berichtet wird.",
        "as_of": dt.date(2026, 1, 5),
        "is_checked": True,
    } | fields
    return add_basis(district=cast.auental, fields=values, by=cast.coordinator)


def handed_over(cast: Cast, **fields: Any) -> IntegrationReport:
    """A draft the board has."""
    report = draft(cast, **fields)
    hand_over(report, committee=cast.board, today=TODAY, by=cast.coordinator)
    return report


def written(cast: Cast, **fields: Any) -> IntegrationReport:
    """A draft with one of everything."""
    basis(cast)
    report = draft(cast, **fields)
    text(cast, report)
    text(cast, report, section="k12-ausblick", text="Die nächsten Jahre entscheiden.")
    recommendation(cast, report)
    assessment(cast, report)
    outcome(cast, report)
    hand_over(report, committee=cast.board, today=TODAY, by=cast.coordinator)
    return report


def full(cast: Cast) -> IntegrationReport:
    """Frozen, with the word of the board."""
    report = freeze_report(written(cast), now=NOW, today=TODAY, by=cast.coordinator)
    statement(cast, report)
    report.refresh_from_db()
    return report


def statement(cast: Cast, report: IntegrationReport, **fields: Any):
    values = {
        "committee": cast.board,
        "stated_on": TODAY,
        "text": "Der Beirat stimmt zu.",
        "by": cast.clerk,
    } | fields
    return enter_statement(report, now=NOW, **values)


def released_in_full(cast: Cast) -> IntegrationReport:
    return release_report(full(cast), now=NOW, by=cast.second_coordinator)
