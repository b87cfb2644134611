"""Who reaches which page about money."""

from tests.access.rows import Row
from tests.offers import make


def period(cast):
    return make.period(cast)


def foreign_grant(cast):
    """A grant of another organisation of the same district: sums are not for the neighbour."""
    from tests.cast import make_organisation

    other = make_organisation(cast.auental, "Frauenkreis Aue e. V.")
    return make.period(cast, programme=make.programme(cast, name="Quartier"), grantee=other)


def programme(cast):
    return make.programme(cast)


def _pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


LISTS = {"coordinator": 200, "admin": 200, "ngo_editor": 200, "outsider": 200, "anonymous": 302, "clerk": 403}
NOT_THEIRS = {"clerk": 404, "case_worker": 404, "interpreter": 404, "board_member": 404, "outsider": 404}

ROWS = [
    Row("offers:period-list", LISTS),
    Row("offers:programme-list", LISTS),
    Row("offers:ending-list", LISTS),
    Row(
        "offers:period-detail",
        {"coordinator": 200, "admin": 200, "ngo_editor": 200, "anonymous": 302} | NOT_THEIRS,
        args=_pk(period),
    ),
    Row(
        "offers:period-detail",
        {"coordinator": 200, "admin": 200, "ngo_editor": 404, "outsider": 404, "anonymous": 302},
        args=_pk(foreign_grant),
    ),
    Row(
        "offers:period-update",
        {"coordinator": 200, "admin": 403, "ngo_editor": 403, "outsider": 404, "anonymous": 302},
        args=_pk(period),
    ),
    Row(
        "offers:period-move",
        {"coordinator": 200, "admin": 403, "ngo_editor": 403, "outsider": 404, "anonymous": 302},
        args=lambda w: {"pk": w.get(period).pk, "target": "ended"},
    ),
    Row(
        "offers:period-move",
        {"outsider": 404, "anonymous": 302, "ngo_editor": 403, "coordinator": 409},
        args=lambda w: {"pk": w.get(period).pk, "target": "closed"},
        method="post",
    ),
    Row(
        "offers:period-create",
        {"coordinator": 200, "outsider": 200, "anonymous": 302, "admin": 403, "ngo_editor": 403},
    ),
    Row(
        "offers:programme-create",
        {"coordinator": 200, "outsider": 200, "anonymous": 302, "admin": 403, "ngo_editor": 403},
    ),
    Row(
        "offers:programme-detail",
        {"coordinator": 200, "admin": 200, "ngo_editor": 200, "anonymous": 302} | NOT_THEIRS,
        args=_pk(programme),
    ),
    Row(
        "offers:programme-update",
        {"coordinator": 200, "admin": 403, "ngo_editor": 403, "outsider": 404, "anonymous": 302},
        args=_pk(programme),
    ),
]
