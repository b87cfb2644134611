"""Who gets what at the addresses of committees, seats and the register of resolutions."""

from committees.meetings.services.votes import Motion, record_vote
from committees.papers.services import plan_consultation
from committees.roster.pools import create_pool, join_pool
from committees.rules.voting import Count
from tests.access.rows import Row
from tests.committees.make import at, call, make_board, make_meeting, make_person, open_with


def small_board(cast):
    return make_board(cast, seats=3, vacant=0, deputies=0)


def resolution(cast):
    meeting = open_with(cast, 3, make_meeting(cast, small_board(cast)))
    item = call(meeting, "Ö 2", cast)
    vote = record_vote(
        item=item, motion=Motion("Ein Merkblatt."), count=Count(3), at=at("17:30"), by=cast.clerk
    )
    return vote.resolution


def secret_resolution(cast):
    meeting = open_with(cast, 3, make_meeting(cast, small_board(cast)))
    item = call(meeting, "N 1", cast)
    vote = record_vote(item=item, motion=Motion("Einzelfall."), count=Count(3), at=at("17:30"), by=cast.clerk)
    return vote.resolution


def board(w):
    return {"pk": w.cast.board.pk}


def pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def seat(w):
    return {"pk": w.get(small_board).terms.get().seats.get(number=1).pk}


def term(w):
    return {"pk": w.get(small_board).terms.get().pk}


def _pool(cast):
    term = small_board(cast).terms.get()
    pool = create_pool(term=term, name="Liste A", seats=term.seats.all(), by=cast.coordinator)
    person = make_person(cast.auental, "Poolia")
    join_pool(pool=pool, person=person, starts_on=term.starts_on, by=cast.coordinator)
    return pool


def pool_holding(w):
    return {"pk": w.get(_pool).holdings.get().pk}


def rules(w):
    return {"pk": w.get(small_board).rules.get().pk}


def holding(w):
    return {"pk": w.get(small_board).terms.get().holdings.first().pk}


def station(cast):
    return _sent_on(resolution(cast), cast)


def secret_station(cast):
    return _sent_on(secret_resolution(cast), cast)


def _sent_on(row, cast):
    return plan_consultation(resolution=row, body="Sozialausschuss", role="decision", by=cast.clerk)


DECIDE = {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302}
LIST = {
    "coordinator": 200,
    "admin": 200,
    "clerk": 200,
    "board_member": 200,
    "outsider": 200,
    "anonymous": 302,
}
CHANGE = {
    "coordinator": 200,
    "admin": 200,
    "clerk": 200,
    "board_member": 403,
    "outsider": 404,
    "anonymous": 302,
}

P = "committees:"
ROWS = [
    Row(P + "committee-list", LIST),
    Row(
        P + "committee-create",
        {
            "coordinator": 200,
            "admin": 200,
            "clerk": 200,
            "board_member": 403,
            "outsider": 200,
            "anonymous": 302,
        },
    ),
    Row(P + "committee-update", CHANGE, board),
    Row(P + "committee-status", CHANGE, board),
    Row(P + "term-create", CHANGE, board),
    Row(P + "rules-detail", CHANGE | {"board_member": 200, "ngo_editor": 200}, board),
    Row(P + "rules-update", CHANGE, board),
    Row(P + "rules-template", CHANGE, board),
    Row(P + "allowance-set", CHANGE, board),
    Row(P + "seat-update", CHANGE, seat),
    Row(P + "seat-fill", CHANGE, seat),
    Row(P + "term-seats", CHANGE, term),
    Row(P + "clerk-name", CHANGE, term),
    Row(P + "pool-create", CHANGE, term),
    Row(P + "pool-update", CHANGE, pk(_pool)),
    Row(P + "pool-join", CHANGE, pk(_pool)),
    Row(
        P + "pool-move",
        CHANGE | {"coordinator": 302, "admin": 302, "clerk": 302},
        pool_holding,
        method="post",
    ),
    Row(P + "holding-end", CHANGE, holding),
    Row(P + "holding-public", CHANGE, holding),
    Row(P + "resolution-list", LIST | {"admin": 403}),
    Row(
        P + "resolution-detail",
        {
            "coordinator": 200,
            "clerk": 200,
            "board_member": 200,
            "ngo_editor": 404,
            "outsider": 404,
            "anonymous": 302,
        },
        pk(resolution),
    ),
    Row(
        P + "resolution-detail",
        {"coordinator": 404, "clerk": 200, "board_member": 200, "outsider": 404, "anonymous": 302},
        pk(secret_resolution),
    ),
    Row(P + "consultation-plan", DECIDE, pk(resolution)),
    Row(P + "consultation-plan", DECIDE | {"coordinator": 404}, pk(secret_resolution)),
    Row(P + "consultation-note", DECIDE, pk(station)),
    Row(P + "consultation-note", DECIDE | {"coordinator": 404}, pk(secret_station)),
    Row(P + "allowance-export", DECIDE | {"coordinator": 403, "admin": 403, "clerk": 200}, board),
    Row(
        P + "resolution-follow-up",
        {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302},
        pk(resolution),
    ),
]
