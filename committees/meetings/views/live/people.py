"""Who comes, who leaves, who is excused, who is a guest: entries of the live page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.doors import fetch_allowed, fetch_visible
from accounts.refusals import Refusal, WrongState
from accounts.requests import SignedInRequest
from committees.meetings.checkin.selectors import check_in_rows
from committees.meetings.checkin.services import (
    close_check_in,
    confirm_check_in,
    open_check_in,
    remove_check_in,
)
from committees.meetings.clash import Clash, is_same_minute, presence_clash
from committees.meetings.forms import GuestForm
from committees.meetings.models import Attendance, Meeting
from committees.meetings.selectors import attendance_by_seat
from committees.meetings.services.attendance import add_guest, arrive, come_back, correct_time, excuse, leave
from committees.meetings.views.live.entry import (
    arrival_of,
    at_of,
    attempt,
    entry,
    key_in,
    made_of,
    meeting_to_conduct,
    of_attendance,
    of_check_in,
    of_meeting,
    refused,
)
from committees.roster.models import SeatHolding

PRESENCE = ("kommt", "geht")


@entry(of_meeting)
def attendance_enter(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody with a seat comes, leaves, or is excused."""
    meeting = meeting_to_conduct(request, pk)
    holding = fetch_visible(SeatHolding, request.user, pk=key_in(request, "besetzung"))
    what = request.POST.get("tun", "")
    if what in PRESENCE:
        return _presence(request, meeting, holding, comes=what == "kommt")
    is_excused = what == "entschuldigt"
    return attempt(
        request,
        meeting,
        lambda: excuse(
            meeting=meeting,
            holding=holding,
            by=request.user,
            is_excused=is_excused,
            reason=request.POST.get("grund"),
        ),
    )


def _presence(
    request: SignedInRequest, meeting: Meeting, holding: SeatHolding, *, comes: bool
) -> HttpResponse:
    """Coming and going by the seat, so that a device can say "leaves" before it knows of the arrival."""

    def run() -> Any:
        known = attendance_by_seat(meeting, holding)
        at = arrival_of(request, meeting) if comes else at_of(request, meeting)
        if known is not None and is_same_minute(known, comes, at):
            return known
        if comes:
            return arrive(meeting=meeting, holding=holding, at=at, by=request.user, alone=_alone(request))
        if known is None:
            raise WrongState(_("%(name)s ist nicht im Raum.") % {"name": holding.person})
        return leave(attendance=known, at=at, by=request.user, alone=_alone(request))

    def clash_of(refusal: Refusal) -> Clash | None:
        known = attendance_by_seat(meeting, holding)
        is_about_state = isinstance(refusal, WrongState) and known is not None
        return presence_clash(known, comes, at_of(request, meeting)) if known and is_about_state else None

    return attempt(request, meeting, run, clash_of=clash_of)


def _alone(request: SignedInRequest) -> bool:
    """Only for this board of a joint session, where the person sits on another one as well."""
    return request.POST.get("nur") == "1"


@entry(of_attendance)
def attendance_change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody who was entered leaves or comes back, or did so at another time."""
    attendance = fetch_allowed(Attendance, request.user, "P", pk=pk)
    services = {"kommt": come_back, "uhrzeit": correct_time}
    what = request.POST.get("tun", "")
    service, meeting = services.get(what, leave), attendance.meeting
    return attempt(
        request,
        meeting,
        lambda: service(
            attendance=attendance, at=at_of(request, meeting), by=request.user, alone=_alone(request)
        ),
        clash_of=lambda refusal: (
            presence_clash(attendance, what == "kommt", at_of(request, meeting))
            if isinstance(refusal, WrongState) and what != "uhrzeit"
            else None
        ),
    )


@entry(of_meeting)
def guest_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody without a seat comes."""
    meeting = meeting_to_conduct(request, pk)
    form = GuestForm(request.POST, user=request.user)
    if not form.is_valid():
        return refused(request, meeting, _("Bitte den Namen des Gastes eintragen."))
    return attempt(
        request,
        meeting,
        lambda: add_guest(
            meeting=meeting, at=arrival_of(request, meeting), by=request.user, **form.cleaned_data
        ),
    )


@entry(of_meeting)
def check_in_state(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Let members enter themselves, or no longer."""
    meeting = meeting_to_conduct(request, pk)
    service = close_check_in if request.POST.get("tun") == "schliessen" else open_check_in
    return attempt(
        request, meeting, lambda: service(meeting=meeting, at=made_of(request, meeting), by=request.user)
    )


@entry(of_check_in)
def check_in_decide(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Confirm somebody who entered itself, or take it off the list."""
    row = fetch_allowed(check_in_rows(), request.user, "P", pk=pk)
    meeting = row.meeting

    def run() -> Any:
        if request.POST.get("tun") == "entfernen":
            return remove_check_in(row=row, by=request.user)
        return confirm_check_in(row=row, at=at_of(request, meeting), by=request.user)

    return attempt(request, meeting, run)
