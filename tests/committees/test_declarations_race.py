"""Two tabs of one member at once leave one declaration; a paper never slips into what is being sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from committees.declarations import marks, services
from committees.declarations.models import SeatDeclaration
from committees.meetings.ballots.models import Circulation
from committees.meetings.ballots.services.circulations import start_circulation
from committees.meetings.ballots.services.papers import attach_paper
from committees.roster.models import SeatHolding
from documents.store.models import StoredDocument
from tests.cast import TODAY, build_cast
from tests.committees.make import make_board
from tests.committees.make_ballots import board_with, make_draft
from tests.committees.test_papers_race import at_once

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL"),
]


def test_two_tabs_at_once_leave_one_declaration():
    board = make_board(build_cast(), seats=3, vacant=0, deputies=0)
    holding = SeatHolding.objects.get(term__committee=board, seat__number=1)

    def say(gender):
        answers = {"gender": gender, "age_group": "none", "migration": "none"}
        return lambda: (
            services.declare(holding=holding, answers=answers, agrees=True, today=TODAY, by=None).gender
        )

    for _round in range(3):
        assert at_once(say("female"), say("male")) == ["female", "male"]
        assert SeatDeclaration.objects.get().seat_mark == marks.seat_mark(holding)


def test_a_paper_is_either_sent_along_or_refused():
    cast = build_cast()
    board = board_with(cast, seats=3, vacant=0, deputies=0, circulation_allowed=True)
    for number in range(3):
        row = make_draft(cast, board, title=f"Frage {number}")

        def attach(row=row):
            upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7\n%%EOF\n")
            attach_paper(circulation=row, title="Plan", upload=upload, by=cast.clerk)
            return "attached"

        def send(row=row):
            return start_circulation(circulation=row, today=TODAY, by=cast.clerk).state

        found = at_once(attach, send)
        kept = StoredDocument.objects.filter(owner_id=row.pk).count()
        assert Circulation.objects.get(pk=row.pk).state == "running"
        assert found == (["attached", "running"] if kept else ["WrongState", "running"])
