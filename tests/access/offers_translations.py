"""Who reaches the queue and the texts of an offer in other languages."""

from accounts.clock import now
from offers.translations import services
from tests.access.rows import Row
from tests.offers import make
from tests.offers import make_translations as told


def published(cast):
    return make.published(cast, now=now())


def waiting(cast):
    row = told.begun(cast, published(cast))
    return services.submit_translation(row, now=now(), by=cast.translator)


def begun(cast):
    return told.begun(cast, published(cast))


def _offer(w):
    return {"pk": w.get(published).pk}


def _text(builder):
    return lambda w: {"pk": w.get(builder).offer_id, "language": "ukr"}


def _new(w):
    return _offer(w) | {"language": "tur"}


def _unknown(w):
    return _offer(w) | {"language": "klingonisch"}


WRITERS = {"coordinator": 200, "translator": 200, "ngo_editor": 200, "outsider": 404, "anonymous": 302}
READERS = dict.fromkeys(("admin", "clerk", "case_worker", "interpreter", "board_member"), 403)
NOBODY = {"nobody": 404, "auditor": 404}
SAVED = {"title": "Veli kahvesi", "summary": "Veliler buluşur."}

ROWS = [
    Row(
        "offers:translation-queue",
        {"coordinator": 200, "translator": 200, "ngo_editor": 200, "outsider": 200, "anonymous": 302}
        | READERS
        | {"nobody": 403, "auditor": 403},
    ),
    Row(
        "offers:translation-queue",
        {"coordinator": 400, "outsider": 400, "anonymous": 302},
        query="?sprache=klingonisch",
    ),
    Row(
        "offers:translation-queue",
        {"coordinator": 200, "translator": 403, "ngo_editor": 403, "outsider": 200, "anonymous": 302},
        query="?ausgabe=csv",
    ),
    Row(
        "offers:translation-import",
        {
            "coordinator": 200,
            "outsider": 200,
            "translator": 403,
            "ngo_editor": 403,
            "admin": 403,
            "anonymous": 302,
        }
        | {"clerk": 403, "case_worker": 403, "nobody": 403},
    ),
    Row("offers:translations", WRITERS | READERS | NOBODY, args=_offer),
    Row("offers:translation", WRITERS | READERS | NOBODY, args=_new),
    Row("offers:translation", {"coordinator": 404, "outsider": 404, "anonymous": 302}, args=_unknown),
    Row(
        "offers:translation",
        {"outsider": 404, "anonymous": 302, "clerk": 403, "coordinator": 422},
        args=_new,
        method="post",
        data=lambda w: SAVED,
    ),
    Row(
        "offers:translation",
        {"outsider": 404, "anonymous": 302, "translator": 303, "coordinator": 303},
        args=_new,
        method="post",
        data=lambda w: SAVED | {"_quelle": w.get(published).text_mark},
    ),
    Row("offers:translation", WRITERS, args=_text(waiting)),
    Row(
        "offers:translation-review",
        {"coordinator": 200, "translator": 200, "ngo_editor": 403, "outsider": 404, "anonymous": 302}
        | dict.fromkeys(READERS, 404),
        args=_text(waiting),
    ),
    Row(
        "offers:translation-review",
        {"outsider": 404, "anonymous": 302, "ngo_editor": 403, "translator": 409, "coordinator": 303},
        args=_text(waiting),
        method="post",
        data=lambda w: {"decision": "approve"},
    ),
    Row(
        "offers:translation-review",
        {"coordinator": 404, "outsider": 404, "anonymous": 302},
        args=_text(begun),
    ),
    Row(
        "offers:translation-remove",
        WRITERS | dict.fromkeys(READERS, 404) | NOBODY,
        args=_text(begun),
    ),
    Row(
        "offers:translation-remove",
        {"outsider": 404, "anonymous": 302, "clerk": 404, "coordinator": 303},
        args=_text(begun),
        method="post",
    ),
]
