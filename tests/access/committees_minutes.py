"""Who gets what around minutes: review, statements, sending, objections, copies."""

import datetime as dt
from decimal import Decimal

from committees.allowances.services import compute_claims
from committees.meetings.aftermath.objections import raise_objection
from committees.meetings.aftermath.sending import send_minutes
from committees.meetings.aftermath.services import take_statement
from committees.meetings.models import Part
from committees.roster.services import set_allowance
from tests.access.committees_meetings import OFFICE, P, board, held, item, minutes, pk, submitted
from tests.access.rows import Row
from tests.committees.make_minutes import TODAY, seal

OWN = {"coordinator": 404, "clerk": 200, "board_member": 404, "outsider": 404, "anonymous": 302}


def sealed(cast):
    return seal(cast, held(cast))


def sent(cast):
    meeting = sealed(cast)
    send_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    return meeting


def objected(cast):
    meeting = sent(cast)
    return raise_objection(
        minutes=meeting.minutes.get(part=Part.PUBLIC),
        attendance=meeting.attendances.filter(seat__isnull=False).first(),
        text="Es fehlt ein Satz.",
        raised_on=dt.date(2026, 3, 21),
        by=cast.clerk,
    )


def stated(cast):
    return take_statement(
        item=held(cast).items.get(number="Ö 2"), name="Mitglied 01", text="Nein.", by=cast.clerk
    )


def claimed(cast):
    """A claim of a meeting that was held, by the rate of its day."""
    meeting = held(cast)
    set_allowance(
        committee=meeting.committee, amount=Decimal(20), valid_from=dt.date(2026, 1, 1), by=cast.clerk
    )
    return compute_claims(
        committee=meeting.committee, first=meeting.day, last=meeting.day, today=meeting.day, by=cast.clerk
    )[0]


EXPORT = {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302}
PAY = {"coordinator": 403, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302}
CLAIM = {"coordinator": 404, "clerk": 200, "board_member": 404, "outsider": 404, "anonymous": 302}

ROWS = [
    Row(P + "meeting-folder", EXPORT, pk(held)),
    Row(P + "compiled-minutes", EXPORT | {"board_member": 200}, board),
    Row(P + "resolution-register", EXPORT, board),
    Row(P + "attendance-register", EXPORT, board),
    Row(
        P + "allowance-list",
        {"coordinator": 403, "clerk": 200, "board_member": 200, "outsider": 403, "anonymous": 302},
    ),
    Row(P + "allowance-detail", CLAIM, pk(claimed)),
    Row(P + "allowance-waive", CLAIM, pk(claimed)),
    Row(P + "allowance-quarter", PAY, board),
    Row(P + "allowance-sheet", PAY, board),
    Row(P + "allowance-compute", PAY, board),
    Row(P + "allowance-approve", PAY, board),
    Row(P + "allowance-pay", PAY, board),
    Row(P + "minutes-release", OFFICE | {"board_member": 403}, pk(submitted)),
    Row(P + "minutes-return", OFFICE | {"board_member": 403}, pk(submitted)),
    Row(P + "minutes-send", OFFICE | {"board_member": 403}, pk(sealed)),
    Row(
        P + "statement-create",
        {"clerk": 200, "coordinator": 404, "outsider": 404, "anonymous": 302},
        item(held),
    ),
    Row(P + "statement-update", OFFICE | {"board_member": 403}, pk(stated)),
    Row(P + "statement-drop", OFFICE | {"board_member": 403}, pk(stated)),
    Row(P + "objection-raise", OFFICE | {"board_member": 403}, minutes(sent)),
    Row(P + "objection-raise", OFFICE, minutes(sent, Part.NON_PUBLIC)),
    Row(P + "objection-decide", OWN | {"board_member": 403}, pk(objected)),
    Row(P + "objection-withdraw", OWN | {"board_member": 403}, pk(objected)),
    Row(P + "corrections-print", OFFICE | {"board_member": 200}, minutes(sealed)),
    Row(P + "minutes-copy", OFFICE | {"board_member": 403}, minutes(sealed)),
]
