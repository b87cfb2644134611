"""What the search across everything finds among the runs."""

from django.utils.translation import gettext_lazy as _

from desk.search.sources import SearchSource
from monitoring.clusters.selectors import run_rows

SOURCES = [
    SearchSource(
        "cluster-runs",
        _("Vergleich der Kreise"),
        rows=run_rows,
        label=str,
        line=lambda run: run.size_words,
        icon="monitoring",
        noun=_("Rechenlauf"),
    )
]
