"""Grants and programmes in the search across everything."""

from django.utils.translation import gettext_lazy as _

from desk.search.sources import SearchSource
from offers.funding.selectors import period_rows, programme_rows

SOURCES = [
    SearchSource(
        "funding-periods",
        _("Förderungen"),
        rows=period_rows,
        line=lambda period: f"{period.grantee.name}, {period.period_end:%d.%m.%Y}",
        icon="euro",
        noun=_("Förderung"),
    ),
    SearchSource(
        "funding-programmes",
        _("Förderprogramme"),
        rows=programme_rows,
        line=lambda programme: programme.funder,
        icon="euro",
        noun=_("Förderprogramm"),
    ),
]
