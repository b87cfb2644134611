"""What the search across everything finds in the committees. Non-public resolutions are never among it."""

from django.utils.translation import gettext_lazy as _

from committees.papers.selectors import resolution_rows
from committees.roster.selectors import committee_rows
from desk.search.sources import SearchSource

SOURCES = [
    SearchSource(
        "committees",
        _("Gremien"),
        rows=committee_rows,
        label=lambda row: row.name,
        line=lambda row: f"{row.get_format_display()}, {row.get_status_display()}",
        icon="committee",
        noun=_("Gremium"),
    ),
    SearchSource(
        "resolutions",
        _("Beschlüsse"),
        rows=lambda user: resolution_rows(user).filter(is_public=True),
        label=lambda row: f"{row.number} {row.title}",
        line=lambda row: f"{row.committee}, {row.decided_on:%d.%m.%Y}",
        icon="resolution",
        noun=_("Beschluss"),
    ),
]
