"""The register of barriers as a list."""

from django.utils.translation import gettext_lazy as _

from coordination.barriers.models import Barrier
from coordination.barriers.selectors import SMALLEST_NUMBER_OF_CASES, barrier_rows
from coordination.network.codes import labels
from coordination.network.fields import FieldOfAction
from coordination.network.selectors import municipality_choices
from coordination.network.tables.organisations import CodesFilter
from desk.lists import ChoiceFilter, Column, DateRangeFilter, Empty, ListSpec, PresetView, RelatedFilter


def case_words(barrier: Barrier) -> str:
    """The number of cases, or no number where it would point at somebody."""
    count = barrier.case_count  # type: ignore[attr-defined]
    return f"< {SMALLEST_NUMBER_OF_CASES}" if 0 < count < SMALLEST_NUMBER_OF_CASES else str(count)


class BarrierList(ListSpec):
    """What keeps people from taking part."""

    key = "barriers"
    title = _("Hürden")
    resource = "barrier"
    model = Barrier
    noun = (_("Hürde"), _("Hürden"))
    columns = [
        Column("number", _("Nummer"), sort=("year", "sequence")),
        Column("title", _("Was hindert?"), sort="title", link=True),
        Column(
            "field",
            _("Handlungsfeld"),
            value=lambda b: b.get_field_of_action_display(),
            sort="field_of_action",
        ),
        Column("municipality", _("Gemeinde"), value=lambda b: str(b.municipality or _("ganzer Kreis"))),
        Column("level", _("Wer kann sie abbauen?"), value=lambda b: b.get_level_display(), sort="level"),
        Column(
            "status",
            _("Stand"),
            value=lambda b: b.get_status_display(),
            sort="status",
            template="coordination/barriers/_status_cell.html",
        ),
        Column("kind", _("Art"), value=lambda b: b.get_kind_display(), sort="kind", default=False),
        Column(
            "groups",
            _("Wen betrifft es?"),
            value=lambda b: ", ".join(str(w) for w in labels(Barrier.Group, b.groups)),
            default=False,
        ),
        Column("seen_on", _("zuerst bemerkt"), sort="seen_on", default=False),
        Column("solved_on", _("gelöst am"), sort="solved_on", default=False),
        Column("cases", _("Fälle"), value=case_words, default=False),
        Column(
            "sightings", _("andere Beobachtungen"), value=lambda b: b.other_count, numeric=True, default=False
        ),
        Column("reported_by", _("gemeldet von"), value=lambda b: str(b.reported_by or ""), default=False),
        Column("status_since", _("Stand seit"), sort="status_since", default=False),
        Column("status_reason", _("Grund"), default=False),
    ]
    filters = [
        ChoiceFilter("field", _("Handlungsfeld"), field="field_of_action", choices=FieldOfAction.choices),
        RelatedFilter(
            "municipality",
            _("Gemeinde"),
            field="municipality",
            options=municipality_choices,
            empty=_("ganzer Kreis"),
        ),
        ChoiceFilter("kind", _("Art"), field="kind", choices=Barrier.Kind.choices),
        ChoiceFilter("level", _("Wer kann sie abbauen?"), field="level", choices=Barrier.Level.choices),
        CodesFilter("group", _("Betroffene"), field="groups", choices=Barrier.Group.choices),
        ChoiceFilter("status", _("Stand"), field="status", choices=Barrier.Status.choices),
        DateRangeFilter("seen", _("zuerst bemerkt"), field="seen_on"),
    ]
    search_field = "search_text"
    default_sort = "-number"
    views = [
        PresetView("open", _("Offene"), {"status": [str(status) for status in Barrier.OPEN]}),
        PresetView("observed", _("Zu bestätigen"), {"status": ["observed"]}),
        PresetView("above", _("Für Land und Bund"), {"level": ["land", "federation"]}),
        PresetView("solved", _("Gelöste"), {"status": ["solved"]}),
    ]
    create_url = "coordination:barrier-create"
    create_title = _("Hürde melden")
    empty = Empty(
        _("Noch keine Hürde"),
        _("Was hält Menschen ab? Eine Beobachtung genügt für den Anfang."),
    )

    def rows(self, user):
        return barrier_rows(user)
