"""What every entry of the live page shares: its door, its moment, its way back to the page."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from committees.meetings.live import arrival, moment
from committees.meetings.models import AgendaItem, Attendance, Meeting
from committees.meetings.selectors import agenda_items, conducted_rows


def meeting_to_conduct(request: SignedInRequest, pk: UUID) -> Meeting:
    return fetch_allowed(conducted_rows(), request.user, "P", pk=pk)


def item_to_change(request: SignedInRequest, pk: UUID) -> AgendaItem:
    """An item to act on: whoever conducts the meeting and may change this part of its agenda."""
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    meeting_to_conduct(request, item.meeting_id)
    return item


def entry(meeting_of: Callable[[SignedInRequest, UUID], tuple[Meeting, AgendaItem | None]]) -> Callable:
    """A view that writes on POST; any reload of its address leads back to the live page it belongs to."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
            return view(request, pk) if request.method == "POST" else back(request, *meeting_of(request, pk))

        return answer

    return decorate


def of_meeting(request: SignedInRequest, pk: UUID) -> tuple[Meeting, None]:
    return meeting_to_conduct(request, pk), None


def of_item(request: SignedInRequest, pk: UUID) -> tuple[Meeting, AgendaItem]:
    item = item_to_change(request, pk)
    return item.meeting, item


def of_attendance(request: SignedInRequest, pk: UUID) -> tuple[Meeting, None]:
    return fetch_allowed(Attendance, request.user, "P", pk=pk).meeting, None


def at_of(request: SignedInRequest, meeting: Meeting) -> dt.datetime:
    return moment(meeting, clock.now(), request.POST.get("um", ""))


def arrival_of(request: SignedInRequest, meeting: Meeting) -> dt.datetime:
    return arrival(meeting, clock.now(), request.POST.get("um", ""))


def back(request: SignedInRequest, meeting: Meeting, item: AgendaItem | None = None) -> HttpResponse:
    response = redirect(address(meeting, str(item.pk) if item else request.POST.get("punkt", "")))
    response.status_code = 303
    return response


def address(meeting: Meeting, chosen: str = "") -> str:
    url = reverse("committees:meeting-live", kwargs={"pk": meeting.pk})
    return f"{url}?punkt={chosen}" if chosen else url


def attempt(
    request: SignedInRequest, meeting: Meeting, run: Callable[[], Any], item: AgendaItem | None = None
) -> HttpResponse:
    """Run one entry; a refusal comes back as a message on the same page."""
    try:
        run()
    except Refusal as refusal:
        source = f" ({refusal.source})" if refusal.source else ""
        messages.error(request, f"{refusal.message}{source}")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return back(request, meeting, item)


def key_in(request: SignedInRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


def figure(text: str) -> int:
    """A count as typed: nothing is 0, at most four digits."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def number_in(request: SignedInRequest, name: str) -> int | None:
    return figure(request.POST.get(name, "")) or None
