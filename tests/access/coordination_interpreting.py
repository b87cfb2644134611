"""Who gets where in interpreting."""

from functools import partial
from typing import Any

from coordination.interpreting.models import AssignmentOffer
from coordination.interpreting.services.assignments import (
    ask_interpreters,
    assign,
    confirm_assignment,
    hash_of,
)
from tests.access.rows import Row, World
from tests.cast import Cast
from tests.coordination.make_interpreting import (
    NOW,
    berlin,
    make_interpreter,
    make_open_request,
    make_pool,
    make_request,
)

TOKEN = "a-secret-of-the-matrix"


def the_pool(cast: Cast) -> Any:
    return make_pool(cast)


def the_person(cast: Cast) -> Any:
    return make_interpreter(cast, make_pool(cast), user=cast.interpreter)


def new_request(cast: Cast) -> Any:
    return make_request(cast, make_pool(cast))


def searching(cast: Cast) -> Any:
    return make_open_request(cast, make_pool(cast))


def taken(cast: Cast) -> Any:
    pool = make_pool(cast)
    request = make_open_request(cast, pool)
    confirm_assignment(
        assign(request, make_interpreter(cast, pool, user=cast.interpreter), now=NOW, by=cast.coordinator),
        now=NOW,
        by=cast.coordinator,
    )
    return request


def own_offer(cast: Cast) -> AssignmentOffer:
    return open_offer(cast, user=cast.interpreter)


def open_offer(cast: Cast, **person: Any) -> AssignmentOffer:
    pool = make_pool(cast)
    request = make_open_request(cast, pool)
    offer = ask_interpreters(
        request,
        interpreters=[make_interpreter(cast, pool, **person)],
        expires_at=berlin(8, 12),
        now=NOW,
        by=cast.coordinator,
    )[0]
    offer.token_hash = hash_of(TOKEN)
    offer.save()
    return offer


def pk(builder: Any, w: World) -> dict[str, Any]:
    return {"pk": w.get(builder).pk}


def token(w: World) -> dict[str, Any]:
    w.get(open_offer)
    return {"token": TOKEN}


STAFF = {"coordinator": 200, "outsider": 200, "anonymous": 302, "ngo_editor": 200, "case_worker": 200}
DISPATCH = {
    "outsider": 404,
    "anonymous": 302,
    "ngo_editor": 403,
    "interpreter": 404,
    "case_worker": 404,
    "admin": 404,
    "nobody": 404,
    "coordinator": 200,
}
NEW, SEARCHING, TAKEN = partial(pk, new_request), partial(pk, searching), partial(pk, taken)
PERSON, POOL = partial(pk, the_person), partial(pk, the_pool)

ROWS = [
    Row("coordination:booking-list", {**STAFF, "interpreter": 200, "board_member": 403, "auditor": 403}),
    Row("coordination:booking-create", {**STAFF, "interpreter": 403, "admin": 403, "board_member": 403}),
    Row("coordination:booking-detail", {**DISPATCH, "ngo_editor": 200, "second_coordinator": 200}, NEW),
    Row("coordination:booking-detail", {**DISPATCH, "ngo_editor": 200, "interpreter": 200}, TAKEN),
    Row("coordination:booking-update", {**DISPATCH, "ngo_editor": 200}, NEW),
    Row("coordination:booking-approve", DISPATCH, NEW),
    Row("coordination:booking-approve", {**DISPATCH, "coordinator": 303}, NEW, method="post"),
    Row("coordination:booking-reject", DISPATCH, NEW),
    Row("coordination:booking-ask", {**DISPATCH, "coordinator": 409}, SEARCHING, method="post"),
    Row("coordination:booking-confirm", {**DISPATCH, "interpreter": 403}, TAKEN),
    Row("coordination:booking-drop-out", {**DISPATCH, "interpreter": 403}, TAKEN),
    Row("coordination:booking-cancel", {**DISPATCH, "ngo_editor": 200}, SEARCHING),
    Row("coordination:booking-unfilled", DISPATCH, SEARCHING),
    Row("coordination:booking-held", {**DISPATCH, "interpreter": 403}, TAKEN),
    Row(
        "coordination:interpreter-list",
        {"coordinator": 200, "outsider": 200, "anonymous": 302, "case_worker": 200, "ngo_editor": 403},
    ),
    Row(
        "coordination:interpreter-create",
        {"coordinator": 200, "outsider": 200, "anonymous": 302, "case_worker": 403},
    ),
    Row(
        "coordination:interpreter-detail",
        {
            "coordinator": 200,
            "outsider": 404,
            "anonymous": 302,
            "case_worker": 200,
            "interpreter": 200,
            "ngo_editor": 404,
        },
        PERSON,
    ),
    Row(
        "coordination:interpreter-update",
        {"coordinator": 200, "outsider": 404, "anonymous": 302, "case_worker": 403, "interpreter": 403},
        PERSON,
    ),
    Row(
        "coordination:pool-list",
        {
            "coordinator": 200,
            "outsider": 200,
            "anonymous": 302,
            "admin": 200,
            "ngo_editor": 200,
            "board_member": 403,
        },
    ),
    Row(
        "coordination:pool-create", {"coordinator": 200, "outsider": 200, "anonymous": 302, "ngo_editor": 403}
    ),
    Row(
        "coordination:pool-detail",
        {
            "coordinator": 200,
            "outsider": 404,
            "anonymous": 302,
            "admin": 200,
            "ngo_editor": 200,
            "board_member": 404,
        },
        POOL,
    ),
    Row(
        "coordination:pool-update",
        {"coordinator": 200, "outsider": 404, "anonymous": 302, "ngo_editor": 403},
        POOL,
    ),
    Row(
        "coordination:my-assignments",
        {"coordinator": 200, "outsider": 200, "anonymous": 302, "interpreter": 200},
    ),
    Row(
        "coordination:own-offer-answer",
        {"interpreter": 303, "coordinator": 404, "outsider": 404, "anonymous": 302, "ngo_editor": 404},
        partial(pk, own_offer),
        method="post",
        data=lambda w: {"answer": "no"},
    ),
    Row(
        "coordination:own-details",
        {
            "interpreter": 200,
            "coordinator": 200,
            "outsider": 404,
            "anonymous": 302,
            "case_worker": 403,
            "ngo_editor": 404,
        },
        PERSON,
    ),
    Row("coordination:offer-answer", {"coordinator": 200, "outsider": 200, "anonymous": 200}, token),
    Row(
        "coordination:offer-answer",
        {"anonymous": 404, "coordinator": 404, "outsider": 404},
        lambda w: {"token": "wrong"},
    ),
    Row("api:bookings-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row("api:bookings-detail", {"coordinator": 401, "outsider": 401, "anonymous": 401}, NEW),
    Row("api:interpreters-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row("api:interpreters-detail", {"coordinator": 401, "outsider": 401, "anonymous": 401}, PERSON),
]
