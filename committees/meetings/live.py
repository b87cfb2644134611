"""The live page of the clerk: what it shows, and at which moment an entry counts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.refusals import Refusal
from accounts.users.models import User
from committees.meetings.ballots.models import Election, RollCall
from committees.meetings.interests import Interests
from committees.meetings.joint.people import mark_doubles
from committees.meetings.joint.selectors import LivePartner, live_partners, partners_for
from committees.meetings.models import AgendaItem, ConflictDeclaration, Meeting, Vote
from committees.meetings.selectors import (
    Entitled,
    Room,
    agenda_for,
    conflicts_on,
    entitled_at,
    established_at,
    hanging_on,
    quorum_at,
    room_of,
    rules_of,
    votes_on,
    with_conflicts,
)
from committees.meetings.timeline import PresencePicture, presence_picture
from committees.papers.selectors import amendments_of
from committees.rules.quorum import QuorumFinding, Step
from committees.rules.voting import Count, SumCheck, check_sum, decide, result_sentence
from committees.rules.words import AbsenceRule, MajorityRule, Tie

LONGEST = dt.timedelta(hours=24)
#: People are entered before the opening; earlier than this before it no entry of the meeting was made.
BEFORE_OPENING = dt.timedelta(hours=2)
#: How far the clock of a device may run ahead.
AHEAD = dt.timedelta(minutes=1)


def moment(meeting: Meeting, now: dt.datetime, clock: str = "") -> dt.datetime:
    """When an entry counts: now, or a clock time of the meeting's day that is entered later.

    Who enters a meeting on another day enters the times of its day. Raises `Refusal` for no time.
    """
    now = now.replace(microsecond=0)
    if clock.strip():
        return dt.datetime.combine(meeting.day, _parsed(clock), BERLIN)
    is_running = meeting.opened_at is not None and dt.timedelta(0) <= now - meeting.opened_at < LONGEST
    if is_running or now.date() == meeting.day:
        return now
    return dt.datetime.combine(meeting.day, now.time(), BERLIN)


def made_at(meeting: Meeting, now: dt.datetime, stamp: str = "") -> dt.datetime:
    """When an entry was made: the stamp of its device, or now.

    Raises `Refusal` for a stamp from the future or from before the meeting: such a clock cannot be trusted.
    """
    if not stamp.strip():
        return now
    try:
        made = dt.datetime.fromisoformat(stamp.strip()).astimezone(BERLIN)
    except (ValueError, OverflowError):
        raise Refusal(
            _("Der Zeitpunkt des Eintrags ist nicht lesbar. Bitte die Uhrzeit eintragen."), field="um"
        ) from None
    if made > now + AHEAD:
        raise Refusal(_("Der Eintrag liegt in der Zukunft. Bitte die Uhr dieses Geräts stellen."), field="um")
    if made < (min(meeting.opened_at, now) if meeting.opened_at else now - LONGEST) - BEFORE_OPENING:
        raise Refusal(_("Der Eintrag liegt lange vor der Eröffnung. Bitte die Uhrzeit prüfen."), field="um")
    return min(made, now)


def is_roll_call(meeting: Meeting, items: Iterable[AgendaItem]) -> bool:
    """Between the opening and the first item the clerk notes who is there; all of them came in time."""
    return meeting.state == Meeting.State.OPEN and not any(item.called_at for item in items)


def arrival(meeting: Meeting, now: dt.datetime, clock: str = "") -> dt.datetime:
    """Since when somebody who is entered for the first time counts as there.

    During the roll call: since the opening, however long the clerk takes. A clock time that is typed wins.
    """
    if not clock.strip() and meeting.opened_at and is_roll_call(meeting, meeting.items.all()):
        return meeting.opened_at
    return moment(meeting, now, clock)


def _parsed(clock: str) -> dt.time:
    try:
        return dt.datetime.strptime(clock.strip(), "%H:%M").time()  # noqa: DTZ007
    except ValueError:
        raise Refusal(
            _("Bitte die Uhrzeit als Stunden und Minuten eintragen, z. B. 17:06."), field="um"
        ) from None


#: Asked of each item with the agenda.
WHAT_HANGS_ON_IT = {
    "has_votes": hanging_on(Vote),
    "has_conflicts": hanging_on(ConflictDeclaration),
    "has_roll_call": hanging_on(RollCall, state=RollCall.State.OPEN),
    "has_elections": hanging_on(Election),
}


@dataclass(frozen=True)
class VoteView:
    """The form of the vote with its check: sum, result by rule."""

    count: Count
    check: SumCheck
    entitled: Entitled
    result: str
    sentence: str
    rule: MajorityRule

    @property
    def is_accepted(self) -> bool:
        return self.result == "accepted"


def vote_view(item: AgendaItem, room: Room, at: dt.datetime, count: Count, rule: MajorityRule) -> VoteView:
    entitled = entitled_at(item, room, at)
    result = decide(rule, count)
    return VoteView(
        count=count,
        check=check_sum(count, entitled.entitled),
        entitled=entitled,
        result=result,
        sentence=result_sentence(result, count),
        rule=rule,
    )


@dataclass(frozen=True)
class LivePage:
    """Everything on the live page for one chosen item."""

    meeting: Meeting
    items: list[AgendaItem]
    item: AgendaItem | None
    room: Room
    quorum: QuorumFinding
    may_doubt: bool
    asks_chair: bool
    asks_reason: bool
    established: tuple[dt.datetime, QuorumFinding] | None
    steps: list[Step]
    main_vote: Vote | None
    vote: VoteView | None
    suggestions: list[str]
    conflicts: list[Any]
    at: dt.datetime
    amendments: list[Any] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    motion: int = 0
    picture: PresencePicture | None = None
    partners: list[LivePartner] = field(default_factory=list)

    @property
    def leading(self) -> LivePartner | None:
        """The board from which the common steps go out, if it is another one."""
        return next((partner for partner in self.partners if partner.meeting.leads), None)

    @property
    def may_call(self) -> bool:
        """Whether the chosen item is called and written here: its own, or the person conducts the lead as well."""
        is_common = self.item is not None and self.item.is_joint
        return not is_common or self.leading is None or self.leading.may_conduct

    @property
    def waiting(self) -> Any:
        """The amendment to vote on next; the main motion comes after the last."""
        return next((row for row in self.amendments if row.is_open), None)

    @property
    def takes_amendments(self) -> bool:
        """Whether the committee votes on amendments here; one that is only heard does not."""
        stop = getattr(self.item, "consultation", None)
        return stop is None or stop.takes_amendments

    @property
    def is_roll_call(self) -> bool:
        return is_roll_call(self.meeting, self.items)


def live_page(
    user: User, meeting: Meeting, *, chosen: str, at: dt.datetime, count: Count | None = None, motion: int = 0
) -> LivePage:
    """Gather the page; `count` are figures just typed, so that a refused vote keeps them.

    `motion`: whose stored result the form shows; 0 is the main motion.
    """
    items = [item for item in agenda_for(user, meeting, **WHAT_HANGS_ON_IT) if not item.is_hidden]
    item = _chosen(items, chosen)
    if item is not None and item.has_conflicts:
        prefetch_related_objects([item], with_conflicts())
    rules = rules_of(meeting)
    room = room_of(meeting, rules)
    partners = partners_for(user, meeting)
    mark_doubles(meeting, partners, room)
    votes = votes_on(item) if item is not None and item.has_votes else []
    main = next((vote for vote in votes if vote.ordinal == motion), None)
    vote = None
    if item and item.may_be_voted:
        shown = count or (main.count if main else Count())
        majority = rules.majority_for(meeting.voting_seats, main.subject if main else "")
        vote = vote_view(item, room, main.taken_at if main else at, shown, majority)
    return LivePage(
        meeting=meeting,
        items=items,
        item=item,
        room=room,
        quorum=quorum_at(meeting, room, meeting.closed_at or at, rules, item),
        may_doubt=rules.quorum_presumed and meeting.state == Meeting.State.OPEN,
        asks_chair=rules.tie == Tie.CHAIR,
        asks_reason=rules.absence_rule != AbsenceRule.NONE and meeting.state != Meeting.State.MINUTED,
        established=established_at(meeting, room, rules),
        steps=room.timeline(),
        main_vote=main,
        vote=vote,
        suggestions=Interests(user, meeting, room).on(item) if item else [],
        conflicts=conflicts_on(item) if item else [],
        at=at,
        amendments=amendments_of(item) if getattr(item, "consultation", None) else [],
        votes=votes,
        motion=motion,
        picture=presence_picture(meeting, room, meeting.closed_at or at, rules),
        partners=live_partners(user, partners, item),
    )


def _chosen(items: list[AgendaItem], key: str) -> AgendaItem | None:
    """The item asked for, else the one that is called, else the first that is not done."""
    by_key = next((item for item in items if str(item.pk) == key), None)
    called = next((item for item in items if item.state == AgendaItem.State.CALLED), None)
    waiting = next((item for item in items if not item.is_done), None)
    return by_key or called or waiting or (items[0] if items else None)
