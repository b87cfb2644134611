"""Who gets what at each address of meetings, minutes and the public pages of committees."""

import datetime as dt

from accounts.clock import now
from committees.meetings.checkin.services import check_in, open_check_in
from committees.meetings.models import Part
from committees.meetings.replies.links import token_of
from committees.meetings.services.attendance import leave
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.invitation import invite
from committees.meetings.services.minutes import submit_minutes
from committees.meetings.standing.services import add_line
from tests.access.desk_shell import SIGNED_IN
from tests.access.rows import Row
from tests.cast import TODAY
from tests.committees.make import at, call, holders, make_board, make_meeting, open_with
from tests.committees.make_series import make_series


def planned(cast):
    return make_meeting(cast, make_board(cast, seats=3, vacant=0, deputies=0))


def running(cast):
    meeting = open_with(cast, 3, make_meeting(cast, make_board(cast, seats=3, vacant=0, deputies=0)))
    call(meeting, "Ö 2", cast)
    return meeting


def held(cast):
    return close_meeting(meeting=running(cast), at=at("18:00"), by=cast.clerk)


def submitted(cast):
    meeting = held(cast)
    submit_minutes(meeting=meeting, today=at("18:00").date(), by=cast.clerk)
    return meeting


def invited(cast):
    return invite(meeting=planned(cast), today=TODAY, by=cast.clerk)


def row_of_dates(cast):
    return make_series(make_board(cast, seats=3, vacant=0, deputies=0), cast.clerk)


def line(cast):
    return add_line(committee=cast.board, title="Berichte", by=cast.clerk)


def token(w):
    own_invitation(w)
    return {"token": token_of(w.get(invited).recipients.first())}


def own_invitation(w):
    """The first seat of a coming meeting is held by whoever signs in as member of the board."""
    meeting = w.get(invited)
    meeting.starts_at = now() + dt.timedelta(days=1)
    meeting.save()
    recipient = meeting.recipients.first()
    recipient.email = w.cast.board_member.email
    recipient.save()
    return {"pk": recipient.pk}


def pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def item(builder, number="Ö 2"):
    return lambda w: {"pk": w.get(builder).items.get(number=number).pk}


def minutes(builder, part=Part.PUBLIC):
    return lambda w: {"pk": w.get(builder).minutes.get(part=part).pk}


def board(w):
    return {"pk": w.cast.board.pk}


def public(builder=None, **fixed):
    def args(w):
        values = {"district_slug": w.cast.auental.slug, **fixed}
        return values | ({"pk": w.get(builder).pk} if builder else {})

    return args


def committee_page(w):
    w.get(planned)
    return {"district_slug": w.cast.auental.slug, "slug": "beirat"}


def checking(cast):
    """The check-in is open, and the member with an account has typed the code."""
    meeting = running(cast)
    holding = holders(meeting)[0]
    holding.email = cast.board_member.email
    holding.save()
    leave(attendance=meeting.attendances.get(holding=holding), at=at("17:15"), by=cast.clerk)
    window = open_check_in(meeting=meeting, at=at("17:15"), by=cast.clerk)
    check_in(
        meeting=meeting, holding=holding, code=window.code, channel="", at=at("17:16"), by=cast.board_member
    )
    return meeting


READ = {
    "coordinator": 200,
    "clerk": 200,
    "board_member": 200,
    "outsider": 404,
    "anonymous": 302,
    "case_worker": 200,
}
CHANGE = {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302}
CONDUCT = {"coordinator": 403, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302}
CONDUCT_POST = {"coordinator": 403, "clerk": 303, "board_member": 403, "outsider": 404, "anonymous": 302}
ITEM_POST = {"coordinator": 403, "clerk": 303, "board_member": 403, "outsider": 404, "anonymous": 302}
MEMBER = {"coordinator": 403, "clerk": 403, "board_member": 200, "outsider": 404, "anonymous": 302}
OPEN = {"coordinator": 200, "outsider": 200, "anonymous": 200}
OFFICE = {"coordinator": 404, "clerk": 200, "board_member": 404, "outsider": 404, "anonymous": 302}

LINES = {
    "coordinator": 200,
    "admin": 200,
    "clerk": 200,
    "board_member": 403,
    "outsider": 404,
    "anonymous": 302,
}

P = "committees:"
ROWS = [
    Row(P + "committee-detail", READ, board),
    Row(
        P + "member-list-export",
        {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302},
        board,
    ),
    Row(
        P + "meeting-list",
        {"coordinator": 200, "clerk": 200, "board_member": 200, "outsider": 200, "anonymous": 302},
    ),
    Row(
        P + "meeting-plan",
        {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 200, "anonymous": 302},
    ),
    Row(P + "meeting-detail", READ, pk(planned)),
    Row(P + "meeting-update", CHANGE, pk(planned)),
    Row(P + "meeting-schedule", CHANGE, pk(planned)),
    Row(P + "meeting-move", CHANGE, pk(planned)),
    Row(P + "meeting-invite", CONDUCT, pk(planned)),
    Row(P + "meeting-cancel", CONDUCT, pk(planned)),
    Row(P + "meeting-break-off", CONDUCT, pk(running)),
    Row(P + "meeting-continue", CONDUCT, pk(planned)),
    Row(P + "objections-note", CONDUCT, pk(planned)),
    Row(P + "chair-change", CONDUCT, pk(planned)),
    Row(P + "meeting-preview", CONDUCT, pk(planned)),
    Row(P + "meeting-calendar", READ, pk(planned)),
    Row(
        P + "attendance-export",
        {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302},
        pk(held),
    ),
    Row(
        P + "reply-note",
        CONDUCT_POST,
        lambda w: {"pk": w.get(invited).recipients.first().pk},
        method="post",
        data=lambda w: {"reply": "yes"},
    ),
    Row(P + "invitation-answer", OPEN, token),
    Row(P + "invitation-file", OPEN, lambda w: token(w) | {"name": "ics"}),
    Row(
        P + "my-invitations",
        {"coordinator": 200, "clerk": 200, "board_member": 200, "outsider": 200, "anonymous": 302},
    ),
    Row(
        P + "own-answer",
        {"coordinator": 404, "clerk": 404, "board_member": 303, "outsider": 404, "anonymous": 302},
        own_invitation,
        method="post",
        data=lambda w: {"reply": "yes"},
    ),
    Row(P + "item-create", CHANGE, pk(planned)),
    Row(P + "item-update", CHANGE, item(planned)),
    Row(P + "item-update", OFFICE | {"board_member": 403}, item(planned, "N 1")),
    Row(P + "item-move", CHANGE | {"coordinator": 302, "clerk": 302}, item(planned), method="post"),
    Row(P + "item-withdraw", CHANGE, item(planned)),
    Row(P + "series-create", LINES | {"admin": 403, "coordinator": 200}, board),
    Row(P + "series-detail", CHANGE, pk(row_of_dates)),
    Row(P + "series-change", CHANGE, pk(row_of_dates)),
    Row(P + "series-extend", CHANGE, pk(row_of_dates)),
    Row(P + "meeting-demand", LINES | {"admin": 403}, board),
    Row(P + "joint-begin", CHANGE, pk(planned)),
    Row(P + "joint-end", CHANGE, pk(planned)),
    Row(P + "item-share", CHANGE, item(planned)),
    Row(P + "item-share", OFFICE | {"board_member": 403}, item(planned, "N 1")),
    Row(P + "item-admit", CONDUCT, item(running)),
    Row(P + "agenda-fill", CHANGE, pk(planned)),
    Row(P + "standing-agenda", LINES, board),
    Row(P + "standing-create", LINES, board),
    Row(P + "standing-usual", LINES, board),
    Row(P + "standing-update", LINES | {"board_member": 403}, pk(line)),
    Row(P + "standing-remove", LINES | {"board_member": 403}, pk(line)),
    Row(
        P + "standing-move",
        LINES | {"coordinator": 302, "admin": 302, "clerk": 302},
        pk(line),
        method="post",
    ),
    Row(P + "meeting-live", CONDUCT, pk(running)),
    Row(P + "live-worker", SIGNED_IN),
    Row(P + "meeting-pulse", CONDUCT, pk(running)),
    Row(P + "check-in", MEMBER, pk(checking)),
    Row(P + "check-in-state", CONDUCT_POST, pk(running), method="post", data=lambda w: {"tun": "oeffnen"}),
    Row(
        P + "check-in-decide",
        {"coordinator": 404, "clerk": 303, "board_member": 403, "outsider": 404, "anonymous": 302},
        lambda w: {"pk": w.get(checking).check_ins.get().pk},
        method="post",
        data=lambda w: {"tun": "bestaetigen"},
    ),
    Row(
        P + "meeting-state",
        CONDUCT_POST,
        pk(running),
        method="post",
        data=lambda w: {"tun": "unterbrechen", "um": "17:20"},
    ),
    Row(
        P + "attendance-enter",
        CONDUCT_POST,
        pk(running),
        method="post",
        data=lambda w: {"tun": "geht", "besetzung": holders(w.get(running))[0].pk},
    ),
    Row(
        P + "guest-add",
        CONDUCT_POST,
        pk(running),
        method="post",
        data=lambda w: {"name": "Gast", "capacity": "guest"},
    ),
    Row(
        P + "attendance-change",
        CONDUCT_POST,
        lambda w: {"pk": w.get(running).attendances.first().pk},
        method="post",
        data=lambda w: {"tun": "geht"},
    ),
    Row(P + "item-step", ITEM_POST, item(running), method="post", data=lambda w: {"tun": "aufrufen"}),
    Row(P + "item-record", ITEM_POST, item(running), method="post", data=lambda w: {"text": "x"}),
    Row(
        P + "conflict-declare",
        ITEM_POST,
        item(running),
        method="post",
        data=lambda w: {"person": w.get(running).attendances.first().pk, "grund": "Vorstand"},
    ),
    Row(
        P + "conflict-return",
        {"coordinator": 403, "clerk": 404, "outsider": 404, "anonymous": 302},
        item(running),
        method="post",
    ),
    Row(P + "vote-check", CONDUCT, item(running), query="?yes=3"),
    Row(
        P + "vote-record",
        {"coordinator": 403, "clerk": 409, "board_member": 403, "outsider": 404, "anonymous": 302},
        item(running),
        method="post",
        data=lambda w: {"yes": "9", "wortlaut": "x"},
    ),
    Row(
        P + "minutes-list",
        {"coordinator": 200, "clerk": 200, "board_member": 200, "outsider": 200, "anonymous": 302},
    ),
    Row(P + "minutes-detail", OFFICE, pk(held)),
    Row(P + "minutes-detail", OFFICE | {"board_member": 200}, pk(submitted)),
    Row(
        P + "minutes-write",
        {"clerk": 302, "coordinator": 404, "outsider": 404, "anonymous": 302},
        item(held),
        method="post",
        data=lambda w: {"text": "x", "version": "2"},
    ),
    Row(P + "minutes-submit", OFFICE, pk(held)),
    Row(P + "minutes-sign", OFFICE | {"board_member": 403}, pk(submitted)),
    Row(P + "minutes-publish", OFFICE | {"board_member": 403}, pk(submitted)),
    Row(P + "minutes-draft", OFFICE, minutes(held)),
    Row(P + "minutes-draft", OFFICE, minutes(submitted, Part.NON_PUBLIC)),
    Row(P + "correction-note", OFFICE, minutes(held)),
    Row(P + "public-committees", OPEN, public()),
    Row(P + "public-committee", OPEN, committee_page),
    Row(P + "public-meeting", OPEN, public(planned)),
    Row(P + "public-calendar", OPEN, public(planned)),
    Row(P + "public-calendar-district", OPEN, public()),
    Row(P + "public-calendar-committee", OPEN, committee_page),
    Row(P + "public-news", OPEN, committee_page),
]
