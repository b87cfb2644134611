"""Access to the own account and to the link of an invitation."""

from accounts.invitations.services import invite
from accounts.permissions import Role
from tests.access.rows import Row


def invitation(cast):
    row, secret = invite(
        email="neu@auental.example", full_name="Neu Hier", role=Role.COORDINATOR, by=cast.admin
    )
    row.secret = secret
    return row


EVERYONE = dict.fromkeys(
    [
        "coordinator",
        "admin",
        "clerk",
        "case_worker",
        "interpreter",
        "ngo_editor",
        "board_member",
        "auditor",
        "platform",
        "outsider",
        "nobody",
    ]
)

ROWS = [
    Row("accounts:profile", expect={**dict.fromkeys(EVERYONE, 200), "anonymous": 302}),
    Row("accounts:rights", expect={**dict.fromkeys(EVERYONE, 302), "anonymous": 302}),
    Row(
        "accounts:district-switch",
        method="post",
        data=lambda w: {"district": str(w.cast.auental.pk)},
        expect={"coordinator": 302, "outsider": 409, "nobody": 409, "anonymous": 302},
    ),
    Row(
        "accounts:invitation-accept",
        args=lambda w: {"secret": w.get(invitation).secret},
        expect={"coordinator": 200, "outsider": 200, "anonymous": 200},
    ),
    Row(
        "accounts:invitation-accept",
        args=lambda w: {"secret": "unbekannt"},
        expect={"coordinator": 410, "outsider": 410, "anonymous": 410},
    ),
]
