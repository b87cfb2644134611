"""Reading ballots: the roll call with its voters, the own voice, elections, circulations."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from accounts.clock import today
from accounts.doors import may_create
from accounts.users.models import User
from committees.meetings.aftermath.selectors import is_own_address
from committees.meetings.ballots.models import (
    Ballot,
    Candidate,
    Circulation,
    CirculationAnswer,
    Election,
    RollCall,
)
from committees.meetings.ballots.voters import Voter, voters_at
from committees.meetings.models import AgendaItem, ConflictDeclaration, Meeting
from committees.meetings.selectors import Room, room_of
from committees.roster.models import Committee, SeatHolding
from committees.roster.selectors import (
    committees_to_run,
    mail_addresses,
    on_day,
    people_day,
    rules_on,
    term_on,
)
from committees.rules.voting import Count, SumCheck, check_sum

Choice = Ballot.Choice


def roll_call_rows() -> QuerySet[RollCall]:
    return RollCall.objects.select_related(
        "item__meeting__committee", "item__meeting__district", "item__meeting__term__committee", "vote"
    )


def roll_call_page_rows(user: User) -> QuerySet[RollCall]:
    """Roll calls with what their page shows around them, and whether the person conducts the meeting."""
    asked = {
        "is_conducted": conducted_by(user),
        "has_conflicts": Exists(of_same_item(ConflictDeclaration)),
    }
    return roll_call_rows().select_related("vote__item").annotate(**asked)


def conducted_by(user: User) -> Exists:
    """Of what hangs on an item: whether the person may change the item and conducts its meeting."""
    items = AgendaItem.objects.allowed_to(user, "U").filter(pk=OuterRef("item"))
    return Exists(items.filter(meeting__in=Meeting.objects.allowed_to(user, "P")))


def of_same_item(model: type[Model]) -> QuerySet:
    return model._base_manager.filter(item=OuterRef("item"))


def ballot_rows() -> QuerySet[Ballot]:
    return Ballot.objects.select_related("roll_call__item__meeting__committee", "seat")


def running_roll_call(item: AgendaItem) -> RollCall | None:
    """The roll call of this item that is still open."""
    return item.roll_calls.filter(state=RollCall.State.OPEN).first()


def open_roll_calls(meeting: Meeting) -> QuerySet[RollCall]:
    return RollCall.objects.filter(item__meeting=meeting, state=RollCall.State.OPEN).select_related("item")


@dataclass(frozen=True)
class Line:
    """One name of the roll call and its ballot, if it was cast."""

    voter: Voter
    ballot: Ballot | None

    @property
    def choice(self) -> str:
        return self.ballot.choice if self.ballot else ""


@dataclass(frozen=True)
class Sheet:
    """The list of names with the sum so far."""

    lines: tuple[Line, ...]
    count: Count
    check: SumCheck

    @property
    def missing(self) -> list[str]:
        return [line.voter.name for line in self.lines if line.ballot is None]


def sheet_of(roll_call: RollCall, room: Room | None = None) -> Sheet:
    """Who was to be asked when it began, and how each has voted. `room` if it was read already."""
    voters = voters_at(roll_call.item, room or room_of(roll_call.item.meeting), roll_call.opened_at)
    ballots = {row.seat_id: row for row in roll_call.ballots.all()}
    lines = tuple(Line(voter, ballots.get(voter.seat)) for voter in voters)
    count = count_of(ballots.values())
    return Sheet(lines, count, check_sum(count, len(lines)))


def count_of(ballots: Any) -> Count:
    """The sum of ballots; nothing else computes it."""
    chosen = [row.choice for row in ballots]
    return Count(
        yes=chosen.count(Choice.YES),
        no=chosen.count(Choice.NO),
        abstain=chosen.count(Choice.ABSTAIN),
        not_participating=chosen.count(Choice.ABSENT),
    )


def own_voter(user: User, roll_call: RollCall, sheet: Sheet | None = None) -> Voter | None:
    """The voice of the person itself in this roll call. `sheet` if it was read already."""
    voters = [line.voter for line in (sheet or sheet_of(roll_call)).lines]
    return _own_of(user, voters, roll_call.item.meeting)


def _own_of(user: User, voters: list[Voter], meeting: Meeting) -> Voter | None:
    addresses = mail_addresses([voter.holding for voter in voters], meeting.day)
    return next((voter for voter in voters if is_own_address(addresses.get(voter.holding.pk), user)), None)


def roll_calls_to_join(user: User, meeting: Meeting, room: Room | None = None) -> list[RollCall]:
    """Open roll calls of a running meeting in which the person itself is to vote. `room` if it is at hand."""
    if meeting.state != Meeting.State.OPEN:
        return []
    rows = list(
        RollCall.objects.visible_to(user)
        .filter(item__meeting=meeting, state=RollCall.State.OPEN, is_self_cast=True)
        .select_related("item")
        .annotate(has_conflicts=Exists(of_same_item(ConflictDeclaration)))
    )
    room = room or (room_of(meeting) if rows else None)
    return [row for row in rows if room and _own_of(user, _asked(row, room), meeting)]


def _asked(row: RollCall, room: Room) -> list[Voter]:
    """Who is asked by name in a roll call that says whether anybody is conflicted."""
    row.item.has_conflicts = row.has_conflicts
    return voters_at(row.item, room, row.opened_at)


def election_rows() -> QuerySet[Election]:
    return Election.objects.select_related(
        "item__meeting__committee", "item__meeting__district", "item__meeting__term__committee"
    )


def election_page_rows(user: User) -> QuerySet[Election]:
    """Elections with everybody who stands and every round, and whether the person conducts the meeting."""
    asked = {"is_conducted": conducted_by(user)}
    people_and_rounds = ("candidates__holding__person", "rounds__counts__candidate")
    return election_rows().annotate(**asked).prefetch_related(*people_and_rounds)


def candidate_rows() -> QuerySet[Candidate]:
    return Candidate.objects.select_related(
        "election__item__meeting__committee", "election__item__meeting__district", "holding__person"
    )


def members_of(meeting: Meeting) -> QuerySet[SeatHolding]:
    """Those who sit on a seat of the committee on the day of the meeting."""
    term = meeting.term or term_on(meeting.committee, meeting.day)
    rows = SeatHolding.objects.filter(
        on_day(people_day(term, meeting.day) if term else meeting.day),
        term=term,
        role__in=SeatHolding.HOLDERS,
    )
    return rows.select_related("person", "seat").order_by("seat__number")


def committees_for_circulation(user: User) -> list[Committee]:
    """Committees whose office the person is and whose rules of today allow it."""
    return [
        row
        for row in committees_to_run(user)
        if may_create(user, "circulation", committee=row) and rules_on(row, today()).circulation_allowed
    ]


def circulation_rows(user: User, action: str = "L") -> QuerySet[Circulation]:
    """Circulations the person may list; drafts are the office's alone."""
    return (
        Circulation.objects.allowed_to(user, action)
        .select_related("committee", "reported_in", "paper", "item__meeting")
        .prefetch_related("answers")
        .order_by("-ends_on")
    )


def answer_rows() -> QuerySet[CirculationAnswer]:
    return CirculationAnswer.objects.select_related("circulation__committee", "holding")


def own_answer(user: User, circulation: Circulation) -> CirculationAnswer | None:
    """The person's own line: the one whose mail went to the address it signs in with."""
    if not user.email:
        return None
    return circulation.answers.filter(email__iexact=user.email).first()


def answers_wanted(user: User, day: dt.date) -> list[CirculationAnswer]:
    """Running circulations that wait for this person's own answer."""
    if not user.email:
        return []
    rows = CirculationAnswer.objects.visible_to(user).filter(
        circulation__state=Circulation.State.RUNNING,
        circulation__ends_on__gte=day,
        answer="",
        email__iexact=user.email,
    )
    return list(rows.select_related("circulation__committee").order_by("circulation__ends_on")[:4])


def unreported(meeting: Meeting) -> QuerySet[Circulation]:
    """Finished circulations that no meeting was told of before this one."""
    return Circulation.objects.filter(
        committee=meeting.committee_id,
        state__in=Circulation.FINISHED,
        reported_in__isnull=True,
        ended_on__lte=meeting.day,
    ).order_by("ended_on", "title")
