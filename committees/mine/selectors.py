"""What a person has to do with all its committees: dates, papers, tasks, minutes, statements that are due."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from accounts.clock import BERLIN
from accounts.users.models import User
from committees.meetings.joint.selectors import with_partners
from committees.meetings.models import InvitationRecipient, Meeting, Minutes
from committees.mine.models import CalendarKey
from committees.papers.models import Consultation, Paper
from committees.roster.models import Committee
from committees.roster.selectors import holdings_of, on_day
from committees.rules.consultations import ConsultationRole
from coordination.network.models import Task
from coordination.network.selectors import my_open_tasks

#: How many of each the page shows; behind each stands the whole list.
FEW = 12
#: What counts as new for whoever comes for the first time.
FIRST_LOOK = dt.timedelta(days=30)
#: How long past dates stay in the calendar.
CALENDAR_PAST = dt.timedelta(days=365)


def my_committees(user: User, today: dt.date) -> QuerySet[Committee]:
    """Committees the person has a role in, or sits in by the address its invitations go to."""
    by_role = [row.committee_id for row in user.acting_memberships if row.committee_id]
    seats = holdings_of(user).filter(on_day(today))
    return (
        Committee.objects.visible_to(user)
        .filter(Q(pk__in=by_role) | Q(pk__in=seats.values("term__committee")))
        .exclude(status=Committee.Status.DISSOLVED)
        .order_by("name")
    )


def my_meetings(user: User, today: dt.date) -> QuerySet[Meeting]:
    """All meetings of these committees that the person may know of, with its own reply (`my_replies`)."""
    replies = InvitationRecipient.objects.filter(email__iexact=user.email, is_copy=False)
    rows = with_partners(Meeting.objects.visible_to(user), published=False)
    return (
        rows.filter(committee__in=my_committees(user, today).values("pk"))
        .exclude(state=Meeting.State.DRAFT)
        .select_related("committee")
        .prefetch_related(Prefetch("recipients", replies.order_by("-edition"), to_attr="my_replies"))
        .order_by("starts_at", "pk")
    )


def my_next_meetings(user: User, today: dt.date) -> list[Meeting]:
    """The next dates, soonest first; one called off stays, so that nobody goes in vain."""
    return list(my_meetings(user, today).filter(starts_at__date__gte=today)[:FEW])


@dataclass(frozen=True)
class MyDate:
    """A date with the own answer; of a joint session all own boards stand in one entry."""

    meetings: list[Meeting]

    @property
    def meeting(self) -> Meeting:
        return self.meetings[0]

    @property
    def answers(self) -> list[tuple[Meeting, str]]:
        """Per board what the person answered to its invitation."""
        return [(meeting, reply_of(meeting)) for meeting in self.meetings]

    @property
    def others(self) -> list[Meeting]:
        """Boards that sit along and are not the person's own."""
        own = {meeting.pk for meeting in self.meetings}
        return [row for row in self.meeting.known_partners if row.pk not in own]


def my_dates(user: User, today: dt.date) -> list[MyDate]:
    """The next dates; whoever sits on two boards that sit together has one date, not two."""
    found: dict[UUID, list[Meeting]] = {}
    for meeting in my_next_meetings(user, today):
        is_called_off = meeting.state == Meeting.State.CANCELLED
        key = meeting.pk if meeting.joint_id is None or is_called_off else meeting.joint_id
        found.setdefault(key, []).append(meeting)
    return [MyDate(sorted(meetings, key=lambda row: not row.leads)) for meetings in found.values()]


def reply_of(meeting: Any) -> str:
    """What the person answered to the invitation it has; empty if nobody asked it."""
    known = [row for row in meeting.my_replies if row.edition == meeting.invitation_version]
    return str(known[0].get_reply_display()) if known else ""


def new_papers(user: User, committees: list[Committee], since: dt.datetime) -> list[Paper]:
    """Papers of these committees, and sent to them, in which something has happened since."""
    here = Consultation.objects.filter(committee__in=committees).values("paper")
    rows = (
        Paper.objects.visible_to(user)
        .filter(Q(committee__in=committees) | Q(pk__in=here), updated_at__gt=since)
        .exclude(state=Paper.State.DRAFT)
        .select_related("committee")
        .order_by("-updated_at", "pk")
    )
    return list(rows[:FEW])


def my_board_tasks(user: User) -> list[Task]:
    """Open tasks of the person that come from a committee: resolutions to carry out, papers to follow."""
    rows = my_open_tasks(user).filter(subject_type__startswith="committees.")
    return list(rows[:FEW])


def minutes_to_read(
    user: User, committees: list[Committee], since: dt.datetime, today: dt.date
) -> list[Minutes]:
    """Minutes that are new to the person, with the chair, or still open to objections; soonest end first."""
    day = since.astimezone(BERLIN).date()
    fresh = Q(state__in=Minutes.SEALED) & (Q(signed_on__gte=day) | Q(sent_on__gte=day))
    waits = Q(state=Minutes.State.CHAIR_REVIEW)
    rows = (
        Minutes.objects.visible_to(user)
        .filter(fresh | waits | Q(objections_until__gte=today), meeting__committee__in=committees)
        .select_related("meeting__committee")
        .order_by(F("objections_until").asc(nulls_last=True), "-meeting__starts_at", "-part")
    )
    return list(rows[:FEW])


def statements_due(user: User, committees: list[Committee]) -> list[Consultation]:
    """Papers of others that these committees are to be heard on and have not answered."""
    rows = (
        Consultation.objects.visible_to(user)
        .filter(committee__in=committees, role=ConsultationRole.HEARING, result="")
        .filter(paper__state__in=Paper.RUNNING)
        .select_related("paper", "committee", "agenda_item__meeting")
        .order_by(F("planned_on").asc(nulls_last=True), "pk")
    )
    return list(rows[:FEW])


def calendar_key_of(user: User) -> CalendarKey | None:
    """The valid link of the person in the district it acts in."""
    rows = CalendarKey.objects.filter(user=user, district=user.acting_district, revoked_at=None)
    return rows.first()


def calendar_meetings(user: User, today: dt.date) -> QuerySet[Meeting]:
    """What stands in the personal calendar: the dates of a year back and all that come."""
    rows = with_partners(my_meetings(user, today).prefetch_related(None), published=False)
    return rows.filter(starts_at__date__gte=today - CALENDAR_PAST)
