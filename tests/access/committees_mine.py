"""Who gets what at the personal view across committees and its calendar."""

from committees.mine.services import make_calendar_key
from tests.access.rows import Row
from tests.committees.make import make_meeting

OWN = {"coordinator": 200, "clerk": 200, "board_member": 200, "ngo_editor": 200, "outsider": 200, "platform": 403,
       "anonymous": 302}  # fmt: skip


def link(cast):
    make_meeting(cast)
    return make_calendar_key(by=cast.board_member)


def of_member(w):
    w.get(link)
    return {}


NONE_YET = {"coordinator": 302, "board_member": 302, "outsider": 302, "platform": 403, "anonymous": 302}
P = "committees:"
ROWS = [
    Row(P + "my-boards", OWN),
    Row(P + "my-calendar-link", OWN),
    Row(
        P + "my-calendar-shown", {"coordinator": 302, "board_member": 302, "outsider": 302, "anonymous": 302}
    ),
    Row(P + "my-calendar-revoke", NONE_YET),
    Row(P + "my-calendar-revoke", NONE_YET | {"board_member": 200}, of_member),
    Row(
        P + "my-calendar",
        {"coordinator": 200, "outsider": 200, "anonymous": 200},
        lambda w: {"secret": w.get(link)},
    ),
    Row(
        P + "my-calendar",
        {"coordinator": 404, "outsider": 404, "anonymous": 404},
        lambda w: {"secret": "falsch"},
    ),
]
