"""Who reaches the comparison of districts: those who work with figures; the public reads it in the report."""

from tests.access.rows import Row
from tests.monitoring.make_clusters import run

SHUT = ("interpreter", "ngo_editor", "board_member", "auditor", "clerk")
PAGE = {"coordinator": 200, "admin": 200, "case_worker": 200, "outsider": 200, "anonymous": 302}
PAGE |= dict.fromkeys(SHUT, 403)
ROW = {
    "coordinator": 200,
    "admin": 200,
    "case_worker": 200,
    "platform": 200,
    "outsider": 404,
    "anonymous": 302,
}
ROW |= dict.fromkeys(SHUT, 404)
MAKERS = PAGE | {"admin": 403, "case_worker": 403}
FILE = ROW | {"admin": 403, "case_worker": 403, "platform": 403}
TYPED = (
    "?life_expectancy=80,9&no_certificate=6,9&unemployment=4,9&tax_power=842&income=22.980&supply=1"
    "&young_migration=-8,6"
)


def _pk(**more):
    return lambda w: {"pk": w.get(run).pk, **more}


ROWS = [
    Row("monitoring:position", PAGE),
    Row("monitoring:position-place", PAGE),
    Row("monitoring:position-place", PAGE, query=TYPED),
    Row("monitoring:position-place", PAGE | {"coordinator": 422, "admin": 422, "case_worker": 422, "outsider": 422},
        query="?income=viel"),
    Row("monitoring:cluster-run-list", PAGE),
    Row("monitoring:cluster-run-create", MAKERS),
    Row("monitoring:cluster-run-detail", ROW, args=_pk()),
    Row("monitoring:cluster-map", ROW, args=_pk()),
    Row("monitoring:cluster-expert", ROW, args=_pk()),
    Row("monitoring:cluster-district", ROW, args=_pk(ags="05999")),
    Row("monitoring:cluster-district", ROW | dict.fromkeys(("coordinator", "admin", "case_worker", "platform"), 404),
        args=_pk(ags="00000")),
    Row("monitoring:cluster-file", FILE, args=_pk(ending="csv")),
    Row("monitoring:cluster-file", FILE, args=_pk(ending="xlsx")),
    Row("monitoring:cluster-file", {"coordinator": 404, "outsider": 404, "anonymous": 302}, args=_pk(ending="exe")),
    Row("api:cluster-runs-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
    Row("api:cluster-runs-detail", {"coordinator": 401, "outsider": 401, "anonymous": 401}, args=_pk()),
]  # fmt: skip
