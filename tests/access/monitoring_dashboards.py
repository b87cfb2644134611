"""Who reads the overview: coordination, administration and case workers; supply only who may read offer statistics."""

from tests.access.rows import Row

SHUT = ("interpreter", "ngo_editor", "board_member", "auditor", "clerk", "platform")
PAGE = {"coordinator": 200, "admin": 200, "case_worker": 200, "outsider": 200, "anonymous": 302}
PAGE |= dict.fromkeys(SHUT, 403)
SUPPLY = PAGE | {"case_worker": 403}
PLACE = PAGE | {"outsider": 404, "auditor": 404, "platform": 403}


def _lindtal(w):
    return {"pk": w.cast.lindtal.pk}


def _field(code):
    return lambda w: {"code": code}


ROWS = [
    Row("monitoring:overview", PAGE),
    Row("monitoring:supply", SUPPLY),
    Row("monitoring:supply", dict.fromkeys(("coordinator", "outsider"), 400) | {"anonymous": 302},
        query="?sortierung=farbe"),
    Row("monitoring:supply", dict.fromkeys(("coordinator", "outsider"), 400) | {"anonymous": 302},
        query="?indikator=I-99"),
    Row("monitoring:supply", SUPPLY, query="?ausgabe=csv"),
    Row("monitoring:supply", SUPPLY, query="?ausgabe=xlsx"),
    Row("monitoring:supply", dict.fromkeys(("coordinator", "outsider"), 400) | {"anonymous": 302},
        query="?ausgabe=exe"),
    Row("monitoring:place-detail", PLACE, args=_lindtal),
    Row("monitoring:action-field-detail", PAGE, args=_field("wohnen")),
    Row("monitoring:action-field-detail", {"coordinator": 404, "outsider": 404, "anonymous": 302},
        args=_field("gartenbau")),
    Row("api:district-health-list", {"coordinator": 401, "outsider": 401, "anonymous": 401}),
]  # fmt: skip
