"""The signs that stand in tables where no number can; the table of them belongs to the indicators."""

from monitoring.indicators.signs import LEGEND as SIGNS

__all__ = ["SERIES_BREAK", "SIGNS"]

#: How a note below a table begins that tells of a break in the series (census, new borders, new definition);
#: by it the completeness page finds them. German, because it is part of the report.
SERIES_BREAK = "Bruch in der Reihe"
