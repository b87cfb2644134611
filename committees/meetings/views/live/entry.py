"""What every entry of the live page shares: its door, its moment, that it counts once, and its answer."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts import clock
from accounts.doors import fetch_allowed
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from committees.meetings.checkin.selectors import check_in_rows
from committees.meetings.clash import Clash
from committees.meetings.joint.selectors import leading_row
from committees.meetings.live import arrival, made_at, moment
from committees.meetings.models import AgendaItem, Attendance, Meeting
from committees.meetings.selectors import agenda_items, conducted_rows
from committees.meetings.services.entries import Sent, enter_once
from committees.meetings.views.live.page import address, show
from committees.rules.voting import Count

#: Fields that belong to one sending of an entry, not to what was typed.
OF_THE_SENDING = ("csrfmiddlewaretoken", "eintrag", "entstanden", "nach")
CLASH = "committees/meetings/_live_clash.html"


def meeting_to_conduct(request: SignedInRequest, pk: UUID) -> Meeting:
    return fetch_allowed(conducted_rows(), request.user, "P", pk=pk)


def item_to_change(request: SignedInRequest, pk: UUID) -> AgendaItem:
    """An item to act on: whoever conducts the meeting and may change this part of its agenda."""
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    meeting_to_conduct(request, item.meeting_id)
    return item


def common_to_change(request: SignedInRequest, item: AgendaItem) -> None:
    """What counts for every board of a joint session needs the right to conduct the leading meeting."""
    leading = leading_row(item)
    if leading is not None:
        item_to_change(request, leading)


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


def of_check_in(request: SignedInRequest, pk: UUID) -> tuple[Meeting, None]:
    return fetch_allowed(check_in_rows(), request.user, "P", pk=pk).meeting, None


def made_of(request: SignedInRequest, meeting: Meeting) -> dt.datetime:
    """When the entry was made on its device."""
    return made_at(meeting, clock.now(), request.POST.get("entstanden", ""))


def at_of(request: SignedInRequest, meeting: Meeting) -> dt.datetime:
    return moment(meeting, made_of(request, meeting), request.POST.get("um", ""))


def arrival_of(request: SignedInRequest, meeting: Meeting) -> dt.datetime:
    return arrival(meeting, made_of(request, meeting), request.POST.get("um", ""))


def attempt(
    request: SignedInRequest,
    meeting: Meeting,
    run: Callable[[], Any],
    item: AgendaItem | None = None,
    clash_of: Callable[[Refusal], Clash | None] = lambda refusal: None,
    count: Count | None = None,
) -> HttpResponse:
    """Run one entry once. What refuses it comes back on the same page, two sides of a clash side by side.

    `count`: typed figures of a vote, which stay on the page when they are refused.
    """
    try:
        sent = _sent(request, meeting)
        is_new = enter_once(meeting=meeting, sent=sent, deed=run, by=request.user)
    except Refusal as refusal:
        source = f" ({refusal.source})" if refusal.source else ""
        said = f"{refusal.message}{source}"
        return refused(request, meeting, said, item, clash_of(refusal), count, refusal.status)
    except ValidationError as error:
        return refused(request, meeting, " ".join(error.messages), item, count=count)
    if wants_answer(request):
        return JsonResponse({"stand": "gilt" if is_new else "galt"})
    return back(request, meeting, item)


def _sent(request: SignedInRequest, meeting: Meeting) -> Sent | None:
    key = key_in(request, "eintrag")
    if key is None:
        return None
    name = request.resolver_match.url_name if request.resolver_match else ""
    return Sent(key=key, action=str(name), made_at=made_of(request, meeting))


def wants_answer(request: SignedInRequest) -> bool:
    """Whether the device sends from its own queue and wants to hear what became of the entry."""
    return "application/json" in request.headers.get("Accept", "")


def refused(
    request: SignedInRequest,
    meeting: Meeting,
    sentence: str,
    item: AgendaItem | None = None,
    clash: Clash | None = None,
    count: Count | None = None,
    status: int = 422,
) -> HttpResponse:
    """Say why an entry does not hold; a device keeps it, a page without script shows both sides of a clash."""
    if wants_answer(request):
        html = render_to_string(CLASH, {"clash": clash, "meeting": meeting}, request=request) if clash else ""
        stand = "strittig" if clash else "abgelehnt"
        return JsonResponse({"stand": stand, "satz": sentence, "html": html}, status=409)
    messages.error(request, sentence)
    if clash is not None or count is not None:
        status = 200 if request.htmx else status
        chosen = _chosen(request, item)
        return show(request, meeting, count=count, clash=clash, chosen=chosen, status=status)
    return back(request, meeting, item)


def _chosen(request: SignedInRequest, item: AgendaItem | None) -> str:
    return str(item.pk) if item else request.POST.get("punkt", "")


def back(request: SignedInRequest, meeting: Meeting, item: AgendaItem | None = None) -> HttpResponse:
    response = redirect(address(meeting, _chosen(request, item)))
    response.status_code = 303
    return response


def ended(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """The meeting is closed: on to its minutes."""
    onward = reverse("committees:minutes-detail", kwargs={"pk": meeting.pk})
    return JsonResponse({"stand": "gilt", "weiter": onward}) if wants_answer(request) else redirect(onward)


def key_in(request: SignedInRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


def typed_in(request: SignedInRequest) -> dict[str, str]:
    """What was typed, to be sent once more with the knowledge of what is stored."""
    return {name: str(text) for name, text in request.POST.items() if name not in OF_THE_SENDING}


def figure(text: str) -> int:
    """A count as typed: nothing is 0, at most four digits."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def number_in(request: SignedInRequest, name: str) -> int | None:
    return figure(request.POST.get(name, "")) or None
