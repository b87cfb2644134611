"""Who reads how open the offers are: the office and the administration, nobody else, and only numbers."""

from tests.access.rows import Row
from tests.offers import make_openness

OFFICE = {
    "coordinator": 200, "admin": 200, "outsider": 200, "anonymous": 302, "ngo_editor": 403, "clerk": 403,
    "case_worker": 403, "interpreter": 403, "board_member": 403, "auditor": 403,
}  # fmt: skip
TOKENS = {"coordinator": 401, "outsider": 401, "anonymous": 401}


def snapshot(cast):
    return make_openness.snapshot(cast)


ROWS = [
    Row("offers:openness", OFFICE),
    Row("offers:openness", OFFICE, query="?ausgabe=csv"),
    Row(
        "offers:openness",
        dict.fromkeys(("coordinator", "outsider"), 400) | {"anonymous": 302},
        query="?nach=farbe",
    ),
    Row("offers:coverage", OFFICE),
    Row("offers:coverage", OFFICE, query="?ausgabe=xlsx"),
    Row(
        "offers:coverage",
        dict.fromkeys(("coordinator", "outsider"), 400) | {"anonymous": 302},
        query="?sortierung=farbe",
    ),
    Row("api:openness-list", TOKENS),
    Row("api:openness-months-list", TOKENS),
    Row("api:openness-months-detail", TOKENS, args=lambda w: {"pk": w.get(snapshot).pk}),
]
