"""The open interface answers everybody alike, with or without sign-in."""

from committees.oparl.models import OparlObject
from tests.access.rows import Row
from tests.committees.make_oparl import NOW, published_story

EVERYBODY = dict.fromkeys(("coordinator", "clerk", "outsider", "nobody", "anonymous"), 200)
MOVED = dict.fromkeys(EVERYBODY, 301)


def held(w):
    return {"kind": "meeting", "pk": w.get(published_story).held.pk}


def file(w):
    w.get(published_story)
    return {"pk": OparlObject.objects.filter(kind="file", created=NOW).first().key}


def of_body(w):
    w.get(published_story)
    return {"pk": w.cast.auental.pk, "name": "meetings"}


P = "committees:oparl-"
ROWS = [
    Row(P + "system", EVERYBODY),
    Row(P + "bodies", EVERYBODY),
    Row(P + "object", EVERYBODY, held),
    Row(P + "body-list", EVERYBODY, of_body),
    Row(
        P + "organization-list",
        EVERYBODY,
        lambda w: {"pk": w.get(published_story).board.pk, "name": "consultations"},
    ),
    Row(P + "file-access", EVERYBODY, file),
    Row(P + "file-download", EVERYBODY, file),
    Row(P + "elsewhere", MOVED),
]
