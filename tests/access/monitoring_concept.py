"""Who reaches which page of the concept: the office everything, providers their measures, everybody what is public."""

from monitoring.concept import services
from tests.access.committees_roster import resolution, secret_resolution
from tests.access.rows import Row
from tests.cast import TODAY
from tests.monitoring import make_concept as make

ROLES = ("case_worker", "ngo_editor", "board_member", "interpreter", "auditor", "clerk", "platform", "nobody")
NONE = dict.fromkeys(ROLES, 404) | {"coordinator": 200, "admin": 200, "outsider": 404, "anonymous": 302}
INSIDE = NONE | {"case_worker": 200}
PUBLISHED = INSIDE | {"ngo_editor": 200, "board_member": 200, "platform": 200}
SHARED = INSIDE | {"ngo_editor": 200, "board_member": 200, "platform": 200}
LISTS = {"coordinator": 200, "admin": 200, "case_worker": 200, "ngo_editor": 200, "board_member": 200,
         "interpreter": 403, "auditor": 403, "clerk": 403, "outsider": 200, "anonymous": 302}  # fmt: skip
CREATES = {
    "coordinator": 200,
    "admin": 403,
    "ngo_editor": 403,
    "board_member": 403,
    "outsider": 200,
    "anonymous": 302,
}


def writes(seen: dict[str, int]) -> dict[str, int]:
    """Only the coordination writes; whoever else sees the row is told so."""
    return {who: 403 if code == 200 and who != "coordinator" else code for who, code in seen.items()}


def resolution_and_concept(cast):
    make.adopted(cast)
    return resolution(cast)


def _pk(builder, **more):
    return lambda w: {"pk": w.get(builder).pk, **more}


TOKEN = {"coordinator": 401, "outsider": 401, "anonymous": 401}


def progress(cast):
    return services.report_progress(
        make.matrix_measure(cast), state="on_track", sentence="Geht voran.", organisation=cast.bruecke, today=TODAY,
        by=cast.ngo_editor,
    )  # fmt: skip


ROWS = [
    *[Row(f"api:{name}-list", TOKEN) for name in ("concepts", "measures", "measure-progress")],
    Row("api:concepts-detail", TOKEN, args=_pk(make.matrix_adopted)),
    Row("api:measures-detail", TOKEN, args=_pk(make.matrix_measure)),
    Row("api:measure-progress-detail", TOKEN, args=_pk(progress)),
    Row("monitoring:concept-home", {"coordinator": 302, "outsider": 302, "anonymous": 302}),
    Row("monitoring:concept-list", LISTS | {"platform": 200}),
    Row("monitoring:concept-create", CREATES),
    Row("monitoring:concept-detail", INSIDE, args=_pk(make.matrix_draft)),
    Row("monitoring:concept-detail", PUBLISHED, args=_pk(make.matrix_adopted)),
    Row("monitoring:concept-update", writes(INSIDE), args=_pk(make.matrix_draft)),
    Row("monitoring:concept-copy", writes(PUBLISHED), args=_pk(make.matrix_adopted)),
    Row("monitoring:concept-adopt", writes(INSIDE), args=_pk(make.matrix_draft)),
    Row("monitoring:concept-discard", writes(INSIDE), args=_pk(make.matrix_draft)),
    Row("monitoring:field-create", writes(INSIDE), args=_pk(make.matrix_draft)),
    Row("monitoring:goal-create", writes(INSIDE), args=_pk(make.matrix_draft)),
    Row(
        "monitoring:concept-analysis",
        PUBLISHED | {"ngo_editor": 403, "board_member": 403, "platform": 403},
        args=_pk(make.matrix_adopted),
    ),
    Row("monitoring:concept-strategies", PUBLISHED, args=_pk(make.matrix_adopted)),
    Row("monitoring:field-update", writes(PUBLISHED), args=_pk(make.matrix_field)),
    Row("monitoring:goal-detail", PUBLISHED, args=_pk(make.matrix_goal)),
    Row("monitoring:goal-detail", INSIDE, args=_pk(make.matrix_draft_goal)),
    Row("monitoring:goal-update", writes(PUBLISHED), args=_pk(make.matrix_goal)),
    Row("monitoring:goal-remove", writes(INSIDE), args=_pk(make.matrix_draft_goal)),
    Row("monitoring:goal-check", writes(PUBLISHED), args=_pk(make.matrix_goal)),
    Row("monitoring:measure-list", LISTS | {"platform": 200}),
    Row("monitoring:measure-create", CREATES | {"coordinator": 302, "outsider": 302}),
    Row("monitoring:measure-import", {"coordinator": 200, "admin": 403, "ngo_editor": 403, "outsider": 200, "anonymous": 302}),
    Row("monitoring:measure-detail", SHARED, args=_pk(make.matrix_measure)),
    Row("monitoring:measure-detail", INSIDE, args=_pk(make.matrix_hidden)),
    Row("monitoring:measure-update", writes(SHARED), args=_pk(make.matrix_measure)),
    Row("monitoring:measure-step", writes(SHARED), args=_pk(make.matrix_measure, step="beginnen")),
    Row("monitoring:measure-step", {"coordinator": 404, "outsider": 404, "anonymous": 302}, args=_pk(make.matrix_measure, step="tanzen")),
    Row("monitoring:measure-ask", writes(SHARED), args=_pk(make.matrix_measure)),
    Row(
        "monitoring:progress-create",
        SHARED | {"admin": 403, "case_worker": 403, "board_member": 403, "platform": 403},
        args=_pk(make.matrix_measure),
    ),
    Row("monitoring:progress-create", INSIDE | {"admin": 403, "case_worker": 403}, args=_pk(make.matrix_hidden)),
    Row("monitoring:milestone-create", writes(SHARED), args=_pk(make.matrix_measure)),
    Row(
        "monitoring:milestone-update",
        INSIDE | {"admin": 403, "case_worker": 403, "ngo_editor": 200},
        args=_pk(make.matrix_milestone),
    ),
    Row(
        "monitoring:milestone-remove",
        INSIDE | {"admin": 403, "case_worker": 403, "ngo_editor": 403},
        args=_pk(make.matrix_milestone),
    ),
    Row(
        "monitoring:measure-comment",
        SHARED | dict.fromkeys(("coordinator", "admin", "case_worker", "ngo_editor", "platform"), 403),
        args=_pk(make.matrix_measure),
    ),
    Row("monitoring:comment-remove", NONE | {"admin": 403, "board_member": 403}, args=_pk(make.matrix_comment)),
    Row(
        "monitoring:resolution-measure",
        {"coordinator": 200, "admin": 403, "ngo_editor": 403, "board_member": 403, "outsider": 404, "anonymous": 302},
        args=_pk(resolution_and_concept),
    ),
    Row(
        "monitoring:resolution-measure",
        {"coordinator": 404, "clerk": 403, "outsider": 404, "anonymous": 302},
        args=_pk(secret_resolution),
    ),
    Row("monitoring:training-list", LISTS | {"ngo_editor": 403, "board_member": 403, "platform": 403}),
    Row("monitoring:training-create", CREATES),
    Row("monitoring:training-detail", INSIDE, args=_pk(make.matrix_training)),
    Row("monitoring:training-update", writes(INSIDE), args=_pk(make.matrix_training)),
    Row("monitoring:training-date-create", writes(INSIDE), args=_pk(make.matrix_training)),
    Row("monitoring:training-date-update", writes(INSIDE), args=_pk(make.matrix_training_date)),
    Row("monitoring:public-concept", {"coordinator": 200, "outsider": 200, "anonymous": 200}, args=lambda w: {"district_slug": "auental"}),
    Row("monitoring:public-concept", {"coordinator": 404, "outsider": 404, "anonymous": 404}, args=lambda w: {"district_slug": "nirgendwo"}),
]  # fmt: skip
