"""What happens to an item in the meeting: called, noted, its record, conflicts of interest."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from accounts.doors import fetch_visible
from accounts.refusals import StaleVersion, WrongState
from accounts.requests import SignedInRequest
from committees.meetings.clash import conflict_clash, record_clash
from committees.meetings.models import Attendance
from committees.meetings.selectors import conflict_of, conflict_with
from committees.meetings.services.items import (
    call_item,
    correct_conflict,
    declare_conflict,
    finish_item,
    return_from_conflict,
    write_record,
)
from committees.meetings.views.live.entry import (
    at_of,
    attempt,
    common_to_change,
    entry,
    item_to_change,
    key_in,
    number_in,
    of_item,
)


@entry(of_item)
def item_step(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Call, note or postpone an item."""
    item = item_to_change(request, pk)
    what = request.POST.get("tun", "")
    if what == "aufrufen":
        common_to_change(request, item)

    def run() -> Any:
        if what == "aufrufen":
            return call_item(item=item, at=at_of(request, item.meeting), by=request.user)
        return finish_item(item=item, outcome=what, by=request.user)

    return attempt(request, item.meeting, run, item)


@entry(of_item)
def item_record(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The note on the debate; a text block is put behind it."""
    item = item_to_change(request, pk)
    common_to_change(request, item)
    text = "\n\n".join(
        t for t in (request.POST.get("text", ""), request.POST.get("baustein", "")) if t.strip()
    )
    return attempt(
        request,
        item.meeting,
        lambda: write_record(
            item=item,
            text=text,
            by=request.user,
            version=number_in(request, "version"),
            seen=request.POST.get("vorher"),
        ),
        item,
        lambda refusal: (
            record_clash(refusal.current, text)  # type: ignore[arg-type]
            if isinstance(refusal, StaleVersion)
            else None
        ),
    )


@entry(of_item)
def conflict_declare(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody is conflicted; a second note on the same person asks which of the two holds."""
    item = item_to_change(request, pk)
    attendance = fetch_visible(Attendance, request.user, pk=key_in(request, "person"))
    ground = request.POST.get("grund", "")[:200]
    stored = conflict_with(item, attendance)

    def run() -> Any:
        at = at_of(request, item.meeting)
        if stored is not None and request.POST.get("vermerk") == str(stored.pk):
            return correct_conflict(conflict=stored, ground=ground, at=at, by=request.user)
        return declare_conflict(item=item, attendance=attendance, ground=ground, at=at, by=request.user)

    return attempt(
        request,
        item.meeting,
        run,
        item,
        lambda refusal: (
            conflict_clash(stored, ground, at_of(request, item.meeting))
            if stored is not None and stored.returned_at is None and isinstance(refusal, WrongState)
            else None
        ),
    )


@entry(of_item)
def conflict_return(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = item_to_change(request, pk)
    conflict = conflict_of(item, request.POST.get("vermerk", ""))
    return attempt(
        request,
        item.meeting,
        lambda: return_from_conflict(conflict=conflict, at=at_of(request, item.meeting), by=request.user),
        item,
    )
