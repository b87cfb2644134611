"""Who comes, who leaves, who is excused, who is a guest: entries of the live page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from committees.meetings.forms import GuestForm
from committees.meetings.models import Attendance
from committees.meetings.services.attendance import add_guest, arrive, come_back, excuse, leave
from committees.meetings.views.live.entry import (
    arrival_of,
    at_of,
    attempt,
    back,
    entry,
    key_in,
    meeting_to_conduct,
    of_attendance,
    of_meeting,
)
from committees.roster.models import SeatHolding


@entry(of_meeting)
def attendance_enter(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody with a seat comes, or is excused."""
    meeting = meeting_to_conduct(request, pk)
    holding = fetch_visible(SeatHolding, request.user, pk=key_in(request, "besetzung"))
    what = request.POST.get("tun")

    def run() -> Any:
        if what == "kommt":
            return arrive(meeting=meeting, holding=holding, at=arrival_of(request, meeting), by=request.user)
        is_excused = what == "entschuldigt"
        return excuse(meeting=meeting, holding=holding, by=request.user, is_excused=is_excused)

    return attempt(request, meeting, run)


@entry(of_attendance)
def attendance_change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody who was entered leaves or comes back."""
    attendance = fetch_allowed(Attendance, request.user, "P", pk=pk)
    service = come_back if request.POST.get("tun") == "kommt" else leave
    meeting = attendance.meeting
    return attempt(
        request, meeting, lambda: service(attendance=attendance, at=at_of(request, meeting), by=request.user)
    )


@entry(of_meeting)
def guest_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = meeting_to_conduct(request, pk)
    form = GuestForm(request.POST, user=request.user)
    if not form.is_valid():
        messages.error(request, _("Bitte den Namen des Gastes eintragen."))
        return back(request, meeting)
    return attempt(
        request,
        meeting,
        lambda: add_guest(
            meeting=meeting, at=arrival_of(request, meeting), by=request.user, **form.cleaned_data
        ),
    )
