"""The register as a list."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from coordination.network.codes import has_any, labels
from coordination.network.fields import FieldOfAction
from coordination.network.forms import BulkTaskForm, StatusForm
from coordination.network.languages import Language, language_names
from coordination.network.models import Organisation
from coordination.network.selectors import municipality_choices, organisation_rows
from coordination.network.services import create_tasks_for, set_status
from desk.lists import (
    BulkAction,
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    ListSpec,
    PresetView,
    RelatedFilter,
)

#: After this many days somebody should ask whether the entry is still right.
CONFIRM_AFTER = dt.timedelta(days=365)


@dataclass(frozen=True)
class CodesFilter(ChoiceFilter):
    """ "Eines von" for a field that holds several codes."""

    def apply(self, rows: Any, value: list[str], user: Any) -> Any:
        return rows.filter(has_any(self.field or self.key, value))


class OrganisationList(ListSpec):
    """The register of organisations."""

    key = "organisations"
    title = _("Organisationen")
    resource = "organisation"
    model = Organisation
    breadcrumb = [(_("Netzwerk"), "")]
    columns = [
        Column("name", _("Name"), sort="sort_name", link=True),
        Column("kind", _("Art"), value=lambda o: o.get_kind_display(), sort="kind"),
        Column("municipality", _("Gemeinde"), value=lambda o: str(o.municipality or "")),
        Column(
            "fields",
            _("Handlungsfelder"),
            value=lambda o: ", ".join(str(w) for w in labels(FieldOfAction, o.fields_of_action)),
            narrow=False,
        ),
        Column(
            "status",
            _("Stand"),
            value=lambda o: o.get_status_display(),
            template="coordination/network/_status_cell.html",
        ),
        Column("confirmed_on", _("bestätigt am"), sort="confirmed_on", narrow=False),
        Column("short_name", _("Kurzname"), default=False),
        Column("legal_form", _("Rechtsform"), value=lambda o: o.get_legal_form_display(), default=False),
        Column("parent", _("gehört zu"), value=lambda o: str(o.parent or ""), default=False),
        Column(
            "languages", _("Sprachen"), value=lambda o: ", ".join(language_names(o.languages)), default=False
        ),
        Column("address", _("Anschrift"), default=False),
        Column("phone", _("Telefon"), default=False),
        Column("email", _("E-Mail"), default=False),
        Column("website", _("Internetseite"), default=False),
        Column("register", _("Register"), default=False),
        Column("joined_on", _("im Netz seit"), sort="joined_on", default=False),
        Column("left_on", _("ausgeschieden am"), sort="left_on", default=False),
    ]
    filters = [
        ChoiceFilter("kind", _("Art"), field="kind", choices=Organisation.Kind.choices),
        RelatedFilter("municipality", _("Gemeinde"), field="municipality", options=municipality_choices),
        CodesFilter("field", _("Handlungsfeld"), field="fields_of_action", choices=FieldOfAction.choices),
        CodesFilter("language", _("Sprache"), field="languages", choices=Language.choices),
        ChoiceFilter("status", _("Stand"), field="status", choices=Organisation.Status.choices),
        DateRangeFilter("joined", _("im Netz seit"), field="joined_on"),
        DateRangeFilter("left", _("ausgeschieden"), field="left_on"),
        FlagFilter(
            "unconfirmed",
            _("länger als ein Jahr nicht bestätigt"),
            apply=lambda rows, user: rows.filter(
                Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=today() - CONFIRM_AFTER)
            ),
        ),
    ]
    search_field = "search_text"
    default_sort = "name"
    views = [
        PresetView("active", _("Aktive"), {"status": ["active"]}),
        PresetView("self", _("Selbstorganisationen"), {"kind": ["migrant_led"], "status": ["active"]}),
        PresetView("unconfirmed", _("Zu bestätigen"), {"unconfirmed": "1", "status": ["active"]}),
        PresetView("left", _("Ausgeschiedene"), {"status": ["left"]}),
    ]
    bulk_actions = [
        BulkAction(
            "task",
            _("Aufgabe anlegen"),
            run=lambda rows, by, data: create_tasks_for(
                rows=rows.select_related("district"),
                title=data["title"],
                owner=data["owner"],
                due_on=data["due_on"],
                today=today(),
                batch=data["batch"],
                by=by,
            ),
            action="P",
            form_class=BulkTaskForm,
            confirm=_("Für jede gewählte Organisation entsteht eine eigene Aufgabe."),
            icon="clock",
        ),
        BulkAction(
            "status",
            _("Stand setzen"),
            run=lambda rows, by, data: set_status(
                rows=rows,
                status=data["status"],
                reason=data["reason"],
                today=today(),
                batch=data["batch"],
                by=by,
            ),
            action="X",
            form_class=StatusForm,
            confirm=_("Wer ausscheidet, verschwindet aus öffentlichen Listen; Funktionen enden."),
            icon="pencil",
        ),
    ]
    create_url = "coordination:organisation-create"
    import_url = "coordination:organisation-import"
    empty = Empty(
        _("Noch keine Organisation"),
        _("Wer arbeitet mit? Legen Sie die erste an oder lesen Sie eine Vereinsliste ein."),
    )

    def rows(self, user):
        return organisation_rows(user)
