"""Who gets what around voluntary declarations and the statistics of seats."""

import datetime as dt

from accounts.clock import now
from committees.meetings.replies.links import token_of
from committees.meetings.services.invitation import invite
from committees.roster.models import SeatHolding
from committees.roster.services import update_committee
from tests.access.rows import Row
from tests.cast import TODAY
from tests.committees.make import make_board, make_meeting

P = "committees:"


def board(cast):
    return make_board(cast, seats=3, vacant=0, deputies=1)


def shown_board(cast):
    return update_committee(committee=board(cast), by=cast.coordinator, statistics_public_since=TODAY)


def own_holding(cast):
    """The member of the cast sits on the first seat."""
    row = SeatHolding.objects.get(term__committee=board(cast), seat__number=1, role="chair")
    row.email = cast.board_member.email
    row.save()
    return row


def invitation(cast):
    """An invitation whose meeting is still to come, whatever day it is."""
    meeting = invite(meeting=make_meeting(cast, board(cast)), today=TODAY, by=cast.clerk)
    meeting.starts_at = now() + dt.timedelta(days=1)
    meeting.save()
    return meeting


def pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def member_token(w):
    return {"token": token_of(w.get(invitation).recipients.get(name="Mitglied 01"))}


def deputy_token(w):
    return {"token": token_of(w.get(invitation).recipients.get(name="Vertretung 01"))}


def public(builder):
    return lambda w: {"district_slug": "auental", "slug": w.get(builder).slug}


#: Nobody but the member itself; not the coordination, not the office, not the administration.
OWN = {
    "board_member": 200,
    "coordinator": 404,
    "clerk": 404,
    "admin": 404,
    "auditor": 404,
    "outsider": 404,
    "anonymous": 302,
}
COUNTED = {
    "coordinator": 200,
    "clerk": 200,
    "board_member": 403,
    "admin": 403,
    "ngo_editor": 403,
    "auditor": 404,
    "outsider": 404,
    "anonymous": 302,
}
EVERYBODY = {"coordinator": 200, "board_member": 200, "outsider": 200, "anonymous": 200}
NOBODY = dict.fromkeys(EVERYBODY, 404)

ROWS = [
    Row(P + "my-declarations", {"coordinator": 200, "board_member": 200, "outsider": 200, "anonymous": 302}),
    Row(P + "declaration-give", OWN, pk(own_holding)),
    Row(P + "declaration-withdraw", OWN, pk(own_holding)),
    Row(P + "declaration-by-link", EVERYBODY, member_token),
    Row(P + "declaration-by-link", NOBODY, deputy_token),
    Row(P + "seat-statistics", COUNTED, pk(board)),
    Row(P + "seat-statistics-export", COUNTED, pk(board)),
    Row(P + "public-seat-statistics", EVERYBODY, public(shown_board)),
    Row(P + "public-seat-statistics", NOBODY, public(board)),
]
