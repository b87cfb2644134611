"""Released reports for everybody, with the numbers of the printed edition."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from desk.shell.frame import published_district_of
from documents.render.letterhead import letterhead_of
from monitoring.reports.files import brief_response, table_response, whole_response
from monitoring.reports.public_view import report_values
from monitoring.reports.selectors import published_content, published_list, published_reports
from monitoring.reports.wording import paragraphs


@login_not_required
@require_safe
def public_reports(request: HttpRequest, district_slug: str) -> HttpResponse:
    district = published_district_of(request, district_slug)
    newest, *earlier = list(published_list(district)) or [None]
    values = {
        "district": district,
        "public_area": "reports",
        "newest": newest,
        "earlier": earlier,
        "findings": paragraphs(newest.frozen_findings) if newest else (),
        "breadcrumb": [(_("Bericht"), "")],
    }
    return render(request, "public/monitoring/reports.html", values)


@login_not_required
@require_safe
def public_report(request: HttpRequest, district_slug: str, pk: UUID) -> HttpResponse:
    district = published_district_of(request, district_slug)
    report = get_object_or_404(published_reports(district), pk=pk)
    start = reverse("monitoring:public-reports", kwargs={"district_slug": district.slug})
    values = {
        "district": district,
        "public_area": "reports",
        "report": report,
        "breadcrumb": [(_("Bericht"), start), (str(report), "")],
        **report_values(published_content(report), letterhead_of(district).palette.accent),
    }
    return render(request, "public/monitoring/report.html", values)


@login_not_required
@require_safe
def public_table(
    request: HttpRequest, district_slug: str, pk: UUID, number: str, ending: str
) -> HttpResponse:
    report = get_object_or_404(published_reports(published_district_of(request, district_slug)), pk=pk)
    block = published_content(report).table(number)
    if block is None:
        raise Http404
    return table_response(block, ending)


@login_not_required
@require_safe
def public_whole(request: HttpRequest, district_slug: str, pk: UUID, ending: str) -> HttpResponse:
    report = get_object_or_404(published_reports(published_district_of(request, district_slug)), pk=pk)
    return whole_response(published_content(report), ending)


@login_not_required
@require_safe
def public_brief(request: HttpRequest, district_slug: str, pk: UUID, label: str) -> HttpResponse:
    district = published_district_of(request, district_slug)
    report = get_object_or_404(published_reports(district), pk=pk)
    return brief_response(published_content(report), label, district=district)
