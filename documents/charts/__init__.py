"""Charts as own SVG: the same picture on the page and on paper, each with its numbers as a table."""

from documents.charts.bars import bar_chart
from documents.charts.lines import line_chart
from documents.charts.model import Chart
from documents.charts.stacked import stacked_bar_chart

__all__ = ["Chart", "bar_chart", "line_chart", "stacked_bar_chart"]
