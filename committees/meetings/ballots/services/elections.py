"""Elections: candidates, rounds, the lot, acceptance, and the office that follows."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.ballots.models import Candidate, Election, ElectionRound, RoundCount
from committees.meetings.ballots.rounds import next_round, posts_left, round_sentence, rule_of
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.selectors import entitled_at, quorum_at, room_of, rules_of
from committees.meetings.services.items import refuse_running_roll_call
from committees.meetings.services.votes import refuse_closed
from committees.roster.models import SeatHolding
from committees.roster.offices import give_office
from committees.rules.elections import Outcome, RoundKind, Tally, decide_round, require_tally

State = Election.State
Answer = Candidate.Answer


@dataclass(frozen=True)
class BallotCount:
    """The ballots of one round as counted: per candidate, and those without a name."""

    votes: dict[UUID, int] = field(default_factory=dict)
    valid: int = 0
    invalid: int = 0
    abstain: int = 0
    against: int = 0


def start_election(
    *, item: AgendaItem, title: str, by: User, office: str = "", posts: int = 1, is_secret: bool = True
) -> Election:
    """Begin an election under an item that is called; the rule of the day of the meeting holds."""
    with transaction.atomic():
        meeting = changes.lock(item.meeting)
        current = changes.lock(item)
        refuse_closed(meeting, current)
        refuse_running_roll_call(meeting)
        if office == Election.Office.CHAIR and posts != 1:
            raise Refusal(_("Den Vorsitz hat eine Person."), field="posts")
        rule = rules_of(meeting).election
        election = Election(
            item=current,
            title=title.strip(),
            office=office,
            posts=posts,
            is_secret=is_secret,
            majority=rule.kind,
            rule_source=rule.source,
        )
        return changes.create(election, by=by, action="election.started")


def propose(
    *, election: Election, by: User, holding: SeatHolding | None = None, name: str = "", proposed_by: str = ""
) -> Candidate:
    """Put a name on the list, until the first ballots are counted."""
    with transaction.atomic():
        current = _lock(election)
        if current.rounds.exists():
            raise WrongState(_("Nach dem ersten Wahlgang kommt niemand mehr auf die Liste."))
        if holding is not None and holding.term.committee_id != current.item.meeting.committee_id:
            raise Refusal(_("Diese Person gehört nicht zu diesem Gremium."), field="holding")
        shown = str(holding.person) if holding else name.strip()
        if not shown:
            raise Refusal(_("Bitte ein Mitglied wählen oder einen Namen eintragen."), field="name")
        if current.office and holding is None:
            raise Refusal(_("Ein Amt im Gremium kann nur ein Mitglied bekommen."), field="holding")
        if current.candidates.filter(name=shown).exists():
            raise Refusal(_("%(name)s steht schon auf der Liste.") % {"name": shown}, field="name")
        row = Candidate(
            election=current,
            holding=holding,
            name=shown,
            proposed_by=proposed_by.strip(),
            position=current.candidates.count() + 1,
        )
        return changes.create(row, by=by, action="election.proposed")


def withdraw_candidate(*, candidate: Candidate, by: User) -> None:
    """Take a name off the list again, until the first ballots are counted."""
    with transaction.atomic():
        if _lock(candidate.election).rounds.exists():
            raise WrongState(_("Nach dem ersten Wahlgang bleibt die Liste, wie sie ist."))
        changes.delete(candidate, by=by, action="election.withdrawn")


def count_round(
    *, election: Election, count: BallotCount, at: dt.datetime, by: User, number: int | None = None
) -> ElectionRound:
    """Store the ballots of the next round and find who is elected by the rule.

    `number`: of the round the person had before it; figures of one round never become those of another. Raises `Refusal` without quorum or for sums that do not add up, `WrongState` when a lot is due.
    """
    with transaction.atomic():
        _refuse_counted(election, number)
        current = _lock(election)
        coming = next_round(current)
        if coming is None or coming.kind == RoundKind.LOT:
            raise WrongState(_("Jetzt wird nicht gewählt: Bitte zuerst das Los oder die Antwort eintragen."))
        seats = _seats(current, at)
        tally = Tally(
            entitled=seats.entitled,
            valid=count.valid,
            invalid=count.invalid,
            abstain=count.abstain,
            votes={row.pk: count.votes.get(row.pk, 0) for row in coming.candidates},
            against=count.against if len(coming.candidates) == 1 else 0,
        )
        require_tally(tally, coming.posts)
        is_first = coming.kind == RoundKind.FIRST
        outcome = decide_round(rule_of(current), tally, coming.posts, is_first=is_first)
        row = ElectionRound(
            election=current,
            number=coming.number,
            kind=coming.kind,
            posts=coming.posts,
            present=seats.present,
            entitled=tally.entitled,
            valid=tally.valid,
            invalid=tally.invalid,
            abstain=tally.abstain,
            against=tally.against,
            taken_at=at,
        )
        _keep(row, tally, outcome, by)
        _conclude(current, by)
        return row


def _refuse_counted(election: Election, number: int | None) -> None:
    """Somebody was quicker with this round, or the same figures came twice: what is stored stands."""
    changes.lock(election.item.meeting)
    stored = election.rounds.filter(number=number).first() if number else None
    if stored is not None:
        raise WrongState(
            _("Der %(number)d. Wahlgang ist schon ausgezählt. %(sentence)s")
            % {"number": stored.number, "sentence": round_sentence(stored)}
        )


def draw_lot(*, election: Election, drawn: Candidate, at: dt.datetime, by: User) -> ElectionRound:
    """The lot has spoken for one of those level. Who draws it is for the meeting to say."""
    with transaction.atomic():
        current = _lock(election)
        coming = next_round(current)
        if coming is None or coming.kind != RoundKind.LOT:
            raise WrongState(_("Es gibt nichts zu losen."))
        if drawn.pk not in {row.pk for row in coming.candidates}:
            raise Refusal(_("Gelost wird nur unter denen mit gleicher Stimmenzahl."), field="drawn")
        seats = _seats(current, at)
        row = ElectionRound(
            election=current,
            number=coming.number,
            kind=RoundKind.LOT,
            posts=coming.posts,
            present=seats.present,
            entitled=seats.entitled,
            taken_at=at,
        )
        votes = {candidate.pk: 0 for candidate in coming.candidates}
        _keep(row, Tally(seats.entitled, 0, 0, 0, votes), Outcome(elected=(drawn.pk,)), by)
        _conclude(current, by)
        return row


def note_answer(*, candidate: Candidate, answer: str, by: User) -> Candidate:
    """Whether an elected person accepts; who declines leaves the post open for another round."""
    if answer not in (Answer.ACCEPTED, Answer.DECLINED):
        raise Refusal(_("Bitte wählen: nimmt an oder lehnt ab."), field="answer")
    with transaction.atomic():
        meeting = changes.lock(candidate.election.item.meeting)
        election = changes.lock(candidate.election)
        _refuse_signed(meeting)
        current = changes.lock(candidate)
        if not current.is_elected:
            raise WrongState(_("%(name)s ist nicht gewählt.") % {"name": current.name})
        values: dict[str, Any] = {"answer": answer}
        if answer == Answer.DECLINED:
            values["is_elected"] = False
        row = changes.apply(current, values, by=by, action="election.answered")
        if (
            answer == Answer.DECLINED
            and election.state == State.DECIDED
            and meeting.state == Meeting.State.OPEN
        ):
            changes.apply(election, {"state": State.OPEN}, by=by, action="election.open_again")
        return row


def cancel_election(*, election: Election, reason: str, by: User) -> Election:
    """Break it off; what was counted stays on record with the reason."""
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        current = _lock(election)
        values = {"state": State.CANCELLED, "cancel_reason": reason.strip()}
        return changes.apply(current, values, by=by, action="election.cancelled")


def enter_office(*, candidate: Candidate, starts_on: dt.date, by: User, replaces: bool = True) -> SeatHolding:
    """Write the elected chair or deputy chair into the roster, from a day after the meeting on."""
    with transaction.atomic():
        current = changes.lock(candidate)
        election = current.election
        if not election.office or current.holding is None:
            raise Refusal(_("Zu dieser Wahl gehört kein Amt im Gremium."))
        if current.answer != Answer.ACCEPTED:
            raise WrongState(_("Ins Amt kommt, wer die Wahl angenommen hat."))
        if current.entered_as_id is not None:
            raise WrongState(_("%(name)s ist schon eingetragen.") % {"name": current.name})
        others = election.candidates.filter(entered_as__isnull=False)
        holding = give_office(
            holding=current.holding,
            role=election.office,
            starts_on=starts_on,
            by=by,
            replaces=replaces and not others.exists(),
        )
        changes.apply(current, {"entered_as": holding}, by=by, action="election.office_entered")
        return holding


def _seats(election: Election, at: dt.datetime) -> Any:
    """Who is there to vote; nobody is elected without quorum."""
    meeting = election.item.meeting
    room = room_of(meeting)
    finding = quorum_at(meeting, room, at, rules_of(meeting), election.item)
    if not finding.is_quorate:
        raise Refusal(
            _("Das Gremium ist nicht beschlussfähig: %(sentence)s") % {"sentence": finding.sentence},
            source=finding.rule.source,
        )
    return entitled_at(election.item, room, at)


def _keep(row: ElectionRound, tally: Tally, outcome: Outcome, by: User) -> None:
    row.full_clean()
    row.save(force_insert=True)
    RoundCount.objects.bulk_create(
        RoundCount(round=row, candidate_id=pk, votes=votes, is_elected=pk in outcome.elected)
        for pk, votes in tally.votes.items()
    )
    for candidate in row.election.candidates.filter(pk__in=list(outcome.elected)):
        changes.apply(candidate, {"is_elected": True}, by=by, action="election.elected")
    audit.record(
        by=by, action="election.counted", row=row.election, after={"round": row.number, "cast": row.cast}
    )


def _conclude(election: Election, by: User) -> None:
    """All posts are taken: the election is decided, and the item with it."""
    if posts_left(election):
        return
    changes.apply(election, {"state": State.DECIDED}, by=by, action="election.decided")
    item = election.item
    if item.state != AgendaItem.State.DECIDED and not item.elections.filter(state=State.OPEN).exists():
        changes.apply(item, {"state": AgendaItem.State.DECIDED}, by=by, action="agenda.item_decided")


def _lock(election: Election) -> Election:
    """The election, locked and open, in a running meeting."""
    meeting = changes.lock(election.item.meeting)
    current = changes.lock(election)
    refuse_closed(meeting, current.item)
    if not current.is_open:
        raise WrongState(_("Diese Wahl ist abgeschlossen."))
    return current


def _refuse_signed(meeting: Meeting) -> None:
    if meeting.state not in (*Meeting.RUNNING, Meeting.State.CLOSED) or meeting.signatures.exists():
        raise WrongState(_("Die Niederschrift ist unterzeichnet."))
