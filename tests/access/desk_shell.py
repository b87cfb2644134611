"""Who gets where in the frame: Heute and the patterns behind the sign-in, legal pages for all."""

from tests.access.rows import Row, World
from tests.cast import Cast

SIGNED_IN = dict.fromkeys(
    (
        "coordinator",
        "outsider",
        "admin",
        "clerk",
        "case_worker",
        "interpreter",
        "ngo_editor",
        "board_member",
        "auditor",
        "platform",
        "nobody",
    ),
    200,
) | {"anonymous": 302}
EVERYONE = {"coordinator": 200, "outsider": 200, "nobody": 200, "anonymous": 200}
SWITCH = {"coordinator": 302, "outsider": 302, "anonymous": 302}
LEGAL = ("imprint", "privacy", "accessibility", "feedback")


def auental(cast: Cast) -> str:
    return cast.auental.slug


def slug(world: World) -> dict[str, str]:
    return {"slug": world.get(auental)}


def unknown(world: World) -> dict[str, str]:
    return {"slug": "gibt-es-nicht"}


ROWS = [
    Row("desk:today", SIGNED_IN),
    Row("desk:pattern-page", SIGNED_IN),
    Row("desk:district-colours", EVERYONE, slug),
    Row("desk:district-colours", dict.fromkeys(EVERYONE, 404), unknown),
    Row("desk:district-crest", dict.fromkeys(EVERYONE, 404), slug),  # the cast has no crest
    Row("desk:district-crest", dict.fromkeys(EVERYONE, 404), unknown),
    Row("desk:appearance", SWITCH, method="post", data=lambda w: {"darstellung": "dark"}),
    Row("desk:appearance", dict.fromkeys(("coordinator", "outsider", "anonymous"), 405)),
    Row("desk:set-language", SWITCH, method="post", data=lambda w: {"language": "en"}),
    *[Row(f"desk:{page}", EVERYONE) for page in LEGAL],
    *[Row(f"desk:district-{page}", EVERYONE, slug) for page in LEGAL],
    *[Row(f"desk:district-{page}", dict.fromkeys(EVERYONE, 404), unknown) for page in LEGAL],
]
