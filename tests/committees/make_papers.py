"""Sample rows of motions: written, handed in, admitted, on the way."""

import datetime as dt

from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.papers import put_paper_on_agenda
from committees.meetings.services.votes import Motion, record_vote
from committees.papers.models import Consultation, Paper
from committees.papers.services.papers import admit_paper, submit_paper, write_paper
from committees.rules.voting import Count
from tests.cast import TODAY
from tests.committees.make import at, call, make_board, make_meeting, open_with

WORDING = "Der Beirat bittet den Kreistag, einen Abendbus nach Lindtal einzurichten."
PAPER_SECRET = "Kummerfeld gegen Quittenbaum"


def make_draft(cast, *, by=None, committee=None, **fields) -> Paper:
    values = {"title": "Abendbus nach Lindtal", "text": WORDING, "originator_words": "Yusuf Demirci"} | fields
    return write_paper(committee=committee or cast.board, today=TODAY, by=by or cast.board_member, **values)


def make_submitted(cast, *, received_on: dt.date | None = None, **fields) -> Paper:
    paper = make_draft(cast, **fields)
    return submit_paper(paper=paper, today=TODAY, received_on=received_on, by=paper.author)


def make_admitted(cast, **fields) -> Paper:
    return admit_paper(paper=make_submitted(cast, **fields), today=TODAY, by=cast.clerk)


def make_secret(cast, **fields) -> Paper:
    values = {"title": PAPER_SECRET, "text": f"Vertraulich: {PAPER_SECRET}.", "is_public": False,
              "public_title": "Einzelangelegenheit", "confidential_reason": "personenbezogen"}  # fmt: skip
    return make_admitted(cast, **values | fields)


def on_agenda(cast, paper: Paper | None = None, *, seats: int = 3, **fields):
    """The paper and its item on the agenda of a small board."""
    paper = paper or make_admitted(cast)
    meeting = make_meeting(cast, make_board(cast, seats=seats, vacant=0, deputies=0))
    item = put_paper_on_agenda(paper=paper, meeting=meeting, today=TODAY, by=cast.clerk, **fields)
    paper.refresh_from_db()
    return paper, item


def called(cast, paper: Paper | None = None, **fields):
    """The paper, with its item called in a running meeting of three."""
    paper, item = on_agenda(cast, paper, **fields)
    meeting = open_with(cast, 3, item.meeting)
    return paper, call(meeting, item.number, cast)


def vote_on(
    cast, item, yes: int, no: int = 0, *, ordinal: int = 0, text: str = "", clock: str = "17:30", **more
):
    item.refresh_from_db()
    motion = Motion(text or item.proposal, ordinal=ordinal, **more)
    return record_vote(
        item=item, motion=motion, count=Count(yes, no, 3 - yes - no), at=at(clock), by=cast.clerk
    )


def decided(cast, **fields):
    """Accepted by three to none; the meeting is closed."""
    paper, item = called(cast, **fields)
    vote_on(cast, item, 3)
    close_meeting(meeting=item.meeting, at=at("18:00"), by=cast.clerk)
    paper.refresh_from_db()
    return paper


def stop_of(paper: Paper, body: str) -> Consultation:
    return next(s for s in paper.consultations.all() if s.body_name == body)
