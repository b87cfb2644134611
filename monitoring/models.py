"""Table of contents: every model of the app."""

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
    "Dimension",
    "ImportBatch",
    "Indicator",
    "IndicatorKey",
    "IndicatorValue",
    "IntegrationReport",
    "ReportSnapshot",
    "SeriesBreak",
    "Survey",
]
