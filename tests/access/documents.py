"""Who gets what from jobs and stored documents."""

from tests.access.rows import Row
from tests.documents import make

#: A job belongs to the person who asked for it; the platform sees that it exists.
OWN = {
    "coordinator": 200,
    "second_coordinator": 404,
    "admin": 404,
    "clerk": 404,
    "auditor": 404,
    "nobody": 404,
    "platform": 200,
    "outsider": 404,
    "anonymous": 302,
}
POSTED = {name: 302 if status == 200 else status for name, status in OWN.items()} | {"platform": 403}

ROWS = [
    Row(
        "documents:job-list",
        expect={
            "coordinator": 200,
            "board_member": 200,
            "auditor": 200,
            "nobody": 200,
            "outsider": 200,
            "anonymous": 302,
        },
    ),
    Row("documents:job-detail", args=lambda w: {"pk": w.get(make.job_of_coordinator).pk}, expect=OWN),
    Row("documents:job-progress", args=lambda w: {"pk": w.get(make.job_of_coordinator).pk}, expect=OWN),
    Row("documents:job-cancel", args=lambda w: {"pk": w.get(make.open_job).pk}, expect=POSTED, method="post"),
    Row(
        "documents:job-retry", args=lambda w: {"pk": w.get(make.failed_job).pk}, expect=POSTED, method="post"
    ),
    Row(
        "documents:document-download",
        args=lambda w: {"pk": w.get(make.internal_document).pk},
        expect={
            "coordinator": 200,
            "admin": 200,
            "case_worker": 200,
            "ngo_editor": 200,
            "platform": 200,
            "board_member": 404,
            "interpreter": 404,
            "auditor": 404,
            "nobody": 404,
            "outsider": 404,
            "anonymous": 302,
        },
    ),
    Row(
        "documents:document-download",
        args=lambda w: {"pk": w.get(make.public_document).pk},
        expect={"coordinator": 200, "board_member": 200, "nobody": 200, "outsider": 200, "anonymous": 200},
    ),
]
