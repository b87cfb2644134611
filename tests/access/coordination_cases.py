"""Who gets where in case work: those who work on the case, and nobody else."""

from typing import Any

from tests.access.rows import Row, World
from tests.cast import Cast
from tests.coordination.make_cases import make_case, make_need

CLOSED_DOOR = {
    "coordinator": 404, "outsider": 404, "anonymous": 302, "admin": 404, "clerk": 404, "board_member": 404,
    "auditor": 404, "platform": 404, "ngo_editor": 404, "interpreter": 404, "nobody": 404,
}  # fmt: skip
OWN = {**CLOSED_DOOR, "case_worker": 200}
FORBIDDEN = {
    "coordinator": 403, "outsider": 403, "anonymous": 302, "admin": 403, "ngo_editor": 403, "auditor": 403,
    "case_worker": 200,
}  # fmt: skip


def the_case(cast: Cast) -> Any:
    return make_case(cast)


def the_need(cast: Cast) -> Any:
    return make_need(cast, make_case(cast))


def pk(w: World) -> dict[str, Any]:
    return {"pk": w.get(the_case).pk}


def need_pk(w: World) -> dict[str, Any]:
    need = w.get(the_need)
    return {"pk": need.case_id, "need_pk": need.pk}


def stranger_need(w: World) -> dict[str, Any]:
    """A need under the address of another case."""
    return {"pk": w.get(the_case).pk, "need_pk": w.get(the_need).pk}


CONTACT = {"happened_on": "02.03.2026", "kind": "telefon", "duration_band": "15", "field_of_action": "wohnen"}
ROWS = [
    Row("coordination:case-list", FORBIDDEN),
    Row("coordination:case-create", FORBIDDEN),
    *[
        Row(f"coordination:{name}", OWN, pk)
        for name in (
            "case-detail", "case-update", "case-phase", "case-close", "need-create", "contact-create",
            "case-raise-barrier",
        )
    ],
    Row("coordination:need-update", OWN, need_pk),
    Row("coordination:need-update", {**CLOSED_DOOR, "case_worker": 404}, stranger_need),
    Row("coordination:case-close", {**CLOSED_DOOR, "case_worker": 303}, pk, method="post", data=lambda w: {"reason": "other"}),
    Row("coordination:contact-create", {**CLOSED_DOOR, "case_worker": 303}, pk, method="post", data=lambda w: CONTACT),
]  # fmt: skip
