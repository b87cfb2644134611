"""Voting by name: begin, cast, close, correct. The sum comes from the ballots and from nowhere else."""

import datetime as dt
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import changes
from accounts.audit import services as audit
from accounts.refusals import Refusal, StaleVersion, WrongState
from accounts.users.models import User
from committees.meetings.ballots.models import Ballot, RollCall
from committees.meetings.ballots.selectors import own_voter, sheet_of
from committees.meetings.ballots.voters import Voter, voters_at
from committees.meetings.models import AgendaItem, Meeting, Vote
from committees.meetings.selectors import quorum_at, room_of, rules_of
from committees.meetings.services.votes import Motion, record_vote, refuse_closed, worded
from committees.papers.services import FollowUp

State = RollCall.State
Choice = Ballot.Choice


def open_roll_call(
    *, item: AgendaItem, motion: Motion, at: dt.datetime, by: User, pk: UUID | None = None
) -> RollCall:
    """Begin: who is in the room and not conflicted is asked; whoever comes later is not.

    `pk`: given by a device without network, so that the voices it enters next already name their roll call. Raises `Refusal` without quorum, wording or anybody to ask, `WrongState` where the motion has a result.
    """
    with transaction.atomic():
        meeting = changes.lock(item.meeting)
        current = changes.lock(item)
        refuse_closed(meeting, current)
        motion = worded(current, motion)
        _refuse_decided(current, motion)
        room, rules = room_of(meeting), rules_of(meeting)
        finding = quorum_at(meeting, room, at, rules, current)
        if not finding.is_quorate:
            raise Refusal(
                _("Das Gremium ist nicht beschlussfähig: %(sentence)s") % {"sentence": finding.sentence},
                source=finding.rule.source,
            )
        if not voters_at(current, room, at):
            raise Refusal(_("Noch ist niemand Stimmberechtigtes im Raum."))
        roll_call = RollCall(
            id=pk or uuid4(),
            item=current,
            ordinal=motion.ordinal,
            mover=motion.mover,
            text=motion.text.strip(),
            subject=motion.subject,
            responsible=motion.follow_up.responsible,
            due_on=motion.follow_up.due_on,
            owner=motion.follow_up.owner,
            is_self_cast=rules.self_casting,
            opened_at=at,
        )
        return changes.create(roll_call, by=by, action="roll_call.opened")


def _refuse_decided(item: AgendaItem, motion: Motion) -> None:
    if not motion.text.strip():
        raise Refusal(_("Bitte den Wortlaut eintragen."), field="wortlaut")
    if item.votes.filter(ordinal=motion.ordinal).exists():
        raise WrongState(_("Für diesen Antrag ist schon ein Ergebnis festgehalten."))
    if item.roll_calls.filter(state=State.OPEN).exists():
        raise WrongState(_("Zu diesem Punkt läuft schon eine namentliche Abstimmung."))


def cast_own(*, roll_call: RollCall, choice: str, at: dt.datetime, by: User) -> Ballot:
    """A member votes on its own device. Once: a second ballot of the same person or seat is refused.

    Raises `Refusal` for somebody who is not asked or where the rules leave it to the clerk, `WrongState`
    when it is closed or the voice is given already.
    """
    if choice not in (Choice.YES, Choice.NO, Choice.ABSTAIN):
        raise Refusal(_("Bitte Ja, Nein oder Enthaltung wählen."), field="stimme")
    with transaction.atomic():
        current = _lock_open(roll_call)
        if not current.is_self_cast:
            raise Refusal(
                _("In diesem Gremium trägt die Schriftführung die Stimmen ein."),
                source=rules_of(current.item.meeting).cited("roll_call"),
            )
        voter = own_voter(by, current)
        if voter is None:
            raise Refusal(_("Sie sind in dieser Abstimmung nicht stimmberechtigt."))
        refuse_second(current, voter)
        return _cast(current, voter, choice, at, by, is_own=True)


def enter_ballots(
    *,
    roll_call: RollCall,
    choices: dict[str, str],
    at: dt.datetime,
    by: User,
    seen: dict[str, str] | None = None,
) -> int:
    """The clerk enters what was called: by seat. Empty lines wait; a given voice stays as it is.

    `seen`: what stood in these lines when the person entered them; a line left as it was is nobody's entry. Returns
    how many were entered. Raises `Refusal` where an entered voice differs from the one the member gave itself,
    `StaleVersion` where somebody else has entered another one since.
    """
    with transaction.atomic():
        current = _lock_open(roll_call)
        entered = 0
        for line in sheet_of(current).lines:
            choice = choices.get(str(line.voter.seat), "")
            before = (seen or {}).get(str(line.voter.seat))
            if choice not in Choice.values or choice in (line.choice, before):
                continue
            if line.ballot is not None and line.ballot.is_own:
                raise Refusal(_("%(name)s hat selbst abgestimmt.") % {"name": line.voter.name})
            if line.ballot is not None and before not in (None, line.choice):
                raise StaleVersion(
                    _("%(name)s: Inzwischen hat jemand anderes „%(choice)s“ eingetragen.")
                    % {"name": line.voter.name, "choice": line.ballot.get_choice_display()},
                    current=line.ballot,
                )
            if line.ballot is not None:
                changes.apply(line.ballot, {"choice": choice, "cast_at": at}, by=by, action="ballot.changed")
            else:
                _cast(current, line.voter, choice, at, by, is_own=False)
            entered += 1
        return entered


def close_roll_call(*, roll_call: RollCall, at: dt.datetime, by: User) -> RollCall:
    """End it: every voice must be given. The vote is made of the ballots, and they are frozen."""
    with transaction.atomic():
        current = _lock_open(roll_call)
        if missing := sheet_of(current).missing:
            raise Refusal(
                _("Es fehlen noch %(count)d Stimmen: %(names)s.")
                % {"count": len(missing), "names": ", ".join(missing)}
            )
        vote = _count(current, by)
        values = {"state": State.CLOSED, "closed_at": max(at, current.opened_at), "vote": vote}
        return changes.apply(current, values, by=by, action="roll_call.closed")


def cancel_roll_call(*, roll_call: RollCall, by: User) -> RollCall:
    """Break it off; the voices given so far are thrown away."""
    with transaction.atomic():
        current = _lock_open(roll_call)
        current.ballots.all().delete()
        return changes.apply(current, {"state": State.CANCELLED}, by=by, action="roll_call.cancelled")


def correct_ballot(*, ballot: Ballot, choice: str, reason: str, by: User) -> Ballot:
    """A voice was entered wrongly: the sum and what was decided follow it, in one step.

    Only while the meeting runs, like every correction of a vote.
    """
    if choice not in Choice.values:
        raise Refusal(_("Bitte eine Stimme wählen."), field="choice")
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field="reason")
    with transaction.atomic():
        meeting = changes.lock(ballot.roll_call.item.meeting)
        roll_call = changes.lock(ballot.roll_call)
        refuse_closed(meeting, roll_call.item)
        said = reason if roll_call.item.is_public else ""
        vote = roll_call.vote
        if vote is not None:
            roll_call = changes.apply(
                roll_call,
                {"state": State.OPEN, "vote": None},
                by=by,
                action="roll_call.opened_again",
                reason=said,
            )
        fixed = changes.apply(ballot, {"choice": choice}, by=by, action="ballot.corrected", reason=said)
        if vote is not None:
            recounted = _count(roll_call, by, vote)
            values = {"state": State.CLOSED, "vote": recounted}
            changes.apply(roll_call, values, by=by, action="roll_call.closed", reason=said)
        return fixed


def refuse_second(roll_call: RollCall, voter: Voter) -> None:
    """Neither the seat nor the person votes twice. The database holds it as well."""
    if roll_call.ballots.filter(seat=voter.seat).exists():
        raise _given()


def _given() -> WrongState:
    return WrongState(_("Ihre Stimme ist schon abgegeben."))


def _cast(
    roll_call: RollCall, voter: Voter, choice: str, at: dt.datetime, by: User, *, is_own: bool
) -> Ballot:
    """The only place where a ballot comes into being."""
    ballot = Ballot(
        roll_call=roll_call,
        seat_id=voter.seat,
        holding=voter.holding,
        name=voter.name,
        stands_for=voter.stands_for,
        choice=choice,
        is_own=is_own,
        cast_at=at,
        cast_by=by,
    )
    try:
        with transaction.atomic():
            ballot.full_clean(validate_unique=False, validate_constraints=False)
            ballot.save(force_insert=True)
    except IntegrityError as error:
        if not roll_call.ballots.filter(Q(seat=voter.seat) | Q(holding=voter.holding)).exists():
            raise
        raise _given() from error
    audit.record(by=by, action="ballot.cast", row=ballot, after=audit.snapshot(ballot))
    return ballot


def _count(roll_call: RollCall, by: User, vote: Vote | None = None) -> Vote:
    """Make the vote out of the ballots, or bring it up to date."""
    sheet = sheet_of(roll_call)
    chair = roll_call.item.meeting.chair_name
    said = next((line.choice for line in sheet.lines if line.voter.name == chair), "")
    motion = Motion(
        text=roll_call.text,
        ordinal=roll_call.ordinal,
        mover=roll_call.mover,
        method=Vote.Method.ROLL_CALL,
        subject=roll_call.subject,
        chair_says_yes={Choice.YES.value: True, Choice.NO.value: False}.get(said),
        follow_up=FollowUp(roll_call.responsible, roll_call.due_on, roll_call.owner),
    )
    return record_vote(
        item=roll_call.item,
        motion=motion,
        count=sheet.count,
        at=roll_call.opened_at,
        by=by,
        version=vote.version if vote else None,
        by_name=True,
    )


def _lock_open(roll_call: RollCall) -> RollCall:
    """The roll call, locked and open, in a running meeting."""
    meeting = changes.lock(roll_call.item.meeting)
    current = changes.lock(roll_call)
    if not current.is_open:
        raise WrongState(_("Diese Abstimmung ist geschlossen."))
    if meeting.state != Meeting.State.OPEN:
        raise WrongState(_("Abgestimmt wird nur, solange die Sitzung eröffnet und nicht unterbrochen ist."))
    return current
