"""Reading meetings: lists, the row of a page with the rights on it, coming and following ones."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import (
    Count,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)

from accounts.clock import BERLIN, today
from accounts.districts.models import District
from accounts.doors import door_mark
from accounts.users.models import User
from committees.meetings.models import (
    Attendance,
    Meeting,
    Part,
)
from committees.meetings.selectors.rules import with_rules
from committees.roster.models import Committee, Seat, SeatHolding, Term
from committees.roster.selectors import on_day
from coordination.network.models import Organisation
from documents.store.models import StoredDocument
from documents.store.selectors import documents_of

State = Meeting.State
#: So many meetings stand on "Heute" at most.
MORNING = 20


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


def with_conduct(rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    """Adds `may_conduct`: whether the person runs the meeting."""
    return rows.annotate(may_conduct=door_mark(Meeting.door.filter_for(user, "P")))


def meeting_page_rows(user: User) -> QuerySet[Meeting]:
    """Meetings with everything that stands around them on their page, and what the person may do there."""
    later = Meeting.objects.filter(committee=OuterRef("committee"), starts_at__gt=OuterRef("starts_at"))
    return (
        with_rules(with_conduct(Meeting.objects.visible_to(user), user))
        .select_related(
            "district", "term__committee", "series__committee", "joint", "continues", "check_in_window"
        )
        .annotate(
            may_change=door_mark(Meeting.door.filter_for(user, "U")),
            sees_nonpublic=door_mark(_nonpublic(user)),
            following_at=Subquery(_with_date(later).order_by("starts_at").values("starts_at")[:1]),
        )
    )


def _with_date(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.exclude(state__in=[State.DRAFT, State.CANCELLED])


def _nonpublic(user: User) -> Q:
    return replace(Meeting.door, resource="nonpublic_item").filter_for(user, "L")


def may_see_nonpublic(user: User, meeting: Meeting) -> bool:
    """Whether the non-public part of this meeting is open to the person, even if it is empty."""
    return Meeting.objects.filter(_nonpublic(user), pk=meeting.pk).exists()


def conducted_rows() -> QuerySet[Meeting]:
    """Meetings with what the live page shows around them; the caller asks the door."""
    return with_rules(Meeting.objects.all()).select_related("district", "term__committee", "check_in_window")


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


def meetings_of_morning(user: User, today: dt.date) -> list[Meeting]:
    """The meetings of the next seven days the person may see, and those that wait for its office:
    running ones first, then by their date."""
    conducted, week = Meeting.door.filter_for(user, "P"), (today, today + dt.timedelta(days=6))
    marks = {
        "waits_to_close": conducted & Q(state__in=Meeting.RUNNING),
        "waits_to_invite": conducted & Q(state=State.SCHEDULED, starts_at__date__gte=today),
        "is_this_week": Q(starts_at__date__range=week) & ~Q(state__in=[State.CANCELLED, State.DRAFT]),
    }
    rows = with_rules(Meeting.objects.visible_to(user)).annotate(
        **{name: door_mark(condition) for name, condition in marks.items()}
    )
    asked = Q(waits_to_close=True) | Q(waits_to_invite=True) | Q(is_this_week=True)
    return list(rows.filter(asked).order_by(F("opened_at").asc(nulls_last=True), "starts_at")[:MORNING])


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The following meeting that has a date; minutes are often due by then."""
    later = meeting.committee.meetings.filter(starts_at__gt=meeting.starts_at)
    return _with_date(later).order_by("starts_at").first()


def continuation_of(meeting: Meeting) -> Meeting | None:
    """The meeting that goes on with one that was broken off; nobody is asked about any other."""
    if not meeting.is_broken_off:
        return None
    return meeting.continuations.exclude(state=State.CANCELLED).select_related("committee").first()


def following_day(meeting: Meeting) -> dt.date | None:
    """The day of the next meeting; not asked again of one that came with it (`meeting_page_rows`)."""
    if not hasattr(meeting, "following_at"):
        following = next_meeting(meeting)
        return following.day if following else None
    return meeting.following_at.astimezone(BERLIN).date() if meeting.following_at else None


def attendance_by_seat(meeting: Meeting, holding: SeatHolding) -> Attendance | None:
    """The line of somebody with a seat, if there is one yet."""
    return meeting.attendances.filter(holding=holding).prefetch_related("stays").first()


def attendance_rates(term: Term | None) -> dict[UUID, tuple[int, int]]:
    """Per seat: in how many of the held meetings of the term it was taken, and how many there were."""
    if term is None:
        return {}
    held = Q(attendances__meeting__term=term, attendances__meeting__state__in=Meeting.HELD)
    taken = Count("attendances__meeting", filter=held & Q(attendances__stays__isnull=False), distinct=True)
    total = Meeting.objects.filter(term=OuterRef("term"), state__in=Meeting.HELD).order_by()
    number = Subquery(total.values("term").annotate(number=Count("pk")).values("number"))
    rows = term.seats.order_by().annotate(taken=taken, total=number)
    return {pk: (count, total or 0) for pk, count, total in rows.values_list("pk", "taken", "total")}


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


def published_meetings(district: District) -> QuerySet[Meeting]:
    """Meetings of the public calendar."""
    return Meeting.objects.published().filter(district=district).select_related("committee")


def published_invitation(meeting: Meeting) -> StoredDocument | None:
    """The newest invitation that may be handed to everybody."""
    return documents_of(meeting, kind="invitation").filter(audience="public").first()
