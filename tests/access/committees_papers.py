"""Who gets what at each address of motions, amendments, the consultation chain and the follow-up."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from committees.meetings.services.conduct import close_meeting
from committees.papers.services.amendments import move_amendment
from committees.papers.services.consultations import send_paper
from committees.papers.services.files import attach_file
from committees.papers.services.resolutions import close_resolution
from tests.access.committees_roster import resolution, secret_resolution
from tests.access.rows import Row
from tests.cast import TODAY
from tests.committees.make import MEETING_DAY, at, make_board, make_meeting
from tests.committees.make_lapsing import BEFORE, make_ended
from tests.committees.make_papers import make_admitted, make_draft, make_secret, make_submitted


def draft(cast):
    return make_draft(cast)


def submitted(cast):
    return make_submitted(cast)


def admitted(cast):
    return make_admitted(cast)


def secret(cast):
    return make_secret(cast)


def amendment(cast):
    return move_amendment(
        paper=make_admitted(cast), mover="Fatma Yıldız", replacement="Bis 23 Uhr.", today=TODAY, by=cast.clerk
    )


def stop(cast):
    return send_paper(
        paper=make_admitted(cast), body="Sozialausschuss", role="decision", today=TODAY, by=cast.clerk
    )


def secret_stop(cast):
    return send_paper(
        paper=make_secret(cast), body="Sozialausschuss", role="decision", today=TODAY, by=cast.clerk
    )


def with_file(cast):
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")
    return attach_file(paper=make_admitted(cast), title="Fahrplan", upload=upload, by=cast.clerk)


def closed(cast):
    row = resolution(cast)
    close_meeting(meeting=row.meeting, at=at("18:00"), by=cast.clerk)
    return close_resolution(
        resolution=row, closing="done", closed_on=MEETING_DAY, words="Das Merkblatt ist da.",
        today=MEETING_DAY + dt.timedelta(days=1), by=cast.clerk,
    )  # fmt: skip


def pk(builder):
    return lambda w: {"pk": w.get(builder).pk}


def left_term(w):
    """A term that left a motion behind."""
    w.get(left_paper)
    return {"pk": w.cast.board.terms.get().pk}


def left_paper(cast):
    make_ended(cast, then_new=False)
    return make_admitted(cast, received_on=BEFORE)


LISTED = {"coordinator": 200, "clerk": 200, "board_member": 200, "ngo_editor": 200, "admin": 403,
          "outsider": 200, "anonymous": 302}  # fmt: skip
NEW = {"coordinator": 200, "clerk": 200, "board_member": 200, "ngo_editor": 403, "outsider": 200,
       "anonymous": 302}  # fmt: skip
AUTHOR = {"coordinator": 404, "clerk": 404, "board_member": 200, "ngo_editor": 404, "outsider": 404,
          "anonymous": 302}  # fmt: skip
READ = {"coordinator": 200, "clerk": 200, "board_member": 200, "ngo_editor": 200, "case_worker": 200,
        "outsider": 404, "anonymous": 302}  # fmt: skip
OFFICE = {"coordinator": 200, "clerk": 200, "board_member": 403, "ngo_editor": 403, "outsider": 404,
          "anonymous": 302}  # fmt: skip
CLERK = OFFICE | {"coordinator": 403}
BOARD = {"coordinator": 404, "clerk": 200, "board_member": 200, "ngo_editor": 404, "outsider": 404,
         "anonymous": 302}  # fmt: skip
FOLLOW = {"coordinator": 200, "clerk": 200, "board_member": 403, "outsider": 404, "anonymous": 302}

P = "committees:"
OPEN = {"coordinator": 200, "outsider": 200, "anonymous": 200}
SHUT = {"coordinator": 404, "outsider": 404, "anonymous": 404}


def page_of(builder):
    return lambda w: {"district_slug": w.cast.auental.slug, "pk": w.get(builder).pk}


def board_page(w):
    return {"district_slug": w.cast.auental.slug, "slug": w.get(make_board).slug}


ROWS = [
    Row(P + "public-paper", OPEN, page_of(admitted)),
    Row(P + "public-paper", SHUT, page_of(submitted)),
    Row(P + "public-paper", SHUT, page_of(secret)),
    Row(P + "public-papers", OPEN, board_page),
    Row(P + "paper-list", LISTED),
    Row(P + "paper-create", NEW),
    Row(P + "paper-detail", AUTHOR, pk(draft)),
    Row(P + "paper-detail", READ | {"ngo_editor": 404, "case_worker": 404}, pk(submitted)),
    Row(P + "paper-detail", READ, pk(admitted)),
    Row(P + "paper-detail", BOARD, pk(secret)),
    Row(P + "paper-update", AUTHOR, pk(draft)),
    Row(P + "paper-update", OFFICE | {"ngo_editor": 404}, pk(submitted)),
    Row(P + "paper-submit", AUTHOR, pk(draft)),
    Row(P + "paper-discard", AUTHOR, pk(draft)),
    Row(P + "paper-admit", CLERK | {"ngo_editor": 404}, pk(submitted)),
    Row(P + "paper-refuse", CLERK | {"ngo_editor": 404}, pk(submitted)),
    Row(P + "paper-withdraw", OFFICE | {"board_member": 200}, pk(admitted)),
    Row(P + "paper-lapse", CLERK, pk(admitted)),
    Row(P + "term-motions", OFFICE | {"coordinator": 404, "board_member": 404, "ngo_editor": 404}, left_term),
    Row(P + "term-motions", dict.fromkeys(("coordinator", "clerk", "outsider"), 404) | {"anonymous": 302},
        lambda w: {"pk": w.get(make_board).terms.get().pk}),
    Row(P + "paper-file-add", OFFICE, pk(admitted)),
    Row(P + "paper-file-remove", OFFICE,
        lambda w: {"pk": w.get(with_file).owner_id, "document": w.get(with_file).pk}),
    Row(P + "paper-file-publish", CLERK,
        lambda w: {"pk": w.get(with_file).owner_id, "document": w.get(with_file).pk}),
    Row(P + "amendment-create", OFFICE | {"board_member": 200}, pk(admitted)),
    Row(P + "amendment-create", BOARD | {"board_member": 403}, pk(secret)),
    Row(P + "amendment-take-over", OFFICE, pk(amendment)),
    Row(P + "amendment-withdraw", OFFICE, pk(amendment)),
    Row(P + "paper-send", OFFICE, pk(admitted)),
    Row(P + "paper-send", BOARD | {"board_member": 403}, pk(secret)),
    Row(P + "consultation-drop", OFFICE, pk(stop)),
    Row(P + "consultation-drop", BOARD | {"board_member": 403}, pk(secret_stop)),
    Row(P + "paper-to-agenda", OFFICE, pk(admitted)),
    Row(P + "meeting-take-paper", FOLLOW, pk(make_meeting)),
    Row(P + "resolution-report", FOLLOW, pk(resolution)),
    Row(P + "resolution-report", FOLLOW | {"coordinator": 404}, pk(secret_resolution)),
    Row(P + "resolution-close", FOLLOW, pk(resolution)),
    Row(P + "resolution-close", FOLLOW | {"coordinator": 404}, pk(secret_resolution)),
    Row(P + "resolution-reopen", FOLLOW, pk(closed)),
    Row(P + "resolution-barrier", FOLLOW, pk(resolution)),
]  # fmt: skip
