"""The live page: every button is a plain form; htmx only swaps the part that changed."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed, fetch_visible
from accounts.refusals import Refusal
from accounts.requests import SignedInRequest
from committees.meetings.forms import GuestForm
from committees.meetings.live import LivePage, arrival, live_page, moment, vote_view
from committees.meetings.models import AgendaItem, Attendance, Meeting, Vote
from committees.meetings.selectors import agenda_items, conducted_rows, conflict_of, room_of, rules_of
from committees.meetings.services.attendance import add_guest, arrive, come_back, excuse, leave
from committees.meetings.services.conduct import (
    close_meeting,
    doubt_quorum,
    interrupt_meeting,
    open_meeting,
    resume_meeting,
)
from committees.meetings.services.items import (
    call_item,
    declare_conflict,
    finish_item,
    return_from_conflict,
    write_record,
)
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.services import FollowUp
from committees.roster.models import SeatHolding
from committees.rules.voting import Count
from coordination.network.selectors import colleagues
from desk.forms import GermanDateField

COUNTS = ("yes", "no", "abstain", "invalid", "not_participating")
LIVE = "committees/meetings/live.html"


def _meeting(request: SignedInRequest, pk: UUID) -> Meeting:
    return fetch_allowed(conducted_rows(), request.user, "P", pk=pk)


def _item(request: SignedInRequest, pk: UUID) -> AgendaItem:
    """An item to act on: whoever conducts the meeting and may change this part of its agenda."""
    item = fetch_allowed(agenda_items(), request.user, "U", pk=pk)
    _meeting(request, item.meeting_id)
    return item


def entry(meeting_of: Callable[[SignedInRequest, UUID], tuple[Meeting, AgendaItem | None]]) -> Callable:
    """A view that writes on POST; any reload of its address leads back to the live page it belongs to."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
            return view(request, pk) if request.method == "POST" else _back(request, *meeting_of(request, pk))

        return answer

    return decorate


def _of_meeting(request: SignedInRequest, pk: UUID) -> tuple[Meeting, None]:
    return _meeting(request, pk), None


def _of_item(request: SignedInRequest, pk: UUID) -> tuple[Meeting, AgendaItem]:
    item = _item(request, pk)
    return item.meeting, item


def _of_attendance(request: SignedInRequest, pk: UUID) -> tuple[Meeting, None]:
    return fetch_allowed(Attendance, request.user, "P", pk=pk).meeting, None


def _at(request: SignedInRequest, meeting: Meeting) -> dt.datetime:
    return moment(meeting, clock.now(), request.POST.get("um", ""))


def _arrival(request: SignedInRequest, meeting: Meeting) -> dt.datetime:
    return arrival(meeting, clock.now(), request.POST.get("um", ""))


def _back(request: SignedInRequest, meeting: Meeting, item: AgendaItem | None = None) -> HttpResponse:
    response = redirect(_address(meeting, str(item.pk) if item else request.POST.get("punkt", "")))
    response.status_code = 303
    return response


def _address(meeting: Meeting, chosen: str = "") -> str:
    url = reverse("committees:meeting-live", kwargs={"pk": meeting.pk})
    return f"{url}?punkt={chosen}" if chosen else url


def _try(
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
    return _back(request, meeting, item)


@require_GET
def meeting_live(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _show(request, _meeting(request, pk))


def _show(
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


@entry(_of_meeting)
def meeting_state(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Open, interrupt, resume, close."""
    meeting = _meeting(request, pk)
    services = {
        "oeffnen": open_meeting,
        "unterbrechen": interrupt_meeting,
        "fortsetzen": resume_meeting,
        "schliessen": close_meeting,
        "bezweifeln": doubt_quorum,
    }
    service = services.get(request.POST.get("tun", ""), open_meeting)
    answer = _try(
        request, meeting, lambda: service(meeting=meeting, at=_at(request, meeting), by=request.user)
    )
    meeting.refresh_from_db()
    if meeting.state == Meeting.State.CLOSED:
        return redirect("committees:minutes-detail", pk=meeting.pk)
    return answer


@entry(_of_meeting)
def attendance_enter(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody with a seat comes, or is excused."""
    meeting = _meeting(request, pk)
    holding = fetch_visible(SeatHolding, request.user, pk=_key(request, "besetzung"))
    what = request.POST.get("tun")

    def run() -> Any:
        if what == "kommt":
            return arrive(meeting=meeting, holding=holding, at=_arrival(request, meeting), by=request.user)
        is_excused = what == "entschuldigt"
        return excuse(meeting=meeting, holding=holding, by=request.user, is_excused=is_excused)

    return _try(request, meeting, run)


def _key(request: SignedInRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


@entry(_of_attendance)
def attendance_change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Somebody who was entered leaves or comes back."""
    attendance = fetch_allowed(Attendance, request.user, "P", pk=pk)
    service = come_back if request.POST.get("tun") == "kommt" else leave
    meeting = attendance.meeting
    return _try(
        request, meeting, lambda: service(attendance=attendance, at=_at(request, meeting), by=request.user)
    )


@entry(_of_meeting)
def guest_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    meeting = _meeting(request, pk)
    form = GuestForm(request.POST, user=request.user)
    if not form.is_valid():
        messages.error(request, _("Bitte den Namen des Gastes eintragen."))
        return _back(request, meeting)
    return _try(
        request,
        meeting,
        lambda: add_guest(
            meeting=meeting, at=_arrival(request, meeting), by=request.user, **form.cleaned_data
        ),
    )


@entry(_of_item)
def item_step(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Call, note or postpone an item."""
    item = _item(request, pk)
    what = request.POST.get("tun", "")

    def run() -> Any:
        if what == "aufrufen":
            return call_item(item=item, at=_at(request, item.meeting), by=request.user)
        return finish_item(item=item, outcome=what, by=request.user)

    return _try(request, item.meeting, run, item)


@entry(_of_item)
def item_record(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The note on the debate; a text block is put behind it."""
    item = _item(request, pk)
    text = "\n\n".join(
        t for t in (request.POST.get("text", ""), request.POST.get("baustein", "")) if t.strip()
    )
    version = _number(request, "version")
    return _try(
        request,
        item.meeting,
        lambda: write_record(item=item, text=text, by=request.user, version=version),
        item,
    )


@entry(_of_item)
def conflict_declare(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = _item(request, pk)
    attendance = fetch_visible(Attendance, request.user, pk=_key(request, "person"))
    ground = request.POST.get("grund", "")[:200]
    return _try(
        request,
        item.meeting,
        lambda: declare_conflict(
            item=item, attendance=attendance, ground=ground, at=_at(request, item.meeting), by=request.user
        ),
        item,
    )


@entry(_of_item)
def conflict_return(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = _item(request, pk)
    conflict = conflict_of(item, request.POST.get("vermerk", ""))
    return _try(
        request,
        item.meeting,
        lambda: return_from_conflict(conflict=conflict, at=_at(request, item.meeting), by=request.user),
        item,
    )


@require_GET
def vote_check(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The sum and the result while the figures are typed."""
    item = _item(request, pk)
    count = Count(*(_figure(request.GET.get(name, "")) for name in COUNTS))
    at = moment(item.meeting, clock.now())
    majority = rules_of(item.meeting).majority_for(
        item.meeting.committee.statutory_voting_seats, request.GET.get("gegenstand", "")
    )
    view = vote_view(item, room_of(item.meeting), at, count, majority)
    return render(request, "committees/meetings/_vote_check.html", {"vote": view})


@entry(_of_item)
def vote_record(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Store the vote; refused figures stay on the page with the reason."""
    item = _item(request, pk)
    count = Count(*(_figure(request.POST.get(name, "")) for name in COUNTS))
    try:
        at = _at(request, item.meeting)
        record_vote(
            item=item,
            motion=_motion(request),
            count=count,
            at=at,
            by=request.user,
            version=_number(request, "version"),
        )
    except (Refusal, ValidationError) as error:
        text = error.message if isinstance(error, Refusal) else " ".join(error.messages)
        messages.error(request, text)
        status = 200 if request.htmx else getattr(error, "status", 422)  # type: ignore[attr-defined]
        page = _show(request, item.meeting, count=count, chosen=str(item.pk), status=status)
        page["HX-Replace-Url"] = _address(item.meeting, str(item.pk))
        return page
    return _back(request, item.meeting, item)


def _motion(request: SignedInRequest) -> Motion:
    data = request.POST
    method = data.get("art", Vote.Method.OPEN)
    owner = colleagues(request.user).filter(pk=_key(request, "aufgabe") or UUID(int=0)).first()
    follow_up = FollowUp(
        responsible=data.get("zustaendig", "").strip()[:200],
        due_on=GermanDateField(required=False).clean(data.get("bis", "")),
        owner=owner,
    )
    ordinal = _figure(data.get("antrag", "0"))
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


def _figure(text: str) -> int:
    """A count as typed: nothing is 0, at most four digits."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def _number(request: SignedInRequest, name: str) -> int | None:
    return _figure(request.POST.get(name, "")) or None
