"""Everything a report can be taken along as."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import clock
from accounts.doors import fetch_allowed, fetch_visible
from monitoring.reports import services
from monitoring.reports.files import brief_response, speaking_response, table_response, whole_response
from monitoring.reports.models import IntegrationReport
from monitoring.reports.selectors import content_of, previous_report, report_rows
from monitoring.reports.working import with_newest_line, working_content


@require_POST
def report_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a print and watch it being made."""
    return redirect(services.request_pdf(_exportable(request, pk), by=_person(request), now=clock.now()))


@require_POST
def report_word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for the Word document and watch it being made."""
    return redirect(services.request_word(_exportable(request, pk), by=_person(request), now=clock.now()))


@require_safe
def report_table(request: HttpRequest, pk: UUID, number: str, ending: str) -> HttpResponse:
    """One table as a file, from the same numbers as the page."""
    block = _content(_exportable(request, pk)).table(number)
    if block is None:
        raise Http404
    return table_response(block, ending)


@require_safe
def report_whole(request: HttpRequest, pk: UUID, ending: str) -> HttpResponse:
    """All tables as a workbook or as open data, or the whole content as JSON."""
    return whole_response(_content(_exportable(request, pk)), ending)


@require_safe
def report_brief(request: HttpRequest, pk: UUID, label: str) -> HttpResponse:
    """One page on one recommendation."""
    report = _exportable(request, pk)
    stamp = "" if report.is_released else _("Entwurf")
    return brief_response(_content(report), label, district=report.district, stamp=stamp)


@require_safe
def report_speaking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The findings on one page to read out, for everybody who may read the report."""
    rows = with_newest_line(report_rows(request.user, "V"))
    report = fetch_visible(rows, request.user, pk=pk)
    now, today, previous = clock.now(), clock.today(), previous_report(report)
    return speaking_response(report, working_content(report, now=now, today=today, previous=previous))


def _exportable(request: HttpRequest, pk: UUID) -> IntegrationReport:
    return fetch_allowed(report_rows(request.user), request.user, "E", pk=pk)


def _content(report: IntegrationReport) -> Any:
    return content_of(report, now=clock.now(), today=clock.today())


def _person(request: HttpRequest) -> Any:
    """Who asks; the middleware lets nobody else in."""
    return request.user
