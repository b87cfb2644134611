"""Ballots of the Beirat: a roll call, a vote without objection, an election, and four circulations."""

import datetime as dt
import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from accounts import changes
from committees.meetings.ballots.models import Ballot, Candidate, Circulation
from committees.meetings.ballots.rounds import next_round
from committees.meetings.ballots.selectors import members_of, sheet_of
from committees.meetings.ballots.services.circulations import (
    close_due,
    note_answer,
    start_circulation,
    write_circulation,
)
from committees.meetings.ballots.services.elections import BallotCount, count_round, propose, start_election
from committees.meetings.ballots.services.elections import note_answer as note_election_answer
from committees.meetings.ballots.services.papers import attach_paper
from committees.meetings.ballots.services.roll_call import close_roll_call, enter_ballots, open_roll_call
from committees.meetings.models import AgendaItem, Vote
from committees.meetings.services.votes import Motion, record_vote
from committees.roster.models import Committee, SeatHolding
from committees.rules.voting import Count

MINUTE = dt.timedelta(minutes=1)
BY_NAME = ("Vorrang für Familien in der Notunterkunft",)
UNOPPOSED = ("Gliederung des Integrationsberichts",)
ELECTION = "Wahl: eine Delegierte für den Fachtag Teilhabe"
#: Who speaks against it in the record votes against it.
AGAINST = "Aydın"

PLAN = (
    "Der Beirat nimmt zum Nahverkehrsplan Stellung und bittet um Fahrten nach 19 Uhr auf den Linien 7 und 9."
)
FEAST = "Der Beirat lädt am 14. Juni 2026 zum Begegnungsfest in den Quartierstreff Lindtal ein."
SIGN = "Der Beirat führt ein eigenes Zeichen auf seinen Briefen."
LETTER = "Der Beirat schreibt den Schulen wegen der Elternabende im Herbst."


def vote_in_its_kind(item: AgendaItem, motion: Motion, count: Count, at: dt.datetime, by: Any) -> None:
    """By name, without objection, or counted as usual; the title says which."""
    if item.title in BY_NAME:
        _by_name(item, motion, at, by)
    elif item.title in UNOPPOSED:
        plain = Motion(motion.text, method=Vote.Method.NO_OBJECTION, follow_up=motion.follow_up)
        record_vote(item=item, motion=plain, count=Count(), at=at, by=by)
    else:
        record_vote(item=item, motion=motion, count=count, at=at, by=by)


def _by_name(item: AgendaItem, motion: Motion, at: dt.datetime, by: Any) -> None:
    roll_call = open_roll_call(item=item, motion=motion, at=at, by=by)
    voters = [line.voter for line in sheet_of(roll_call).lines]
    choices = {str(voter.seat): Ballot.Choice.YES.value for voter in voters}
    choices |= {str(voter.seat): Ballot.Choice.NO.value for voter in voters if AGAINST in voter.name}
    choices[str(voters[-1].seat)] = Ballot.Choice.ABSTAIN.value
    enter_ballots(roll_call=roll_call, choices=choices, at=at + MINUTE, by=by)
    close_roll_call(roll_call=roll_call, at=at + 2 * MINUTE, by=by)


def elect_delegate(item: AgendaItem, at: dt.datetime, present: int, by: Any) -> None:
    """Two names, one runoff, one acceptance; only under the item of that title."""
    if item.title != ELECTION:
        return
    election = start_election(item=item, title="Delegierte für den Fachtag Teilhabe", by=by)
    for holding in list(members_of(item.meeting))[2:5]:
        propose(election=election, holding=holding, by=by)
    for shares in ((present // 2, present // 3), (present // 2 + 1, present // 3)):
        coming = next_round(election)
        if coming is None:  # decided already
            break
        names = [row.pk for row in coming.candidates]
        votes = dict(zip(names, (*shares, *[1] * len(names)), strict=False))
        valid = sum(votes.values())
        count = BallotCount(votes, valid, abstain=max(present - valid, 0))
        count_round(election=election, count=count, at=at, by=by)
        if next_round(election) is None:
            break
    chosen = election.candidates.get(is_elected=True)
    note_election_answer(candidate=chosen, answer=Candidate.Answer.ACCEPTED, by=by)


def tell_circulations(world: Any, board: Committee) -> None:
    """One adopted, one running, one that goes to a meeting, one draft."""
    by, member = world.people["coordinator"], world.people.get("board_member")
    for row in SeatHolding.objects.filter(term__committee=board, person__name=str(member)):
        changes.apply(row, {"email": member.email}, by=by, action="seat.changed")
    February, March = (2026, 2), (2026, 3)
    _circulate(
        board,
        "Stellungnahme zum Nahverkehrsplan",
        PLAN,
        dt.date(*February, 3),
        dt.date(*February, 17),
        by,
        agree=9,
    )
    close_due(today=dt.date(*February, 18))
    _circulate(
        board,
        "Ein Zeichen für den Beirat",
        SIGN,
        dt.date(*February, 10),
        dt.date(*February, 24),
        by,
        agree=4,
        objects=7,
    )
    _circulate(
        board,
        "Termin des Begegnungsfestes",
        FEAST,
        dt.date(*February, 26),
        dt.date(*March, 12),
        by,
        agree=5,
        paper="Plan des Hofs",
    )
    draft = write_circulation(
        committee=board, title="Brief an die Schulen", text=LETTER, ends_on=dt.date(*March, 16), by=by
    )
    attach_paper(circulation=draft, title="Entwurf des Briefs", upload=_drawing(), by=by)


def _circulate(
    board: Committee,
    title: str,
    text: str,
    sent: dt.date,
    until: dt.date,
    by: Any,
    *,
    agree: int,
    objects: int = 0,
    paper: str = "",
) -> Circulation:
    """Send it; the first members agree, one may object."""
    row = write_circulation(committee=board, title=title, text=text, ends_on=until, by=by)
    if paper:
        attach_paper(circulation=row, title=paper, upload=_drawing(), by=by)
    row = start_circulation(circulation=row, today=sent, by=by)
    for answer in row.answers.order_by("seat__number")[:agree]:
        note_answer(answer=answer, said="agree", today=sent + dt.timedelta(days=2), by=by)
    if objects:
        answer = row.answers.get(seat__number=objects)
        note_answer(answer=answer, said="object", words="Das sollten wir besprechen.", today=until, by=by)
    return row


def _drawing() -> "ContentFile[bytes]":
    """A sheet with a frame and a few lines."""
    sheet = Image.new("RGB", (480, 640), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle([40, 40, 440, 600], outline="#0b4f55", width=6)
    for top in range(120, 560, 60):
        pen.line([(80, top), (400, top)], fill="#55606b", width=6)
    target = io.BytesIO()
    sheet.save(target, "PNG")
    return ContentFile(target.getvalue(), "blatt.png")
