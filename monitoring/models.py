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
from monitoring.indicators.models import (
    Area,
    AreaBoundary,
    AreaChange,
    AreaVersion,
    Component,
    Dimension,
    ImportBatch,
    Indicator,
    IndicatorKey,
    IndicatorValue,
    SeriesBreak,
    Survey,
)
from monitoring.reports.models import IntegrationReport, ReportSnapshot

__all__ = [
    "Area",
    "AreaBoundary",
    "AreaChange",
    "AreaVersion",
    "Component",
    "Concept",
    "ConceptField",
    "Dimension",
    "Goal",
    "ImportBatch",
    "Indicator",
    "IndicatorKey",
    "IndicatorValue",
    "IntegrationReport",
    "Measure",
    "MeasureComment",
    "Milestone",
    "ProgressEntry",
    "ReportSnapshot",
    "SeriesBreak",
    "Survey",
    "Training",
    "TrainingDate",
]
