"""Who writes in a report, who reads a draft that was given to a board, and who takes it along."""

from tests.access.monitoring_reports import WRITERS, _pk, _public
from tests.access.rows import Row
from tests.monitoring import make_writing as make
from tests.monitoring.make import draft, frozen, released

#: Drafts that were given to the board: its members and its office read them and nobody else.
HANDED = {
    "coordinator": 200, "admin": 200, "board_member": 200, "clerk": 200, "ngo_editor": 404,
    "case_worker": 404, "outsider": 404, "anonymous": 302,
}  # fmt: skip
EDITORS = {"coordinator": 200, "admin": 403, "ngo_editor": 404, "outsider": 404, "anonymous": 302}
POSTERS = EDITORS | {"coordinator": 303}
FILES = {"coordinator": 200, "admin": 403, "board_member": 404, "outsider": 404, "anonymous": 302}
HOUSE = {"coordinator": 200, "admin": 403, "ngo_editor": 403, "outsider": 200, "anonymous": 302}
OPEN = {"coordinator": 200, "outsider": 200, "anonymous": 200, "ngo_editor": 200}
CLOSED = {"coordinator": 404, "outsider": 404, "anonymous": 404}
PUBLISHED = {
    "coordinator": 200, "board_member": 403, "outsider": 404, "anonymous": 302,
}  # fmt: skip


def _told(cast):
    return make.handed_over(cast, findings="Eins.\nZwei.\nDrei.")


def _section(builder, section="k5-einordnung"):
    return lambda w: {"pk": w.get(builder).pk, "section": section}


def _more(builder, **more):
    return lambda w: {"pk": w.get(builder).pk, **more}


ROWS = [
    Row("monitoring:report-detail", HANDED, args=_pk(make.handed_over), query="?kapitel=12"),
    Row("monitoring:report-detail", HANDED, args=_pk(make.full), query="?kapitel=1"),
    Row("monitoring:report-completeness", HANDED, args=_pk(make.handed_over)),
    Row("monitoring:report-text", EDITORS, args=_section(draft)),
    Row(
        "monitoring:report-text",
        {"coordinator": 404, "outsider": 404, "anonymous": 302},
        args=_section(draft, "x"),
    ),
    Row("monitoring:recommendation-create", EDITORS, args=_pk(draft)),
    Row("monitoring:recommendation-update", EDITORS, args=_pk(make.recommendation)),
    Row("monitoring:recommendation-delete", EDITORS, args=_pk(make.recommendation)),
    Row(
        "monitoring:recommendation-move",
        POSTERS,
        args=_pk(make.recommendation),
        method="post",
        data=lambda w: {"richtung": "hoch"},
    ),
    Row("monitoring:assessment-create", EDITORS, args=_pk(draft)),
    Row("monitoring:assessment-update", EDITORS, args=_pk(make.assessment)),
    Row("monitoring:assessment-delete", EDITORS, args=_pk(make.assessment)),
    Row(
        "monitoring:report-outcomes",
        {"coordinator": 200, "admin": 200, "outsider": 404, "anonymous": 302},
        args=_pk(draft),
    ),
    Row("monitoring:report-outcomes-take-over", POSTERS, args=_pk(draft), method="post"),
    Row("monitoring:outcome-create", EDITORS, args=_pk(draft)),
    Row("monitoring:outcome-update", EDITORS, args=_pk(make.outcome)),
    Row("monitoring:outcome-delete", EDITORS, args=_pk(make.outcome)),
    Row("monitoring:report-hand-over", EDITORS, args=_pk(draft)),
    Row(
        "monitoring:statement-create",
        HANDED | {"admin": 403, "board_member": 403},
        args=_pk(make.handed_over),
    ),
    Row("monitoring:report-word", WRITERS | {"coordinator": 302}, args=_pk(draft), method="post"),
    Row("monitoring:report-whole", FILES, args=_more(draft, ending="xlsx")),
    Row("monitoring:report-whole", FILES, args=_more(frozen, ending="zip")),
    Row("monitoring:report-whole", PUBLISHED, args=_more(released, ending="json")),
    Row("monitoring:report-whole", CLOSED | {"anonymous": 302}, args=_more(draft, ending="exe")),
    Row("monitoring:report-brief", FILES, args=_more(make.full, label="E1")),
    Row("monitoring:report-speaking", HANDED, args=_pk(_told)),
    Row("monitoring:report-speaking", CLOSED | {"anonymous": 302}, args=_pk(draft)),
    Row("monitoring:report-brief", CLOSED | {"anonymous": 302}, args=_more(draft, label="E9")),
    Row("monitoring:legal-basis", HOUSE | {"admin": 200, "ngo_editor": 200}),
    Row("monitoring:legal-basis-create", HOUSE),
    Row("monitoring:legal-basis-from", HOUSE, args=lambda w: {"land": "SH"}),
    Row("monitoring:house-terms", HOUSE | {"admin": 200, "ngo_editor": 200}),
    Row("monitoring:house-term-create", HOUSE),
    Row("monitoring:house-term-update", EDITORS, args=_pk(make.term)),
    Row("monitoring:house-term-delete", EDITORS, args=_pk(make.term)),
    Row("monitoring:public-report-whole", OPEN, args=_public(released, ending="zip")),
    Row("monitoring:public-report-whole", CLOSED, args=_public(frozen, ending="zip")),
    Row("monitoring:public-report-brief", OPEN, args=_public(make.released_in_full, label="E1")),
    Row("monitoring:public-report-brief", CLOSED, args=_public(make.full, label="E1")),
    Row("api:report-texts-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row(
        "api:report-texts-detail",
        {"coordinator": 401, "outsider": 401, "anonymous": 401},
        args=_pk(make.text),
    ),
    Row("api:recommendations-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row(
        "api:recommendations-detail",
        {"coordinator": 401, "outsider": 401, "anonymous": 401},
        args=_pk(make.recommendation),
    ),
]
