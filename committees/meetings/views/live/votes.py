"""The vote of the live page: the sum while it is typed, and the result."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.refusals import Refusal, StaleVersion
from accounts.requests import SignedInRequest
from committees.meetings.ballots.models import RollCall
from committees.meetings.ballots.panel import ELECTION
from committees.meetings.ballots.services.entry import take_vote
from committees.meetings.clash import Clash, vote_clash
from committees.meetings.live import moment, vote_view
from committees.meetings.models import AgendaItem, Vote
from committees.meetings.selectors import room_of, rules_of
from committees.meetings.services.entries import version_after
from committees.meetings.services.votes import Motion
from committees.meetings.views.live.entry import (
    at_of,
    attempt,
    entry,
    figure,
    item_to_change,
    key_in,
    number_in,
    of_item,
    typed_in,
    wants_answer,
)
from committees.meetings.views.live.page import address, show
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
        item.meeting.voting_seats, request.GET.get("gegenstand", "")
    )
    view = vote_view(item, room_of(item.meeting), at, count, majority)
    return render(request, "committees/meetings/_vote_check.html", {"vote": view})


@entry(of_item)
def vote_record(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Store the vote, or show the fields of another kind; what was typed stays on the page, two results
    stand side by side."""
    item = item_to_change(request, pk)
    count = Count(*(figure(request.POST.get(name, "")) for name in COUNTS))
    if "wechsel" in request.POST or request.POST.get("art") == ELECTION:
        return _replaced(show(request, item.meeting, count=count, chosen=str(item.pk)), item)

    def run() -> Vote | RollCall:
        motion = _motion(request)
        return take_vote(
            item=item,
            motion=motion,
            count=count,
            at=at_of(request, item.meeting),
            by=request.user,
            version=_seen_version(request, item, motion.ordinal),
            pk=key_in(request, "namentlich"),
        )

    def clash_of(refusal: Refusal) -> Clash | None:
        if not isinstance(refusal, StaleVersion) or not isinstance(refusal.current, Vote):
            return None
        return vote_clash(refusal.current, count, typed_in(request))

    answer = attempt(request, item.meeting, run, item, clash_of, count)
    if answer.status_code != 303 and not wants_answer(request):
        _replaced(answer, item)
    return answer


def _replaced(answer: HttpResponse, item: AgendaItem) -> HttpResponse:
    """The address stays that of the live page, whatever was sent where."""
    answer["HX-Replace-Url"] = address(item.meeting, str(item.pk))
    return answer


def _seen_version(request: SignedInRequest, item: AgendaItem, ordinal: int) -> int | None:
    """The version of this very motion's result that the person saw: on the page, or by its last entry."""
    after = version_after(item.meeting, key_in(request, "nach"), request.user)
    return after or number_in(request, f"version-{ordinal}")


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
