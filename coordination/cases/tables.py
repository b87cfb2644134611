"""The list of one's own cases."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coordination.cases.codes import OPEN_PHASES, Complexity, Phase
from coordination.cases.models import Case
from coordination.cases.selectors import case_rows
from coordination.network.selectors import municipality_choices
from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, PresetView, RelatedFilter


class CaseList(ListSpec):
    key = "cases"
    title = _("Meine Fälle")
    resource = "case"
    model = Case
    columns = (
        Column("number", _("Fall"), sort="number", link=True),
        Column("phase", _("Phase"), value=lambda c: c.get_phase_display(), sort="phase"),
        Column("municipality", _("Gemeinde"), value=lambda c: str(c.municipality), sort="municipality__name"),
        Column("complexity", _("Art"), value=lambda c: c.get_complexity_display(), sort="complexity"),
        Column("open_needs", _("offene Bedarfe"), numeric=True),
        Column("last_contact", _("letzter Kontakt")),
        Column("opened_on", _("aufgenommen"), sort="opened_on"),
        Column("closed_on", _("abgeschlossen"), default=False),
    )
    filters = (
        ChoiceFilter("phase", _("Phase"), field="phase", choices=Phase.choices),
        ChoiceFilter("complexity", _("Art"), field="complexity", choices=Complexity.choices),
        RelatedFilter("municipality", _("Gemeinde"), field="municipality", options=municipality_choices),
        DateRangeFilter("opened", _("aufgenommen"), field="opened_on"),
    )
    views = (
        PresetView("open", _("Offene"), {"phase": [phase.value for phase in OPEN_PHASES]}),
        PresetView("closed", _("Abgeschlossene"), {"phase": [Phase.CLOSED.value]}),
    )
    default_sort = "-opened_on"
    create_url = "coordination:case-create"
    create_title = _("Fall aufnehmen")
    empty = Empty(
        _("Noch kein Fall"),
        _(
            "Ein Fall bekommt eine zufällige Nummer. Namen, Geburtsdaten und Anschriften bleiben in Ihrem Fachverfahren."
        ),
    )

    def rows(self, user: Any) -> QuerySet:
        return case_rows(user)
