"""The session of the numbered examples: Thursday, 19 March 2026, by the rules of a Land."""

import datetime as dt
from typing import Any

from accounts.clock import BERLIN
from committees.meetings.models import AgendaItem, Meeting, Part, Vote
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import leave
from committees.meetings.services.conduct import open_meeting
from committees.meetings.services.items import call_item, declare_conflict
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.roster.models import Committee
from committees.roster.services import set_rules, take_over_template
from committees.rules.voting import Count
from tests.committees.make import holders, let_in, make_board

THURSDAY = dt.date(2026, 3, 19)
RULES_FROM = dt.date(2024, 6, 12)


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def on(clock: str, of: dt.date = THURSDAY) -> dt.datetime:
    hour, minute = map(int, clock.split(":"))
    return dt.datetime(of.year, of.month, of.day, hour, minute, tzinfo=BERLIN)


def board_of(
    cast: Any, land: str, *, seats: int = 15, vacant: int = 0, deputies: int = 0, **own: Any
) -> Committee:
    """The board of the cast by the template of a Land, with deviations of its own."""
    board = make_board(cast, seats=seats, vacant=vacant, deputies=deputies)
    take_over_template(committee=board, template=land, valid_from=RULES_FROM, by=cast.coordinator)
    if own:
        set_rules(committee=board, valid_from=RULES_FROM, by=cast.coordinator, **own)
    return board


def planned(
    cast: Any, board: Committee, *, of: dt.date = THURSDAY, public: int = 5, closed: int = 0, **fields: Any
) -> Meeting:
    """A date with so many public and non-public motions on its agenda."""
    meeting = create_meeting(
        committee=board, starts_at=on("17:00", of), location="Kreishaus", by=cast.clerk, **fields
    )
    while meeting.items.filter(part=Part.PUBLIC).count() < public:
        number = meeting.items.count() + 1
        add_item(meeting=meeting, title=f"Gegenstand {number}", kind=AgendaItem.Kind.MOTION, by=cast.clerk)
    for number in range(1, closed + 1):
        add_item(meeting=meeting, title=f"Vertraulich {number}", part=Part.NON_PUBLIC, kind=AgendaItem.Kind.MOTION,
                 confidential_reason="personenbezogen", by=cast.clerk)  # fmt: skip
    return schedule_meeting(meeting=meeting, by=cast.clerk)


def opened(cast: Any, meeting: Meeting, present: int) -> Meeting:
    """So many voting seats come at 17:00; it opens at 17:05."""
    let_in(meeting, present, cast)
    return open_meeting(meeting=meeting, at=on("17:05", meeting.day), by=cast.clerk)


def session(cast: Any, land: str, present: int, *, seats: int = 15, vacant: int = 0, **own: Any) -> Meeting:
    """A running session of the board of a Land."""
    board = board_of(cast, land, seats=seats, vacant=vacant, **own)
    return opened(cast, planned(cast, board), present)


def called(meeting: Meeting, number: str, cast: Any, clock: str = "17:10") -> AgendaItem:
    return call_item(item=meeting.items.get(number=number), at=on(clock, meeting.day), by=cast.clerk)


def voted(item: AgendaItem, cast: Any, count: Count, clock: str = "17:40", **more: Any) -> Vote:
    """The vote as the clerk enters it."""
    motion = Motion(**({"text": "Der Beirat stimmt zu."} | more))
    return record_vote(item=item, motion=motion, count=count, at=on(clock, item.meeting.day), by=cast.clerk)


def conflicted(meeting: Meeting, item: AgendaItem, count: int, cast: Any) -> None:
    """The first so many members step out for an item."""
    for holding in holders(meeting)[:count]:
        declare_conflict(
            item=item, attendance=meeting.attendances.get(holding=holding), ground="Vorstand",
            at=on("17:15", meeting.day), by=cast.clerk,
        )  # fmt: skip


def gone(meeting: Meeting, count: int, cast: Any, clock: str) -> None:
    """The first so many of those in the room leave."""
    here = [
        h
        for h in holders(meeting)
        if meeting.attendances.filter(holding=h, stays__until=None, stays__isnull=False)
    ]
    for holding in here[:count]:
        leave(attendance=meeting.attendances.get(holding=holding), at=on(clock, meeting.day), by=cast.clerk)
