"""Going on with a meeting that was broken off: another meeting, with what nobody has dealt with."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.agenda import add_item
from committees.meetings.services.planning import create_meeting

#: What an open item says again in the continuation.
WORDS = (
    "part",
    "title",
    "kind",
    "presenter",
    "paper",
    "proposal",
    "minutes_planned",
    "public_title",
    "confidential_reason",
    "barrier",
    "applicant",
    "approves",
)


def continue_meeting(*, meeting: Meeting, starts_at: dt.datetime, location: str, by: User) -> Meeting:
    """Plan the continuation: its agenda is what was not dealt with, in its order. Quorum is found anew.

    The number is the next of the board: a continuation has an attendance, votes and minutes of its own.
    Raises `WrongState` for a meeting that was not broken off or is continued already.
    """
    with transaction.atomic():
        current = changes.lock(meeting)
        if not current.is_broken_off:
            raise WrongState(_("Fortgesetzt wird nur eine Sitzung, die abgebrochen wurde."))
        if current.continuations.exclude(state=Meeting.State.CANCELLED).exists():
            raise WrongState(_("Die Fortsetzung dieser Sitzung ist schon geplant."))
        if current.closed_at and starts_at <= current.closed_at:
            raise Refusal(_("Die Fortsetzung beginnt nach dem Abbruch."), field="starts_at")
        following = create_meeting(
            committee=current.committee,
            starts_at=starts_at,
            location=location,
            by=by,
            kind=Meeting.Kind.CONTINUATION,
            continues=current,
            form=current.form,
            is_public=current.is_public,
            chair_name=current.chair_name,
            clerk_name=current.clerk_name,
        )
        for item in current.items.filter(state=AgendaItem.State.PLANNED).order_by("position"):
            _take_up(item, following, by)
    following.refresh_from_db()
    return following


def _take_up(item: AgendaItem, meeting: Meeting, by: User) -> AgendaItem:
    """The item on the new agenda; a motion under it goes along, so that its result comes from there."""
    values = {name: getattr(item, name) for name in WORDS}
    row = add_item(meeting=meeting, carried_from=item, standing_item=item.standing_item, by=by, **values)
    row.carried.set(item.carried.all())
    if hasattr(item, "consultation"):
        changes.apply(item.consultation, {"agenda_item": row}, by=by, action="consultation.moved")
    return row
