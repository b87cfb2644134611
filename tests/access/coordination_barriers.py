"""Who gets where in the register of barriers."""

from typing import Any

from tests.access.rows import Row, World
from tests.coordination import make


def ours(w: World) -> dict[str, Any]:
    return {"pk": w.get(make.matrix_barrier).pk}


READERS = {
    "coordinator": 200,
    "admin": 200,
    "case_worker": 200,
    "ngo_editor": 404,  # reported by somebody else
    "board_member": 404,  # not confirmed yet
    "interpreter": 404,
    "clerk": 404,
    "outsider": 404,
    "anonymous": 302,
}
DECIDERS = READERS | {"admin": 403, "case_worker": 403}
TOKEN_ONLY = {"coordinator": 401, "outsider": 401, "anonymous": 401}

ROWS = [
    Row(
        "coordination:barrier-list",
        {
            "coordinator": 200,
            "admin": 200,
            "case_worker": 200,
            "ngo_editor": 200,
            "board_member": 200,
            "interpreter": 403,
            "outsider": 200,
            "anonymous": 302,
        },
    ),
    Row(
        "coordination:barrier-create",
        {
            "coordinator": 200,
            "case_worker": 200,
            "ngo_editor": 200,
            "admin": 403,
            "board_member": 403,
            "outsider": 200,
            "anonymous": 302,
        },
    ),
    Row("coordination:barrier-detail", READERS, ours),
    Row("coordination:barrier-update", DECIDERS, ours),
    Row("coordination:barrier-sighting", DECIDERS, ours),
    Row("coordination:barrier-step", DECIDERS, lambda w: ours(w) | {"step": "bestaetigen"}),
    Row("api:barriers-list", TOKEN_ONLY),
    Row("api:barriers-detail", TOKEN_ONLY, ours),
]
