"""Who reaches which page of the reports: drafts the office, the released report everybody."""

from tests.access.rows import Row
from tests.monitoring.make import draft, frozen, released

ROLES = ("case_worker", "interpreter", "ngo_editor", "board_member", "auditor", "clerk", "platform")
DRAFT = {"coordinator": 200, "admin": 200, "outsider": 404, "anonymous": 302} | dict.fromkeys(ROLES, 404)
RELEASED = DRAFT | {
    "outsider": 404, "case_worker": 200, "interpreter": 200, "ngo_editor": 200, "board_member": 200,
    "clerk": 200, "platform": 200,
}  # fmt: skip
WRITERS = DRAFT | {"admin": 403}
OPEN = {"coordinator": 200, "outsider": 200, "anonymous": 200, "ngo_editor": 200}
HIDDEN = {"coordinator": 404, "outsider": 404, "anonymous": 404}


def _pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def _public(builder, **more):
    return lambda w: {"district_slug": "auental", "pk": w.get(builder).pk, **more}


def _table(builder, number="T10", ending="csv"):
    return lambda w: {"pk": w.get(builder).pk, "number": number, "ending": ending}


ROWS = [
    Row("monitoring:report-list", {"coordinator": 200, "ngo_editor": 200, "outsider": 200, "anonymous": 302}),
    Row(
        "monitoring:report-create",
        {"coordinator": 200, "admin": 403, "ngo_editor": 403, "outsider": 200, "anonymous": 302},
    ),
    Row("monitoring:report-detail", DRAFT, args=_pk(draft)),
    Row("monitoring:report-detail", DRAFT, args=_pk(frozen)),
    Row("monitoring:report-detail", RELEASED, args=_pk(released)),
    Row("monitoring:report-update", WRITERS, args=_pk(draft)),
    Row("monitoring:report-freeze", WRITERS, args=_pk(draft)),
    Row(
        "monitoring:report-freeze",
        {"outsider": 404, "anonymous": 302, "coordinator": 409},
        args=_pk(frozen),
        method="post",
    ),
    Row("monitoring:report-reopen", WRITERS, args=_pk(frozen)),
    Row("monitoring:report-release", WRITERS, args=_pk(frozen)),
    Row(
        "monitoring:report-release",
        {"coordinator": 409, "second_coordinator": 303, "admin": 403, "outsider": 404, "anonymous": 302},
        args=_pk(frozen),
        method="post",
    ),
    Row(
        "monitoring:report-pdf",
        {"coordinator": 302, "admin": 403, "ngo_editor": 404, "outsider": 404, "anonymous": 302},
        args=_pk(draft),
        method="post",
    ),
    Row("monitoring:report-table", WRITERS, args=_table(draft)),
    Row("monitoring:report-table", WRITERS, args=_table(frozen, "A6", "xlsx")),
    Row("monitoring:report-table", HIDDEN | {"anonymous": 302}, args=_table(draft, "T99")),
    Row("monitoring:public-reports", OPEN, args=lambda w: {"district_slug": "auental"}),
    Row("monitoring:public-reports", HIDDEN, args=lambda w: {"district_slug": "nirgendwo"}),
    Row("monitoring:public-report", OPEN, args=_public(released)),
    Row("monitoring:public-report", HIDDEN, args=_public(frozen)),
    Row("monitoring:public-position", OPEN, args=lambda w: {"district_slug": "auental"}),
    Row("monitoring:public-position", HIDDEN, args=lambda w: {"district_slug": "nirgendwo"}),
    Row("monitoring:public-report-table", OPEN, args=_public(released, number="T12", ending="csv")),
    Row("monitoring:public-report-table", HIDDEN, args=_public(draft, number="T12", ending="csv")),
    Row("api:reports-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row("api:reports-detail", {"coordinator": 401, "outsider": 401, "anonymous": 401}, args=_pk(released)),
]
