"""Who gets what around roll calls, elections and circulations."""

from django.core.files.uploadedfile import SimpleUploadedFile

from committees.meetings.ballots.rounds import next_round
from committees.meetings.ballots.services.circulations import note_answer
from committees.meetings.ballots.services.elections import BallotCount, count_round
from committees.meetings.ballots.services.elections import note_answer as note_election_answer
from committees.meetings.ballots.services.papers import attach_paper
from committees.meetings.ballots.services.roll_call import enter_ballots
from committees.meetings.models import Meeting
from tests.access.committees_meetings import CONDUCT, P, item, pk
from tests.access.rows import Row
from tests.committees.make import at, call, make_meeting, open_with
from tests.committees.make_ballots import (
    TODAY,
    board_with,
    choices,
    make_circulation,
    make_draft,
    make_election,
    make_roll_call,
)


def session(cast) -> Meeting:
    """Three seats, all taken, a called item."""
    board = board_with(cast, seats=3, vacant=0, deputies=0, circulation_allowed=True, self_casting=True)
    meeting = open_with(cast, 3, make_meeting(cast, board))
    call(meeting, "Ö 2", cast)
    return meeting


def roll_call(cast):
    return make_roll_call(cast, session(cast))


def secret_roll_call(cast):
    return make_roll_call(cast, session(cast), number="N 1")


def ballot(cast):
    row = roll_call(cast)
    enter_ballots(roll_call=row, choices=choices(row), at=at("17:22"), by=cast.clerk)
    return row.ballots.first()


def election(cast):
    return make_election(cast, session(cast), names=2)


def candidate(cast):
    return election(cast).candidates.first()


def tied(cast):
    """Two rounds without a winner: the lot is due."""
    row = election(cast)
    for _round in range(2):
        names = [found.pk for found in next_round(row).candidates]
        votes = dict(zip(names, (1, 1), strict=True))
        count = BallotCount(votes, valid=2, abstain=1)
        count_round(election=row, count=count, at=at("17:30"), by=cast.clerk)
    return row


def accepted(cast):
    row = election(cast)
    names = [found.pk for found in next_round(row).candidates]
    votes = dict(zip(names, (3, 0), strict=True))
    count_round(election=row, count=BallotCount(votes, valid=3), at=at("17:30"), by=cast.clerk)
    winner = row.candidates.get(is_elected=True)
    return note_election_answer(candidate=winner, answer="accepted", by=cast.clerk)


def circulation_board(cast):
    return board_with(cast, seats=3, vacant=0, deputies=0, circulation_allowed=True)


def draft(cast):
    return make_draft(cast, circulation_board(cast))


def sent(cast):
    return make_circulation(cast, circulation_board(cast))


def secret_circulation(cast):
    return make_circulation(cast, circulation_board(cast), is_public=False)


def objected(cast):
    row = sent(cast)
    note_answer(answer=row.answers.first(), said="object", today=TODAY, by=cast.clerk)
    return row


def draft_paper(cast):
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")
    return attach_paper(circulation=draft(cast), title="Kostenplan", upload=upload, by=cast.clerk)


def paper_of_draft(w):
    return {"pk": w.get(draft_paper).owner_id, "document": w.get(draft_paper).pk}


def asked(cast):
    return sent(cast).answers.first()


def own(cast):
    """A member of the committee answers under the address of its seat."""
    row = sent(cast)
    row.answers.filter(seat__number=2).update(email=cast.board_member.email)
    return row


READ = {"coordinator": 200, "clerk": 200, "board_member": 200, "outsider": 404, "anonymous": 302}
POST = {"coordinator": 403, "clerk": 303, "board_member": 403, "outsider": 404, "anonymous": 302}
CLERK = {"coordinator": 403, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302}
LISTED = {"coordinator": 200, "clerk": 200, "board_member": 200, "outsider": 200, "anonymous": 302}
CLOSED = {"coordinator": 404, "clerk": 200, "board_member": 200, "outsider": 404, "anonymous": 302}
#: A draft: nobody else knows that there is one.
OFFICE_ALONE = {
    "clerk": 200,
    "coordinator": 404,
    "board_member": 404,
    "admin": 404,
    "ngo_editor": 404,
    "outsider": 404,
    "anonymous": 302,
}

ROWS = [
    Row(P + "roll-call-detail", READ | {"case_worker": 404}, pk(roll_call)),
    Row(P + "roll-call-detail", CLOSED, pk(secret_roll_call)),
    Row(P + "roll-call-enter", POST, pk(roll_call), method="post"),
    Row(
        P + "roll-call-cast",
        READ | {"coordinator": 303, "clerk": 303, "board_member": 303},
        pk(roll_call),
        method="post",
        data=lambda w: {"stimme": "yes"},
    ),
    Row(
        P + "roll-call-cast",
        CLOSED | {"clerk": 303, "board_member": 303},
        pk(secret_roll_call),
        method="post",
    ),
    Row(P + "roll-call-cancel", CONDUCT, pk(roll_call)),
    Row(P + "ballot-correct", CLERK, pk(ballot)),
    Row(P + "election-create", CONDUCT, item(session)),
    Row(P + "election-detail", READ, pk(election)),
    Row(P + "candidate-add", CLERK, pk(election)),
    Row(P + "candidate-withdraw", CLERK, pk(candidate)),
    Row(P + "round-count", CLERK, pk(election)),
    Row(P + "lot-draw", CLERK, pk(tied)),
    Row(P + "election-cancel", CLERK, pk(election)),
    Row(P + "election-answer", CLERK, pk(accepted)),
    Row(P + "office-enter", CLERK, pk(accepted)),
    Row(P + "circulation-list", LISTED),
    Row(
        P + "circulation-create",
        {"clerk": 200, "coordinator": 403, "board_member": 403, "outsider": 403, "anonymous": 302},
    ),
    Row(P + "circulation-detail", READ | {"case_worker": 404}, pk(sent)),
    Row(P + "circulation-detail", CLOSED, pk(secret_circulation)),
    Row(
        P + "circulation-detail",
        OFFICE_ALONE,
        pk(draft),
    ),
    Row(P + "circulation-update", OFFICE_ALONE, pk(draft)),
    Row(P + "circulation-start", OFFICE_ALONE, pk(draft)),
    Row(P + "circulation-drop", OFFICE_ALONE, pk(draft)),
    Row(P + "circulation-paper-add", OFFICE_ALONE, pk(draft)),
    Row(P + "circulation-paper-remove", OFFICE_ALONE, paper_of_draft),
    Row(P + "circulation-stop", CLERK, pk(sent)),
    Row(P + "circulation-to-meeting", CLERK, pk(objected)),
    Row(
        P + "circulation-answer",
        {"coordinator": 404, "clerk": 404, "board_member": 200, "outsider": 404, "anonymous": 302},
        pk(own),
    ),
    Row(P + "circulation-note", CLERK, pk(asked)),
]
