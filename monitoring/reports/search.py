"""What the search across everything finds among the reports."""

from django.utils.translation import gettext_lazy as _

from desk.search.sources import SearchSource
from monitoring.reports.selectors import report_rows

SOURCES = [
    SearchSource(
        "reports",
        _("Berichte"),
        rows=report_rows,
        label=str,
        line=lambda row: row.get_status_display(),
        icon="report",
        noun=_("Bericht"),
    )
]
