"""Writing pools of deputies: which seats, who, in which order."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.roster.models import DeputyPool, Seat, SeatHolding, Term
from committees.roster.services import refuse_foreign, refuse_outside_term, refuse_overlap
from coordination.network.models import ContactPerson


def create_pool(*, term: Term, name: str, seats: Iterable[Seat], by: User) -> DeputyPool:
    """Begin a pool for a group of seats; a seat leaves the pool it was in before."""
    with transaction.atomic():
        changes.lock(term)
        pool = changes.create(DeputyPool(term=term, name=name.strip()), by=by, action="pool.created")
        _assign(pool, seats, by)
    return pool


def update_pool(*, pool: DeputyPool, name: str, seats: Iterable[Seat], by: User) -> DeputyPool:
    """Another name, other seats; who stands in at this moment stays."""
    with transaction.atomic():
        changes.lock(pool.term)
        pool = changes.apply(pool, {"name": name.strip()}, by=by, action="pool.changed")
        _assign(pool, seats, by)
    return pool


def _assign(pool: DeputyPool, seats: Iterable[Seat], by: User) -> None:
    wanted = {seat.pk: seat for seat in seats}
    if any(seat.term_id != pool.term_id for seat in wanted.values()):
        raise Refusal(_("Diese Sitze gehören nicht zu dieser Amtszeit."), field="seats")
    for seat in pool.seats.exclude(pk__in=wanted):
        changes.apply(seat, {"pool": None}, by=by, action="seat.changed")
    for seat in wanted.values():
        if seat.pool_id != pool.pk:
            changes.apply(seat, {"pool": pool}, by=by, action="seat.changed")


def join_pool(
    *, pool: DeputyPool, person: ContactPerson, starts_on: dt.date, by: User, email: str = ""
) -> SeatHolding:
    """Somebody becomes a deputy of the pool, at its end. Who holds a seat stands in for nobody."""
    with transaction.atomic():
        term = changes.lock(pool.term)
        refuse_foreign(term, person, "person")
        refuse_outside_term(term, starts_on, term.ends_on)
        mine = term.holdings.filter(person=person)
        refuse_overlap(
            mine.filter(role__in=SeatHolding.HOLDERS),
            starts_on,
            term.ends_on,
            _("%(name)s hat in dieser Zeit einen eigenen Sitz."),
        )
        refuse_overlap(
            mine.filter(pool__isnull=False),
            starts_on,
            term.ends_on,
            _("%(name)s steht schon in einem Vertretungspool."),
        )
        last = pool.holdings.aggregate(top=Max("pool_position"))["top"] or 0
        holding = SeatHolding(
            term=term,
            pool=pool,
            pool_position=last + 1,
            person=person,
            role=SeatHolding.Role.DEPUTY,
            starts_on=starts_on,
            ends_on=term.ends_on,
            email=email,
        )
        return changes.create(holding, by=by, action="pool.joined")


def move_up(*, holding: SeatHolding, by: User) -> SeatHolding:
    """One place forward in the order of the pool."""
    with transaction.atomic():
        changes.lock(holding.term)
        before = (
            SeatHolding.objects.filter(pool=holding.pool_id, pool_position__lt=holding.pool_position)
            .order_by("-pool_position")
            .first()
        )
        if before is not None:
            places = before.pool_position, holding.pool_position
            holding.pool_position, before.pool_position = places
            SeatHolding.objects.bulk_update([holding, before], ["pool_position"])
            audit.record(by=by, action="pool.order_changed", row=holding)
    return holding
