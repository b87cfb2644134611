"""Table of contents: the report and everything people write for it."""

from monitoring.reports.models.assessments import Assessment
from monitoring.reports.models.basis import LegalBasis
from monitoring.reports.models.recommendations import Recommendation, RecommendationOutcome
from monitoring.reports.models.report import IntegrationReport, ReportSnapshot
from monitoring.reports.models.statements import BoardStatement, ReportHandover
from monitoring.reports.models.terms import HouseTerm
from monitoring.reports.models.texts import ReportText

__all__ = [
    "Assessment",
    "BoardStatement",
    "HouseTerm",
    "IntegrationReport",
    "LegalBasis",
    "Recommendation",
    "RecommendationOutcome",
    "ReportHandover",
    "ReportSnapshot",
    "ReportText",
]
