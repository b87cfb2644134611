"""What stands around the meetings of the demo: a pool of deputies, the usual agenda, a series, answers."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from accounts.permissions import Role
from committees.meetings.models import InvitationRecipient
from committees.meetings.replies.services import answer
from committees.meetings.series.services import create_series
from committees.meetings.services.invitation import invite
from committees.meetings.standing.services import take_usual
from committees.roster.models import Committee, SeatHolding
from committees.roster.pools import create_pool, join_pool
from committees.roster.services import fill_seat
from coordination.network.models import ContactPerson

#: Seats of associations without a deputy of their own.
POOLED = (4, 10, 12, 14, 16)
ANSWERS = {"Katharina Löffler": "yes", "Sabine Krüger": "yes", "Ines Mansour": "maybe"}


def build(world: Any) -> None:
    """A pool for five seats of the Beirat, dates of the working group on housing, and who comes to the next."""
    board: Committee = world["beirat"]
    by = world.people["coordinator"]
    _pool(world, board, by)
    take_usual(committee=board, by=by)
    _series(world, by)


def _person(world: Any, name: str) -> ContactPerson:
    person, _made = ContactPerson.objects.get_or_create(district=world.district, name=name)
    return person


def _pool(world: Any, board: Committee, by: Any) -> None:
    term = board.terms.get()
    seats = term.seats.filter(number__in=POOLED)
    pool = create_pool(term=term, name="Liste der Vereine", seats=seats, by=by)
    for name in ("Leyla Özdemir", "Paul Wiechert"):
        email = f"{name.split()[0].lower()}@beirat-auental.example"
        join_pool(pool=pool, person=_person(world, name), starts_on=world.today, email=email, by=by)


def _series(world: Any, by: Any) -> None:
    """The third Thursday of four months; the first date is next and already invited to."""
    group = Committee.objects.get(district=world.district, name="Arbeitskreis Wohnen")
    series = create_series(
        committee=group,
        ordinal=3,
        weekday=3,
        months=[3, 5, 9, 11],
        starts_on=world.today,
        ends_on=dt.date(2026, 12, 31),
        at=dt.time(16),
        minutes=90,
        location="Rathaus Lindtal, Raum 2",
        location_note="ohne Stufen",
        by=by,
    )
    meeting = series.meetings.earliest("starts_at")
    deputy = world.person("board_member", "Yusuf Demirci", Role.BOARD_MEMBER, committee=group)
    seat = SeatHolding.objects.get(term=meeting.term, person__name="Amal Haddad").seat
    fill_seat(
        seat=seat,
        person=_person(world, "Yusuf Demirci"),
        role=SeatHolding.Role.DEPUTY,
        starts_on=world.today,
        email=deputy.email,
        by=by,
    )
    meeting = invite(meeting=meeting, today=world.today, by=by)
    at = dt.datetime.combine(world.today, dt.time(8, 30), BERLIN)
    for name, reply in (ANSWERS | {"Amal Haddad": "deputy"}).items():
        row = InvitationRecipient.objects.get(meeting=meeting, name=name)
        answer(recipient=row, reply=reply, at=at, source="link", by=None)
