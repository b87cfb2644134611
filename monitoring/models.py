"""Table of contents: every model of the app."""

from monitoring.concept.models import (
    Concept,
    ConceptField,
    Goal,
    Measure,
    MeasureComment,
    Milestone,
    ProgressEntry,
    Training,
    TrainingDate,
)
from monitoring.reports.models import IntegrationReport, ReportSnapshot

__all__ = [
    "Concept",
    "ConceptField",
    "Goal",
    "IntegrationReport",
    "Measure",
    "MeasureComment",
    "Milestone",
    "ProgressEntry",
    "ReportSnapshot",
    "Training",
    "TrainingDate",
]
