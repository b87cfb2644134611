"""What the search across everything finds of the concept."""

from django.utils.translation import gettext_lazy as _

from desk.search.sources import SearchSource
from monitoring.concept.selectors.concepts import concept_rows
from monitoring.concept.selectors.measures import measure_rows
from monitoring.concept.selectors.trainings import training_rows

SOURCES = [
    SearchSource(
        "measures",
        _("Maßnahmen"),
        rows=measure_rows,
        label=str,
        line=lambda row: f"{row.get_field_of_action_display()}, {row.get_status_display()}",
        icon="measure",
        noun=_("Maßnahme"),
    ),
    SearchSource(
        "concepts",
        _("Konzepte"),
        rows=concept_rows,
        label=str,
        line=lambda row: row.get_status_display(),
        icon="report",
        noun=_("Konzept"),
    ),
    SearchSource(
        "trainings",
        _("Fortbildungen"),
        rows=training_rows,
        label=str,
        line=lambda row: row.audience,
        icon="group",
        noun=_("Fortbildung"),
    ),
]
