"""Recording a vote: only while the meeting is open and can decide, only if the counts add up."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import BERLIN
from accounts.refusals import Refusal, StaleVersion, WrongState
from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting, Vote
from committees.meetings.selectors import entitled_at, quorum_at, room_of, rules_of
from committees.papers.services import FollowUp, adopt_resolution, withdraw_resolution
from committees.papers.services.amendments import (
    amendment_of,
    amendment_voted,
    require_amendments_settled,
    require_votes_on_amendments,
)
from committees.papers.services.consultations import item_voted
from committees.roster.models import RuleProfile
from committees.rules.notice import may_go_on, seats_to_stop
from committees.rules.voting import Count, Result, decide, require_no_count, require_sum
from committees.rules.words import MajorityRule

MAIN = 0


@dataclass(frozen=True)
class Motion:
    """What is voted on: wording, who moved it, and whether it is the main motion (0) or an amendment."""

    text: str
    ordinal: int = MAIN
    mover: str = ""
    method: str = Vote.Method.OPEN
    subject: str = Vote.Subject.MOTION
    #: How the chair voted, where the rules let that decide a tie.
    chair_says_yes: bool | None = None
    follow_up: FollowUp = field(default_factory=FollowUp)


def record_vote(
    *,
    item: AgendaItem,
    motion: Motion,
    count: Count,
    at: dt.datetime,
    by: User,
    version: int | None = None,
    by_name: bool = False,
) -> Vote:
    """Store one result per motion and compute what it decided.

    `version`: of the stored vote that the person saw when correcting it; None for a first result.
    `by_name`: the counts come from the ballots of a roll call; nobody types those in. Raises `WrongState` while the meeting is not open, `Refusal` without quorum, for an item on which
    nothing is decided or for counts that do not add up, `StaleVersion` when somebody was quicker.
    """
    with transaction.atomic():
        meeting = changes.lock(item.meeting)
        current = changes.lock(item)
        refuse_closed(meeting, current)
        motion = worded(current, motion)
        existing = _existing(current, motion, version)
        _refuse_typed_roll_call(current, motion, existing, by_name=by_name)
        at = existing.taken_at if existing else at
        vote = _counted(existing or Vote(item=current, ordinal=motion.ordinal), meeting, motion, count, at)
        vote.full_clean(validate_constraints=existing is None)
        saved = _save(vote, existing, by)
        if motion.ordinal == MAIN:
            _conclude(saved, current, meeting, motion, at, by)
        else:
            _reword(saved, current, at, by)
    return saved


def worded(item: AgendaItem, motion: Motion) -> Motion:
    """Where the item deals with a paper: amendments first, each with its own words and mover."""
    if motion.ordinal == MAIN:
        require_amendments_settled(item)
        return motion
    require_votes_on_amendments(item)
    amendment = amendment_of(item, motion.ordinal)
    if amendment is None:
        return motion
    return replace(motion, text=amendment.words, mover=amendment.mover)


def _reword(vote: Vote, item: AgendaItem, at: dt.datetime, by: User) -> None:
    """An amendment was decided: the proposal for the main motion reads as the paper does now."""
    wording = amendment_voted(
        item=item,
        ordinal=vote.ordinal,
        is_accepted=vote.is_accepted,
        today=at.astimezone(BERLIN).date(),
        by=by,
    )
    if wording is not None and wording != item.proposal:
        changes.apply(item, {"proposal": wording}, by=by, action="agenda.item_changed")


def refuse_closed(meeting: Meeting, item: AgendaItem) -> None:
    """Nothing is decided outside a running meeting, before the item is called, or under "Verschiedenes"."""
    if meeting.state != Meeting.State.OPEN:
        raise WrongState(_("Abgestimmt wird nur, solange die Sitzung eröffnet und nicht unterbrochen ist."))
    if item.state not in (AgendaItem.State.CALLED, AgendaItem.State.DECIDED):
        raise WrongState(_("Bitte den Punkt zuerst aufrufen."))
    if not item.may_be_voted:
        raise Refusal(
            _("Unter „%(kind)s“ wird nichts beschlossen.") % {"kind": item.get_kind_display()},
            rule=_("Beschlüsse nur zu angekündigten Gegenständen."),
        )


def _refuse_typed_roll_call(
    item: AgendaItem, motion: Motion, existing: Vote | None, *, by_name: bool
) -> None:
    """Who voted how is asked name by name; a sum of it comes from nowhere else."""
    if by_name:
        return
    if item.roll_calls.filter(state="open").exists():
        raise WrongState(_("Zu diesem Punkt läuft eine namentliche Abstimmung. Bitte sie zuerst schließen."))
    if existing is not None and hasattr(existing, "roll_call"):
        raise Refusal(_("Namentlich abgestimmt: Berichtigt wird die einzelne Stimme, die Summe folgt ihr."))
    if motion.method == Vote.Method.ROLL_CALL:
        raise Refusal(
            _("Namentlich wird Stimme für Stimme eingetragen. Bitte die namentliche Abstimmung beginnen."),
            field="art",
        )


def _existing(item: AgendaItem, motion: Motion, version: int | None) -> Vote | None:
    """The stored result of this motion; refused when the person has not seen its latest state."""
    existing = Vote.objects.select_for_update().filter(item=item, ordinal=motion.ordinal).first()
    if existing is None:
        return None
    if version != existing.version:
        raise StaleVersion(
            _("Für diesen Antrag ist schon ein Ergebnis festgehalten: %(votes)s.")
            % {"votes": existing.figures},
            current=existing,
        )
    return existing


def _counted(vote: Vote, meeting: Meeting, motion: Motion, count: Count, at: dt.datetime) -> Vote:
    """Fill the vote with the numbers of its moment and the result by rule."""
    room, rules = room_of(meeting), rules_of(meeting)
    _refuse_late_notice(meeting, rules)
    finding = quorum_at(meeting, room, at, rules, vote.item)
    if not finding.is_quorate:
        raise Refusal(
            _("Das Gremium ist nicht beschlussfähig: %(sentence)s") % {"sentence": finding.sentence},
            rule=finding.rule.words,
            source=finding.rule.source,
        )
    entitled = entitled_at(vote.item, room, at)
    if not motion.text.strip():
        raise Refusal(_("Bitte den Wortlaut eintragen."), field="text")
    majority = rules.majority_for(meeting.voting_seats, motion.subject)
    count, result = _judged(motion, count, entitled.entitled, majority)
    values = {
        "mover": motion.mover,
        "text": motion.text.strip(),
        "method": motion.method,
        "subject": motion.subject,
        "present": entitled.present,
        "conflicted": entitled.conflicted,
        "entitled": entitled.entitled,
        "yes": count.yes,
        "no": count.no,
        "abstain": count.abstain,
        "invalid": count.invalid,
        "not_participating": count.not_participating,
        "result": result,
        "rule_words": majority.words,
        "rule_source": majority.source,
        "taken_at": at,
    }
    for name, value in values.items():
        setattr(vote, name, value)
    return vote


def _judged(motion: Motion, count: Count, entitled: int, majority: MajorityRule) -> tuple[Count, Result]:
    """What is stored and what it decided; without objection nothing is counted and nothing invented."""
    if motion.method == Vote.Method.NO_OBJECTION:
        require_no_count(majority, entitled)
        return Count(), Result.ACCEPTED
    require_sum(count, entitled)
    return count, decide(majority, count, chair=motion.chair_says_yes)


def _refuse_late_notice(meeting: Meeting, rules: RuleProfile) -> None:
    """Too many objected to a shortened notice: the meeting may not decide."""
    seats = meeting.voting_seats
    objections = meeting.late_objections or 0
    if not may_go_on(rules.notice, objections=objections, statutory=seats):
        raise Refusal(
            _("Die Ladungsfrist war abgekürzt, und %(count)d Mitglieder haben widersprochen.")
            % {"count": objections},
            rule=_("Ab %(enough)d Widersprüchen findet die Sitzung nicht statt.")
            % {"enough": seats_to_stop(rules.notice, seats)},
            source=rules.cited("late"),
        )


def _save(vote: Vote, existing: Vote | None, by: User) -> Vote:
    if existing is None:
        return changes.create(vote, by=by, action="vote.recorded")
    fields = [
        f.name for f in Vote._meta.concrete_fields if f.name not in ("id", "item", "ordinal", "version")
    ]
    values = {name: getattr(vote, name) for name in fields}
    return changes.apply(existing, values, by=by, action="vote.corrected")


def _conclude(
    vote: Vote, item: AgendaItem, meeting: Meeting, motion: Motion, at: dt.datetime, by: User
) -> None:
    """The main motion ends the item; an accepted one becomes a resolution with its follow-up."""
    if item.state != AgendaItem.State.DECIDED:
        changes.apply(item, {"state": AgendaItem.State.DECIDED}, by=by, action="agenda.item_decided")
    if vote.result == Result.ACCEPTED:
        adopt_resolution(
            vote=vote,
            meeting=meeting,
            title=item.title,
            text=vote.text,
            is_public=item.is_public,
            today=at.astimezone(BERLIN).date(),
            by=by,
            follow_up=motion.follow_up,
            barrier=item.barrier if item.is_public else None,
        )
    else:
        withdraw_resolution(vote=vote, today=at.astimezone(BERLIN).date(), by=by)
    item_voted(item=item, vote=vote, today=at.astimezone(BERLIN).date(), by=by)
