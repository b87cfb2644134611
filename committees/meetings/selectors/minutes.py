"""Reading minutes: lists, the parts of a page with what stands beside them, who led and who came."""

import datetime as dt
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import (
    Exists,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
)

from accounts.districts.models import District
from accounts.doors import door_mark
from accounts.users.models import User
from committees.meetings.aftermath.models import MinutesObjection
from committees.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Part,
)
from committees.meetings.selectors.agenda import items_in_order
from committees.meetings.selectors.meetings import following_day
from committees.meetings.selectors.rules import rules_of, take_rules, with_rules
from committees.roster.models import RuleProfile
from committees.rules.minutes import Leader, leaders, may_publish, publishing
from committees.rules.voting import Result
from committees.rules.words import PublishWhen

State = Meeting.State


def minutes_rows(user: User, action: str = "L") -> QuerySet[Minutes]:
    """Minutes the person may read: published ones, and those of its committee; the public part of a meeting first.

    Whoever writes them asks for the right on the public part: the other one is never changed by itself.
    """
    return (
        Minutes.objects.allowed_to(user, action)
        .select_related("meeting", "meeting__committee", "document")
        .defer("document__content", "document__context")
        .order_by("-meeting__starts_at", "meeting", "-part")
    )


def minutes_page_parts(user: User, key: UUID, today: dt.date) -> list[Minutes]:
    """The parts of a meeting's minutes that the person may see, the public one first.

    With them come what the person may do there (`may_write`, `may_decide`), the notes beside them, and
    whether the committee has met again since (`has_met_again`).
    """
    later = Meeting.objects.filter(
        committee=OuterRef("meeting__committee"),
        starts_at__gt=OuterRef("meeting__starts_at"),
        starts_at__date__lt=today,
        state__in=Meeting.HELD,
    )
    asked: dict[str, Any] = {
        "may_write": door_mark(Minutes.door.filter_for(user, "U")),
        "may_decide": door_mark(Minutes.door.filter_for(user, "P")),
        "has_objections": Exists(MinutesObjection.objects.filter(minutes=OuterRef("pk"))),
        "has_met_again": Exists(later),
        "is_on_an_agenda": Exists(AgendaItem.objects.filter(approves=OuterRef("meeting"))),
        "note": FilteredRelation("corrections"),
    }
    parts: Any = with_rules(minutes_rows(user, "V"), "meeting__").filter(meeting=key)
    rows = (
        parts.annotate(**asked)
        .select_related("meeting__district", "meeting__term__committee", "document", "author", "note")
        .order_by("-part", "note__noted_on", "note__pk")
    )
    return _with_notes(list(rows))


def _with_notes(rows: list[Any]) -> list[Minutes]:
    """Each part once with its notes, and all of them with one meeting that knows its rules."""
    parts: list[Minutes] = []
    for _key, lines in groupby(rows, key=lambda row: row.pk):
        several = list(lines)
        several[0].notes = tuple(line.note for line in several if hasattr(line, "note"))
        several[0].meeting = rows[0].meeting
        parts.append(several[0])
    if rows:
        take_rules(rows[0], rows[0].meeting)
    return parts


def minutes_to_finish(user: User) -> list[Minutes]:
    """Minutes that wait for this person's office: drafts, to be signed, sent, and to be published by now.

    What was sent and may not be published (yet) by the rules of its day waits for nobody.
    """
    accepted = AgendaItem.objects.filter(
        approves=OuterRef("meeting"), votes__ordinal=0, votes__result=Result.ACCEPTED
    )
    waiting: Any = (
        Minutes.objects.allowed_to(user, "P").filter(part=Part.PUBLIC).exclude(state=Minutes.State.PUBLISHED)
    )
    assumed = Q(in_force__isnull=True)
    by_now = Q(in_force__publish_when=PublishWhen.SIGNED) | Q(
        in_force__publish_when=PublishWhen.APPROVED, is_approved=True
    )
    rows = (
        with_rules(waiting, "meeting__")
        .annotate(is_approved=Exists(accepted))
        .filter(Q(sent_on__isnull=True) | Q(meeting__is_public=True) & (assumed | by_now))
        .order_by("meeting__starts_at")
    )
    return [row for row in rows[:12] if row.sent_on is None or _is_publishable(row)][:4]


def _is_publishable(row: Any) -> bool:
    take_rules(row, row.meeting)
    when = publishing(rules_of(row.meeting).publish_when, is_public=row.meeting.is_public)
    return may_publish(when, is_signed=True, is_approved=row.is_approved)


def minutes_due_of(meeting: Meeting, rules: RuleProfile) -> dt.date:
    """When the minutes are due by the rules of the day of the meeting."""
    following = following_day(meeting) if rules.minutes_before_next else None
    return rules.minutes_due_on(meeting.day, following)


def leaders_of(meeting: Meeting) -> list[Leader]:
    """Who chaired which items, in the order of the agenda."""
    changes = list(meeting.chair_changes.select_related("item"))
    if not changes:
        return leaders(meeting.chair_name, [], [])
    numbers = list(items_in_order(meeting).values_list("number", flat=True))
    return leaders(meeting.chair_name, numbers, [(row.item.number, row.name) for row in changes])


def names_of_attending(meeting: Meeting) -> list[str]:
    """Members and deputies who were in the room, however short, in the order of their seats."""
    rows = meeting.attendances.filter(capacity__in=Attendance.ON_A_SEAT, stays__isnull=False).distinct()
    return [row.name for row in rows]


def later_meetings(meeting: Meeting) -> QuerySet[Meeting]:
    """Later meetings of the same committee whose minutes nobody has signed yet."""
    return meeting.committee.meetings.filter(
        starts_at__gt=meeting.starts_at, signatures__isnull=True
    ).order_by("starts_at")


def published_minutes(district: District) -> QuerySet[Minutes]:
    return (
        Minutes.objects.published()
        .filter(district=district)
        .select_related("meeting", "meeting__committee", "document")
    )
