"""Who gets where in the network."""

from collections.abc import Callable
from typing import Any

from tests.access.rows import Row, World
from tests.coordination import make

#: Everyone who is not named otherwise, when only the coordination may.
ONLY_COORDINATION = {
    "coordinator": 200,
    "admin": 403,
    "clerk": 403,
    "case_worker": 403,
    "ngo_editor": 403,
    "board_member": 403,
    "interpreter": 403,
    "outsider": 404,
    "anonymous": 302,
}


def ours(w: World) -> dict[str, Any]:
    return {"pk": w.cast.bruecke.pk}


def row_of(builder: Callable) -> Callable[[World], dict[str, Any]]:
    return lambda w: {"pk": w.get(builder).pk}


def people(**statuses: int) -> dict[str, int]:
    return statuses


READERS = people(
    coordinator=200, admin=200, clerk=200, case_worker=200, interpreter=200, ngo_editor=200, board_member=200
)
CREATE = {"coordinator": 200, "admin": 403, "ngo_editor": 403, "board_member": 403, "anonymous": 302}
PEOPLE = people(coordinator=200, admin=200, clerk=200, case_worker=200, ngo_editor=200)
HIDDEN = dict.fromkeys(("admin", "clerk", "case_worker", "ngo_editor", "board_member", "outsider"), 404)
CITIES = READERS | {"outsider": 404, "anonymous": 302}
TASK = {
    "coordinator": 200,
    "clerk": 200,
    "admin": 404,
    "ngo_editor": 404,
    "board_member": 404,
    "outsider": 404,
    "anonymous": 302,
}

ROWS = [
    Row("coordination:organisation-list", READERS | {"outsider": 200, "auditor": 403, "anonymous": 302}),
    Row("coordination:organisation-create", CREATE | {"outsider": 200}),
    Row("coordination:organisation-import", CREATE | {"outsider": 200}),
    Row("coordination:organisation-suggest", READERS | {"outsider": 200, "anonymous": 302}, query="?q=br"),
    Row(
        "coordination:organisation-detail",
        READERS | {"outsider": 404, "auditor": 404, "anonymous": 302},
        ours,
    ),
    Row(
        "coordination:organisation-update",
        ONLY_COORDINATION | {"admin": 200, "ngo_editor": 200},
        ours,
    ),
    Row(
        "coordination:organisation-confirm",
        ONLY_COORDINATION | {"coordinator": 302, "admin": 302, "ngo_editor": 302},
        ours,
        method="post",
    ),
    Row("coordination:organisation-leave", ONLY_COORDINATION, ours),
    Row("coordination:organisation-pause", ONLY_COORDINATION, ours),
    Row(
        "coordination:organisation-resume",
        ONLY_COORDINATION | {"coordinator": 302},
        row_of(make.matrix_dormant),
        method="post",
    ),
    Row("coordination:function-create", ONLY_COORDINATION | {"ngo_editor": 200}, ours),
    Row("coordination:journal", ONLY_COORDINATION, ours),
    Row("coordination:journal-create", ONLY_COORDINATION, ours),
    Row("coordination:note-create", ONLY_COORDINATION, ours),
    Row("coordination:relation-create", ONLY_COORDINATION, ours),
    *(
        Row(f"coordination:{name}", HIDDEN | {"coordinator": 200, "anonymous": 302}, row_of(builder))
        for name, builder in (
            ("journal-update", make.matrix_entry),
            ("journal-delete", make.matrix_entry),
            ("note-update", make.matrix_note),
            ("note-delete", make.matrix_note),
        )
    ),
    Row(
        "coordination:relation-delete",
        {
            "coordinator": 200,
            "admin": 403,
            "ngo_editor": 403,
            "board_member": 404,
            "outsider": 404,
            "anonymous": 302,
        },
        row_of(make.matrix_relation),
    ),
    Row("coordination:person-list", PEOPLE | {"outsider": 200, "board_member": 403, "anonymous": 302}),
    Row(
        "coordination:person-create",
        {
            "coordinator": 200,
            "ngo_editor": 200,
            "admin": 403,
            "board_member": 403,
            "outsider": 200,
            "anonymous": 302,
        },
    ),
    Row(
        "coordination:person-detail",
        PEOPLE | {"board_member": 404, "interpreter": 404, "outsider": 404, "anonymous": 302},
        row_of(make.matrix_person),
    ),
    *(
        Row(
            f"coordination:{name}",
            {
                "coordinator": 200,
                "ngo_editor": 200,
                "admin": 403,
                "clerk": 403,
                "board_member": 404,
                "outsider": 404,
                "anonymous": 302,
            },
            row_of(builder),
        )
        for name, builder in (
            ("person-update", make.matrix_person),
            ("person-delete", make.matrix_person),
            ("function-update", make.matrix_function),
            ("function-end", make.matrix_function),
        )
    ),
    Row(
        "coordination:task-list",
        {
            "coordinator": 200,
            "clerk": 200,
            "ngo_editor": 200,
            "interpreter": 403,
            "outsider": 200,
            "anonymous": 302,
        },
    ),
    Row(
        "coordination:task-create",
        {
            "coordinator": 200,
            "clerk": 200,
            "admin": 200,
            "ngo_editor": 403,
            "board_member": 403,
            "outsider": 200,
            "anonymous": 302,
        },
    ),
    Row("coordination:task-detail", TASK, row_of(make.matrix_task)),
    Row("coordination:task-update", TASK, row_of(make.matrix_task)),
    Row("coordination:task-drop", TASK, row_of(make.matrix_task)),
    Row(
        "coordination:task-done",
        TASK | {"coordinator": 302, "clerk": 409},  # done by then: the door is open, the state is not
        row_of(make.matrix_task),
        method="post",
    ),
    Row(
        "coordination:task-reopen",
        TASK | {"coordinator": 409, "clerk": 409},
        row_of(make.matrix_task),
        method="post",
    ),
    Row("coordination:municipality-list", READERS | {"outsider": 200, "auditor": 403, "anonymous": 302}),
    Row("coordination:municipality-detail", CITIES, lambda w: {"pk": w.cast.lindtal.pk}),
    Row("api:organisations-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row("api:organisations-detail", {"coordinator": 401, "outsider": 401, "anonymous": 401}, ours),
    Row("api:contact-persons-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row(
        "api:contact-persons-detail",
        {"coordinator": 401, "outsider": 401, "anonymous": 401},
        row_of(make.matrix_person),
    ),
    Row("api:tasks-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row(
        "api:tasks-detail",
        {"coordinator": 401, "outsider": 401, "anonymous": 401},
        row_of(make.matrix_task),
    ),
]
