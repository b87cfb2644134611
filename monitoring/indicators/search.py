"""What the search across everything finds among indicators and areas."""

from django.utils.translation import gettext_lazy as _

from desk.search.sources import SearchSource
from monitoring.indicators.selectors.rows import area_rows, indicator_rows

SOURCES = [
    SearchSource(
        "indicators",
        _("Indikatoren"),
        rows=indicator_rows,
        label=str,
        line=lambda row: f"{row.code}, {row.component.dimension.title}",
        icon="monitoring",
        noun=_("Indikator"),
    ),
    SearchSource(
        "areas",
        _("Gebiete"),
        rows=area_rows,
        label=str,
        line=lambda row: f"{row.get_level_display()}, {row.ags}",
        icon="place",
        noun=_("Gebiet"),
    ),
]
