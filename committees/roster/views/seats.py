"""Pages about seats and the people on them."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.clock import today
from accounts.doors import fetch_allowed
from accounts.requests import SignedInRequest
from committees.roster.forms import (
    ClerkForm,
    ConsentForm,
    EndForm,
    HoldingForm,
    PoolForm,
    PoolMemberForm,
    SeatForm,
)
from committees.roster.models import DeputyPool, Seat, SeatHolding, Term
from committees.roster.pools import create_pool, join_pool, move_up, update_pool
from committees.roster.services import end_holding, fill_seat, name_clerk, set_public_name, update_seat
from committees.roster.views.committees import trail
from desk.forms import form_page, step_page


def seat_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    seat = fetch_allowed(Seat, request.user, "U", pk=pk)
    committee = seat.term.committee
    return form_page(
        request,
        form_class=SeatForm,
        title=_("Sitz %(number)d: %(name)s") % {"number": seat.number, "name": committee},
        instance=seat,
        save=lambda form: update_seat(seat=seat, by=request.user, **form.cleaned_data),
        success=committee.get_absolute_url(),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


def seat_fill(request: SignedInRequest, pk: UUID) -> HttpResponse:
    seat = fetch_allowed(Seat, request.user, "U", pk=pk)
    committee = seat.term.committee
    return form_page(
        request,
        form_class=HoldingForm,
        title=_("Sitz %(number)d besetzen: %(name)s") % {"number": seat.number, "name": committee},
        initial={"starts_on": max(today(), seat.term.starts_on), "role": SeatHolding.Role.MEMBER},
        save=lambda form: fill_seat(seat=seat, by=request.user, **form.cleaned_data),
        success=committee.get_absolute_url(),
        message=_("Sitz besetzt."),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


def clerk_name(request: SignedInRequest, pk: UUID) -> HttpResponse:
    term = fetch_allowed(Term, request.user, "U", pk=pk)
    committee = term.committee
    return form_page(
        request,
        form_class=ClerkForm,
        title=_("Schriftführung: %(name)s") % {"name": committee},
        initial={"starts_on": max(today(), term.starts_on)},
        save=lambda form: name_clerk(term=term, by=request.user, **form.cleaned_data),
        success=committee.get_absolute_url(),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


def pool_create(request: SignedInRequest, pk: UUID) -> HttpResponse:
    term = fetch_allowed(Term, request.user, "U", pk=pk)
    return _pool_page(
        request,
        term,
        partial(create_pool, term=term),
        title=_("Vertretungspool: %(name)s") % {"name": term.committee},
        intro=_(
            "Wer in einem Pool steht, springt für jeden seiner Sitze ein, in der Reihenfolge der Liste. Eine persönliche Stellvertretung geht vor."
        ),
        message=_("Pool angelegt. Bitte jetzt die Stellvertretungen aufnehmen."),
    )


def pool_update(request: SignedInRequest, pk: UUID) -> HttpResponse:
    pool = fetch_allowed(DeputyPool, request.user, "U", pk=pk)
    return _pool_page(
        request,
        pool.term,
        partial(update_pool, pool=pool),
        title=_("Vertretungspool %(name)s") % {"name": pool},
        initial={"name": pool.name, "seats": pool.seats.all()},
        message=_("Gespeichert."),
    )


def _pool_page(
    request: SignedInRequest, term: Term, deed: Callable[..., DeputyPool], **words: Any
) -> HttpResponse:
    """The form of a pool, new or known; back to the page of the committee."""
    committee = term.committee
    return form_page(
        request,
        form_class=PoolForm,
        form_kwargs={"term": term},
        save=lambda form: deed(by=request.user, **form.cleaned_data),
        success=committee.get_absolute_url(),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
        **words,
    )


def pool_join(request: SignedInRequest, pk: UUID) -> HttpResponse:
    pool = fetch_allowed(DeputyPool, request.user, "U", pk=pk)
    committee = pool.term.committee
    return form_page(
        request,
        form_class=PoolMemberForm,
        title=_("In den Pool aufnehmen: %(name)s") % {"name": pool},
        initial={"starts_on": max(today(), pool.term.starts_on)},
        save=lambda form: join_pool(pool=pool, by=request.user, **form.cleaned_data),
        success=committee.get_absolute_url(),
        message=_("Aufgenommen, am Ende der Reihenfolge."),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


@require_POST
def pool_move(request: SignedInRequest, pk: UUID) -> HttpResponse:
    holding = fetch_allowed(SeatHolding, request.user, "U", pk=pk)
    if holding.pool_id:
        move_up(holding=holding, by=request.user)
    return redirect(f"{holding.term.committee.get_absolute_url()}#pools")


def holding_end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    holding = fetch_allowed(SeatHolding, request.user, "U", pk=pk)
    committee = holding.term.committee
    return step_page(
        request,
        holding,
        partial(end_holding, holding=holding),
        title=_("%(name)s scheidet aus") % {"name": holding.person},
        consequence=_("Der Sitz ist danach frei und zählt bei der Beschlussfähigkeit weiter mit."),
        confirm=_("Ausscheiden vermerken"),
        form_class=EndForm,
        success=committee.get_absolute_url(),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )


def holding_public(request: SignedInRequest, pk: UUID) -> HttpResponse:
    holding = fetch_allowed(SeatHolding, request.user, "U", pk=pk)
    committee = holding.term.committee
    return step_page(
        request,
        holding,
        partial(set_public_name, holding=holding),
        title=_("Name auf der öffentlichen Seite: %(name)s") % {"name": holding.person},
        consequence=_("Nur mit Einwilligung steht der Name auf der Seite des Gremiums."),
        confirm=_("Vermerken"),
        form_class=ConsentForm,
        success=committee.get_absolute_url(),
        cancel=committee.get_absolute_url(),
        breadcrumb=trail(committee),
    )
