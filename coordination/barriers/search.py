"""What the search across everything finds among the barriers."""

from django.utils.translation import gettext_lazy as _

from coordination.barriers.selectors import barrier_rows
from desk.search.sources import SearchSource

SOURCES = [
    SearchSource(
        "barriers",
        _("Hürden"),
        rows=barrier_rows,
        label=str,
        line=lambda row: f"{row.get_field_of_action_display()}, {row.get_status_display()}",
        icon="barrier",
        noun=_("Hürde"),
    )
]
