"""Pages of an election: the list of names, the rounds, the answers, the office."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts import clock
from accounts.audit.services import record_read
from accounts.doors import fetch_allowed, fetch_visible
from accounts.requests import SignedInRequest
from committees.meetings.ballots.forms import (
    AnswerElectionForm,
    CandidateForm,
    ElectionForm,
    LotForm,
    OfficeForm,
    ReasonForm,
    RoundForm,
)
from committees.meetings.ballots.models import Candidate, Election, ElectionRound
from committees.meetings.ballots.rounds import (
    NextRound,
    next_round,
    result_sentence,
    round_heading,
    round_sentence,
    rule_of,
)
from committees.meetings.ballots.selectors import candidate_rows, election_page_rows, election_rows
from committees.meetings.ballots.services.elections import (
    BallotCount,
    cancel_election,
    count_round,
    draw_lot,
    enter_office,
    note_answer,
    propose,
    start_election,
    withdraw_candidate,
)
from committees.meetings.ballots.views.way import (
    conducted,
    conducted_item,
    live,
    see_other,
    trail,
)
from committees.meetings.live import moment
from committees.meetings.selectors import entitled_at, room_of
from committees.meetings.views.live.entry import at_of, attempt, number_in, wants_answer
from desk.forms import action_page, form_page
from desk.hub import Action, NextStep, render_hub

TONES: dict[str, str] = {Election.State.OPEN: "frage", Election.State.DECIDED: "gut"}


def election_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    item = conducted_item(request, pk)
    return form_page(
        request,
        form_class=ElectionForm,
        title=_("Wahl beginnen: %(number)s") % {"number": item.number},
        initial={"posts": 1, "is_secret": True},
        save=lambda form: start_election(item=item, by=request.user, **form.cleaned_data),
        success=lambda row: row.get_absolute_url(),
        submit=_("Wahl beginnen"),
        cancel=live(item),
        breadcrumb=trail(item),
    )


@require_GET
def election_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = fetch_visible(election_page_rows(request.user), request.user, pk=pk)
    if not row.item.is_public:
        record_read(by=request.user, row=row)
    conducts, coming = row.is_conducted, next_round(row)
    is_running = row.item.meeting.is_running
    rounds = list(row.rounds.all())
    return render_hub(
        request,
        row,
        template="committees/ballots/election_detail.html",
        title=row.title,
        subtitle=f"{_('Wahl')}, {row.item.number}",
        state=(row.get_state_display(), TONES.get(row.state, "ruht")),
        actions=[Action(_("Zur Sitzung"), live(row.item), "arrow")] if conducts and is_running else [],
        next_step=_next(row, coming) if conducts and is_running else None,
        facts=[
            (_("Plätze"), row.posts),
            (_("Art"), _("geheim") if row.is_secret else _("offen")),
            (_("Amt im Gremium"), row.get_office_display()),
        ],
        breadcrumb=trail(row.item),
        context={
            "election": row,
            "rule": rule_of(row),
            "rounds": [
                (found, round_heading(found.number, found.kind), round_sentence(found)) for found in rounds
            ],
            "candidates": list(row.candidates.all()),
            "result": result_sentence(row) if not row.is_open else "",
            "conducts": conducts,
            "may_list": conducts and row.is_open and not rounds and is_running,
            "may_enter": conducts and bool(row.office),
        },
    )


def _next(row: Election, coming: NextRound | None) -> NextStep | None:
    """Count, draw, or nothing."""
    if coming is None:
        return None
    if coming.is_lot:
        line = _("Gleichstand: Das Los entscheidet.")
        return NextStep(_("Losentscheid"), line, _("Los eintragen"), _to("lot-draw", row), "check")
    names = ", ".join(candidate.name for candidate in coming.candidates)
    return NextStep(coming.heading, names, _("Stimmen eintragen"), _to("round-count", row), "check")


def _to(name: str, row: Any) -> str:
    return reverse(f"committees:{name}", kwargs={"pk": row.pk})


def _at(row: Election, text: str = "") -> dt.datetime:
    return moment(row.item.meeting, clock.now(), text)


def candidate_add(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, election_rows(), pk)
    return form_page(
        request,
        form_class=CandidateForm,
        title=_("Vorschlag: %(title)s") % {"title": row.title},
        form_kwargs={"election": row},
        save=lambda form: propose(election=row, by=request.user, **form.cleaned_data),
        success=row.get_absolute_url(),
        submit=_("Auf die Liste setzen"),
        cancel=row.get_absolute_url(),
        breadcrumb=[*trail(row.item), (row.title, row.get_absolute_url())],
    )


def candidate_withdraw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, candidate_rows(), pk, "election")
    page = row.election.get_absolute_url()
    return action_page(
        request,
        row,
        run=lambda form: withdraw_candidate(candidate=row, by=request.user),
        title=_("Von der Liste nehmen: %(name)s") % {"name": row.name},
        consequence=_("Die Person steht dann nicht zur Wahl."),
        confirm=_("Von der Liste nehmen"),
        success=page,
        cancel=page,
        breadcrumb=trail(row.election.item),
    )


def round_count(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, election_rows(), pk)
    if wants_answer(request):
        return attempt(request, row.item.meeting, lambda: _count_sent(request, row), row.item)
    coming = next_round(row)
    if coming is None or coming.is_lot:
        return see_other(row.get_absolute_url())
    seats = entitled_at(row.item, room_of(row.item.meeting), _at(row))
    words = {
        "entitled": seats.entitled,
        "posts": coming.posts,
    }
    return form_page(
        request,
        form_class=RoundForm,
        title=coming.heading,
        intro=_(
            "%(entitled)d stimmberechtigt im Raum, %(posts)d zu wählen. Diese Seite braucht eine Verbindung; auf der Seite der laufenden Sitzung warten dieselben Zahlen, wenn das Netz fehlt."
        )
        % words,
        form_kwargs={"coming": coming},
        save=lambda form: count_round(
            election=row,
            count=form.counted,
            at=_at(row, form.cleaned_data["um"]),
            by=request.user,
            number=form.cleaned_data["gang"],
        ),
        success=row.get_absolute_url(),
        message=round_sentence,
        submit=_("Ergebnis festhalten"),
        cancel=row.get_absolute_url(),
        breadcrumb=[*trail(row.item), (row.title, row.get_absolute_url())],
        draft_key="",
    )


def _count_sent(request: SignedInRequest, row: Election) -> ElectionRound:
    """The figures of a round as the live page sends them, at the time they were made."""
    number = number_in(request, "gang")
    coming = next_round(row)
    if coming is None or coming.is_lot or coming.number != number:
        return count_round(
            election=row,
            count=BallotCount(),
            at=at_of(request, row.item.meeting),
            by=request.user,
            number=number,
        )
    form = RoundForm(request.POST, coming=coming, user=request.user)
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.values() for error in errors])
    at = at_of(request, row.item.meeting)
    return count_round(election=row, count=form.counted, at=at, by=request.user, number=number)


def lot_draw(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, election_rows(), pk)
    coming = next_round(row)
    if coming is None or not coming.is_lot:
        return see_other(row.get_absolute_url())
    return action_page(
        request,
        row,
        run=lambda form: draw_lot(
            election=row,
            drawn=form.cleaned_data["drawn"],
            at=_at(row, form.cleaned_data["um"]),
            by=request.user,
        ),
        title=_("Losentscheid: %(title)s") % {"title": row.title},
        consequence=_("Das Los wird in der Sitzung gezogen; hier steht nur, auf wen es fiel."),
        confirm=_("Los eintragen"),
        form_class=LotForm,
        form_kwargs={"election": row, "coming": coming},
        success=row.get_absolute_url(),
        breadcrumb=trail(row.item),
    )


def election_answer(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, candidate_rows(), pk, "election")
    page = row.election.get_absolute_url()
    return action_page(
        request,
        row,
        run=lambda form: note_answer(candidate=row, by=request.user, **form.cleaned_data),
        title=_("Nimmt %(name)s die Wahl an?") % {"name": row.name},
        consequence=_("Wer ablehnt, gibt den Platz frei; dann folgt ein neuer Wahlgang."),
        confirm=_("Antwort festhalten"),
        form_class=AnswerElectionForm,
        success=page,
        cancel=page,
        breadcrumb=trail(row.election.item),
    )


def election_cancel(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = conducted(request, election_rows(), pk)
    return action_page(
        request,
        row,
        run=lambda form: cancel_election(election=row, by=request.user, **form.cleaned_data),
        title=_("Wahl abbrechen: %(title)s") % {"title": row.title},
        consequence=_("Was ausgezählt ist, bleibt mit dem Grund in der Niederschrift."),
        confirm=_("Wahl abbrechen"),
        form_class=ReasonForm,
        success=row.get_absolute_url(),
        breadcrumb=trail(row.item),
    )


def office_enter(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """From the result to the roster: who holds the office, and from when on."""
    row: Candidate = conducted(request, candidate_rows(), pk, "election")
    committee = row.election.item.meeting.committee
    fetch_allowed(type(committee), request.user, "U", pk=committee.pk)
    page = row.election.get_absolute_url()
    if not row.election.office:
        return see_other(page)

    return action_page(
        request,
        row,
        run=lambda form: enter_office(candidate=row, by=request.user, **form.cleaned_data),
        title=_("Ins Amt eintragen: %(name)s") % {"name": row.name},
        consequence=_("Die Besetzung des Gremiums nennt ab diesem Tag %(office)s: %(name)s. Frühere Sitzungen behalten ihre Leitung.")
        % {"office": row.election.get_office_display(), "name": row.name},
        confirm=_("Eintragen"),
        form_class=OfficeForm,
        form_kwargs={
            "initial": {"starts_on": row.election.item.meeting.day + dt.timedelta(days=1), "replaces": True}
        },
        success=page,
        cancel=page,
        breadcrumb=trail(row.election.item),
    )  # fmt: skip
