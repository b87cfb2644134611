"""Motions and the register of resolutions as lists."""

from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from committees.papers.models import Paper, Resolution
from committees.papers.selectors import paper_rows, progress_of, resolution_rows
from committees.papers.selectors.resolutions import is_late
from committees.roster.selectors import committees_to_run
from committees.rules.consultations import ConsultationResult
from desk.lists import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    Empty,
    FlagFilter,
    ListSpec,
    PresetView,
    RelatedFilter,
)


def _next_stop(paper: Paper) -> str:
    """Where it lies: the first stop that has not ended."""
    if not paper.is_running:
        return ""
    return next((stop.body_name for stop in paper.consultations.all() if not stop.is_done), "")


def _state(paper: Paper) -> str:
    """A decided paper says how."""
    return str(paper.get_outcome_display() if paper.outcome else paper.get_state_display())


class PaperList(ListSpec):
    """Motions, submissions and inquiries, and where each of them lies."""

    key = "papers"
    title = _("Anträge und Vorlagen")
    resource = "paper"
    model = Paper
    noun = (_("Antrag"), _("Anträge"))
    columns = [
        Column(
            "number",
            _("Nummer"),
            value=lambda p: p.number or _("Entwurf"),
            sort=("year", "committee", "sequence"),
            link=True,
        ),
        Column("title", _("Titel"), sort="title"),
        Column("kind", _("Art"), value=lambda p: p.get_kind_display(), sort="kind"),
        Column("committee", _("Gremium"), value=lambda p: str(p.committee), sort="committee__name"),
        Column("received_on", _("eingegangen"), sort="received_on"),
        Column("state", _("Stand"), value=_state, sort="state"),
        Column("stop", _("liegt bei"), value=_next_stop),
        Column(
            "outcome",
            _("Ergebnis"),
            value=lambda p: p.get_outcome_display() if p.outcome else "",
            default=False,
        ),
        Column("decided_on", _("entschieden"), sort="decided_on", default=False),
        Column("decided_by", _("entschieden durch"), default=False),
        Column("wording", _("geltender Wortlaut"), default=False),
        Column("is_public", _("öffentlich"), default=False),
    ]
    filters = [
        RelatedFilter("committee", _("Gremium"), field="committee", options=committees_to_run),
        ChoiceFilter("kind", _("Art"), field="kind", choices=Paper.Kind.choices),
        ChoiceFilter("state", _("Stand"), field="state", choices=Paper.State.choices),
        ChoiceFilter(
            "outcome",
            _("Ergebnis"),
            field="outcome",
            choices=[choice for choice in ConsultationResult.choices if choice[0]],
        ),
        DateRangeFilter("received", _("eingegangen"), field="received_on"),
        FlagFilter("mine", _("von mir"), apply=lambda rows, user: rows.filter(author=user)),
    ]
    views = [
        PresetView("running", _("Laufende"), {"state": ["submitted", "admitted", "in_consultation"]}),
        PresetView("mine", _("Meine"), {"mine": "1"}),
        PresetView("decided", _("Entschiedene"), {"state": ["decided"]}),
    ]
    search_field = "search_text"
    default_sort = "-received_on"
    create_url = "committees:paper-create"
    create_title = _("Antrag schreiben")
    empty = Empty(
        _("Noch kein Antrag"),
        _("Mitglieder und Geschäftsstelle schreiben hier Anträge, Vorlagen und Anfragen."),
    )

    def rows(self, user):
        return paper_rows(user)


class ResolutionList(ListSpec):
    """What the committees decided, and what became of it."""

    key = "resolutions"
    title = _("Beschlüsse")
    resource = "resolution"
    model = Resolution
    columns = [
        Column("number", _("Nummer"), sort=("year", "sequence"), link=True),
        Column("title", _("Gegenstand"), sort="title"),
        Column("committee", _("Gremium"), value=lambda r: str(r.committee), sort="committee__name"),
        Column("decided_on", _("gefasst"), sort="decided_on"),
        Column("votes", _("Ja : Nein : Enth."), value=lambda r: r.figures),
        Column("progress", _("Umsetzung"), value=lambda r: progress_of(r, today()).word),
        Column("responsible", _("Zuständig"), default=False),
        Column("due_on", _("bis"), sort="due_on", default=False),
        Column("text", _("Wortlaut"), default=False),
        Column("closed_on", _("abgeschlossen"), sort="closed_on", default=False),
        Column("closing_words", _("Ergebnis der Umsetzung"), default=False),
        Column("closed_in", _("abgeschlossen in"), value=lambda r: str(r.closed_in or ""), default=False),
    ]
    filters = [
        RelatedFilter("committee", _("Gremium"), field="committee", options=committees_to_run),
        DateRangeFilter("decided", _("gefasst"), field="decided_on"),
        ChoiceFilter(
            "closing",
            _("Umsetzung"),
            field="closing",
            choices=[choice for choice in Resolution.Closing.choices if choice[0]],
        ),
        FlagFilter("open", _("nicht abgeschlossen"), apply=lambda rows, user: rows.filter(closing="")),
        FlagFilter("overdue", _("überfällig"), apply=lambda rows, user: rows.filter(is_late(today()))),
    ]
    views = [
        PresetView("open", _("Offene"), {"open": "1"}),
        PresetView("overdue", _("Überfällige"), {"overdue": "1"}, sort="due_on"),
        PresetView("closed", _("Abgeschlossene"), {"closing": ["done", "dropped"]}),
    ]
    search_field = "search_text"
    default_sort = "-decided_on"
    empty = Empty(_("Noch kein Beschluss"), _("Beschlüsse entstehen aus Abstimmungen in der Sitzung."))

    def rows(self, user):
        return resolution_rows(user)
