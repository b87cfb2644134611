"""Bringing a barrier before a committee; the agenda item owns the link."""

import datetime as dt

from django.db import transaction

from accounts.doors import fetch_allowed
from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.agenda import add_item
from coordination.barriers.models import Barrier
from coordination.barriers.services import put_on_agenda


def put_barrier_on_agenda(
    *, barrier: Barrier, meeting: Meeting, today: dt.date, by: User, proposal: str = ""
) -> AgendaItem:
    """Make an item of a barrier. A confirmed or running one becomes "on the agenda" in the register."""
    meeting = fetch_allowed(Meeting, by, "U", pk=meeting.pk)
    with transaction.atomic():
        item = add_item(
            meeting=meeting,
            title=barrier.title,
            kind=AgendaItem.Kind.CONSULTATION,
            barrier=barrier,
            proposal=proposal,
            today=today,
            is_joint=meeting.leads,
            by=by,
        )
        if Barrier.Status.ON_AGENDA in Barrier.TRANSITIONS[Barrier.Status(barrier.status)]:
            put_on_agenda(barrier, today=today, by=by)
    return item
