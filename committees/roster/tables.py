"""Committees as a list."""

from django.utils.translation import gettext_lazy as _

from committees.roster.models import Committee
from committees.roster.selectors import committee_rows
from desk.lists import ChoiceFilter, Column, Empty, ListSpec, PresetView


class CommitteeList(ListSpec):
    """Every body of the network the person may see."""

    key = "committees"
    title = _("Gremien")
    resource = "committee"
    model = Committee
    columns = [
        Column("name", _("Name"), sort="name", link=True),
        Column("format", _("Format"), value=lambda c: c.get_format_display(), sort="format"),
        Column("statutory_voting_seats", _("Stimmen"), numeric=True, sort="statutory_voting_seats"),
        Column("meeting_count", _("Sitzungen"), numeric=True, sort="meeting_count"),
        Column("status", _("Stand"), value=lambda c: c.get_status_display(), sort="status"),
        Column("business_office", _("Geschäftsstelle"), default=False),
        Column("legal_basis", _("Grundlage"), default=False),
        Column("legal_basis_on", _("vom"), sort="legal_basis_on", default=False),
    ]
    filters = [
        ChoiceFilter("format", _("Format"), field="format", choices=Committee.Format.choices),
        ChoiceFilter("status", _("Stand"), field="status", choices=Committee.Status.choices),
    ]
    search_field = "search_text"
    default_sort = "name"
    views = [
        PresetView("active", _("Aktive"), {"status": ["active"]}),
        PresetView("boards", _("Beiräte"), {"format": sorted(Committee.FORMAL)}),
        PresetView("rounds", _("Arbeitskreise"), {"format": ["working_group"]}),
    ]
    create_url = "committees:committee-create"
    create_title = _("Neues Gremium")
    empty = Empty(_("Noch kein Gremium"), _("Legen Sie den Beirat oder einen Arbeitskreis an."))

    def rows(self, user):
        return committee_rows(user)
