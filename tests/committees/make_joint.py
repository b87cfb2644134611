"""A second board beside the Beirat, and the two of them sitting together."""

import datetime as dt
from typing import Any

from accounts.memberships.models import Membership
from accounts.permissions import Role
from committees.meetings.joint.services import sit_together
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.conduct import open_meeting
from committees.roster.models import Committee, SeatHolding
from committees.roster.services import create_committee, fill_seat, set_rules, start_term
from coordination.network.models import ContactPerson
from tests.committees.make import MEETING_DAY, at, let_in, make_board, make_meeting, make_person

FIRST_DAY = dt.date(2024, 1, 1)
#: Sits on both boards.
BOTH = "Mitglied 01"


def make_council(cast: Any, *, seats: int = 5, notice_days: int = 14, **fields: Any) -> Committee:
    """The youth council: its first seat is held by a member of the Beirat as well, notice is longer."""
    values: dict[str, Any] = {
        "name": "Jugendrat Auental",
        "short_name": "JR",
        "slug": "jugendrat",
        "format": Committee.Format.OPEN_BOARD,
        "statutory_seats": seats,
        "statutory_voting_seats": seats,
    }
    council = create_committee(district=cast.auental, by=cast.coordinator, **(values | fields))
    term = start_term(committee=council, starts_on=FIRST_DAY, by=cast.coordinator)
    for seat in term.seats.all():
        both = ContactPerson.objects.filter(district=cast.auental, name=BOTH).first()
        person = both if seat.number == 1 and both else make_person(cast.auental, f"Jugend {seat.number:02d}")
        fill_seat(
            seat=seat,
            person=person,
            role=SeatHolding.Role.CHAIR if seat.number == 2 else SeatHolding.Role.MEMBER,
            starts_on=term.starts_on,
            email=f"jugend{seat.number:02d}@auental.example",
            by=cast.coordinator,
        )
    set_rules(
        committee=council,
        valid_from=FIRST_DAY,
        by=cast.coordinator,
        notice_days=notice_days,
        minutes_kind="course",
        sources={"notice": "§ 3 Satzung des Jugendrats"},
    )
    return council


def may_clerk(cast: Any, committee: Committee, person: str = "clerk") -> None:
    """Give somebody the office of a second board."""
    membership = Membership.objects.create(
        user=cast.people[person],
        district=cast.auental,
        role=Role.CLERK,
        committee=committee,
        valid_from=FIRST_DAY,
    )
    cast.people[person] = type(membership.user).objects.get(pk=membership.user_id)


def make_joint(cast: Any, *, day: dt.date = MEETING_DAY, **fields: Any) -> tuple[Meeting, Meeting]:
    """The Beirat leads, the youth council sits with it; `clerk` keeps both offices."""
    board = make_board(cast, seats=5, vacant=0, deputies=0)
    council = make_council(cast, **fields)
    may_clerk(cast, council)
    leading = make_meeting(cast, board, day=day)
    sit_together(meeting=leading, committees=[council], by=cast.clerk)
    leading.refresh_from_db()
    return leading, partner_of(leading)


def partner_of(leading: Meeting) -> Meeting:
    return Meeting.objects.select_related("committee", "term").get(joint__meetings=leading, leads=False)


def open_joint(cast: Any, present: int = 3) -> tuple[Meeting, Meeting]:
    """Both in the room and opened from the leading meeting."""
    leading, other = make_joint(cast)
    let_in(leading, present, cast)
    let_in(other, present, cast)
    opened = open_meeting(meeting=leading, at=at("17:05"), by=cast.clerk)
    other.refresh_from_db()
    return opened, other


def agenda(meeting: Meeting) -> list[str]:
    """E.g. ["Ö 1 Begrüßung", …]; titles as they stand in the database."""
    return [f"{item.number} {item.title}" for item in meeting.items.all()]


def same(item: AgendaItem, meeting: Meeting) -> AgendaItem:
    """The common item in another board."""
    return meeting.items.get(joint_key=item.joint_key)
