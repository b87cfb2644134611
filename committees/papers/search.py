"""What the search across everything finds among the motions. Non-public ones are never among it."""

from django.utils.translation import gettext_lazy as _

from committees.papers.selectors import paper_rows
from desk.search.sources import SearchSource

SOURCES = [
    SearchSource(
        "papers",
        _("Anträge und Vorlagen"),
        rows=lambda user: paper_rows(user).filter(is_public=True),
        label=str,
        line=lambda row: f"{row.get_kind_display()}, {row.committee}, {row.get_state_display()}",
        icon="resolution",
        noun=_("Antrag"),
    ),
]
