"""Who reaches the search and the log of a record."""

from tests.access.rows import Row

EVERYBODY = {
    "coordinator": 200,
    "admin": 200,
    "clerk": 200,
    "case_worker": 200,
    "interpreter": 200,
    "ngo_editor": 200,
    "board_member": 200,
    "auditor": 200,
    "outsider": 200,
    "anonymous": 302,
}


def bruecke(world):
    return {"kind": "coordination.organisation", "pk": world.cast.bruecke.pk}


ROWS = [
    Row("desk:search", EVERYBODY, query="?q=nord"),
    Row("desk:search", dict.fromkeys(EVERYBODY, 400) | {"anonymous": 302}, query="?q=nord&geheim=1"),
    Row(
        "desk:history",
        {"coordinator": 200, "admin": 200, "auditor": 404, "outsider": 404, "anonymous": 302},
        args=bruecke,
    ),
    Row(
        "desk:history",
        {"coordinator": 404, "outsider": 404, "anonymous": 302},
        args=lambda w: {"kind": "accounts.user", "pk": w.cast.coordinator.pk},
    ),
]
