"""Planning a meeting: draft, date, change of date, cancellation."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.joint.bond import SHARED, lock_led, lock_together, of_board
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.agenda import add_item
from committees.meetings.services.approval import add_approval_item, last_held
from committees.meetings.services.transitions import require_step
from committees.meetings.standing.services import fill_agenda
from committees.roster.models import Committee
from committees.roster.selectors import chair_on, clerks_on, constituting_term, term_on

State = Meeting.State


def create_meeting(
    *, committee: Committee, starts_at: dt.datetime, location: str, by: User, **fields: Any
) -> Meeting:
    """Draft a meeting: number, term, chair and clerk fill themselves, the usual agenda stands."""
    with transaction.atomic():
        committee = changes.lock(committee)
        _refuse_dissolved(committee)
        day = starts_at.date()
        is_first = fields.get("kind") == Meeting.Kind.CONSTITUTING
        term = constituting_term(committee, day) if is_first else term_on(committee, day)
        chair, clerks = chair_on(term, day), clerks_on(term, day)
        fields = {
            "is_public": committee.is_public_default,
            "chair_name": str(chair.person) if chair else "",
            "clerk_name": str(clerks[0].person) if clerks else "",
        } | {name: value for name, value in fields.items() if value not in ("", None)}
        meeting = Meeting(
            district=committee.district,
            committee=committee,
            term=term,
            number=_next_number(committee, term),
            starts_at=starts_at,
            location=location,
            **fields,
        )
        changes.create(meeting, by=by, action="meeting.drafted")
        if meeting.kind != Meeting.Kind.CONTINUATION:
            _first_items(meeting, by)
    return meeting


def _refuse_dissolved(committee: Committee) -> None:
    if committee.status == Committee.Status.DISSOLVED:
        raise WrongState(_("Das Gremium ist aufgelöst und tagt nicht mehr."))


def _next_number(committee: Committee, term: Any) -> int:
    top = committee.meetings.filter(term=term).aggregate(top=Max("number"))["top"]
    return (top or 0) + 1


def _first_items(meeting: Meeting, by: User) -> None:
    """The usual agenda of the committee; without one the approval of the last minutes, else an opening."""
    if fill_agenda(meeting=meeting, by=by):
        return
    last = last_held(meeting)
    if last is None or not add_approval_item(meeting, last, by=by):
        add_item(meeting=meeting, title=_("Begrüßung und Tagesordnung"), kind=AgendaItem.Kind.FORMALIA, by=by)


def update_meeting(*, meeting: Meeting, by: User, version: int | None = None, **fields: Any) -> Meeting:
    """Change what does not move the date; place and date of an invited meeting move by `reschedule`.

    Of a joint session date, place and form are changed in the leading meeting, for all.
    """
    with transaction.atomic():
        rows = lock_together(meeting)
        current = changes.lock(meeting, version=version)
        changed = _really_changed(current, fields)
        shared = {name: fields[name] for name in SHARED if name in changed}
        if shared and rows[0].pk != current.pk:
            lock_led(meeting)
        saved = _update(current, fields, by)
        for partner in rows if shared else ():
            if partner.pk != current.pk:
                with of_board(partner, current):
                    _update(partner, shared, by)
    return saved


def _update(current: Meeting, fields: dict[str, Any], by: User) -> Meeting:
    if current.state in (State.MINUTED, State.CANCELLED):
        raise WrongState(_("Diese Sitzung wird nicht mehr geändert."))
    if current.is_invited and {"starts_at", "location"} & _really_changed(current, fields):
        raise WrongState(
            _("Die Einladung ist versandt. Bitte „Verlegen“ wählen, damit alle eine neue erhalten.")
        )
    return changes.apply(current, fields, by=by, action="meeting.changed")


def _really_changed(current: Meeting, fields: dict[str, Any]) -> set[str]:
    return {name for name, value in fields.items() if getattr(current, name) != value}


def schedule_meeting(*, meeting: Meeting, by: User) -> Meeting:
    """Fix the date; public meetings appear in the public calendar. A joint session is fixed for all boards."""
    with transaction.atomic():
        rows = lock_led(meeting)
        require_step(rows[0], State.SCHEDULED)
        drafts = [row for row in rows if row.state == State.DRAFT]
        values = {"state": State.SCHEDULED}
        saved = [changes.apply(row, values, by=by, action="meeting.scheduled") for row in drafts]
    return saved[0]


def move_meeting(*, meeting: Meeting, starts_at: dt.datetime, location: str, by: User) -> Meeting:
    """Another date or place; back to "scheduled", so that it must be invited again.

    Everybody who was invited learns of it with the new invitation. The meetings of a joint session move
    together; the notice is reckoned for each board by its own rules when it is invited.
    """
    with transaction.atomic():
        rows = lock_led(meeting)
        saved = []
        for row in rows:
            with of_board(row, rows[0]):
                saved.append(_move(row, starts_at, location, by))
    return saved[0]


def _move(current: Meeting, starts_at: dt.datetime, location: str, by: User) -> Meeting:
    if current.state not in (State.DRAFT, State.SCHEDULED, State.INVITED):
        raise WrongState(_("Nur eine geplante Sitzung lässt sich verlegen."))
    state = State.SCHEDULED if current.state == State.INVITED else current.state
    ends_at = None
    if current.ends_at:
        ends_at = starts_at + (current.ends_at - current.starts_at)
    values = {"starts_at": starts_at, "ends_at": ends_at, "location": location, "state": state}
    return changes.apply(
        current, values | {"invited_on": None, "shortening_reason": ""}, by=by, action="meeting.moved"
    )


def require_reason(reason: str, field: str = "reason") -> str:
    if not reason.strip():
        raise Refusal(_("Bitte einen Grund angeben."), field=field)
    return reason.strip()
