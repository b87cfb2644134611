"""A committee whose non-public items hold a secret of their own in every field.

Each secret is a word that stands nowhere else, so whoever finds one knows which field it came from.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from committees.folder.jobs import request_compiled, request_folder
from committees.meetings.aftermath.objections import decide_objection, raise_objection
from committees.meetings.aftermath.sending import send_minutes
from committees.meetings.aftermath.services import give_back, take_statement
from committees.meetings.ballots.models import Circulation, Election
from committees.meetings.ballots.services.circulations import (
    close_due,
    note_answer,
    remind,
    start_circulation,
    stop_circulation,
    write_circulation,
)
from committees.meetings.ballots.services.elections import BallotCount, count_round, propose, start_election
from committees.meetings.ballots.services.roll_call import close_roll_call, enter_ballots, open_roll_call
from committees.meetings.models import AgendaItem, Meeting, Part
from committees.meetings.services.agenda import add_item, withdraw_item
from committees.meetings.services.attendance import add_guest, leave
from committees.meetings.services.conduct import close_meeting
from committees.meetings.services.invitation import invite
from committees.meetings.services.items import declare_conflict, return_from_conflict, write_record
from committees.meetings.services.minutes import (
    note_correction,
    publish_minutes,
    submit_minutes,
    write_remarks,
)
from committees.meetings.services.papers import put_paper_on_agenda
from committees.meetings.services.planning import create_meeting, schedule_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.mine.services import make_calendar_key
from committees.papers.models import Paper, Resolution
from committees.papers.services import FollowUp
from committees.papers.services.amendments import move_amendment
from committees.papers.services.consultations import note_consultation, send_paper
from committees.papers.services.files import attach_file
from committees.papers.services.resolutions import close_resolution, report_on
from committees.roster.models import Committee, SeatHolding
from committees.roster.services import set_public_name, set_rules
from committees.rules.voting import Count
from documents.jobs.runner import run
from tests.cast import TODAY as EARLY
from tests.committees.make import at, call, holders, make_board, motion, open_with
from tests.committees.make_minutes import TODAY, seal
from tests.committees.make_oparl import blank_pdf
from tests.committees.make_papers import make_admitted

JUNE = dt.date(2026, 6, 16)
#: Ahead of whatever day the suite runs on: personal links end with the meeting.
FAR = dt.date(2099, 6, 16)
FOUND = re.compile(r"(?i)zwq[a-z]{4}x")


class Secrets:
    """`secrets["title"]` is the word planted there, made on first use."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def __getitem__(self, field: str) -> str:
        number = len(self.words)
        letters = "".join(chr(ord("a") + number // 26**place % 26) for place in range(4))
        return self.words.setdefault(field, f"Zwq{letters}x")

    def named(self, found: set[str]) -> list[str]:
        """The fields these words were planted in."""
        return sorted(field for field, word in self.words.items() if word.casefold() in found)


def found_in(text: str) -> set[str]:
    """Every planted word in a text, small letters."""
    return {word.casefold() for word in FOUND.findall(text)}


@dataclass
class Planted:
    """The committee, its meetings, and what was planted where."""

    board: Committee
    held: Meeting
    later: Meeting
    coming: Meeting
    secrets: Secrets
    calendar_secret: str
    jobs: list[Any]


def plant(cast: Any) -> Planted:
    """Two meetings, the first one published; a secret in every field of whatever is non-public in them."""
    secrets = Secrets()
    board = _board(cast)
    meeting = create_meeting(committee=board, starts_at=at("17:00"), location="Kreishaus", by=cast.clerk)
    motion(meeting, cast)
    _items(meeting, cast, secrets)
    paper = _paper(cast, board, meeting, secrets)
    meeting = invite(meeting=schedule_meeting(meeting=meeting, by=cast.clerk), today=EARLY, by=cast.clerk)
    withdraw_item(item=meeting.items.get(number="N 4"), reason=secrets["Grund des Absetzens"], by=cast.clerk)
    meeting = _hold(cast, meeting, paper, secrets)
    _finish(cast, meeting, secrets)
    _circulate(cast, board, secrets)
    later = _later(cast, board, meeting, secrets)
    _follow(cast, paper, secrets)
    coming = _coming(cast, board, secrets)
    link = make_calendar_key(by=cast.board_member)
    return Planted(board, meeting, later, coming, secrets, link, _jobs(cast, meeting))


def _board(cast: Any) -> Committee:
    board = make_board(cast, seats=9, vacant=0)
    set_rules(
        committee=board, valid_from=dt.date(2024, 6, 12), by=cast.coordinator, circulation_allowed=True,
        approval_kind="council_decides", minutes_kind="course",
    )  # fmt: skip
    board.terms.update(ends_on=None)
    SeatHolding.objects.update(ends_on=None)  # so that somebody is left to invite in a far year
    first = board.terms.get().holdings.filter(seat__number=1).first()
    set_public_name(holding=first, since=dt.date(2024, 1, 1), by=cast.coordinator)
    return board


def _items(meeting: Meeting, cast: Any, secrets: Secrets) -> None:
    """N 1 a motion, N 2 an election, N 3 a roll call, N 4 taken off; each with all its fields filled."""
    for number in range(1, 5):
        add_item(
            meeting=meeting, part=Part.NON_PUBLIC, kind=AgendaItem.Kind.MOTION, by=cast.clerk,
            title=secrets[f"Titel N {number}"], proposal=secrets[f"Beschlussvorschlag N {number}"],
            paper=secrets[f"Vorlage N {number}"], presenter=secrets[f"Bericht N {number}"],
            confidential_reason=secrets[f"Grund N {number}"],
        )  # fmt: skip


def _paper(cast: Any, board: Committee, meeting: Meeting, secrets: Secrets) -> Paper:
    """N 5: a motion with reasons, costs, movers, an enclosure and an amendment."""
    paper = make_admitted(
        cast, committee=board, is_public=False, public_title="Einzelangelegenheit", title=secrets["Antrag Titel"],
        text=f"{secrets['Antrag Wortlaut']} wird gefördert.", reasons=secrets["Antrag Begründung"],
        costs=secrets["Antrag Kosten"], originator_words=secrets["Antrag von"],
        confidential_reason=secrets["Antrag Grund"],
    )  # fmt: skip
    data = blank_pdf() + f"\n%{secrets['Anlage Inhalt']}\n".encode()
    upload = SimpleUploadedFile("anlage.pdf", data, "application/pdf")
    attach_file(paper=paper, title=secrets["Anlage Titel"], upload=upload, by=cast.clerk)
    put_paper_on_agenda(paper=paper, meeting=meeting, role="pre_advice", today=EARLY, by=cast.clerk)
    move_amendment(
        paper=paper, mover=secrets["Änderung von"], replacement=secrets["Änderung Wortlaut"],
        reasons=secrets["Änderung Begründung"], today=EARLY, by=cast.clerk,
    )  # fmt: skip
    return paper


def _hold(cast: Any, meeting: Meeting, paper: Paper, secrets: Secrets) -> Meeting:
    meeting = open_with(cast, 9, meeting)
    public = call(meeting, "Ö 1", cast, clock="17:10")
    record_vote(item=public, motion=Motion("Ein Merkblatt."), count=Count(9), at=at("17:20"), by=cast.clerk)
    item = call(meeting, "N 1", cast, clock="18:10")
    for capacity, words in (("guest", "Gast"), ("adviser", "Beraterin")):
        add_guest(meeting=meeting, name=secrets[f"{words} Name"], note=secrets[f"{words} Funktion"],
                  capacity=capacity, at=at("18:11"), by=cast.clerk)  # fmt: skip
    write_record(item=item, text=secrets["Verlauf"], by=cast.clerk)
    take_statement(item=item, name=secrets["Erklärung von"], text=secrets["Erklärung"], by=cast.clerk)
    someone = meeting.attendances.get(holding=holders(meeting)[3])
    conflict = declare_conflict(
        item=item, attendance=someone, ground=secrets["Befangenheit"], at=at("18:12"), by=cast.clerk
    )
    plan = FollowUp(responsible=secrets["Zuständig"], owner=cast.coordinator, due_on=JUNE)
    said = Motion(secrets["Beschluss"], mover=secrets["Antrag gestellt von"], follow_up=plan)
    record_vote(item=item, motion=said, count=Count(8), at=at("18:20"), by=cast.clerk)
    return_from_conflict(conflict=conflict, at=at("18:21"), by=cast.clerk)
    _elect(cast, meeting, secrets)
    _call_names(cast, meeting, secrets)
    late = call(meeting, "N 5", cast, clock="18:32")
    record_vote(item=late, motion=Motion("", ordinal=1), count=Count(9), at=at("18:33"), by=cast.clerk)
    late.refresh_from_db()
    record_vote(item=late, motion=Motion(late.proposal), count=Count(9), at=at("18:34"), by=cast.clerk)
    for name in ("Gast Name", "Beraterin Name"):
        leave(attendance=meeting.attendances.get(name=secrets[name]), at=at("18:35"), by=cast.clerk)
    return close_meeting(meeting=meeting, at=at("18:40"), by=cast.clerk)


def _elect(cast: Any, meeting: Meeting, secrets: Secrets) -> Election:
    item = call(meeting, "N 2", cast, clock="18:22")
    election = start_election(item=item, title=secrets["Wahl"], by=cast.clerk)
    rows = [
        propose(election=election, name=secrets[f"Kandidatur {n}"], proposed_by=secrets[f"Vorschlag {n}"], by=cast.clerk)
        for n in (1, 2)
    ]  # fmt: skip
    votes = {rows[0].pk: 6, rows[1].pk: 3}
    count_round(election=election, count=BallotCount(votes=votes, valid=9), at=at("18:24"), by=cast.clerk)
    return election


def _call_names(cast: Any, meeting: Meeting, secrets: Secrets) -> None:
    item = call(meeting, "N 3", cast, clock="18:26")
    words = Motion(secrets["Namentlich"], mover=secrets["Namentlich von"])
    roll_call = open_roll_call(item=item, motion=words, at=at("18:27"), by=cast.clerk)
    seats = {str(holding.seat_id): "yes" for holding in holders(meeting)}
    enter_ballots(roll_call=roll_call, choices=seats, at=at("18:28"), by=cast.clerk)
    close_roll_call(roll_call=roll_call, at=at("18:29"), by=cast.clerk)


def _finish(cast: Any, meeting: Meeting, secrets: Secrets) -> None:
    """Given back once, sealed, published, sent; an objection and a correction to the closed part."""
    closed = meeting.minutes.get(part=Part.NON_PUBLIC)
    write_remarks(minutes=closed, text=secrets["Bemerkungen"], by=cast.clerk)
    submit_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    give_back(meeting=meeting, reason=secrets["Rückgabe"], today=TODAY, by=cast.second_coordinator)
    seal(cast, meeting)
    publish_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    send_minutes(meeting=meeting, today=TODAY, by=cast.clerk)
    note_correction(
        minutes=meeting.minutes.get(part=Part.NON_PUBLIC), text=secrets["Vermerk"], today=TODAY, by=cast.clerk
    )
    for name, text in (("Einwendung A", "Einwendung"), ("Einwendung B", "Einwendung zwei")):
        raise_objection(
            minutes=meeting.minutes.get(part=Part.NON_PUBLIC), text=secrets[text], raised_on=TODAY,
            attendance=meeting.attendances.get(holding=holders(meeting)[0 if name[-1] == "A" else 1]), by=cast.clerk,
        )  # fmt: skip


def _circulate(cast: Any, board: Committee, secrets: Secrets) -> None:
    """One adopted, one broken off."""
    for number, ends_on in ((1, dt.date(2026, 4, 8)), (2, dt.date(2026, 4, 20))):
        row = write_circulation(
            committee=board, by=cast.clerk, is_public=False, ends_on=ends_on, title=secrets[f"Umlauf {number}"],
            text=secrets[f"Umlauf {number} Wortlaut"], reasons=secrets[f"Umlauf {number} Erläuterung"],
            responsible=secrets[f"Umlauf {number} zuständig"],
        )  # fmt: skip
        row = start_circulation(circulation=row, today=dt.date(2026, 4, 1), by=cast.clerk)
        note_answer(
            answer=row.answers.all()[0], said="agree", words=secrets[f"Umlauf {number} Antwort"],
            today=dt.date(2026, 4, 2), by=cast.clerk,
        )  # fmt: skip
    remind(today=dt.date(2026, 4, 7))
    close_due(today=dt.date(2026, 4, 9))
    running = Circulation.objects.get(state="running")
    stop_circulation(
        circulation=running, reason=secrets["Umlauf Abbruch"], today=dt.date(2026, 4, 9), by=cast.clerk
    )


def _later(cast: Any, board: Committee, held: Meeting, secrets: Secrets) -> Meeting:
    """Decides about the objections, hears of the circulation, and has an item of its own to come."""
    meeting = create_meeting(
        committee=board, starts_at=at("17:00", JUNE), location="Kreishaus", by=cast.clerk,
    )  # fmt: skip
    add_item(meeting=meeting, title="Bericht", by=cast.clerk)
    add_item(
        meeting=meeting, title=secrets["Titel der nächsten"], part=Part.NON_PUBLIC, kind=AgendaItem.Kind.MOTION,
        confidential_reason=secrets["Grund der nächsten"], by=cast.clerk,
    )  # fmt: skip
    meeting = invite(
        meeting=schedule_meeting(meeting=meeting, by=cast.clerk), today=dt.date(2026, 5, 20), by=cast.clerk
    )
    meeting = open_with(cast, 9, meeting)
    call(meeting, "Ö 1", cast, clock="17:10")
    first, second = held.minutes.get(part=Part.NON_PUBLIC).objections.order_by("attendance__name")
    decide_objection(
        objection=first, outcome="accepted", decided_in=meeting, today=JUNE, by=cast.clerk,
        decision=secrets["Entscheidung"], correction=secrets["Berichtigung"],
    )  # fmt: skip
    decide_objection(
        objection=second, outcome="rejected", decided_in=meeting, today=JUNE, by=cast.clerk,
        decision=secrets["Entscheidung zwei"],
    )  # fmt: skip
    call(meeting, "N 1", cast, clock="18:00")
    meeting = close_meeting(meeting=meeting, at=at("18:40", JUNE), by=cast.clerk)
    seal(cast, meeting, JUNE)
    publish_minutes(meeting=meeting, today=JUNE, by=cast.clerk)
    return meeting


def _coming(cast: Any, board: Committee, secrets: Secrets) -> Meeting:
    """Invited to, not yet held."""
    meeting = create_meeting(committee=board, starts_at=at("17:00", FAR), location="Kreishaus", by=cast.clerk)
    add_item(meeting=meeting, title="Bericht", by=cast.clerk)
    add_item(
        meeting=meeting, title=secrets["Titel der fernen"], part=Part.NON_PUBLIC, kind=AgendaItem.Kind.MOTION,
        confidential_reason=secrets["Grund der fernen"], by=cast.clerk,
    )  # fmt: skip
    meeting = schedule_meeting(meeting=meeting, by=cast.clerk)
    return invite(meeting=meeting, today=dt.date(2099, 5, 20), by=cast.clerk)


def _follow(cast: Any, paper: Paper, secrets: Secrets) -> None:
    """Reports on the resolutions, their end, and a motion that went on to another body."""
    row = Resolution.objects.get(text=secrets["Beschluss"])
    report_on(resolution=row, reported_on=JUNE, text=secrets["Bericht"], reporter=secrets["Bericht von"],
              today=JUNE, by=cast.clerk)  # fmt: skip
    close_resolution(
        resolution=row, closing="done", closed_on=JUNE, words=secrets["Umgesetzt"], today=JUNE, by=cast.clerk
    )
    paper.refresh_from_db()
    stop = send_paper(paper=paper, body="Sozialausschuss", role="decision", owner=cast.coordinator, today=JUNE,
                      by=cast.clerk)  # fmt: skip
    note_consultation(consultation=stop, result="accepted_amended", text=secrets["Ergebnis dort"], decided_on=JUNE,
                      today=JUNE, by=cast.clerk)  # fmt: skip


def _jobs(cast: Any, meeting: Meeting) -> list[Any]:
    """The public folder for two people, the compiled minutes, and last the folder of the closed part."""
    span = {"first": dt.date(2026, 1, 1), "last": dt.date(2026, 12, 31)}
    return [
        _ran(request_folder(meeting=meeting, part=Part.PUBLIC, output="zip", by=cast.clerk)),
        _ran(request_folder(meeting=meeting, part=Part.PUBLIC, output="zip", by=cast.coordinator)),
        _ran(request_compiled(committee=meeting.committee, by=cast.coordinator, **span)),
        _ran(request_folder(meeting=meeting, part=Part.NON_PUBLIC, output="zip", by=cast.clerk)),
    ]


def _ran(job: Any) -> Any:
    assert run(job.pk)
    job.refresh_from_db()
    assert job.document_id, job.error
    return job
