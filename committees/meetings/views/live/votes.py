"""The vote of the live page: the sum while it is typed, and the result."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from committees.meetings.live import moment, vote_view
from committees.meetings.models import Vote
from committees.meetings.selectors import room_of, rules_of
from committees.meetings.services.votes import Motion, record_vote
from committees.meetings.views.live.entry import (
    address,
    at_of,
    back,
    entry,
    figure,
    item_to_change,
    key_in,
    number_in,
    of_item,
)
from committees.meetings.views.live.page import show
from committees.papers.services import FollowUp
from committees.rules.voting import Count
from coordination.network.selectors import colleagues
from desk.forms import GermanDateField

COUNTS = ("yes", "no", "abstain", "invalid", "not_participating")


@require_GET
def vote_check(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The sum and the result while the figures are typed."""
    item = item_to_change(request, pk)
    count = Count(*(figure(request.GET.get(name, "")) for name in COUNTS))
    at = moment(item.meeting, clock.now())
    majority = rules_of(item.meeting).majority_for(
        item.meeting.committee.statutory_voting_seats, request.GET.get("gegenstand", "")
    )
    view = vote_view(item, room_of(item.meeting), at, count, majority)
    return render(request, "committees/meetings/_vote_check.html", {"vote": view})


@entry(of_item)
def vote_record(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Store the vote; refused figures stay on the page with the reason."""
    item = item_to_change(request, pk)
    count = Count(*(figure(request.POST.get(name, "")) for name in COUNTS))
    try:
        at = at_of(request, item.meeting)
        record_vote(
            item=item,
            motion=_motion(request),
            count=count,
            at=at,
            by=request.user,
            version=number_in(request, "version"),
        )
    except (Refusal, ValidationError) as error:
        text = error.message if isinstance(error, Refusal) else " ".join(error.messages)
        messages.error(request, text)
        status = 200 if request.htmx else getattr(error, "status", 422)  # type: ignore[attr-defined]
        page = show(request, item.meeting, count=count, chosen=str(item.pk), status=status)
        page["HX-Replace-Url"] = address(item.meeting, str(item.pk))
        return page
    return back(request, item.meeting, item)


def _motion(request: SignedInRequest) -> Motion:
    data = request.POST
    method = data.get("art", Vote.Method.OPEN)
    owner = colleagues(request.user).filter(pk=key_in(request, "aufgabe") or UUID(int=0)).first()
    follow_up = FollowUp(
        responsible=data.get("zustaendig", "").strip()[:200],
        due_on=GermanDateField(required=False).clean(data.get("bis", "")),
        owner=owner,
    )
    ordinal = figure(data.get("antrag", "0"))
    subject = data.get("gegenstand", "")
    return Motion(
        text=data.get("wortlaut", ""),
        ordinal=ordinal,
        mover=data.get("antragsteller", "").strip()[:200],
        method=method if method in Vote.Method.values else Vote.Method.OPEN,
        subject=subject if subject in Vote.Subject.values else Vote.Subject.MOTION,
        chair_says_yes={"ja": True, "nein": False}.get(data.get("vorsitz", "")),
        follow_up=follow_up,
    )
