"""Pages of the concept: versions, fields of action, goals, analysis."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from desk.forms import action_page, form_page, step_page
from desk.lists import list_page
from monitoring.concept import analysis, hub, services
from monitoring.concept.forms import AdoptForm, CheckForm, ConceptForm, FieldForm, GoalForm
from monitoring.concept.selectors.concepts import (
    concept_rows,
    current_concept,
    field_rows,
    fields_of,
    goal_rows,
)
from monitoring.concept.selectors.measures import measures_of
from monitoring.concept.selectors.practice import doors_by_field, offers_behind
from monitoring.concept.tables import ConceptList


@require_GET
def concept_home(request: SignedInRequest) -> HttpResponse:
    """The concept in force, or the list that says how to begin."""
    concept = current_concept(request.user)
    return concept_detail(request, concept.pk) if concept else redirect("monitoring:concept-list")


def concept_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, ConceptList())


@require_GET
def concept_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return hub.concept_page(request, fetch_visible(concept_rows(request.user), request.user, ask="UP", pk=pk))


def concept_create(request: SignedInRequest) -> HttpResponse:
    require_create(request.user, "concept")
    return form_page(
        request,
        form_class=ConceptForm,
        title=_("Konzept eintragen"),
        save=lambda form: services.create_concept(
            district=request.user.acting_district, today=today(), by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Angelegt. Jetzt die Handlungsfelder und Ziele."),
        submit=_("Anlegen"),
        cancel=reverse("monitoring:concept-list"),
        breadcrumb=hub.home_trail(),
    )


def concept_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    concept = fetch_allowed(concept_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=ConceptForm,
        title=_("Konzept bearbeiten"),
        instance=concept,
        save=lambda form: services.update_concept(
            concept, fields=form.cleaned_data, version=form.expected_version, by=request.user
        ),
        success=concept.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=concept.get_absolute_url(),
        breadcrumb=hub.concept_trail(concept),
    )


def concept_copy(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The next version, with the fields and goals of this one."""
    source = fetch_allowed(concept_rows(request.user), request.user, "U", pk=pk)
    names = ("kind", "title", "understanding", "position", "key_words", "orientation")
    return form_page(
        request,
        form_class=ConceptForm,
        title=_("Neue Fassung beginnen"),
        intro=_("Handlungsfelder und Ziele werden übernommen. Maßnahmen und der Beschluss bleiben, wo sie sind."),
        initial={name: getattr(source, name) for name in names},
        save=lambda form: services.copy_concept(source, today=today(), by=request.user, **form.cleaned_data),
        success=lambda row: row.get_absolute_url(),
        message=_("Die neue Fassung ist ein Entwurf. Die bisherige gilt weiter."),
        submit=_("Beginnen"),
        cancel=source.get_absolute_url(),
        breadcrumb=hub.concept_trail(source),
    )  # fmt: skip


def concept_adopt(request: SignedInRequest, pk: UUID) -> HttpResponse:
    concept = fetch_allowed(concept_rows(request.user), request.user, "P", pk=pk)
    return step_page(
        request,
        concept,
        partial(services.adopt_concept, concept, today=today()),
        title=_("Konzept beschlossen"),
        consequence=_(
            "Ab jetzt gilt es, und alle können es lesen: Felder, Ziele und öffentliche Maßnahmen. "
            "Das Konzept, das bis heute galt, ist abgelöst und bleibt lesbar."
        ),
        confirm=_("Als beschlossen führen"),
        form_class=AdoptForm,
        form_kwargs={"concept": concept},
        message=_("Das Konzept gilt."),
        breadcrumb=hub.concept_trail(concept),
    )


def concept_discard(request: SignedInRequest, pk: UUID) -> HttpResponse:
    concept = fetch_allowed(concept_rows(request.user), request.user, "X", pk=pk)
    return action_page(
        request,
        concept,
        run=lambda form: services.discard_concept(concept, by=request.user),
        title=_("Entwurf verwerfen"),
        consequence=_("Felder und Ziele dieses Entwurfs sind dann weg. Andere Fassungen bleiben."),
        confirm=_("Verwerfen"),
        success=reverse("monitoring:concept-list"),
        message=_("Der Entwurf ist verworfen."),
        breadcrumb=hub.concept_trail(concept),
    )


def field_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    concept = fetch_allowed(concept_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=FieldForm,
        title=_("Handlungsfeld eintragen"),
        intro=str(concept),
        save=lambda form: services.add_field(concept, by=request.user, **form.cleaned_data),
        success=concept.get_absolute_url(),
        message=_("Eingetragen."),
        cancel=concept.get_absolute_url(),
        breadcrumb=hub.concept_trail(concept),
    )


def field_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(field_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=FieldForm,
        title=_("Handlungsfeld bearbeiten"),
        instance=row,
        save=lambda form: services.update_field(
            row,
            fields=form.cleaned_data | {"position": form.cleaned_data["position"] or row.position},
            by=request.user,
        ),
        success=row.concept.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.concept.get_absolute_url(),
        breadcrumb=hub.concept_trail(row.concept),
    )


def goal_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    concept = fetch_allowed(concept_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=GoalForm,
        form_kwargs={"concept": concept},
        title=_("Ziel eintragen"),
        intro=str(concept),
        save=lambda form: services.create_goal(by=request.user, **form.cleaned_data),
        success=lambda row: row.get_absolute_url(),
        message=_("Eingetragen."),
        cancel=concept.get_absolute_url(),
        breadcrumb=hub.concept_trail(concept),
    )


@require_GET
def goal_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return hub.goal_page(request, fetch_visible(goal_rows(request.user), request.user, ask="U", pk=pk))


def goal_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    goal = fetch_allowed(goal_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=GoalForm,
        form_kwargs={"concept": goal.field.concept},
        title=_("Ziel bearbeiten"),
        instance=goal,
        save=lambda form: services.update_goal(
            goal, fields=form.cleaned_data, version=form.expected_version, by=request.user
        ),
        success=goal.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=goal.get_absolute_url(),
        breadcrumb=hub.concept_trail(goal.field.concept),
    )


def goal_remove(request: SignedInRequest, pk: UUID) -> HttpResponse:
    goal = fetch_allowed(goal_rows(request.user), request.user, "U", pk=pk)
    concept = goal.field.concept
    return action_page(
        request,
        goal,
        run=lambda form: services.remove_goal(goal, by=request.user),
        title=_("Ziel entfernen"),
        consequence=_("Seine Maßnahmen bleiben und stehen dann ohne Ziel."),
        confirm=_("Entfernen"),
        success=concept.get_absolute_url(),
        message=_("Das Ziel ist entfernt."),
        breadcrumb=hub.concept_trail(concept),
    )


def goal_check(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Note that a contradiction was looked at and may stay."""
    goal = fetch_allowed(goal_rows(request.user), request.user, "U", pk=pk)
    goal.shown = list(measures_of(goal.field.concept, request.user).filter(goal=goal))
    goal.field.rows = [goal]
    found = analysis.contradictions([goal.field], offers_behind(m.pk for m in goal.shown))
    state = found[0].state if found else ""
    return step_page(
        request,
        goal,
        partial(services.check_goal, goal, state=state, today=today()),
        title=_("Als geprüft vermerken"),
        consequence=_("Der Widerspruch steht dann unter „Geprüft“, bis sich die Zahlen ändern."),
        confirm=_("Vermerken"),
        form_class=CheckForm,
        success=goal.field.concept.get_absolute_url(),
        breadcrumb=hub.concept_trail(goal.field.concept),
    )


@require_GET
def concept_analysis(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Claim and practice: the study's document analysis for the own concept."""
    concept = fetch_visible(concept_rows(request.user), request.user, pk=pk)
    if not hub.sees_whole(request.user):
        raise PermissionDenied
    measures = list(measures_of(concept, request.user))
    fields = fields_of(concept, measures)
    goals = [goal for row in fields for goal in row.rows if not goal.is_guiding]
    context = {
        "concept": concept,
        "fields": analysis.by_field(fields, measures, doors_by_field(concept.district)),
        "kinds": analysis.by_kind(measures),
        "measures": analysis.audiences_of(m.audience for m in measures),
        "goals": analysis.audiences_of(goal.promised for goal in goals),
        "today": today(),
        "breadcrumb": [*hub.home_trail(*hub.concept_trail(concept)[1:]), (_("Anspruch und Praxis"), "")],
    }
    return render(request, "monitoring/concept/analysis.html", context)


@require_GET
def concept_strategies(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Strategies by field: what kinds of measure each field works with."""
    concept = fetch_visible(concept_rows(request.user), request.user, pk=pk)
    measures = list(measures_of(concept, request.user))
    fields = fields_of(concept, measures)
    context: dict[str, Any] = {
        "concept": concept,
        "fields": fields,
        "lines": analysis.strategies(fields, measures),
        "breadcrumb": [*hub.home_trail(*hub.concept_trail(concept)[1:]), (_("Strategien"), "")],
    }
    return render(request, "monitoring/concept/strategies.html", context)
