"""Sample rows of ballots: a running roll call, an election, a circulation."""

import datetime as dt

from committees.meetings.ballots.models import Ballot, Circulation, Election, RollCall
from committees.meetings.ballots.services.circulations import start_circulation, write_circulation
from committees.meetings.ballots.services.elections import propose, start_election
from committees.meetings.ballots.services.roll_call import open_roll_call
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.votes import Motion
from committees.roster.services import set_rules
from tests.committees.make import at, call, holders, make_board, make_meeting, open_with

TODAY = dt.date(2026, 3, 2)
TEXT = "Der Beirat empfiehlt ein gemeinsames Merkblatt."
SECRET_WORDS = "Die Familie Quittenbaum erhält eine Beihilfe."


def board_with(cast, *, seats: int = 17, vacant: int = 1, deputies: int = 2, **rules):
    """The Beirat of the cast with some of its rules changed."""
    board = make_board(cast, seats=seats, vacant=vacant, deputies=deputies)
    set_rules(committee=board, valid_from=dt.date(2024, 6, 12), by=cast.coordinator, **rules)
    return board


def running(cast, present: int = 9, **rules) -> Meeting:
    return open_with(cast, present, make_meeting(cast, board_with(cast, **rules)))


def make_roll_call(
    cast, meeting: Meeting | None = None, *, number: str = "Ö 2", text: str = TEXT
) -> RollCall:
    """A roll call that has just begun."""
    item = call(meeting or running(cast), number, cast)
    return open_roll_call(item=item, motion=Motion(text), at=at("17:20"), by=cast.clerk)


def choices(roll_call: RollCall, **by_number: str) -> dict[str, str]:
    """What the clerk enters: yes for everybody but those named as `seat_3="no"`."""
    meeting = roll_call.item.meeting
    said = {int(key.removeprefix("seat_")): value for key, value in by_number.items()}
    return {
        str(holding.seat.pk): said.get(holding.seat.number, Ballot.Choice.YES)
        for holding in holders(meeting)
        if holding.seat
    }


def make_election(
    cast, meeting: Meeting | None = None, *, names: int = 3, item: AgendaItem | None = None, **fields
) -> Election:
    """An election with so many candidates from the board."""
    meeting = meeting or running(cast)
    item = item or call(meeting, "Ö 2", cast)
    election = start_election(
        item=item, title=fields.pop("title", "Vorsitz"), by=cast.clerk, **({"office": "chair"} | fields)
    )
    for holding in holders(meeting)[1 : names + 1]:
        propose(election=election, holding=holding, by=cast.clerk)
    return election


def make_draft(cast, board=None, **fields) -> Circulation:
    board = board or board_with(cast, circulation_allowed=True)
    return write_circulation(
        committee=board,
        by=cast.clerk,
        **{"title": "Stellungnahme zum Nahverkehrsplan", "text": TEXT, "ends_on": dt.date(2026, 3, 10)}
        | fields,
    )


def make_circulation(cast, board=None, **fields) -> Circulation:
    """A circulation that was sent to everybody."""
    return start_circulation(circulation=make_draft(cast, board, **fields), today=TODAY, by=cast.clerk)
