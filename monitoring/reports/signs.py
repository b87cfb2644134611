"""The signs that stand in tables where no number can; the table of them belongs to the indicators."""

from monitoring.indicators.signs import LEGEND as SIGNS

__all__ = ["SIGNS"]
