"""Charts and codes to scan as own SVG: the same picture on the page and on paper, charts with their numbers as a table."""

from documents.charts.bars import bar_chart
from documents.charts.columns import column_chart
from documents.charts.dots import dot_chart
from documents.charts.lines import line_chart
from documents.charts.maps import MapArea, area_map, even_borders
from documents.charts.matrix import matrix_chart
from documents.charts.model import Chart
from documents.charts.outlines import outline_of
from documents.charts.pyramid import pyramid_chart
from documents.charts.qr import qr_code
from documents.charts.stacked import stacked_bar_chart

__all__ = [
    "Chart",
    "MapArea",
    "area_map",
    "bar_chart",
    "column_chart",
    "dot_chart",
    "even_borders",
    "line_chart",
    "matrix_chart",
    "outline_of",
    "pyramid_chart",
    "qr_code",
    "stacked_bar_chart",
]
