"""The page on which a member enters itself, made for the phone in its hand."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import clock
from accounts.doors import fetch_visible, require_create
from accounts.requests import SignedInRequest
from committees.meetings.checkin.forms import CheckInForm
from committees.meetings.checkin.selectors import own_seats, window_of
from committees.meetings.checkin.services import check_in
from committees.meetings.live import moment
from committees.meetings.models import Meeting
from committees.meetings.selectors import meeting_page_rows
from desk.forms import action_page


@require_http_methods(["GET", "HEAD", "POST"])
def check_in_enter(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Enter oneself with the code; without anything to enter, see how it stands."""
    meeting = fetch_visible(meeting_page_rows(request.user), request.user, pk=pk)
    require_create(request.user, "check_in", committee=meeting.committee)
    seats = own_seats(request.user, meeting)
    free = {str(seat.holding.pk): seat for seat in seats if seat.may_enter}
    title = _("Zur Sitzung eintragen")
    trail = [
        (str(meeting.committee), meeting.committee.get_absolute_url()),
        (meeting.title, meeting.get_absolute_url()),
    ]
    if not free or window_of(meeting) is None:
        values = {"meeting": meeting, "seats": seats, "title": title, "breadcrumb": [*trail, (title, "")]}
        return render(request, "committees/meetings/check_in.html", values)

    def run(form: Any) -> Any:
        return check_in(
            meeting=meeting,
            holding=free[form.cleaned_data["holding"]].holding,
            code=form.cleaned_data["code"],
            channel=form.cleaned_data.get("channel", ""),
            at=moment(meeting, clock.now()),
            by=request.user,
        )

    return action_page(
        request,
        meeting,
        run=run,
        title=title,
        consequence=_consequence(meeting),
        confirm=_("Ich bin da"),
        message=_("Sie sind eingetragen. Die Schriftführung bestätigt es."),
        success=reverse("committees:check-in", kwargs={"pk": meeting.pk}),
        form_class=CheckInForm,
        form_kwargs={"meeting": meeting, "seats": list(free.values())},
        breadcrumb=[*trail, (title, "")],
    )


def _consequence(meeting: Meeting) -> str:
    return _("%(meeting)s. Ihre Anwesenheit zählt, sobald die Schriftführung sie bestätigt.") % {
        "meeting": meeting
    }
