"""Reported mistakes, for those who mend them."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from desk.forms.action import action_page
from desk.lists import list_page
from offers.directory.models import OfferReport
from offers.directory.services import close_report
from offers.directory.tables import ReportedList


def report_list(request: SignedInRequest) -> HttpResponse:
    return list_page(request, ReportedList())


def report_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What a visitor wrote, the way to the offer, and the button that says it is dealt with."""
    rows = OfferReport.objects.visible_to(request.user).select_related("offer__provider", "done_by")
    report = fetch_allowed(rows, request.user, "U", pk=pk)
    listed = reverse("offers:report-list")
    return action_page(
        request,
        report,
        run=lambda _form: close_report(report, today=clock.today(), by=request.user),
        title=report.get_mistake_display(),
        consequence=_("Die Meldung verlässt „Heute“ und wird nach 30 Tagen gelöscht."),
        confirm=_("Erledigt"),
        success=listed,
        message=_("Meldung erledigt."),
        cancel=listed,
        breadcrumb=[(_("Gemeldete Fehler"), listed)],
        context={"report": report},
        template="offers/directory/report_detail.html",
    )
