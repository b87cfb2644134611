"""The signs that stand in tables where no number can; the table of them belongs to the indicators."""

from monitoring.indicators.signs import LEGEND as SIGNS

__all__ = ["INCOMPARABLE", "SERIES_BREAK", "SIGNS"]

#: How a note below a table begins that tells of a break in the series; by it the completeness page finds them.
#: German, because it is part of the report.
SERIES_BREAK = "Bruch in der Reihe"
#: What the column of changes says across a break of the series (census, new borders, new definition); by it the
#: completeness page finds the lines. German, because it is part of the report (`monitoring.indicators.comparison`).
INCOMPARABLE = "nicht vergleichbar"
