"""Pages of measures: list, record, steps, milestones, progress, comments."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.clock import today
from accounts.doors import fetch_allowed, fetch_visible, require_create
from accounts.requests import SignedInRequest
from committees.papers.selectors import resolution_rows
from desk.forms import action_page, form_page, step_page
from desk.lists import import_page, list_page
from monitoring.concept import hub, services
from monitoring.concept.imports import MeasureImport
from monitoring.concept.measure_forms import CommentForm, MeasureForm, MilestoneForm, ProgressForm
from monitoring.concept.models import Concept, Measure
from monitoring.concept.selectors.concepts import goal_rows
from monitoring.concept.selectors.links import concepts_for_measures
from monitoring.concept.selectors.measures import comment_rows, may_report, measure_rows, milestone_rows
from monitoring.concept.steps import step_for
from monitoring.concept.tables import MeasureList


def measure_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, MeasureList())


def measure_import(request: SignedInRequest) -> HttpResponse:
    return import_page(request, MeasureImport())


@require_GET
def measure_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    rows = measure_rows(request.user, "V").select_related("indicator", "resolution__meeting__committee")
    return hub.measure_page(request, fetch_visible(rows, request.user, ask="UP", pk=pk))


def measure_create(request: SignedInRequest) -> HttpResponse:
    """A measure of the concept in force; ?ziel= names the goal it is for."""
    require_create(request.user, "measure")
    goal = _goal_asked(request)
    concept = goal.field.concept if goal else _concept_for(request)
    initial = {"goal": goal, "field_of_action": goal.field.code if goal else ""}
    return _new_measure(request, concept, {**initial, "owner": request.user})


def resolution_measure(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A resolution becomes a measure; title, wording, barrier, responsible and date come along."""
    require_create(request.user, "measure")
    resolution = fetch_visible(resolution_rows(request.user).filter(is_public=True), request.user, pk=pk)
    barrier = resolution.barrier
    initial = {
        "title": resolution.title,
        "description": resolution.text,
        "office": resolution.responsible,
        "ends_on": resolution.due_on,
        "starts_on": today(),
        "resolution": resolution,
        "owner": (resolution.task and resolution.task.owner) or request.user,
        "barriers": [barrier.pk] if barrier else [],
        "field_of_action": barrier.field_of_action if barrier else "",
    }
    return _new_measure(request, _concept_for(request), initial)


def _new_measure(request: SignedInRequest, concept: Concept | None, initial: dict[str, Any]) -> HttpResponse:
    """The empty form; without a concept that can still grow, that comes first."""
    if concept is None:
        messages.info(request, _("Bitte zuerst ein Konzept eintragen."))
        return redirect("monitoring:concept-create")
    return form_page(
        request,
        form_class=MeasureForm,
        form_kwargs={"concept": concept},
        initial=initial,
        title=_("Maßnahme eintragen"),
        intro=str(concept),
        save=lambda form: services.create_measure(
            concept=concept, today=today(), by=request.user, **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=lambda row: _("Maßnahme %(code)s ist eingetragen.") % {"code": row.code},
        submit=_("Eintragen"),
        cancel=reverse("monitoring:measure-list"),
        breadcrumb=hub.measure_trail(),
    )


def _concept_for(request: SignedInRequest) -> Concept | None:
    """The concept in force, else the newest draft."""
    return concepts_for_measures(request.user).order_by("status", "-term_start").first()


def _goal_asked(request: SignedInRequest) -> Any:
    key = request.GET.get("ziel", "")
    return fetch_allowed(goal_rows(request.user), request.user, "U", pk=key) if key else None


def measure_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    measure = fetch_allowed(measure_rows(request.user, "V"), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=MeasureForm,
        form_kwargs={"concept": measure.concept},
        title=_("%(code)s bearbeiten") % {"code": measure.code},
        instance=measure,
        save=lambda form: services.update_measure(
            measure, fields=form.cleaned_data, version=form.expected_version, by=request.user
        ),
        success=measure.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=measure.get_absolute_url(),
        breadcrumb=hub.measure_trail(measure),
    )


def measure_step(request: SignedInRequest, pk: UUID, step: str) -> HttpResponse:
    """Ask for what a change of state needs, then make it."""
    measure = fetch_allowed(measure_rows(request.user, "V"), request.user, "U", pk=pk)
    chosen = step_for(step)
    return step_page(
        request,
        measure,
        partial(chosen.run, measure, today=today()),
        title=chosen.title,
        consequence=chosen.consequence,
        confirm=chosen.title,
        form_class=chosen.form_class,
        breadcrumb=hub.measure_trail(measure),
    )


def measure_ask(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Ask those who take part how far it is."""
    measure = fetch_allowed(measure_rows(request.user, "V"), request.user, "U", pk=pk)

    def ask(form: Any) -> Measure:
        messages.success(
            request,
            services.asked_words(services.ask_for_progress([measure], today=today(), by=request.user)),
        )
        return measure

    return action_page(
        request,
        measure,
        run=ask,
        title=_("Um Stand bitten"),
        consequence=_(
            "Wer zuständig ist oder teilnimmt, bekommt eine Mitteilung und eine Zeile in der Morgenmail."
        ),
        confirm=_("Um Stand bitten"),
        breadcrumb=hub.measure_trail(measure),
    )


# --- Milestones --------------------------------------------------------------------------
def milestone_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    measure = fetch_allowed(measure_rows(request.user, "V"), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=MilestoneForm,
        title=_("Meilenstein eintragen"),
        intro=str(measure),
        save=lambda form: services.add_milestone(
            measure, today=today(), by=request.user, **form.cleaned_data
        ),
        success=measure.get_absolute_url(),
        message=_("Eingetragen."),
        cancel=measure.get_absolute_url(),
        breadcrumb=hub.measure_trail(measure),
    )


def milestone_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(milestone_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=MilestoneForm,
        title=_("Meilenstein bearbeiten"),
        instance=row,
        save=lambda form: services.update_milestone(
            row, fields=form.cleaned_data, today=today(), version=form.expected_version, by=request.user
        ),
        success=row.measure.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=row.measure.get_absolute_url(),
        breadcrumb=hub.measure_trail(row.measure),
    )


def milestone_remove(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(milestone_rows(request.user), request.user, "X", pk=pk)
    back = row.measure.get_absolute_url()
    return action_page(
        request,
        row,
        run=lambda form: services.remove_milestone(row, by=request.user),
        title=_("Meilenstein entfernen"),
        consequence=_("Er war ein Versehen. Was verfehlt wurde, behält besser seinen Grund."),
        confirm=_("Entfernen"),
        success=back,
        cancel=back,
        message=_("Entfernt."),
        breadcrumb=hub.measure_trail(row.measure),
    )


# --- Progress and comments ---------------------------------------------------------------
def progress_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """How it stands, in two minutes on the phone."""
    measure = fetch_visible(measure_rows(request.user, "V"), request.user, pk=pk)
    if not may_report(request.user, measure):
        raise PermissionDenied
    return form_page(
        request,
        form_class=ProgressForm,
        form_kwargs={"milestones": measure.milestones.all()},
        title=_("Stand melden"),
        intro=str(measure),
        save=lambda form: services.report_progress(
            measure,
            today=today(),
            by=request.user,
            organisation=_own_organisation(request.user),
            **form.cleaned_data,
        ),
        success=measure.get_absolute_url(),
        message=_("Danke, der Stand ist festgehalten."),
        submit=_("Melden"),
        cancel=measure.get_absolute_url(),
        breadcrumb=hub.measure_trail(measure),
    )


def _own_organisation(user: Any) -> Any:
    """The organisation an editor speaks for."""
    own = [m.organisation for m in user.acting_memberships if m.organisation_id]
    return own[0] if own else None


def comment_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    measure = fetch_visible(measure_rows(request.user, "V"), request.user, pk=pk)
    require_create(request.user, "measure_comment")
    return form_page(
        request,
        form_class=CommentForm,
        title=_("Anmerkung des Gremiums"),
        intro=str(measure),
        save=lambda form: services.comment_on_measure(
            measure, today=today(), by=request.user, **form.cleaned_data
        ),
        success=measure.get_absolute_url(),
        message=_("Die Anmerkung steht bei der Maßnahme. Lesen können sie Ihr Gremium und die Verwaltung."),
        cancel=measure.get_absolute_url(),
        breadcrumb=hub.measure_trail(measure),
    )


def comment_remove(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(comment_rows(request.user), request.user, "X", pk=pk)
    back = row.measure.get_absolute_url()
    return action_page(
        request,
        row,
        run=lambda form: services.remove_comment(row, by=request.user),
        title=_("Anmerkung entfernen"),
        consequence=_("Sie ist dann weg, zum Beispiel weil sie jemanden benennt."),
        confirm=_("Entfernen"),
        success=back,
        cancel=back,
        message=_("Entfernt."),
        breadcrumb=hub.measure_trail(row.measure),
    )
