"""Ways shared by the pages of ballots: who conducts the meeting, and back to where one came from."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from committees.meetings.models import AgendaItem
from committees.meetings.selectors import agenda_items, conducted_rows


def conducted_item(request: SignedInRequest, pk: UUID) -> AgendaItem:
    """An item to act on: whoever conducts the meeting and may change this part of its agenda."""
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    fetch_allowed(conducted_rows(), request.user, "P", pk=item.meeting_id)
    return item


def conducted(request: SignedInRequest, rows: QuerySet, pk: UUID, path: str = "") -> Any:
    """A roll call or an election to act on. `path` leads from the row to it."""
    row = fetch_visible(rows, request.user, pk=pk)
    hangs_on = getattr(row, path) if path else row
    conducted_item(request, hangs_on.item_id)
    return row


def live(item: AgendaItem) -> str:
    """The live page with this item in its middle."""
    return f"{reverse('committees:meeting-live', kwargs={'pk': item.meeting_id})}?punkt={item.pk}"


def trail(item: AgendaItem) -> list[tuple[Any, str]]:
    meeting = item.meeting
    return [
        (str(meeting.committee), meeting.committee.get_absolute_url()),
        (meeting.title, meeting.get_absolute_url()),
    ]


def see_other(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
