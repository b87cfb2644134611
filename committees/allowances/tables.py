"""Claims for sitting allowances as a list."""

from django.utils.translation import gettext_lazy as _

from committees.allowances.models import AllowanceClaim
from committees.allowances.selectors import claim_rows
from committees.roster.selectors import committees_to_run
from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, RelatedFilter


class AllowanceList(ListSpec):
    """Every claim the person may see; members see their own."""

    key = "allowances"
    title = _("Sitzungsgelder")
    resource = "sitting_allowance"
    model = AllowanceClaim
    columns = [
        Column("name", _("Name"), sort="name", link=True),
        Column("day", _("Sitzung am"), sort="day"),
        Column("committee", _("Gremium"), value=lambda r: str(r.committee), sort="committee__name"),
        Column("minutes_present", _("Minuten"), numeric=True),
        Column("amount", _("Euro"), numeric=True, sort="amount"),
        Column("state", _("Stand"), value=lambda r: r.get_state_display(), sort="state"),
        Column("quarter", _("Quartal"), default=False),
        Column("approved_on", _("freigegeben am"), default=False),
        Column("paid_on", _("ausgezahlt am"), sort="paid_on", default=False),
    ]
    filters = [
        RelatedFilter("committee", _("Gremium"), field="committee", options=committees_to_run),
        ChoiceFilter("state", _("Stand"), field="state", choices=AllowanceClaim.State.choices),
        DateRangeFilter("day", _("Sitzung"), field="day"),
    ]
    search_field = ""
    default_sort = "-day"
    empty = Empty(
        _("Noch kein Sitzungsgeld"),
        _("Auf der Seite des Gremiums wird ein Quartal aus der Anwesenheit berechnet."),
    )

    def rows(self, user):
        return claim_rows(user)
