"""What the rules of a committee say of one meeting: those of its day, quorum, who may vote, notice."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import (
    F,
    FilteredRelation,
    Model,
    Q,
    QuerySet,
    Value,
)

from committees.meetings.models import (
    AgendaItem,
    Meeting,
)
from committees.meetings.room import Room
from committees.meetings.selectors.agenda import conflicts_on
from committees.roster.models import RuleProfile
from committees.roster.selectors import assumed_rules, rules_on
from committees.rules.notice import NoticeFinding, continues_without_notice, notice
from committees.rules.quorum import QuorumFinding, quorum, with_presumption
from committees.rules.words import NoticeRule

M = TypeVar("M", bound=Model)


def rules_of(meeting: Meeting) -> RuleProfile:
    """The rules in force on the day of the meeting, for the seats of its term.

    They are not read again if they came with the meeting (`with_rules`).
    """
    rules = _rules_in_force(meeting)
    rules.of_meeting = meeting
    return rules


def _rules_in_force(meeting: Meeting) -> RuleProfile:
    if not getattr(meeting, "knows_rules", False):
        return rules_on(meeting.committee, meeting.day)
    rules: RuleProfile | None = getattr(meeting, "in_force", None)
    if rules is None:
        return assumed_rules(meeting.committee, meeting.day)
    rules.committee = meeting.committee
    return rules


def with_rules(rows: QuerySet[M], path: str = "") -> QuerySet[M]:
    """Rows together with the rules of the day of their meeting; `path` leads to it (`take_rules`)."""
    day, rules = F(f"{path}starts_at__date"), f"{path}committee__rules"
    begun = Q(**{f"{rules}__valid_from__lte": day})
    lasting = Q(**{f"{rules}__valid_until__isnull": True}) | Q(**{f"{rules}__valid_until__gt": day})
    in_force = FilteredRelation(rules, condition=begun & lasting)
    told: Any = rows.annotate(in_force=in_force, knows_rules=Value(True))
    with_both: QuerySet[M] = told.select_related(f"{path}committee", "in_force")
    return with_both


def take_rules(row: Any, meeting: Meeting) -> None:
    """What hangs on a meeting was read with its rules: the meeting knows them now."""
    meeting.knows_rules = True
    if hasattr(row, "in_force"):
        meeting.in_force = row.in_force


def quorum_at(
    meeting: Meeting,
    room: Room,
    at: dt.datetime,
    rules: RuleProfile | None = None,
    item: AgendaItem | None = None,
) -> QuorumFinding:
    """Whether the meeting can decide at this moment, with the sentence, the rule and its source.

    With `item` those conflicted on it count as the rules say; what was established before lasts as
    long as the rules presume it.
    """
    rules = rules or rules_of(meeting)
    usual = _counted_at(meeting, room, at, rules)
    conflicted = entitled_at(item, room, at).conflicted if item else 0
    finding = _counted_at(meeting, room, at, rules, conflicted) if conflicted else usual
    if not rules.quorum_presumed:
        return finding
    return with_presumption(
        finding,
        steps=room.timeline(),
        opened_at=meeting.opened_at,
        at=at,
        doubted_at=[doubt.at for doubt in meeting.doubts.all()],
        usually_needed=usual.needed,
    )


def usual_quorum(meeting: Meeting, room: Room, at: dt.datetime, rules: RuleProfile) -> QuorumFinding:
    """The bare count at a moment: no item, nobody conflicted, nothing presumed."""
    return _counted_at(meeting, room, at, rules)


def _counted_at(
    meeting: Meeting, room: Room, at: dt.datetime, rules: RuleProfile, conflicted: int = 0
) -> QuorumFinding:
    statutory = meeting.voting_seats or len([v for v in room.seats if v.seat.is_voting])
    return quorum(
        rules.quorum,
        present=room.present(at),
        statutory=statutory,
        filled=room.filled,
        conflicted=conflicted,
        is_second=meeting.names_second_session,
    )


def established_at(
    meeting: Meeting, room: Room, rules: RuleProfile | None = None
) -> tuple[dt.datetime, QuorumFinding] | None:
    """When the meeting first could decide, at its opening or later."""
    if meeting.opened_at is None:
        return None
    rules = rules or rules_of(meeting)
    moments = [meeting.opened_at] + [step.at for step in room.timeline() if step.at > meeting.opened_at]
    for at in moments:
        finding = _counted_at(meeting, room, at, rules)
        if finding.is_quorate:
            return at, finding
    return None


@dataclass(frozen=True)
class Entitled:
    """Voting seats in the room for one item: present, conflicted, and who is left."""

    present: int
    conflicted: int

    @property
    def entitled(self) -> int:
        return max(self.present - self.conflicted, 0)


def entitled_at(item: AgendaItem, room: Room, at: dt.datetime) -> Entitled:
    """Who may vote on an item at this moment: seats in the room without those conflicted on it.

    Somebody who has left the room for the item counts as present and conflicted, as minutes print it.
    """
    present = {presence.seat for presence in room.presences if presence.covers(at)}
    conflicted = {
        declaration.attendance.seat_id
        for declaration in conflicts_on(item)
        if declaration.left_at <= at and (declaration.returned_at is None or at < declaration.returned_at)
    }
    return Entitled(len(present), len(present & conflicted))


def notice_if_sent(meeting: Meeting, sent_on: dt.date, rules: RuleProfile | None = None) -> NoticeFinding:
    """How an invitation sent on this day stands to the rules."""
    rules = rules or rules_of(meeting)
    return notice(_notice_of(meeting, rules), sent_on=sent_on, meeting_on=meeting.day)


def _notice_of(meeting: Meeting, rules: RuleProfile) -> NoticeRule:
    """A continuation soon enough needs no new summons; whoever sends one keeps no notice."""
    if may_go_on_unsummoned(meeting, rules):
        return replace(rules.notice, days=0, urgent_hours=0, source=rules.cited("continuation"))
    return rules.notice


def may_go_on_unsummoned(meeting: Meeting, rules: RuleProfile) -> bool:
    """Whether it continues one that was broken off, as soon as the rules want it for that."""
    if meeting.kind != Meeting.Kind.CONTINUATION or meeting.continues is None:
        return False
    broken_off = meeting.continues.day
    return continues_without_notice(rules.continuation_days, broken_off_on=broken_off, meeting_on=meeting.day)


def names_second_session(meeting: Meeting) -> bool:
    """Whether an invitation to this meeting names the rule of the second session, and may."""
    return meeting.kind == Meeting.Kind.SECOND and rules_of(meeting).second_session_min is not None
