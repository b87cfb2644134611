"""Charts and codes to scan as own SVG: the same picture on the page and on paper, charts with their numbers as a table."""

from documents.charts.bars import bar_chart
from documents.charts.lines import line_chart
from documents.charts.model import Chart
from documents.charts.qr import qr_code
from documents.charts.stacked import stacked_bar_chart

__all__ = ["Chart", "bar_chart", "line_chart", "qr_code", "stacked_bar_chart"]
