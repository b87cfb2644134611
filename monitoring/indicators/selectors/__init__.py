"""Reading indicators: rows through the door, series of values, what pages show."""

from monitoring.indicators.selectors.values import Point, latest, series, values_of_year

__all__ = ["Point", "latest", "series", "values_of_year"]
