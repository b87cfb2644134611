"""Circulations as a list."""

from django.utils.translation import gettext_lazy as _

from committees.meetings.ballots.models import Circulation
from committees.meetings.ballots.selectors import circulation_rows
from committees.roster.selectors import committees_to_run
from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, PresetView, RelatedFilter


def _answers(row: Circulation) -> str:
    """Agreed : objected : silent; nothing before it is sent."""
    if row.is_draft:
        return ""
    standing = row.standing
    return f"{standing.agreed} : {standing.objected} : {max(standing.silent, 0)}"


class CirculationList(ListSpec):
    """Questions in circulation and what came of them."""

    key = "circulations"
    title = _("Umlaufverfahren")
    resource = "circulation"
    model = Circulation
    columns = [
        Column("title", _("Gegenstand"), sort="title", link=True),
        Column("committee", _("Gremium"), value=lambda c: str(c.committee), sort="committee__name"),
        Column("ends_on", _("Antwort bis"), sort="ends_on"),
        Column("answers", _("Ja : Widerspruch : still"), value=_answers),
        Column("state", _("Stand"), value=lambda c: c.get_state_display(), sort="state"),
        Column("asked_on", _("versandt"), sort="asked_on", default=False),
        Column(
            "reported_in",
            _("bekannt gegeben in"),
            value=lambda c: c.reported_in.title if c.reported_in else "",
            default=False,
        ),
    ]
    filters = [
        RelatedFilter("committee", _("Gremium"), field="committee", options=committees_to_run),
        ChoiceFilter("state", _("Stand"), field="state", choices=Circulation.State.choices),
        DateRangeFilter("end", _("Antwort bis"), field="ends_on"),
    ]
    views = [PresetView("running", _("Laufende"), {"state": ["running"]}, sort="ends_on")]
    search_field = ""
    default_sort = "-ends_on"
    create_url = "committees:circulation-create"
    create_title = _("Umlaufverfahren beginnen")
    empty = Empty(
        _("Noch kein Umlaufverfahren"),
        _("Einfache Fragen lassen sich schriftlich zwischen Sitzungen klären."),
    )

    def rows(self, user):
        return circulation_rows(user)
