"""The list of reports, the workspace, and the steps to the public."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible, may, require_create
from accounts.permissions import reaches
from desk.forms import action_page, form_page
from desk.hub.access import may_read_log
from desk.lists import list_page
from documents.render.letterhead import letterhead_of
from monitoring.reports import services
from monitoring.reports.forms import ReasonForm, ReportForm
from monitoring.reports.models import IntegrationReport
from monitoring.reports.selectors import (
    handovers_of,
    previous_report,
    previous_writing,
    prints_of,
    report_rows,
)
from monitoring.reports.tables import TONES, ReportList
from monitoring.reports.trail import trail
from monitoring.reports.wording import paragraphs
from monitoring.reports.working import shown, with_newest_line
from monitoring.reports.workspace import CLOSING, SUMMARY, workspace


def report_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, ReportList())


def report_create(request: HttpRequest) -> HttpResponse:
    require_create(request.user, "report")
    return form_page(
        request,
        form_class=ReportForm,
        title=_("Bericht beginnen"),
        save=lambda form: services.create_report(
            district=_person(request).active_district, by=_person(request), **form.cleaned_data
        ),
        success=lambda row: row.get_absolute_url(),
        message=_("Der Entwurf ist angelegt. Die Zahlen sind schon eingetragen."),
        submit=_("Anlegen"),
        cancel=reverse("monitoring:report-list"),
        breadcrumb=trail(),
    )


def report_update(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = fetch_allowed(report_rows(request.user), request.user, "U", pk=pk)
    return form_page(
        request,
        form_class=ReportForm,
        title=_("Texte und Zeitraum"),
        instance=report,
        save=lambda form: services.update_report(
            report, fields=form.cleaned_data, version=form.expected_version, by=_person(request)
        ),
        success=report.get_absolute_url(),
        message=_("Gespeichert."),
        cancel=report.get_absolute_url(),
        breadcrumb=trail(report),
    )


@require_safe
def report_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The workspace: chapters, one of them open, its preview, and the way to the public."""
    rows = with_newest_line(report_rows(request.user, "V"))
    report = fetch_visible(rows, request.user, ask="PUE", pk=pk)
    previous = previous_report(report)
    chosen = request.GET.get("kapitel", SUMMARY)
    view = shown(report, now=clock.now(), today=clock.today(), previous=previous, chosen=chosen)
    accent = letterhead_of(report.district).palette.accent
    values = {
        "report": report,
        "content": view.content,
        "changed": view.changed,
        "work": workspace(
            view.content,
            chosen=chosen,
            accent=accent,
            previous=previous_writing(previous),
            remembered=view.remembered,
            roles=[membership.role for membership in _person(request).acting_memberships],
        ),
        "findings": paragraphs(view.content.texts["findings"]) if chosen == SUMMARY else (),
        "tone": TONES[report.status],
        "prints": prints_of(report)[:5] if may(request.user, "E", report) else [],
        "previous": previous,
        "breadcrumb": trail(report),
        **(_closing(report) if chosen == CLOSING else {}),
        **_rights(request.user, report),
    }
    return render(request, "monitoring/reports/report_detail.html", values)


def report_freeze(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = fetch_allowed(report_rows(request.user), request.user, "P", pk=pk)
    return action_page(
        request,
        report,
        run=lambda form: services.freeze_report(
            report, now=clock.now(), today=clock.today(), by=_person(request), version=report.version
        ),
        title=_("Datenschnitt setzen"),
        consequence=_(
            "Alle Zahlen und Texte des Berichts bleiben von jetzt an, wie sie sind. Was danach eingetragen "
            "wird, ändert den Bericht nicht. Bis zur Veröffentlichung können Sie den Entwurf mit Begründung "
            "wieder öffnen."
        ),
        confirm=_("Datenschnitt setzen"),
        message=_("Der Datenschnitt ist gesetzt."),
        breadcrumb=trail(report),
    )


def report_reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = fetch_allowed(report_rows(request.user), request.user, "P", pk=pk)
    return action_page(
        request,
        report,
        run=lambda form: services.reopen_report(
            report, reason=form.cleaned_data["reason"], by=_person(request), version=report.version
        ),
        title=_("Entwurf wieder öffnen"),
        consequence=_(
            "Der Datenschnitt gilt dann nicht mehr. Texte und Zahlen folgen wieder den laufenden Daten."
        ),
        confirm=_("Wieder öffnen"),
        form_class=ReasonForm,
        message=_("Der Bericht ist wieder ein Entwurf."),
        breadcrumb=trail(report),
    )


def report_release(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = fetch_allowed(report_rows(request.user), request.user, "P", pk=pk)
    return action_page(
        request,
        report,
        run=lambda form: services.release_report(
            report, now=clock.now(), by=_person(request), version=report.version
        ),
        title=_("Bericht veröffentlichen"),
        consequence=_(
            "Alle können den Bericht ohne Anmeldung lesen und seine Tabellen herunterladen. Die Ausgabe wird "
            "versiegelt und lässt sich nicht mehr ändern oder zurückholen."
        ),
        confirm=_("Veröffentlichen"),
        message=_("Veröffentlicht. Das versiegelte PDF entsteht gerade."),
        breadcrumb=trail(report),
    )


def _closing(report: IntegrationReport) -> dict[str, Any]:
    """The rows behind chapter 12, for the buttons beside them."""
    return {
        "recommendations": report.recommendation_rows.all(),
        "assessments": report.assessments.select_related("concept_goal"),
        "handovers": handovers_of(report),
    }


def _person(request: HttpRequest) -> Any:
    """Who asks; the middleware lets nobody else in."""
    return request.user


def _rights(user: Any, report: IntegrationReport) -> dict[str, bool]:
    """Which buttons the person gets; the second person alone may release."""
    may_publish = may(user, "P", report)
    is_second = user.pk not in {report.author_id, report.frozen_by_id}
    return {
        "may_write": report.is_draft and may(user, "U", report),
        "may_freeze": report.is_draft and may_publish,
        "may_reopen": report.is_frozen and may_publish,
        "may_release": report.is_frozen and may_publish and is_second,
        "waits_for_second": report.is_frozen and may_publish and not is_second,
        "may_print": report.document_id is None and may(user, "E", report),
        "may_export": may(user, "E", report),
        "may_read_log": may_read_log(user, report),
        "may_hand_over": not report.is_released and may(user, "U", report),
        "may_enter_statement": not report.is_released
        and any(reaches(membership.role, "report_statement", "C") for membership in user.acting_memberships),
    }
