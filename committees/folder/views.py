"""Pages that put out whole meetings: folder, compiled minutes, registers."""

import datetime as dt
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from committees.folder.forms import FolderForm, SeriesForm
from committees.folder.jobs import request_compiled, request_folder
from committees.folder.registers import attendance_register, resolution_sheet
from committees.folder.selectors import may_fetch_part, meetings_to_export
from committees.meetings.models import Meeting, Part
from committees.meetings.views.meetings import trail
from committees.papers.selectors import resolutions_of
from committees.roster.models import Committee
from desk.forms import action_page, step_page
from documents.store.views import attachment


def meeting_folder(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = fetch_allowed(Meeting, request.user, "E", pk=pk)
    parts = [part for part in Part.values if may_fetch_part(request.user, meeting, part)]

    def run(form):
        if form.cleaned_data["part"] == Part.NON_PUBLIC:
            record_read(by=request.user, row=meeting, purpose=_("Sitzungsmappe"))
        return request_folder(meeting=meeting, by=request.user, **form.cleaned_data)

    return action_page(
        request,
        meeting,
        run=run,
        title=_("Sitzungsmappe: %(name)s") % {"name": meeting},
        consequence=_(
            "Einladung, Tagesordnung, Unterlagen, Anwesenheit, Niederschrift und Beschlüsse. Öffentlicher und nichtöffentlicher Teil sind zwei Mappen. Das Ergebnis liegt einen Tag unter „Aufträge“."
        ),
        confirm=_("Mappe erstellen"),
        form_class=FolderForm,
        form_kwargs={"parts": parts},
        success=lambda row: row.get_absolute_url(),
        breadcrumb=trail(meeting),
    )


def compiled_minutes(request: SignedInRequest, pk: UUID) -> HttpResponse:
    committee = fetch_visible(Committee, request.user, pk=pk)
    today = clock.today()
    return step_page(
        request,
        committee,
        partial(request_compiled, committee=committee),
        title=_("Sammelniederschrift: %(name)s") % {"name": committee},
        consequence=_(
            "Alle unterzeichneten Niederschriften der Zeit als ein Dokument, öffentlicher Teil. Das Ergebnis liegt einen Tag unter „Aufträge“."
        ),
        confirm=_("Zusammenstellen"),
        form_class=SeriesForm,
        form_kwargs={"initial": {"first": dt.date(today.year, 1, 1), "last": today}},
        success=lambda row: row.get_absolute_url(),
        breadcrumb=[(str(committee), committee.get_absolute_url())],
    )


@require_GET
def resolution_register(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Every resolution of a committee that the person may see."""
    committee = fetch_allowed(Committee, request.user, "E", pk=pk)
    rows = resolutions_of(request.user, committee).order_by("decided_on", "sequence")
    today = clock.today()
    return attachment(*resolution_sheet(rows, committee, f"{today:%Y-%m-%d}", today))


@require_GET
def attendance_over_time(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Who was at which meeting of a year."""
    committee = fetch_allowed(Committee, request.user, "E", pk=pk)
    text = request.GET.get("jahr", "")
    year = int(text) if text.isdigit() and len(text) == 4 and text > "1999" else clock.today().year
    held = meetings_to_export(request.user).filter(
        committee=committee, state__in=Meeting.HELD, starts_at__year=year
    )
    return attachment(*attendance_register(committee, list(held.order_by("starts_at")), str(year)))
