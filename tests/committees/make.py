"""Sample rows of committees: a board with seats, a meeting, people in the room."""

import datetime as dt

from accounts.clock import BERLIN
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import arrive
from committees.meetings.services.conduct import open_meeting
from committees.meetings.services.items import call_item
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.roster.models import Committee, SeatHolding, Term
from committees.roster.services import fill_seat, set_rules, start_term, update_committee
from coordination.network.models import ContactPerson

MEETING_DAY = dt.date(2026, 3, 17)
#: The words that must never leave the committee.
SECRET = "Geheimfall Quittenbaum"
SECRET_TEXT = "Vertraulich: Die Familie Quittenbaum erhält eine Einzelfallhilfe."


def at(clock: str, day: dt.date = MEETING_DAY) -> dt.datetime:
    hour, minute = map(int, clock.split(":"))
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)


def make_person(district, name: str, **fields) -> ContactPerson:
    return ContactPerson.objects.create(district=district, name=name, **fields)


def make_board(cast, *, seats: int = 17, vacant: int = 1, deputies: int = 2) -> Committee:
    """The Beirat of the cast with 17 statutory voting seats, one of them vacant."""
    board = update_committee(
        committee=cast.board,
        by=cast.coordinator,
        short_name="BT",
        slug="beirat",
        format=Committee.Format.OPEN_BOARD,
        statutory_seats=seats,
        statutory_voting_seats=seats,
    )
    term = start_term(
        committee=board,
        starts_on=dt.date(2023, 11, 1),
        ends_on=dt.date(2028, 10, 31),
        by=cast.coordinator,
    )
    for seat in list(term.seats.all())[: seats - vacant]:
        role = SeatHolding.Role.CHAIR if seat.number == 1 else SeatHolding.Role.MEMBER
        fill_seat(
            seat=seat,
            person=make_person(board.district, f"Mitglied {seat.number:02d}"),
            role=role,
            starts_on=term.starts_on,
            email=f"mitglied{seat.number:02d}@auental.example",
            by=cast.coordinator,
        )
        if seat.number <= deputies:
            fill_seat(
                seat=seat,
                person=make_person(board.district, f"Vertretung {seat.number:02d}"),
                role=SeatHolding.Role.DEPUTY,
                starts_on=term.starts_on,
                email=f"vertretung{seat.number:02d}@auental.example",
                by=cast.coordinator,
            )
    set_rules(
        committee=board,
        valid_from=dt.date(2024, 6, 12),
        by=cast.coordinator,
        notice_days=9,
        minutes_kind="course",
        sources={
            "notice": "§ 4 Abs. 1 GeschO",
            "quorum": "§ 7 Abs. 1 GeschO",
            "majority": "§ 9 Abs. 2 GeschO",
        },
    )
    return board


def make_meeting(cast, board: Committee | None = None, *, day: dt.date = MEETING_DAY, **fields) -> Meeting:
    """A scheduled meeting with one public motion, one "Verschiedenes" and one secret item."""
    board = board or make_board(cast)
    meeting = create_meeting(
        committee=board, starts_at=at("17:00", day), location="Kreishaus, Saal 1", by=cast.clerk, **fields
    )
    motion(meeting, cast)
    add_item(meeting=meeting, title="Anfragen", kind=AgendaItem.Kind.MISC, by=cast.clerk)
    add_item(
        meeting=meeting,
        title=SECRET,
        part=Part.NON_PUBLIC,
        confidential_reason="personenbezogen",
        kind=AgendaItem.Kind.MOTION,
        proposal=SECRET_TEXT,
        by=cast.clerk,
    )
    return schedule_meeting(meeting=meeting, by=cast.clerk)


def motion(meeting: Meeting, cast) -> AgendaItem:
    return add_item(
        meeting=meeting,
        title="Merkblatt zur Wohnungsgeberbescheinigung",
        kind=AgendaItem.Kind.MOTION,
        proposal="Der Beirat empfiehlt ein gemeinsames Merkblatt.",
        by=cast.clerk,
    )


def holders(meeting: Meeting) -> list[SeatHolding]:
    term: Term = meeting.term
    return list(
        term.holdings.filter(role__in=SeatHolding.HOLDERS).select_related("seat").order_by("seat__number")
    )


def let_in(meeting: Meeting, count: int, cast, *, clock: str = "17:00") -> None:
    for holding in holders(meeting)[:count]:
        arrive(meeting=meeting, holding=holding, at=at(clock, meeting.day), by=cast.clerk)


def open_with(cast, present: int, meeting: Meeting | None = None) -> Meeting:
    """A running meeting with so many voting seats in the room."""
    meeting = meeting or make_meeting(cast)
    let_in(meeting, present, cast)
    return open_meeting(meeting=meeting, at=at("17:05", meeting.day), by=cast.clerk)


def call(meeting: Meeting, number: str, cast, *, clock: str = "17:10") -> AgendaItem:
    return call_item(item=meeting.items.get(number=number), at=at(clock, meeting.day), by=cast.clerk)
