"""Concepts, measures and trainings as lists."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from coordination.network.fields import FieldOfAction
from coordination.network.selectors import colleagues
from desk.lists import (
    BulkAction,
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    LinkedFilter,
    ListSpec,
    PresetView,
    RelatedFilter,
)
from monitoring.concept.choices import Audience, ConceptStatus, MeasureKind, MeasureStatus
from monitoring.concept.models import Concept, Measure, Training
from monitoring.concept.models.measure import taken_part_in
from monitoring.concept.selectors.concepts import concept_rows, goal_rows
from monitoring.concept.selectors.links import partner_choices
from monitoring.concept.selectors.measures import late, measure_rows
from monitoring.concept.selectors.trainings import reach_of, training_rows
from monitoring.concept.services import ask_for_progress

#: How loud a state is, and its sign.
TONES = {"planned": "ruht", "running": "frage", "done": "gut", "postponed": "warn", "given_up": "ruht"}
SIGNS = {
    "planned": "clock",
    "running": "arrow",
    "done": "check",
    "postponed": "pause",
    "given_up": "cross",
}
CONCEPT_TONES = {"draft": "ruht", "adopted": "gut", "replaced": "ruht"}


#: In the address of the list: the organisation that answers for a measure or takes part in it.
SHARE = "mitwirkung"


class ShareFilter(LinkedFilter):
    """Measures in which one organisation has a share; other pages name it in a link."""

    def apply(self, rows: QuerySet, value: list[str], user: Any) -> QuerySet:
        return rows.filter(taken_part_in(value[0]))


class ConceptList(ListSpec):
    """Versions of the concept, the newest term first."""

    key = "concepts"
    title = _("Konzepte")
    resource = "concept"
    model = Concept
    noun = (_("Fassung"), _("Fassungen"))
    intro = _("Jede Fassung bleibt stehen: was der Kreis sich vorgenommen hat, und was daraus wurde.")
    columns = [
        Column("title", _("Konzept"), value=str, sort="title", link=True),
        Column("kind", _("Art"), value=lambda c: c.get_kind_display(), sort="kind", default=False),
        Column("year", _("Jahr"), sort="year", numeric=True),
        Column(
            "status",
            _("Stand"),
            value=lambda c: c.get_status_display(),
            sort="status",
            template="monitoring/concept/_concept_cell.html",
        ),
        Column("decision", _("Beschluss"), value=lambda c: c.decision_words),
        Column("term_start", _("gilt ab"), sort="term_start"),
        Column("term_end", _("gilt bis"), sort="term_end"),
        Column("fields", _("Felder"), value=lambda c: c.field_count, numeric=True),
        Column("goals", _("Ziele"), value=lambda c: c.goal_count, numeric=True),
        Column("orientation", _("Ausrichtung"), value=lambda c: c.get_orientation_display(), default=False),
    ]
    filters = [
        ChoiceFilter("status", _("Stand"), field="status", choices=ConceptStatus.choices),
        DateRangeFilter("term", _("gilt ab"), field="term_start"),
    ]
    search_field = "search_text"
    default_sort = "-term_start"
    create_url = "monitoring:concept-create"
    create_title = _("Konzept eintragen")
    empty = Empty(
        _("Noch kein Konzept"),
        _("Tragen Sie ein, was der Kreis beschlossen hat: Felder, Ziele, Maßnahmen. Ein Blatt genügt."),
    )

    def rows(self, user):
        return concept_rows(user)


class MeasureList(ListSpec):
    """Measures of all versions the person may see."""

    key = "measures"
    title = _("Maßnahmen")
    resource = "measure"
    model = Measure
    noun = (_("Maßnahme"), _("Maßnahmen"))
    columns = [
        Column("code", _("Kürzel"), sort="code", link=True),
        Column("title", _("Maßnahme"), sort="title", link=True),
        Column("goal", _("Ziel"), value=lambda m: str(m.goal or ""), sort=("goal__number", "code")),
        Column(
            "field",
            _("Handlungsfeld"),
            value=lambda m: m.get_field_of_action_display(),
            sort="field_of_action",
        ),
        Column("responsible", _("zuständig"), value=lambda m: m.responsible),
        Column(
            "status",
            _("Stand"),
            value=lambda m: m.get_status_display(),
            sort="status",
            template="monitoring/concept/_measure_cell.html",
        ),
        Column("ends_on", _("bis"), sort="ends_on"),
        Column("percent", _("Fortschritt in %"), sort="percent", numeric=True, default=False),
        Column("kind", _("Art"), value=lambda m: m.get_kind_display(), sort="kind", default=False),
        Column(
            "audience", _("Für wen?"), value=lambda m: m.get_audience_display(), sort="audience", default=False
        ),
        Column("starts_on", _("Beginn"), sort="starts_on", default=False),
        Column("next_step", _("nächster Schritt"), default=False),
        Column("next_step_on", _("nächster Schritt bis"), sort="next_step_on", default=False),
        Column("budget", _("Mittel in Euro"), sort="budget", numeric=True, total=True, default=False),
        Column("indicator", _("Messgröße"), value=lambda m: m.indicator_name, default=False),
        Column("baseline", _("Ausgangswert"), numeric=True, default=False),
        Column("target", _("Zielwert"), numeric=True, default=False),
        Column("actual", _("Istwert"), numeric=True, default=False),
        Column("status_reason", _("Grund"), default=False),
        Column("reported_on", _("zuletzt berichtet"), sort="reported_on", default=False),
        Column("owner", _("kümmert sich"), value=lambda m: str(m.owner or ""), default=False),
        Column("concept", _("Konzept"), value=lambda m: str(m.concept), default=False),
        Column("resolution", _("Beschluss"), value=lambda m: m.resolution.number if m.resolution else "", default=False),
    ]  # fmt: skip
    filters = [
        ChoiceFilter("field", _("Handlungsfeld"), field="field_of_action", choices=FieldOfAction.choices),
        ChoiceFilter("status", _("Stand"), field="status", choices=MeasureStatus.choices),
        ChoiceFilter("audience", _("Für wen?"), field="audience", choices=Audience.choices),
        ChoiceFilter("kind", _("Art"), field="kind", choices=MeasureKind.choices),
        RelatedFilter(
            "organisation", _("Zuständig"), field="organisation", options=partner_choices, empty=_("keine")
        ),
        RelatedFilter("owner", _("Kümmert sich"), field="owner", options=colleagues, empty=_("niemand")),
        RelatedFilter("concept", _("Konzept"), field="concept", options=concept_rows),
        DateRangeFilter("ends", _("bis"), field="ends_on"),
        FlagFilter("late", _("Überfällig"), apply=lambda rows, user: rows.filter(late(today()))),
        FlagFilter("loose", _("Ohne Ziel"), apply=lambda rows, user: rows.filter(goal__isnull=True)),
        LinkedFilter("goal", _("Ziel"), field="goal", options=goal_rows),
        ShareFilter(SHARE, _("Beteiligt"), options=partner_choices),
    ]
    search_field = "search_text"
    default_sort = "code"
    views = [
        PresetView("open", _("Laufende"), {"status": ["planned", "running"]}),
        PresetView("late", _("Überfällige"), {"late": "1"}),
        PresetView("stopped", _("Verschoben, aufgegeben"), {"status": ["postponed", "given_up"]}),
    ]
    bulk_actions = [
        BulkAction(
            "ask",
            _("Um Stand bitten"),
            run=lambda rows, by, data: ask_for_progress(rows, today=today(), by=by),
            confirm=_("Wer zuständig ist oder teilnimmt, bekommt eine Mitteilung und eine Zeile in der Morgenmail."),
            icon="mail",
        )
    ]  # fmt: skip
    create_url = "monitoring:measure-create"
    create_title = _("Maßnahme eintragen")
    import_url = "monitoring:measure-import"
    empty = Empty(
        _("Noch keine Maßnahme"),
        _("Was soll geschehen, bis wann, und wer kümmert sich? Eine Tabelle lässt sich einlesen."),
    )

    def rows(self, user):
        return measure_rows(user)


class TrainingList(ListSpec):
    """Trainings of the administration with their reach."""

    key = "trainings"
    title = _("Fortbildungen der Verwaltung")
    resource = "training"
    model = Training
    noun = (_("Fortbildung"), _("Fortbildungen"))
    intro = _("Wie weit sich die Verwaltung öffnet. Gezählt werden Köpfe, nie Namen.")
    columns = [
        Column("title", _("Titel"), sort="title", link=True),
        Column("audience", _("Für wen?"), sort="audience"),
        Column(
            "mandatory",
            _("Pflicht"),
            value=lambda t: str(_("verpflichtend") if t.is_mandatory else _("freiwillig")),
            sort="is_mandatory",
        ),
        Column("last_held", _("letzter Termin"), sort="last_held"),
        Column("reached", _("erreicht"), value=lambda t: reach_of(t).reached, numeric=True),
        Column("share", _("von hundert Beschäftigten"), value=lambda t: reach_of(t).words, numeric=True),
    ]
    filters = [
        ChoiceFilter(
            "mandatory",
            _("Pflicht"),
            field="is_mandatory",
            choices=[("True", _("verpflichtend")), ("False", _("freiwillig"))],
        )
    ]
    search_field = "search_text"
    default_sort = "title"
    create_url = "monitoring:training-create"
    create_title = _("Fortbildung eintragen")
    empty = Empty(
        _("Noch keine Fortbildung"),
        _("Tragen Sie ein, welches Seminar es gibt, für wen, und wie viele Menschen es erreicht hat."),
    )

    def rows(self, user):
        return training_rows(user)
