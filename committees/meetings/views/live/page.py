"""The live page, and its pulse: what changed on it since the device last looked."""

import hashlib
import re
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from committees.meetings.ballots.panel import ballot_panel, kinds
from committees.meetings.checkin.selectors import waiting_check_ins, window_of
from committees.meetings.clash import Clash
from committees.meetings.editor import BLOCKS
from committees.meetings.forms import GuestForm
from committees.meetings.live import LivePage, live_page, moment
from committees.meetings.live_words import live_words
from committees.meetings.models import Attendance, Meeting
from committees.meetings.selectors import conducted_rows
from committees.rules.voting import Count
from coordination.network.selectors import colleagues

LIVE = "committees/meetings/live.html"
PULSE = "committees/meetings/live_pulse.html"
#: Seconds until reading the same item again is a new line of the log.
READ_AGAIN = 15 * 60
#: What differs in every answer without anything having changed: tokens of forms, and the time of day.
VOLATILE = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|<time id="jetzt".*?</time>')


@require_GET
def meeting_live(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return show(request, fetch_allowed(conducted_rows(), request.user, "P", pk=pk))


@require_GET
def meeting_pulse(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The parts of the page as they are now; nothing (204) while they are as the device knows them."""
    meeting = fetch_allowed(conducted_rows(), request.user, "P", pk=pk)
    values = _values(request, meeting, chosen=request.GET.get("punkt", ""))
    html = render_to_string(PULSE, values | {"is_pulse": True}, request=request)
    mark = hashlib.sha256(VOLATILE.sub("", html).encode()).hexdigest()[:16]
    if request.GET.get("stand") == mark:
        return HttpResponse(status=204)
    _note_reading(request, values["page"])
    response = HttpResponse(html)
    response["X-TN-Stand"] = mark
    return response


def show(
    request: SignedInRequest,
    meeting: Meeting,
    *,
    count: Count | None = None,
    chosen: str = "",
    clash: Clash | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page with one item open; refused figures and the two sides of a clash stand on it."""
    values = _values(request, meeting, chosen=chosen or request.GET.get("punkt", ""), count=count)
    _note_reading(request, values["page"])
    return render(request, LIVE, values | {"clash": clash}, status=status)


def _values(
    request: SignedInRequest, meeting: Meeting, *, chosen: str, count: Count | None = None
) -> dict[str, Any]:
    now = clock.now()
    motion = request.POST.get("antrag") or request.GET.get("antrag", "")
    page = live_page(
        request.user,
        meeting,
        chosen=chosen,
        at=moment(meeting, now),
        count=count,
        motion=int(motion) if motion.isascii() and motion.isdigit() else 0,
    )
    return {
        "page": page,
        "meeting": meeting,
        "item": page.item,
        "now": now,
        "guest_form": GuestForm(user=request.user),
        "owners": colleagues(request.user),
        "blocks": BLOCKS,
        "window": window_of(meeting),
        "check_ins": waiting_check_ins(meeting),
        "words": live_words(),
        "kinds": kinds(),
        "reasons": Attendance.Reason.choices,
        "shown": _shown(page, request.POST if count else {}),
        "ballot": ballot_panel(page, request.POST if count else request.GET),
    }


def _note_reading(request: SignedInRequest, page: LivePage) -> None:
    """Who reads a non-public item stands in the log; a page that is shown anew all the time, once in a while."""
    if page.item is None or page.item.is_public:
        return
    if cache.add(f"live-read:{request.user.pk}:{page.item.pk}", 1, READ_AGAIN):
        record_read(by=request.user, row=page.item)


def address(meeting: Meeting, chosen: str = "") -> str:
    url = reverse("committees:meeting-live", kwargs={"pk": meeting.pk})
    return f"{url}?punkt={chosen}" if chosen else url


def _shown(page: LivePage, typed: Any) -> dict[str, Any]:
    """What stands in the form of the vote: the refused entry, else the stored vote, else the proposal."""
    vote = page.main_vote
    resolution = getattr(vote, "resolution", None)
    stored = {
        "wortlaut": vote.text if vote else (page.item.proposal if page.item else ""),
        "zustaendig": resolution.responsible if resolution else "",
        "bis": f"{resolution.due_on:%d.%m.%Y}" if resolution and resolution.due_on else "",
        "gegenstand": vote.subject if vote else "",
    } | dict.fromkeys(("aufgabe", "vorsitz", "antragsteller", "um"), "")
    return {name: typed.get(name) or value for name, value in stored.items()}
