"""Who reaches which page of the indicators: the office writes, the network's staff reads, boards what is public."""

from tests.access.rows import Row
from tests.monitoring.make_indicators import (
    access_area,
    access_break,
    access_change,
    access_empty,
    access_indicator,
    access_public,
    access_survey,
    access_version,
)

NOBODY = ("interpreter", "ngo_editor", "auditor", "clerk", "board_member")
READ = {
    "coordinator": 200, "admin": 200, "case_worker": 200, "platform": 200, "outsider": 404, "anonymous": 302,
} | dict.fromkeys(NOBODY, 404)  # fmt: skip
PUBLIC = READ | {"board_member": 200}
WRITE = READ | {"admin": 403, "case_worker": 403, "platform": 403}
LIST = {
    "coordinator": 200,
    "admin": 200,
    "case_worker": 200,
    "board_member": 200,
    "outsider": 200,
    "anonymous": 302,
}
CREATE = {
    "coordinator": 200,
    "admin": 403,
    "case_worker": 403,
    "ngo_editor": 403,
    "outsider": 200,
    "anonymous": 302,
}
OPEN = {"coordinator": 200, "ngo_editor": 200, "outsider": 200, "anonymous": 200}
HIDDEN = {"coordinator": 404, "outsider": 404, "anonymous": 404}
KEY = {"coordinator": 401, "outsider": 401, "anonymous": 401}


def _pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def _public(builder, slug="auental"):
    return lambda w: {"pk": w.get(builder).pk, "district_slug": slug}


def _table(ags="05999", pair="ausland", year=2020):
    return lambda w: {"pk": w.get(access_indicator).pk, "ags": ags, "first_year": year, "pair": pair}


def _tree(part):
    return lambda w: {
        "pk": getattr(w.get(access_indicator).component, part, w.get(access_indicator).component).pk
    }


ROWS = [
    Row("monitoring:indicator-list", LIST),
    Row("monitoring:value-list", LIST),
    Row("monitoring:area-list", LIST),
    Row("monitoring:survey-list", LIST),
    Row("monitoring:indicator-tree", LIST),
    Row("monitoring:indicator-create", CREATE),
    Row("monitoring:indicator-core-set", CREATE),
    Row("monitoring:area-create", CREATE),
    Row("monitoring:survey-create", CREATE),
    Row(
        "monitoring:indicator-core-set",
        {"coordinator": 303, "admin": 403, "outsider": 303, "anonymous": 302},
        method="post",
    ),
    Row("monitoring:indicator-detail", READ, args=_pk(access_indicator)),
    Row("monitoring:indicator-detail", PUBLIC, args=_pk(access_public)),
    Row(
        "monitoring:indicator-detail", READ, args=_pk(access_indicator), query="?vergleich=staat&gebiet=05999"
    ),
    Row(
        "monitoring:indicator-detail",
        {"coordinator": 400, "outsider": 404, "anonymous": 302},
        args=_pk(access_indicator),
        query="?vergleich=alles",
    ),
    Row("monitoring:indicator-update", WRITE, args=_pk(access_indicator)),
    Row("monitoring:indicator-report", WRITE, args=_pk(access_indicator)),
    Row("monitoring:indicator-publish", WRITE, args=_pk(access_indicator)),
    Row("monitoring:indicator-withdraw", WRITE | {"board_member": 403}, args=_pk(access_public)),
    Row("monitoring:indicator-delete", WRITE, args=_pk(access_empty)),
    Row(
        "monitoring:indicator-delete",
        {"coordinator": 409, "admin": 403, "outsider": 404, "anonymous": 302},
        args=_pk(access_indicator),
        method="post",
    ),
    Row(
        "monitoring:indicator-values",
        {"coordinator": 302, "admin": 403, "outsider": 404, "anonymous": 302},
        args=_pk(access_indicator),
    ),
    Row("monitoring:indicator-values-table", WRITE, args=_table()),
    Row(
        "monitoring:indicator-values-table",
        {"coordinator": 404, "outsider": 404, "anonymous": 302},
        args=_table("01999"),
    ),
    Row("monitoring:break-create", WRITE, args=_pk(access_indicator)),
    Row("monitoring:break-update", WRITE, args=_pk(access_break)),
    Row("monitoring:break-delete", WRITE, args=_pk(access_break)),
    Row("monitoring:dimension-update", WRITE, args=_tree("dimension")),
    Row("monitoring:component-update", WRITE, args=_tree("itself")),
    Row("monitoring:area-detail", PUBLIC, args=_pk(access_area)),
    Row("monitoring:area-update", WRITE | {"board_member": 403}, args=_pk(access_area)),
    Row("monitoring:area-version", WRITE | {"board_member": 403}, args=_pk(access_area)),
    Row("monitoring:area-change", WRITE | {"board_member": 403}, args=_pk(access_area)),
    Row("monitoring:area-version-update", WRITE | {"board_member": 403}, args=_pk(access_version)),
    Row("monitoring:area-version-delete", WRITE | {"board_member": 403}, args=_pk(access_version)),
    Row(
        "monitoring:area-version-delete",
        {"admin": 403, "board_member": 403, "outsider": 404, "anonymous": 302, "coordinator": 303},
        args=_pk(access_version),
        method="post",
    ),
    Row("monitoring:area-change-detail", PUBLIC, args=_pk(access_change)),
    Row("monitoring:area-change-update", WRITE | {"board_member": 403}, args=_pk(access_change)),
    Row("monitoring:area-change-delete", WRITE | {"board_member": 403}, args=_pk(access_change)),
    Row(
        "monitoring:area-change-delete",
        {"admin": 403, "board_member": 403, "outsider": 404, "anonymous": 302, "coordinator": 303},
        args=_pk(access_change),
        method="post",
    ),
    Row("monitoring:survey-detail", READ, args=_pk(access_survey)),
    Row("monitoring:survey-update", WRITE, args=_pk(access_survey)),
    Row("monitoring:public-indicators", OPEN, args=lambda w: {"district_slug": "auental"}),
    Row("monitoring:public-indicators", HIDDEN, args=lambda w: {"district_slug": "nirgendwo"}),
    Row("monitoring:public-indicator", OPEN, args=_public(access_public)),
    Row("monitoring:public-indicator", HIDDEN, args=_public(access_indicator)),
    Row("monitoring:public-indicator", HIDDEN, args=_public(access_public, "nordmark")),
    Row("api:indicators-list", KEY),
    Row("api:indicators-detail", KEY, args=_pk(access_public)),
    Row("api:indicator-values-list", KEY),
    Row(
        "api:indicator-values-detail", KEY, args=lambda w: {"pk": w.get(access_indicator).values.all()[0].pk}
    ),
    Row("api:areas-list", KEY),
    Row("api:areas-detail", KEY, args=_pk(access_area)),
]
