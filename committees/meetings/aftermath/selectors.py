"""Reading what stands around minutes, and who a signed-in person was in a meeting."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from accounts.users.models import User
from committees.meetings.aftermath.models import (
    MinutesObjection,
    MinutesReview,
    MinutesSending,
    RecordedStatement,
)
from committees.meetings.models import Attendance, Meeting, Minutes, MinutesCorrection, Vote
from committees.meetings.models.minutes import NONPUBLIC_ALLOWED, NONPUBLIC_SETTING
from committees.meetings.room import Room, RoomRow
from committees.meetings.selectors import leaders_of, rules_of
from committees.roster.models import RuleProfile, SeatHolding
from committees.roster.selectors import mail_addresses, on_day, term_on
from committees.rules.minutes import may_publish, publishing
from committees.rules.objections import ObjectionRule
from committees.rules.voting import Result


def objection_rule(meeting: Meeting, rules: RuleProfile | None = None) -> ObjectionRule:
    """What the rules of the day of the meeting say about objections."""
    rules = rules or rules_of(meeting)
    return ObjectionRule(rules.approval_kind, rules.objection_days, rules.cited("approval"))


def own_holdings(user: User, meeting: Meeting) -> list[SeatHolding]:
    """The person's own seats on the day of the meeting: linked to its account, or invited at its address."""
    term = meeting.term or term_on(meeting.committee, meeting.day)
    if term is None:
        return []
    people = list(term.holdings.filter(on_day(meeting.day)).select_related("person", "seat"))
    addresses = mail_addresses(people, meeting.day)
    return [
        row
        for row in people
        if row.person.account_id == user.pk or is_own_address(addresses.get(row.pk), user)
    ]


def is_own_address(address: str | None, user: User) -> bool:
    """Whoever signs in with the address to which the invitations go is that person."""
    return bool(address) and str(address).casefold() == user.email.casefold()


def attended_as(user: User, meeting: Meeting) -> Attendance | None:
    """How the person itself was present: on a seat and in the room."""
    rows = people_present(meeting).filter(holding__in=[row.pk for row in own_holdings(user, meeting)])
    return rows.first()


def took_part(room: Room, user: User, meeting: Meeting) -> bool:
    """Whether the person itself was in the room on a seat: the same as `attended_as` for a room at hand."""
    return any(
        row.was_here and row.attendance and row.attendance.is_on_a_seat
        for row in own_rows(room, user, meeting)
    )


def people_present(meeting: Meeting) -> QuerySet[Attendance]:
    """Members and deputies who were in the room, however short."""
    return meeting.attendances.filter(capacity__in=Attendance.ON_A_SEAT, stays__isnull=False).distinct()


def is_chair(user: User, meeting: Meeting) -> bool:
    """Whether the person itself chaired the meeting or a part of it."""
    names = {leader.name for leader in leaders_of(meeting)}
    return any(str(row.person) in names for row in own_holdings(user, meeting))


def is_chair_in(room: Room, user: User, meeting: Meeting) -> bool:
    """The same for a room at hand."""
    names = {leader.name for leader in leaders_of(meeting)}
    return any(row.name in names for row in own_rows(room, user, meeting))


def own_rows(room: Room, user: User, meeting: Meeting) -> list[RoomRow]:
    """The lines of a room that are the person itself: linked to its account, or invited at its address."""
    seated = [(row, row.holding) for row in room.rows if row.holding]
    addresses = mail_addresses([holding for _row, holding in seated], meeting.day)
    return [
        row
        for row, holding in seated
        if holding.person.account_id == user.pk or is_own_address(addresses.get(holding.pk), user)
    ]


def objections_for(user: User, minutes: list[Minutes]) -> list[MinutesObjection]:
    """Objections to these minutes that the person may see."""
    rows = MinutesObjection.objects.visible_to(user).filter(minutes__in=minutes)
    return list(rows.select_related("minutes", "attendance", "item", "decided_in__committee"))


def objection_rows() -> QuerySet[MinutesObjection]:
    return MinutesObjection.objects.select_related(
        "minutes__meeting__committee", "minutes__meeting__district", "attendance", "item"
    )


def corrections_of(minutes: Minutes) -> list[MinutesCorrection]:
    return list(minutes.corrections.select_related("decided_in"))


def statement_rows() -> QuerySet[RecordedStatement]:
    return RecordedStatement.objects.select_related("item__meeting__committee", "item__meeting__district")


def nonpublic_is_fetchable(meeting: Meeting) -> bool:
    """Whether the district lets members fetch non-public minutes after signing in."""
    return meeting.district.settings.get(NONPUBLIC_SETTING) in NONPUBLIC_ALLOWED


@dataclass(frozen=True)
class Aftermath:
    """What the page of minutes shows beside the text."""

    reviews: list[MinutesReview]
    sendings: list[MinutesSending]
    objections: list[MinutesObjection]
    rule: ObjectionRule
    may_object: bool
    is_approved: bool
    approval_items: list[Any]
    #: From when on the public part may be shown (`PublishWhen`), and whether that is now.
    publishing: str
    may_publish: bool

    @property
    def last_return(self) -> MinutesReview | None:
        """What the chair wants changed, if that was its last word."""
        last = self.reviews[-1] if self.reviews else None
        return last if last and last.outcome == MinutesReview.Outcome.RETURNED else None

    @property
    def open_objections(self) -> int:
        return sum(1 for row in self.objections if row.is_open)


def aftermath_of(user: User, parts: list[Minutes], rules: RuleProfile, room: Room, today: Any) -> Aftermath:
    """Review, sending and objections of the parts the person may see."""
    meeting, rule = parts[0].meeting, objection_rule(parts[0].meeting, rules)
    is_sealed = parts[0].is_sealed
    approval_items = approval_items_of(meeting) if is_sealed and parts[0].is_on_an_agenda else []
    is_approved = any(item.is_accepted for item in approval_items)
    when = publishing(rules.publish_when, is_public=meeting.is_public)
    is_signed = parts[0].is_public_part and parts[0].state == Minutes.State.SIGNED
    return Aftermath(
        reviews=[] if is_sealed else list(meeting.reviews.all()),
        sendings=list(meeting.sendings.all()) if parts[0].sent_on else [],
        objections=objections_for(user, parts) if any(row.has_objections for row in parts) else [],
        rule=rule,
        may_object=rule.is_possible
        and any(row.sent_on and _is_in_time(row, today, row.has_met_again) for row in parts)
        and took_part(room, user, meeting),
        is_approved=is_approved,
        approval_items=approval_items,
        publishing=when,
        may_publish=may_publish(when, is_signed=is_signed, is_approved=is_approved),
    )


def approval_items_of(meeting: Meeting) -> list[Any]:
    """Where later meetings had these minutes on their agenda, and whether they approved them."""
    accepted = Vote.objects.filter(item=OuterRef("pk"), ordinal=0, result=Result.ACCEPTED)
    return list(meeting.approval_items.select_related("meeting").annotate(is_accepted=Exists(accepted)))


def is_in_time(minutes: Minutes, today: Any) -> bool:
    """Until the last day; where there is none, until a later meeting of the committee has been held."""
    meeting = minutes.meeting
    later = meeting.committee.meetings.filter(
        starts_at__gt=meeting.starts_at, starts_at__date__lt=today, state__in=Meeting.HELD
    )
    return _is_in_time(minutes, today, later.exists())


def _is_in_time(minutes: Minutes, today: Any, has_met_again: bool) -> bool:
    if minutes.objections_until is not None:
        return bool(today <= minutes.objections_until)
    return not has_met_again
