"""Pages of a roll call: the clerk's entries, the member's own voice, a correction."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_visible
from accounts.refusals import Refusal, StaleVersion
from accounts.requests import SignedInRequest
from committees.meetings.ballots.forms import CorrectBallotForm
from committees.meetings.ballots.models import Ballot, RollCall
from committees.meetings.ballots.selectors import (
    ballot_rows,
    own_voter,
    roll_call_page_rows,
    roll_call_rows,
    sheet_of,
)
from committees.meetings.ballots.services.roll_call import (
    cancel_roll_call,
    cast_own,
    close_roll_call,
    correct_ballot,
    enter_ballots,
)
from committees.meetings.ballots.views.way import conducted, live, see_other, trail
from committees.meetings.ballots.voices import choice_for, voices_in, with_stored
from committees.meetings.clash import Clash, voice_clash
from committees.meetings.live import moment
from committees.meetings.views.live.entry import at_of, attempt, typed_in
from desk.forms import action_page, form_page
from desk.hub import render_hub

TONES: dict[str, str] = {RollCall.State.OPEN: "frage", RollCall.State.CLOSED: "gut"}


@require_GET
def roll_call_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """For members: the own voice; for everybody of the committee afterwards: who voted how."""
    row = fetch_visible(roll_call_page_rows(request.user), request.user, pk=pk)
    if not row.item.is_public:
        record_read(by=request.user, row=row)
    row.item.has_conflicts, conducts = row.has_conflicts, row.is_conducted
    sheet = sheet_of(row)
    voter = own_voter(request.user, row, sheet) if row.is_open else None
    ballot = next((line.ballot for line in sheet.lines if voter and line.voter.seat == voter.seat), None)
    return render_hub(
        request,
        row,
        template="committees/ballots/roll_call_detail.html",
        title=f"{row.item.number} {row.item.title}",
        subtitle=_("Namentliche Abstimmung"),
        state=(row.get_state_display(), TONES.get(row.state, "ruht")),
        breadcrumb=trail(row.item),
        context={
            "roll_call": row,
            "sheet": sheet,
            "voter": voter,
            "own_ballot": ballot,
            "own_words": _("Sie haben mit %(choice)s gestimmt.") % {"choice": ballot.get_choice_display()}
            if ballot
            else "",
            "may_cast": voter is not None and row.is_self_cast and ballot is None,
            "shows_names": conducts or not row.is_open,
            "may_correct": conducts and row.item.meeting.is_running,
        },
    )


def _answer(request: SignedInRequest, run: Any, target: str) -> HttpResponse:
    """Do it; what is refused stands as a message on the page one goes back to."""
    try:
        run()
    except Refusal as refusal:
        messages.error(request, f"{refusal.message} {refusal.source}".strip())
    return see_other(target)


def roll_call_enter(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The clerk's sheet: keep what is entered, and close if asked to. An entry of the live page like any other."""
    row = conducted(request, roll_call_rows(), pk)
    meeting, target = row.item.meeting, request.path
    if request.method != "POST":
        return see_other(live(row.item))

    def run() -> None:
        at, voices = at_of(request, meeting), voices_in(request.POST, row)
        enter_ballots(roll_call=row, choices=voices.choices, seen=voices.seen, at=at, by=request.user)
        if request.POST.get("tun") == "schliessen":
            close_roll_call(roll_call=row, at=at, by=request.user)

    def clash_of(refusal: Refusal) -> Clash | None:
        if not isinstance(refusal, StaleVersion) or not isinstance(refusal.current, Ballot):
            return None
        stored, typed = refusal.current, typed_in(request)
        return voice_clash(stored, choice_for(typed, stored), target, with_stored(typed, stored))

    return attempt(request, meeting, run, row.item, clash_of)


def roll_call_cast(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The own voice of a member, from its own device."""
    row = fetch_visible(roll_call_rows(), request.user, pk=pk)
    if request.method != "POST":
        return see_other(row.get_absolute_url())
    return _answer(
        request,
        lambda: cast_own(
            roll_call=row,
            choice=request.POST.get("stimme", ""),
            at=moment(row.item.meeting, clock.now()),
            by=request.user,
        ),
        row.get_absolute_url(),
    )


def roll_call_cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, roll_call_rows(), pk)
    return action_page(
        request,
        row,
        run=lambda form: cancel_roll_call(roll_call=row, by=request.user),
        title=_("Namentliche Abstimmung abbrechen: %(number)s") % {"number": row.item.number},
        consequence=_("Die schon abgegebenen Stimmen werden verworfen. Nichts ist beschlossen."),
        confirm=_("Abstimmung abbrechen"),
        success=live(row.item),
        cancel=live(row.item),
        breadcrumb=trail(row.item),
    )


def ballot_correct(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, ballot_rows(), pk, "roll_call")
    page = row.roll_call.get_absolute_url()
    return form_page(
        request,
        form_class=CorrectBallotForm,
        title=_("Stimme berichtigen: %(name)s") % {"name": row.name},
        intro=_("Summe und Ergebnis folgen der Stimme. Der Grund steht im Verlauf."),
        initial={"choice": row.choice},
        save=lambda form: correct_ballot(ballot=row, by=request.user, **form.cleaned_data),
        success=page,
        message=_("Stimme berichtigt."),
        cancel=page,
        breadcrumb=trail(row.roll_call.item),
        draft_key="",
    )
