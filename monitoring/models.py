"""Table of contents: every model of the app."""

from monitoring.imports.models import FilePart, NotedCell, ValueBefore, ValueFile
from monitoring.clusters.models import ClusterAssignment, ClusterRun
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
    "Dimension",
    "FilePart",
    "ImportBatch",
    "Indicator",
    "IndicatorKey",
    "IndicatorValue",
    "IntegrationReport",
    "NotedCell",
    "ReportSnapshot",
    "SeriesBreak",
    "Survey",
    "ValueBefore",
    "ValueFile",
]
