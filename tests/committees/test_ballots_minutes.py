"""How minutes print each kind of vote: by name, without objection, elections, circulations."""

import datetime as dt
import io

import pytest
from docx import Document

from committees.meetings.aftermath.word import minutes_word
from committees.meetings.ballots.rounds import next_round
from committees.meetings.ballots.services.circulations import close_due
from committees.meetings.ballots.services.elections import BallotCount, count_round, draw_lot, note_answer
from committees.meetings.ballots.services.roll_call import close_roll_call, enter_ballots
from committees.meetings.contexts.minutes import minutes_context
from committees.meetings.models import Meeting, Part
from committees.meetings.services.attendance import arrive, leave
from committees.meetings.services.conduct import close_meeting, open_meeting
from committees.meetings.services.minutes import render_minutes
from committees.meetings.services.votes import Motion, record_vote
from committees.roster.models import SeatHolding
from committees.rules.voting import Count
from tests.committees.make import at, call, holders, let_in, make_meeting, motion
from tests.committees.make_ballots import (
    SECRET_WORDS,
    board_with,
    choices,
    make_circulation,
    make_election,
    make_roll_call,
)
from tests.pdf import pdf_text


def hold(cast) -> Meeting:
    """A roll call with a deputy, a vote without objection, a secret one, an election by lot, two circulations."""
    board = board_with(cast, circulation_allowed=True)
    make_circulation(cast, board)
    make_circulation(cast, board, title="Beihilfe Quittenbaum", text=SECRET_WORDS, is_public=False)
    close_due(today=dt.date(2026, 3, 11))
    meeting = make_meeting(cast, board)
    motion(meeting, cast)
    motion(meeting, cast)
    let_in(meeting, 9, cast)
    meeting = open_meeting(meeting=meeting, at=at("17:05"), by=cast.clerk)
    deputy = SeatHolding.objects.get(role="deputy", seat__number=1)
    arrive(meeting=meeting, holding=deputy, at=at("17:06"), by=cast.clerk)
    leave(attendance=meeting.attendances.get(holding=holders(meeting)[0]), at=at("17:08"), by=cast.clerk)
    roll_call = make_roll_call(cast, meeting)
    said = choices(roll_call, seat_2="no", seat_3="abstain", seat_4="absent")
    enter_ballots(roll_call=roll_call, choices=said, at=at("17:22"), by=cast.clerk)
    close_roll_call(roll_call=roll_call, at=at("17:25"), by=cast.clerk)
    for number, method, count in (("Ö 3", "no_objection", Count()), ("N 1", "secret", Count(7, 1, 0, 1))):
        item = call(meeting, number, cast, clock="17:40")
        text = "Der Bericht geht an den Kreistag." if item.is_public else SECRET_WORDS
        record_vote(item=item, motion=Motion(text, method=method), count=count, at=at("17:45"), by=cast.clerk)
    elect(cast, meeting)
    return close_meeting(meeting=meeting, at=at("18:30"), by=cast.clerk)


def elect(cast, meeting):
    election = make_election(cast, meeting, item=call(meeting, "Ö 4", cast, clock="17:50"), names=2)
    for votes in ((4, 4), (4, 4)):
        names = [row.pk for row in next_round(election).candidates]
        ballots = BallotCount(dict(zip(names, votes, strict=True)), valid=8, abstain=1)
        count_round(election=election, count=ballots, at=at("17:55"), by=cast.clerk)
    drawn = election.candidates.get(name="Mitglied 03")
    draw_lot(election=election, drawn=drawn, at=at("17:58"), by=cast.clerk)
    note_answer(candidate=drawn, answer="accepted", by=cast.clerk)


@pytest.fixture
def held(cast) -> Meeting:
    return hold(cast)


def test_the_paper_names_everybody_and_invents_no_figure(cast, held, judge_pdf):
    data = render_minutes(held, Part.PUBLIC)
    judge_pdf(data)
    text = " ".join(pdf_text(data).split())
    assert "Ja (6) Vertretung 01 (für Mitglied 01), Mitglied 05, Mitglied 06" in text
    assert "Nein (1) Mitglied 02" in text
    assert "nicht teilgenommen (1) Mitglied 04" in text
    assert "Ö 2 namentlich: Nein" in text
    assert "Ohne Widerspruch → angenommen" in text
    assert "Das Los entscheidet für Mitglied 03." in text
    assert "Mitglied 03 (nimmt die Wahl an)" in text
    assert "Beschluss BT 2026/01 · Stellungnahme zum Nahverkehrsplan" in text
    assert "0 stimmen zu, 0 widersprechen, 16 haben nicht geantwortet: beschlossen" in text
    for secret in ("Quittenbaum", "Beihilfe"):
        assert secret not in text


def test_the_other_part_has_the_secret_vote_without_names_and_its_own_circulation(cast, held, judge_pdf):
    data = render_minutes(held, Part.NON_PUBLIC)
    judge_pdf(data)
    text = " ".join(pdf_text(data).split())
    assert "Ja 7 · Nein 1 · Enthaltung 0 · ungültig 1" in text
    assert "geheim" in text
    assert "Beihilfe Quittenbaum" in text
    assert "Nahverkehrsplan" not in text
    assert "namentlich:" not in text


def test_the_names_belong_to_the_kind_that_was_called_by_name_only(cast, held):
    words = minutes_context(held, Part.PUBLIC)
    lines = {item.number: [box.vote for box in item.motions] for item in words.items}
    assert [group.choice for group in lines["Ö 2"][0].names] == [
        "Ja",
        "Nein",
        "Enthaltung",
        "nicht teilgenommen",
    ]
    assert (lines["Ö 3"][0].words, lines["Ö 3"][0].names, lines["Ö 3"][0].yes) == ("Ohne Widerspruch", (), 0)


def test_the_copy_for_word_says_the_same(cast, held):
    book = Document(io.BytesIO(minutes_word(held.minutes.get(part=Part.PUBLIC))))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(p.text for p in book.paragraphs), *cells])
    assert "Ohne Widerspruch → angenommen" in text
    assert "Nein (1): Mitglied 02" in text
    assert "Das Los entscheidet für Mitglied 03." in text
    assert "Nahverkehrsplan" in text
    assert "Quittenbaum" not in text
