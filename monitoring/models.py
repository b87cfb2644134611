"""Table of contents: every model of the app."""

from monitoring.clusters.models import ClusterAssignment, ClusterRun
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
from monitoring.imports.models import FilePart, NotedCell, ValueBefore, ValueFile
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
    "ClusterAssignment",
    "ClusterRun",
    "Component",
    "Concept",
    "ConceptField",
    "Dimension",
    "FilePart",
    "Goal",
    "ImportBatch",
    "Indicator",
    "IndicatorKey",
    "IndicatorValue",
    "IntegrationReport",
    "Measure",
    "MeasureComment",
    "Milestone",
    "NotedCell",
    "ProgressEntry",
    "ReportSnapshot",
    "SeriesBreak",
    "Survey",
    "Training",
    "TrainingDate",
    "ValueBefore",
    "ValueFile",
]
