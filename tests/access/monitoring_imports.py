"""Who reaches which page of reading in: the coordination its own files, the administration all, nobody else any."""

from tests.access.rows import Row
from tests.monitoring.imports.make import applied, checked, described, district_with_two_areas, worked_out
from tests.monitoring.make_indicators import access_change

READERS = ("interpreter", "ngo_editor", "board_member", "auditor", "clerk")
MAKERS = {
    "coordinator": 200,
    "admin": 403,
    "case_worker": 403,
    "outsider": 200,
    "anonymous": 302,
} | dict.fromkeys(READERS, 403)
OWN_FILE = {
    "coordinator": 200,
    "second_coordinator": 404,
    "admin": 200,
    "case_worker": 404,
    "outsider": 404,
} | {"anonymous": 302}
ACTING = OWN_FILE | {"admin": 403}
BATCH = {
    "coordinator": 200,
    "admin": 200,
    "case_worker": 200,
    "outsider": 404,
    "anonymous": 302,
} | dict.fromkeys(READERS, 404)


def waiting(cast):
    district_with_two_areas(cast)
    return checked(cast)


def batch(cast):
    district_with_two_areas(cast)
    return applied(cast)


def _pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


ROWS = [
    Row(
        "monitoring:batch-list",
        {"coordinator": 200, "admin": 200, "outsider": 200, "anonymous": 302, "ngo_editor": 403},
    ),
    Row("monitoring:batch-detail", BATCH, args=_pk(batch)),
    Row("monitoring:batch-undo", BATCH | {"admin": 403, "case_worker": 403}, args=_pk(batch)),
    Row(
        "monitoring:batch-undo",
        {"coordinator": 303, "second_coordinator": 409, "admin": 403, "outsider": 404, "anonymous": 302},
        args=_pk(batch),
        method="post",
    ),
    Row(
        "monitoring:area-change-merge",
        BATCH | {"admin": 403, "case_worker": 403, "board_member": 403},
        args=_pk(access_change),
    ),
    Row(
        "monitoring:area-change-merge",
        {"coordinator": 409, "admin": 403, "board_member": 403, "outsider": 404, "anonymous": 302},
        args=_pk(access_change),
        method="post",
    ),
    Row("monitoring:value-file-create", MAKERS),
    Row("monitoring:value-template", MAKERS),
    Row("monitoring:boundary-import", MAKERS),
    Row("monitoring:value-file", OWN_FILE, args=_pk(waiting)),
    Row("monitoring:value-file-progress", OWN_FILE, args=_pk(waiting)),
    Row("monitoring:value-file-notes", OWN_FILE, args=_pk(waiting)),
    Row("monitoring:value-file-choose", ACTING, args=_pk(waiting)),
    Row("monitoring:value-file-apply", ACTING, args=_pk(waiting)),
    Row("monitoring:value-file-descriptions", ACTING, args=_pk(described)),
    Row(
        "monitoring:value-file-descriptions",
        {"coordinator": 302, "admin": 403, "outsider": 404, "anonymous": 302},
        args=_pk(waiting),
    ),
    Row("monitoring:value-file-discard", ACTING, args=_pk(waiting)),
    Row(
        "monitoring:value-file-apply",
        {"coordinator": 409, "admin": 403, "outsider": 404, "anonymous": 302},
        args=_pk(worked_out),
        method="post",
    ),
    Row("api:import-batches-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row(
        "api:import-batches-detail", {"coordinator": 401, "outsider": 401, "anonymous": 401}, args=_pk(batch)
    ),
]
