"""Who gets what of a non-public motion of another committee: before, while and after it lies with the Beirat."""

from committees.papers.services.consultations import note_consultation, send_paper
from tests.access.rows import Row
from tests.cast import TODAY, make_committee
from tests.committees.make_papers import make_secret

P = "committees:"


def waiting(cast):
    """Of a working group in which nobody of the cast sits, by an author who does not ask here."""
    group = make_committee(cast.auental, "Arbeitskreis Wohnen")
    return make_secret(cast, committee=group, by=cast.second_coordinator)


def sent(cast):
    return send_paper(
        paper=waiting(cast), committee=cast.board, role="hearing", today=TODAY, by=cast.second_coordinator
    )


def heard(cast):
    return note_consultation(
        consultation=sent(cast), result="noted", decided_on=TODAY, today=TODAY, by=cast.second_coordinator
    )


def paper(builder):
    return lambda w: {"pk": getattr(w.get(builder), "paper", w.get(builder)).pk}


def stop(w):
    return {"pk": w.get(sent).pk}


CLOSED = {
    "coordinator": 404,
    "clerk": 404,
    "board_member": 404,
    "ngo_editor": 404,
    "admin": 404,
    "outsider": 404,
    "anonymous": 302,
}
#: Read only: whoever sits in the Beirat or keeps its office.
LIES_THERE = CLOSED | {"clerk": 200, "board_member": 200}
#: They see it, and may do nothing with it.
UNTOUCHED = CLOSED | {"clerk": 403, "board_member": 403}

ROWS = [
    Row(P + "paper-detail", CLOSED, paper(waiting)),
    Row(P + "paper-detail", LIES_THERE, paper(sent)),
    Row(P + "paper-detail", CLOSED, paper(heard)),
    *(
        Row(P + name, UNTOUCHED, paper(sent))
        for name in (
            "paper-update",
            "paper-withdraw",
            "paper-lapse",
            "paper-send",
            "paper-to-agenda",
            "paper-file-add",
            "amendment-create",
        )
    ),
    Row(P + "consultation-note", UNTOUCHED, stop),
    Row(P + "consultation-drop", UNTOUCHED, stop),
]
