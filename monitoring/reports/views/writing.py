"""Texts, recommendations, what became of the last ones, and the judgement of goals."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may
from desk.forms import action_page, form_page, see_other
from monitoring.reports.collecting import numbers_of
from monitoring.reports.forms import AssessmentForm, OutcomeForm, RecommendationForm, TextForm
from monitoring.reports.models import IntegrationReport
from monitoring.reports.parts import page_of_section
from monitoring.reports.sections import BY_KEY
from monitoring.reports.selectors import (
    assessment_rows,
    goals_to_judge,
    outcome_rows,
    previous_report,
    previous_writing,
    recommendation_rows,
    report_rows,
    terms_of,
    text_of,
)
from monitoring.reports.services import outcomes, writing
from monitoring.reports.trail import chapter_url, trail
from monitoring.reports.wording import hints, paragraphs
from monitoring.reports.working import working_content


def section_text(request: HttpRequest, pk: UUID, section: str) -> HttpResponse:
    """Write a section, with the text of the last report and the numbers to put in beside it."""
    report, place = _writable(request, pk), BY_KEY.get(section)
    if place is None:
        raise Http404
    row, previous, page = text_of(report, section), previous_report(report), page_of_section(place)
    content = working_content(report, now=clock.now(), today=clock.today(), previous=previous)
    return form_page(
        request,
        form_class=TextForm,
        title=_("%(title)s, Kapitel %(number)s") % {"title": place.title, "number": page},
        instance=row,
        save=lambda form: writing.save_text(
            report,
            section=section,
            text=form.cleaned_data["text"],
            version=form.expected_version if request.POST.get("_version") else None,
            by=_person(request),
        ),
        success=chapter_url(report, page),
        message=lambda saved: _told(saved.text, report),
        cancel=chapter_url(report, page),
        breadcrumb=trail(report, page),
        intro=place.hint,
        template="monitoring/reports/text_form.html",
        context={
            "previous": previous,
            "previous_text": paragraphs(previous_writing(previous).section(section)),
            "numbers": numbers_of(content.chapters),
            "hints": hints(row.text if row else "", terms_of(report.district_id)),
        },
    )


def recommendation_create(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _writable(request, pk)
    return _form(
        request, report, RecommendationForm, _("Empfehlung hinzufügen"),
        lambda form: writing.create_recommendation(report, fields=form.cleaned_data, by=_person(request)),
    )  # fmt: skip


def recommendation_update(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(recommendation_rows(request.user), request.user, "U", pk=pk)
    return _form(
        request, row.report, RecommendationForm, _("Empfehlung ändern"),
        lambda form: writing.update_recommendation(
            row, fields=form.cleaned_data, version=form.expected_version, by=_person(request)
        ),
        instance=row,
    )  # fmt: skip


@require_POST
def recommendation_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(recommendation_rows(request.user), request.user, "U", pk=pk)
    writing.move_recommendation(row, direction=request.POST.get("richtung", ""), by=_person(request))
    return see_other(f"{row.get_absolute_url()}#empfehlungen")


def recommendation_delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(recommendation_rows(request.user), request.user, "X", pk=pk)
    return _removal(request, row, lambda form: writing.delete_recommendation(row, by=_person(request)), "12")


def assessment_create(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _writable(request, pk)
    return _form(
        request, report, AssessmentForm, _("Ziel bewerten"),
        lambda form: writing.create_assessment(report, fields=form.cleaned_data, by=_person(request)),
        form_kwargs={"goals": goals_to_judge(report, clock.today())},
    )  # fmt: skip


def assessment_update(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(assessment_rows(request.user), request.user, "U", pk=pk)
    return _form(
        request, row.report, AssessmentForm, _("Bewertung ändern"),
        lambda form: writing.update_assessment(
            row, fields=form.cleaned_data, version=form.expected_version, by=_person(request)
        ),
        instance=row,
        form_kwargs={"goals": goals_to_judge(row.report, clock.today())},
    )  # fmt: skip


def assessment_delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(assessment_rows(request.user), request.user, "X", pk=pk)
    return _removal(request, row, lambda form: writing.delete_assessment(row, by=_person(request)), "12")


@require_safe
def report_outcomes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The recommendations of the last report, each with its state and evidence."""
    report = fetch_visible(report_rows(request.user), request.user, ask="U", pk=pk)
    values = {
        "report": report,
        "outcomes": report.outcomes.all(),
        "previous": previous_report(report),
        "may_write": report.is_draft and may(request.user, "U", report),
        "breadcrumb": [*trail(report, "1"), (_("Letzte Empfehlungen"), "")],
    }
    return render(request, "monitoring/reports/outcomes.html", values)


@require_POST
def outcomes_take_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _writable(request, pk)
    outcomes.take_over_recommendations(report, by=_person(request))
    return see_other(reverse("monitoring:report-outcomes", kwargs={"pk": report.pk}))


def outcome_create(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _writable(request, pk)
    return _form(
        request, report, OutcomeForm, _("Empfehlung eines früheren Berichts"),
        lambda form: outcomes.create_outcome(report, fields=form.cleaned_data, by=_person(request)),
        success=reverse("monitoring:report-outcomes", kwargs={"pk": report.pk}),
    )  # fmt: skip


def outcome_update(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(outcome_rows(request.user), request.user, "U", pk=pk)
    return _form(
        request, row.report, OutcomeForm, _("Was daraus wurde"),
        lambda form: outcomes.update_outcome(
            row, fields=form.cleaned_data, version=form.expected_version, by=_person(request)
        ),
        instance=row,
        success=row.get_absolute_url(),
    )  # fmt: skip


def outcome_delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = fetch_allowed(outcome_rows(request.user), request.user, "X", pk=pk)
    return _removal(
        request, row, lambda form: outcomes.delete_outcome(row, by=_person(request)), "1",
        success=row.get_absolute_url(),
    )  # fmt: skip


def _writable(request: HttpRequest, pk: UUID) -> IntegrationReport:
    return fetch_allowed(report_rows(request.user), request.user, "U", pk=pk)


def _form(
    request: HttpRequest,
    report: IntegrationReport,
    form_class: Any,
    title: str,
    save: Any,
    *,
    instance: Any = None,
    success: str = "",
    **options: Any,
) -> HttpResponse:
    """The form of something that belongs to a report."""
    chapter = "1" if form_class is OutcomeForm else "12"
    target = success or chapter_url(report, chapter)
    return form_page(
        request,
        form_class=form_class,
        title=title,
        instance=instance,
        save=save,
        success=target,
        message=_("Gespeichert."),
        cancel=target,
        breadcrumb=trail(report, chapter),
        **options,
    )


def _removal(request: HttpRequest, row: Any, run: Any, chapter: str, *, success: str = "") -> HttpResponse:
    """The question before something leaves the report."""
    target = success or chapter_url(row.report, chapter)
    return action_page(
        request,
        row,
        run=run,
        title=_("Aus dem Bericht nehmen"),
        consequence=_("„%(row)s“ steht dann nicht mehr im Bericht. Das Protokoll behält den Wortlaut.")
        % {"row": row},
        confirm=_("Herausnehmen"),
        success=target,
        cancel=target,
        message=_("Herausgenommen."),
        breadcrumb=trail(row.report, chapter),
    )


def _told(text: str, report: IntegrationReport) -> str:
    """After saving: which words the house would rather read."""
    found = hints(text, terms_of(report.district_id))
    if not found:
        return _("Gespeichert.")
    words = ", ".join(f"„{hint.found}“ → „{hint.preferred}“" for hint in found)
    return _("Gespeichert. Hauswörterbuch: %(words)s") % {"words": words}


def _person(request: HttpRequest) -> Any:
    """Who asks; the middleware lets nobody else in."""
    return request.user
