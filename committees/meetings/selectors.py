"""Reading meetings: rows, agenda, people in the room, what the rules say at a moment."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.clock import today
from accounts.districts.models import District
from accounts.doors import open_doors
from accounts.users.models import User
from committees.meetings.models import (
    AgendaItem,
    Attendance,
    ConflictDeclaration,
    Meeting,
    Minutes,
    Part,
    Vote,
)
from committees.meetings.room import Room, room_of
from committees.roster.models import Committee, RuleProfile, Seat, SeatHolding, Term
from committees.roster.selectors import on_day, rules_on
from committees.rules.minutes import Leader, leaders
from committees.rules.notice import NoticeFinding, notice
from committees.rules.quorum import QuorumFinding, quorum, with_presumption
from coordination.barriers.models import Barrier
from coordination.network.models import Organisation
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of

__all__ = ["Room", "room_of"]
State = Meeting.State


def meeting_rows(user: User, action: str = "L") -> QuerySet[Meeting]:
    """Meetings the person may list, with the number of public items and resolutions."""
    return (
        Meeting.objects.allowed_to(user, action)
        .select_related("committee")
        .annotate(
            item_count=Count("items", filter=Q(items__part=Part.PUBLIC), distinct=True),
            resolution_count=Count("resolutions", filter=Q(resolutions__is_public=True), distinct=True),
        )
        .order_by("-starts_at")
    )


def minutes_rows(user: User, action: str = "L") -> QuerySet[Minutes]:
    """Minutes the person may read: published ones, and those of its committee."""
    return (
        Minutes.objects.allowed_to(user, action)
        .select_related("meeting", "meeting__committee", "document")
        .order_by("-meeting__starts_at")
    )


def meeting_page_rows(user: User) -> QuerySet[Meeting]:
    """Meetings with everything that stands around them on their page."""
    return Meeting.objects.visible_to(user).select_related(
        "district", "committee", "term", "term__committee", "check_in_window"
    )


def conducted_rows() -> QuerySet[Meeting]:
    """Meetings with what the live page shows around them; the caller asks the door."""
    return Meeting.objects.select_related("district", "committee", "term__committee")


def meetings_of(user: User, committee: Committee) -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(user).filter(committee=committee).select_related("committee")


def meetings_to_plan(user: User) -> QuerySet[Meeting]:
    """Meetings that still take items and that the person may change."""
    return (
        Meeting.objects.allowed_to(user, "U")
        .filter(state__in=Meeting.PLANNED)
        .select_related("committee")
        .order_by("starts_at")
    )


def agenda_items() -> QuerySet[AgendaItem]:
    """Items with their meeting, to be fetched through the door."""
    return AgendaItem.objects.select_related("meeting", "meeting__committee", "meeting__district")


def meetings_to_invite(user: User, today: dt.date) -> QuerySet[Meeting]:
    """Coming meetings with a date, not yet invited, that this person may invite to; soonest first."""
    rows = Meeting.objects.allowed_to(user, "P").filter(state=State.SCHEDULED, starts_at__date__gte=today)
    return rows.select_related("committee").order_by("starts_at")[:4]


def meetings_to_close(user: User) -> QuerySet[Meeting]:
    return Meeting.objects.allowed_to(user, "P").filter(state__in=Meeting.RUNNING).select_related("committee")


def minutes_to_finish(user: User) -> list[Minutes]:
    """Minutes that wait for this person's office: drafts, to be signed, sent, published."""
    rows = (
        Minutes.objects.allowed_to(user, "P").filter(part=Part.PUBLIC).exclude(state=Minutes.State.PUBLISHED)
    )
    rows = rows.select_related("meeting__committee").order_by("meeting__starts_at")
    return [row for row in rows[:12] if row.sent_on is None or row.meeting.is_public][:4]


def week_of(user: User, today: dt.date) -> QuerySet[Meeting]:
    """Meetings of the next seven days the person may see."""
    last = today + dt.timedelta(days=6)
    rows = Meeting.objects.visible_to(user).filter(starts_at__date__range=(today, last))
    return rows.exclude(state__in=[State.CANCELLED, State.DRAFT]).select_related("committee")


def conflict_of(item: AgendaItem, key: str) -> ConflictDeclaration:
    """The declaration of an item the caller has reached; 404 for any other key."""
    return get_object_or_404(item.conflicts.select_related("attendance"), pk=key if key.isdigit() else 0)


def conflict_with(item: AgendaItem, attendance: Attendance) -> ConflictDeclaration | None:
    """What is noted of this person on this item."""
    rows = item.conflicts.select_related("attendance", "item__meeting")
    return rows.filter(attendance=attendance).first()


def attendance_by_seat(meeting: Meeting, holding: SeatHolding) -> Attendance | None:
    """The line of somebody with a seat, if there is one yet."""
    return meeting.attendances.filter(holding=holding).prefetch_related("stays").first()


def attendance_rates(term: Term | None) -> dict[UUID, tuple[int, int]]:
    """Per seat: in how many of the held meetings of the term it was taken, and how many there were."""
    if term is None:
        return {}
    held = term.meetings.filter(state__in=Meeting.HELD)
    total = held.count()
    taken = (
        Attendance.objects.filter(meeting__in=held, stays__isnull=False, seat__isnull=False)
        .values("seat")
        .annotate(count=Count("meeting", distinct=True))
    )
    counts = {row["seat"]: row["count"] for row in taken}
    return {pk: (counts.get(pk, 0), total) for pk in term.seats.values_list("pk", flat=True)}


def published_meetings(district: District) -> QuerySet[Meeting]:
    """Meetings of the public calendar."""
    return Meeting.objects.published().filter(district=district).select_related("committee")


def published_items(meeting: Meeting) -> list[AgendaItem]:
    """The agenda as outsiders read it: of a non-public item its neutral title is all that is left."""
    return [_without_secrets(item) for item in meeting.items.all()]


def _without_secrets(item: AgendaItem) -> AgendaItem:
    if item.is_public:
        return item
    bare = AgendaItem(pk=item.pk, meeting=item.meeting, part=item.part, number=item.number, state=item.state)
    bare.position, bare.kind = item.position, item.kind
    bare.title = bare.public_title = item.public_title
    return bare


def published_invitation(meeting: Meeting) -> StoredDocument | None:
    """The newest invitation that may be handed to everybody."""
    return documents_of(meeting, kind="invitation").filter(audience="public").first()


def published_minutes(district: District) -> QuerySet[Minutes]:
    return (
        Minutes.objects.published()
        .filter(district=district)
        .select_related("meeting", "meeting__committee", "document")
    )


def agenda_for(user: User, meeting: Meeting) -> list[AgendaItem]:
    """All items in order; those the person may not see carry their neutral title and nothing else."""
    visible = AgendaItem.objects.visible_to(user).filter(pk=OuterRef("pk"))
    rows = (
        meeting.items.annotate(is_open=Exists(visible))
        .select_related(
            "barrier", "applicant", "approves", "consultation__paper", "carried_from__meeting", "admission"
        )
        .prefetch_related(
            "carried",
            "consultation__paper__originator_organisations",
            Prefetch("votes", Vote.objects.select_related("resolution", "roll_call")),
            Prefetch("conflicts", ConflictDeclaration.objects.select_related("attendance")),
        )
    )
    items = []
    for row in rows:
        item = row if row.is_open else _without_secrets(row)
        item.is_hidden = not row.is_open
        items.append(item)
    return items


def may_see_nonpublic(user: User, meeting: Meeting) -> bool:
    """Whether the non-public part of this meeting is open to the person, even if it is empty."""
    return Meeting.objects.filter(_nonpublic(user), pk=meeting.pk).exists()


def _nonpublic(user: User) -> Q:
    return replace(Meeting.door, resource="nonpublic_item").filter_for(user, "L")


def page_rights(user: User, meeting: Meeting) -> dict[str, bool]:
    """What the page of a meeting asks about the person, in one statement."""
    doors = {
        "change": Meeting.door.filter_for(user, "U"),
        "conduct": Meeting.door.filter_for(user, "P"),
        "nonpublic": _nonpublic(user),
    }
    return open_doors(meeting, doors)


def rules_of(meeting: Meeting) -> RuleProfile:
    """The rules in force on the day of the meeting, for the seats of its term."""
    rules = rules_on(meeting.committee, meeting.day)
    rules.of_meeting = meeting
    return rules


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


def notice_if_sent(meeting: Meeting, sent_on: dt.date, rules: RuleProfile | None = None) -> NoticeFinding:
    """How an invitation sent on this day stands to the rules."""
    rules = rules or rules_of(meeting)
    return notice(rules.notice, sent_on=sent_on, meeting_on=meeting.day)


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The following meeting that has a date; minutes are often due by then."""
    return (
        meeting.committee.meetings.filter(starts_at__gt=meeting.starts_at)
        .exclude(state__in=[State.DRAFT, State.CANCELLED])
        .order_by("starts_at")
        .first()
    )


def names_second_session(meeting: Meeting) -> bool:
    """Whether an invitation to this meeting names the rule of the second session, and may."""
    return meeting.kind == Meeting.Kind.SECOND and rules_of(meeting).second_session_min is not None


def leaders_of(meeting: Meeting) -> list[Leader]:
    """Who chaired which items, in the order of the agenda."""
    changes = list(meeting.chair_changes.select_related("item"))
    if not changes:
        return leaders(meeting.chair_name, [], [])
    numbers = list(items_in_order(meeting).values_list("number", flat=True))
    return leaders(meeting.chair_name, numbers, [(row.item.number, row.name) for row in changes])


def items_in_order(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting that are dealt with."""
    return meeting.items.exclude(state=AgendaItem.State.WITHDRAWN)


def names_of_attending(meeting: Meeting) -> list[str]:
    """Members and deputies who were in the room, however short, in the order of their seats."""
    rows = meeting.attendances.filter(capacity__in=Attendance.ON_A_SEAT, stays__isnull=False).distinct()
    return [row.name for row in rows]


def later_meetings(meeting: Meeting) -> QuerySet[Meeting]:
    """Later meetings of the same committee whose minutes nobody has signed yet."""
    return meeting.committee.meetings.filter(
        starts_at__gt=meeting.starts_at, signatures__isnull=True
    ).order_by("starts_at")


def minutes_due_of(meeting: Meeting, rules: RuleProfile) -> dt.date:
    """When the minutes are due by the rules of the day of the meeting."""
    following = next_meeting(meeting) if rules.minutes_before_next else None
    return rules.minutes_due_on(meeting.day, following.day if following else None)


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


def conflicts_on(item: AgendaItem) -> list[ConflictDeclaration]:
    """Who is conflicted on the item; not read again if it came with its agenda (`agenda_for`)."""
    if "conflicts" in getattr(item, "_prefetched_objects_cache", {}):
        return list(item.conflicts.all())
    return list(item.conflicts.select_related("attendance"))


def items_about(barrier: Barrier, user: User) -> QuerySet[AgendaItem]:
    """Agenda items about a barrier that the person may see, oldest meeting first."""
    return (
        AgendaItem.objects.visible_to(user)
        .filter(barrier=barrier)
        .exclude(state=AgendaItem.State.WITHDRAWN)
        .select_related("meeting__committee")
        .prefetch_related(Prefetch("votes", Vote.objects.select_related("resolution")))
        .order_by("meeting__starts_at")
    )


def seats_of_organisation(organisation: Organisation, user: User) -> list[Seat]:
    """Seats to which an organisation sends somebody today, with the people of today."""
    day = today()
    people = SeatHolding.objects.filter(on_day(day)).select_related("person")
    return list(
        Seat.objects.visible_to(user)
        .filter(organisation=organisation)
        .filter(Q(term__starts_on__lte=day) & (Q(term__ends_on__isnull=True) | Q(term__ends_on__gte=day)))
        .select_related("term__committee")
        .prefetch_related(Prefetch("holdings", people, to_attr="of_now"))
    )
