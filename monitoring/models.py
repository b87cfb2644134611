"""Table of contents: every model of the app."""

from monitoring.reports.models import (
    Assessment,
    BoardStatement,
    HouseTerm,
    IntegrationReport,
    LegalBasis,
    Recommendation,
    RecommendationOutcome,
    ReportHandover,
    ReportSnapshot,
    ReportText,
)

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
