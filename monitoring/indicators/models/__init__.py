"""Models of the indicators."""

from monitoring.indicators.models.area import GERMANY, Area, AreaBoundary, AreaChange, AreaVersion, Level
from monitoring.indicators.models.batch import MERGER, ImportBatch
from monitoring.indicators.models.indicator import Indicator, IndicatorKey, SeriesBreak
from monitoring.indicators.models.survey import Survey
from monitoring.indicators.models.tree import Component, Dimension
from monitoring.indicators.models.value import Group, IndicatorValue, Sex, Sign

__all__ = [
    "GERMANY",
    "MERGER",
    "Area",
    "AreaBoundary",
    "AreaChange",
    "AreaVersion",
    "Component",
    "Dimension",
    "Group",
    "ImportBatch",
    "Indicator",
    "IndicatorKey",
    "IndicatorValue",
    "Level",
    "SeriesBreak",
    "Sex",
    "Sign",
    "Survey",
]
