"""What the pages of a concept, a goal, a measure and a training show, gathered from selectors."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.clock import today
from accounts.doors import may_create, rights_on
from accounts.permissions import reaches
from accounts.requests import SignedInRequest
from coordination.network.codes import labels
from desk.hub import Action, NextStep, render_hub
from desk.templatetags.desk import euro
from monitoring.concept import analysis
from monitoring.concept.choices import KeyWord, MeasureStatus
from monitoring.concept.models import Concept, Goal, Measure, Training
from monitoring.concept.models.concept import ends_soon
from monitoring.concept.selectors.concepts import fields_of
from monitoring.concept.selectors.figures import figure_of
from monitoring.concept.selectors.links import links_of
from monitoring.concept.selectors.measures import (
    comment_rows,
    may_report,
    measures_of,
    milestones_of,
    progress_of,
)
from monitoring.concept.selectors.practice import offers_behind
from monitoring.concept.selectors.trainings import dates_shown, reach_of
from monitoring.concept.stations import thread_of_measure
from monitoring.concept.steps import open_steps
from monitoring.concept.tables import CONCEPT_TONES, SIGNS, TONES


def home_trail(*way: tuple[Any, str]) -> list[tuple[Any, str]]:
    return [(_("Konzept und Maßnahmen"), reverse("monitoring:concept-home")), *way]


def concept_trail(concept: Concept) -> list[tuple[Any, str]]:
    return [
        (_("Konzepte"), reverse("monitoring:concept-list")),
        (str(concept), concept.get_absolute_url()),
    ]


def measure_trail(measure: Measure | None = None) -> list[tuple[Any, str]]:
    way = home_trail((_("Maßnahmen"), reverse("monitoring:measure-list")))
    return [*way, (measure.code, measure.get_absolute_url())] if measure else way


def sees_whole(user: Any) -> bool:
    """Whether the person works in the district's administration, and may see what does not fit."""
    return any("r" in reaches(m.role, "concept", "V") for m in user.acting_memberships)


def _to(name: str, row: Any, **more: Any) -> str:
    return reverse(f"monitoring:{name}", kwargs={"pk": row.pk, **more})


# --- Concept -----------------------------------------------------------------------------
def concept_page(request: SignedInRequest, concept: Concept) -> HttpResponse:
    """Contradictions, then goals and measures in one table; every plate is a link."""
    user, day = request.user, today()
    measures = list(measures_of(concept, user))
    fields = fields_of(concept, measures)
    whole = sees_whole(user)
    found = (
        analysis.contradictions(fields, offers_behind(m.pk for m in measures if m.goal_id)) if whole else []
    )
    rights = rights_on(user, concept, "UP")
    counts = analysis.count_by_status(measures)
    late = [m for m in measures if m.is_late(day)]
    return render_hub(
        request,
        concept,
        template="monitoring/concept/concept_detail.html",
        state=(concept.get_status_display(), CONCEPT_TONES[concept.status]),
        subtitle=concept.decision_words,
        facts=_concept_facts(concept),
        actions=_concept_actions(concept, rights),
        next_step=_concept_step(concept, fields, rights, day) or _ask_step(concept, late, rights),
        breadcrumb=concept_trail(concept)[:1],
        context={
            "concept": concept,
            "jump": [],
            "sentence": _counts(fields, measures, counts, whole),
            "contradictions": [each for each in found if not each.is_checked],
            "checked": [each for each in found if each.is_checked],
            "gaps": analysis.gaps_of(fields, measures).rows if whole else [],
            "work": analysis.work_of(fields, measures, found, day),
            "heads": [(label, SIGNS[code], counts[code]) for code, label in MeasureStatus.choices],
            "size": (sum(not goal.is_guiding for row in fields for goal in row.rows), len(measures)),
            "late": late,
            "rights": rights,
            "whole": whole,
            "resolution": concept.resolution if whole else None,
            "today": day,
        },
    )


def _counts(fields: list[Any], measures: list[Measure], counts: dict[str, int], whole: bool) -> str:
    """What there is; whoever sees a part of the measures is told that it is a part."""
    words = {
        "fields": len(fields),
        "goals": sum(not goal.is_guiding for row in fields for goal in row.rows),
        "measures": len(measures),
        "done": counts[MeasureStatus.DONE],
        "running": counts[MeasureStatus.RUNNING],
    }
    if not whole:
        return _("%(fields)d Felder, %(goals)d Ziele. Maßnahmen, die Sie sehen können: %(measures)d.") % words
    return (
        _(
            "%(fields)d Felder, %(goals)d Ziele, %(measures)d Maßnahmen. Abgeschlossen: %(done)d, es laufen: %(running)d."
        )
        % words
    )


def _ask_step(concept: Concept, late: list[Measure], rights: dict[str, bool]) -> NextStep | None:
    """Late measures: the list of exactly these, where all are asked about at once."""
    if not late or not rights["U"]:
        return None
    line = ngettext(
        "%(number)d Maßnahme ist über ihren Termin.",
        "%(number)d Maßnahmen sind über ihren Termin.",
        len(late),
    ) % {"number": len(late)}
    url = f"{reverse('monitoring:measure-list')}?concept={concept.pk}&late=1"
    return NextStep(_("Um Stand bitten"), line, _("Überfällige ansehen"), url, "mail")


def _concept_facts(concept: Concept) -> list[tuple[Any, Any]]:
    facts = [
        (_("Art"), concept.get_kind_display()),
        (_("Jahr"), str(concept.year)),
        (_("Gilt"), f"{concept.term_start:%d.%m.%Y}–{concept.term_end:%d.%m.%Y}"),
        (_("Beschluss"), concept.decision_words or "–"),
        (_("Verständnis"), concept.get_position_display() or "–"),
        (_("Schlüsselwörter"), ", ".join(str(w) for w in labels(KeyWord, concept.key_words)) or "–"),
        (_("Ausrichtung"), concept.get_orientation_display()),
    ]
    return [*facts, (_("Vorgänger"), str(concept.predecessor))] if concept.predecessor else facts


def _concept_actions(concept: Concept, rights: dict[str, bool]) -> list[Action]:
    if not rights["U"]:
        return []
    actions = [Action(_("Bearbeiten"), _to("concept-update", concept), "pencil")]
    if concept.is_draft:
        actions.append(Action(_("Verwerfen"), _to("concept-discard", concept), "cross"))
    else:
        actions.append(Action(_("Neue Fassung beginnen"), _to("concept-copy", concept), "plus"))
    return actions


def _concept_step(
    concept: Concept, fields: list[Any], rights: dict[str, bool], day: dt.date
) -> NextStep | None:
    """The one thing the state asks for."""
    if not rights["U"]:
        return None
    if concept.is_draft and not fields:
        line = _("Mit den Handlungsfeldern beginnt das Konzept; darunter stehen die Ziele.")
        return NextStep(_("Handlungsfeld eintragen"), line, _("Feld eintragen"), _to("field-create", concept), "plus")  # fmt: skip
    if concept.is_draft and rights["P"]:
        line = _("Das Konzept, das bis dahin gilt, ist damit abgelöst. Es bleibt lesbar.")
        return NextStep(_("Beschluss eintragen"), line, _("Beschlossen"), _to("concept-adopt", concept), "resolution")  # fmt: skip
    if ends_soon(concept, day):
        line = _("Es gilt noch bis %(day)s. Felder und Ziele lassen sich übernehmen.") % {
            "day": f"{concept.term_end:%d.%m.%Y}"
        }
        return NextStep(_("Nächste Fassung vorbereiten"), line, _("Neue Fassung beginnen"), _to("concept-copy", concept), "plus")  # fmt: skip
    return None


# --- Goal --------------------------------------------------------------------------------
def goal_page(request: SignedInRequest, goal: Goal) -> HttpResponse:
    """A goal, its measures, and what stands behind them."""
    user, concept = request.user, goal.field.concept
    measures = list(measures_of(concept, user).filter(goal=goal))
    goal.shown = measures
    goal.field.rows = [goal]
    offers = offers_behind(m.pk for m in measures) if sees_whole(user) else []
    found = analysis.contradictions([goal.field], offers) if sees_whole(user) else []
    rights = rights_on(user, goal, "U")
    edit = [Action(_("Bearbeiten"), _to("goal-update", goal), "pencil")] if rights["U"] else []
    if rights["U"] and concept.is_draft:
        edit.append(Action(_("Entfernen"), _to("goal-remove", goal), "cross"))
    day = today()
    return render_hub(
        request,
        goal,
        template="monitoring/concept/goal_detail.html",
        subtitle=f"{goal.get_level_display()}, {goal.field}",
        facts=[
            (_("Konzept"), str(concept)),
            (_("Handlungsfeld"), str(goal.field)),
            (_("Verspricht etwas"), goal.get_promised_display()),
            (_("Gehört zu"), str(goal.parent or "–")),
            (_("Geprüft"), goal.check_words() or "–"),
        ],
        actions=edit,
        breadcrumb=home_trail(*concept_trail(concept)[1:]),
        with_history=rights["U"],
        context={
            "goal": goal,
            "measures": [(m, TONES[m.status], SIGNS[m.status], m.is_late(day)) for m in measures],
            "found": found[0] if found else None,
            "offers": {offer.pk: offer for offer in offers}.values(),
            "parts": list(goal.parts.all()),
            "may_change": rights["U"],
            "create_url": f"{reverse('monitoring:measure-create')}?ziel={goal.pk}" if rights["U"] else "",
        },
    )


# --- Measure -----------------------------------------------------------------------------
def measure_page(request: SignedInRequest, measure: Measure) -> HttpResponse:
    """The measure is the hub: thread, text, milestones, progress, links both ways, next step."""
    user, day = request.user, today()
    rights = rights_on(user, measure, "UP")
    milestones, progress = milestones_of(measure, user), progress_of(measure, user)
    barriers = list(measure.barriers.visible_to(user))
    reports = reports_here(user, measure)
    return render_hub(
        request,
        measure,
        template="monitoring/concept/measure_detail.html",
        title=str(measure),
        subtitle=str(measure.get_field_of_action_display()),
        state=(measure.get_status_display(), TONES[measure.status]),
        facts=_measure_facts(measure, inside=sees_whole(user) or reports),
        actions=_measure_actions(measure, rights, reports),
        next_step=_measure_step(measure, rights, reports, day),
        breadcrumb=measure_trail(),
        context={
            "measure": measure,
            "stations": thread_of_measure(measure, barriers, user),
            "milestones": [(row, row.is_missed(day)) for row in milestones],
            "missed": [row for row in milestones if row.is_missed(day) and not row.missed_reason],
            "progress": progress,
            "comments": list(comment_rows(user).filter(measure=measure)),
            "barriers": barriers,
            "links": links_of(measure, user),
            "figure": figure_of(measure),
            "steps": open_steps(measure) if rights["U"] else [],
            "rights": rights,
            "reports": reports,
            "comments_here": may_create(user, "measure_comment"),
            "is_late": measure.is_late(day),
            "today": day,
        },
    )


def reports_here(user: Any, measure: Measure) -> bool:
    """Whether the person may report, as long as the measure is not over."""
    is_over = measure.status in (MeasureStatus.DONE, MeasureStatus.GIVEN_UP)
    return not is_over and may_report(user, measure)


def _measure_facts(measure: Measure, *, inside: bool) -> list[tuple[Any, Any]]:
    """The public sees no money, no owner, no note."""
    facts = [
        (_("Ziel"), str(measure.goal or _("ohne Ziel"))),
        (_("Art"), measure.get_kind_display()),
        (_("Für wen"), measure.get_audience_display()),
        (_("Zuständig"), measure.responsible or _("noch niemand")),
        (_("Zeitraum"), measure.period_words or "–"),
    ]
    if not inside:
        return facts
    step = measure.next_step
    if step and measure.next_step_on:
        step = f"{step}, {measure.next_step_on:%d.%m.%Y}"
    return [
        *facts,
        (_("Kümmert sich"), str(measure.owner or "–")),
        (_("Mittel"), euro(measure.budget) or "–"),
        (_("Nächster Schritt"), step or "–"),
        (_("Fortschritt"), f"{measure.percent} %" if measure.percent is not None else "–"),
        (_("Zuletzt berichtet"), f"{measure.reported_on:%d.%m.%Y}" if measure.reported_on else "–"),
        (_("Öffentlich"), _("ja") if measure.is_public else _("nein")),
    ]


def _measure_actions(measure: Measure, rights: dict[str, bool], reports: bool) -> list[Action]:
    actions = []
    if rights["U"]:
        if measure.is_open:
            actions.append(Action(_("Um Stand bitten"), _to("measure-ask", measure), "mail"))
        actions.append(Action(_("Bearbeiten"), _to("measure-update", measure), "pencil"))
    return actions


def _measure_step(measure: Measure, rights: dict[str, bool], reports: bool, day: dt.date) -> NextStep | None:
    if rights["U"] and measure.percent == 100 and measure.status == MeasureStatus.RUNNING:
        line = _("Gemeldet ist: fertig. Ist wirklich nichts mehr zu tun?")
        return NextStep(_("Maßnahme abschließen"), line, _("Abschließen"), _to("measure-step", measure, step="abschliessen"), "check")  # fmt: skip
    if reports:
        late = measure.is_late(day)
        line = (
            _("Der Termin ist vorbei. Ein Wort und ein Satz genügen.")
            if late
            else _("Ein Wort und ein Satz genügen.")
        )
        return NextStep(
            _("Stand melden"), line, _("Stand melden"), _to("progress-create", measure), "measure"
        )
    return None


# --- Training ----------------------------------------------------------------------------
def training_page(request: SignedInRequest, training: Training) -> HttpResponse:
    """A training and its dates; small numbers are not shown."""
    rights = rights_on(request.user, training, "U")
    reach = reach_of(training)
    actions = []
    if rights["U"]:
        actions = [
            Action(_("Termin eintragen"), _to("training-date-create", training), "plus"),
            Action(_("Bearbeiten"), _to("training-update", training), "pencil"),
        ]
    return render_hub(
        request,
        training,
        template="monitoring/concept/training_detail.html",
        subtitle=training.audience,
        state=((_("verpflichtend"), "frage") if training.is_mandatory else (_("freiwillig"), "ruht")),
        facts=[
            (_("Für wen"), training.audience),
            (_("Beschäftigte"), str(training.staff or "–")),
            (_("Erreicht"), str(reach.reached)),
            (_("Anteil"), reach.words),
            (_("Maßnahme"), str(training.measure or "–")),
        ],
        actions=actions,
        breadcrumb=home_trail((_("Fortbildungen"), reverse("monitoring:training-list"))),
        context={
            "training": training,
            "dates": dates_shown(training),
            "reach": reach,
            "may_change": rights["U"],
        },
    )
