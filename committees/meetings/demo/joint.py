"""Joint sessions of the demo: the Beirat with the working group on housing last November, with that on work in June."""

import datetime as dt
from typing import Any

from committees.meetings.demo.people import moment
from committees.meetings.joint.services import sit_together
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.agenda import add_item
from committees.meetings.services.attendance import arrive
from committees.meetings.services.invitation import invite
from committees.meetings.services.minutes import sign_minutes, submit_minutes
from committees.meetings.services.planning import update_meeting
from committees.meetings.services.votes import Motion, record_vote
from committees.roster.models import Committee, SeatHolding
from committees.rules.voting import Count

CLERK = "Selin Arndt"
JUNE = dt.date(2026, 6, 16)


def build(world: Any) -> None:
    """The session in June is planned: the working group on work brings its subject before the Beirat."""
    by = world.people["coordinator"]
    meeting = Meeting.objects.get(committee=world["beirat"], starts_at__date=JUNE)
    add_item(
        meeting=meeting,
        title="Praktika im Handwerk: Wege ohne Zeugnis",
        kind=AgendaItem.Kind.MOTION,
        presenter="Maria Kowalczyk",
        proposal="Beirat und Arbeitskreis empfehlen Kreis und Kammern, Praktika ohne Zeugnis zu ermöglichen.",
        by=by,
    )
    _take_in(meeting, Committee.objects.get(district=world.district, short_name="AKA"), by)


def take_in_housing(meeting: Meeting, by: Any) -> Meeting:
    """The working group sits with the Beirat, in public for once; all of its members come."""
    group = Committee.objects.get(district=meeting.district_id, short_name="AKW")
    other = _take_in(meeting, group, by)
    other = invite(meeting=other, today=meeting.day - dt.timedelta(days=10), by=by)
    for holding in SeatHolding.objects.filter(seat__term=other.term).select_related("person", "seat", "term"):
        arrive(meeting=other, holding=holding, at=moment(meeting.day, 16, 58), by=by, alone=True)
    return other


def _take_in(meeting: Meeting, group: Committee, by: Any) -> Meeting:
    session = sit_together(meeting=meeting, committees=[group], by=by)
    meeting.refresh_from_db()
    other = session.meetings.get(leads=False)
    return update_meeting(meeting=other, is_public=True, clerk_name=CLERK, chair_name=CLERK, by=by)


def vote_along(item: AgendaItem, text: str, at: dt.datetime, by: Any) -> None:
    """The other board votes on the same words, by its own rule: by consensus."""
    for row in AgendaItem.objects.filter(joint_key=item.joint_key, joint_key__isnull=False).exclude(
        pk=item.pk
    ):
        count = row.meeting.attendances.count()
        record_vote(item=row, motion=Motion(text), count=Count(count), at=at, by=by)


def finish_along(meeting: Meeting, signed: dt.date, by: Any) -> None:
    """Its minutes need one signature and stay among those who were there."""
    meeting.refresh_from_db()
    submit_minutes(meeting=meeting, today=signed, by=by)
    sign_minutes(meeting=meeting, role="clerk", name=CLERK, signed_on=signed, today=signed, by=by)
