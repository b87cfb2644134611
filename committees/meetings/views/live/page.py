"""The live page: every button is a plain form; htmx only swaps the part that changed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.audit.services import record_read
from accounts.requests import SignedInRequest
from committees.meetings.forms import GuestForm
from committees.meetings.live import LivePage, live_page, moment
from committees.meetings.models import Meeting
from committees.meetings.views.live.entry import meeting_to_conduct
from committees.rules.voting import Count
from coordination.network.selectors import colleagues

LIVE = "committees/meetings/live.html"


@require_GET
def meeting_live(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return show(request, meeting_to_conduct(request, pk))


def show(
    request: SignedInRequest,
    meeting: Meeting,
    *,
    count: Count | None = None,
    chosen: str = "",
    status: int = 200,
) -> HttpResponse:
    now = moment(meeting, clock.now())
    page = live_page(
        request.user, meeting, chosen=chosen or request.GET.get("punkt", ""), at=now, count=count
    )
    if page.item is not None and not page.item.is_public:
        record_read(by=request.user, row=page.item)
    values = {
        "page": page,
        "meeting": meeting,
        "item": page.item,
        "guest_form": GuestForm(user=request.user),
        "owners": colleagues(request.user),
        "shown": _shown(page, request.POST if count else {}),
    }
    return render(request, LIVE, values, status=status)


def _shown(page: LivePage, typed: Any) -> dict[str, Any]:
    """What stands in the form of the vote: the refused entry, else the stored vote, else the proposal."""
    vote = page.main_vote
    resolution = getattr(vote, "resolution", None)
    stored = {
        "wortlaut": vote.text if vote else (page.item.proposal if page.item else ""),
        "zustaendig": resolution.responsible if resolution else "",
        "bis": f"{resolution.due_on:%d.%m.%Y}" if resolution and resolution.due_on else "",
    }
    return {name: typed.get(name) or value for name, value in stored.items()}
