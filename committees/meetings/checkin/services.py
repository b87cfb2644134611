"""Opening the self check-in, typing its code, and what the clerk makes of it."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from accounts.users.models import User
from committees.meetings.checkin.brake import count_try, try_succeeded
from committees.meetings.checkin.models import CheckIn, CheckInWindow
from committees.meetings.checkin.selectors import may_enter_as
from committees.meetings.models import Meeting, Stay
from committees.meetings.services.attendance import LISTENING, arrive
from committees.meetings.services.transitions import require_step
from committees.roster.models import SeatHolding

#: Easy to read from a wall and to hear: no 0 and O, no 1 and I.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 6


def open_check_in(*, meeting: Meeting, at: dt.datetime, by: User) -> CheckInWindow:
    """Let members enter themselves from now on; a second opening makes a new code."""
    with transaction.atomic():
        current = changes.lock(meeting)
        if current.state not in LISTENING:
            raise WrongState(_("Die Anwesenheit dieser Sitzung steht fest."))
        code = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
        window = CheckInWindow.objects.filter(meeting=current).first()
        if window is None:
            window = CheckInWindow(meeting=current, code=code, opened_at=at)
            return changes.create(window, by=by, action="check_in.opened")
        values = {"code": code, "opened_at": at, "closed_at": None}
        return changes.apply(window, values, by=by, action="check_in.opened")


def close_check_in(*, meeting: Meeting, at: dt.datetime, by: User) -> CheckInWindow:
    """From now on only the clerk enters people; what waits still waits."""
    with transaction.atomic():
        current = changes.lock(meeting)
        window = CheckInWindow.objects.filter(meeting=current).first()
        if window is None or window.closed_at is not None:
            raise WrongState(_("Die Selbst-Eintragung ist nicht geöffnet."))
        return changes.apply(window, {"closed_at": at}, by=by, action="check_in.closed")


def check_in(
    *, meeting: Meeting, holding: SeatHolding, code: str, channel: str, at: dt.datetime, by: User
) -> CheckIn:
    """A member, or the deputy of an excused one, says that it is here.

    Raises `Refusal` for a wrong code or a seat that is not the person's own, `TooManyTries` after five
    wrong codes, `WrongState` while the check-in is closed or the person is entered already.
    """
    count_try(meeting, by)
    with transaction.atomic():
        current = changes.lock(meeting)
        window = CheckInWindow.objects.filter(meeting=current).first()
        if window is None or not window.is_open:
            raise WrongState(_("Die Schriftführung hat die Selbst-Eintragung nicht geöffnet."))
        if not secrets.compare_digest(_plain(code), window.code):
            raise Refusal(_("Dieser Code stimmt nicht. Er steht auf dem Bildschirm im Saal."), field="code")
        may_enter_as(by, current, holding)
        row = CheckIn(meeting=current, holding=holding, user=by, at=at, channel=_channel(current, channel))
        changes.create(row, by=by, action="check_in.entered")
    try_succeeded(meeting, by)
    return row


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign in LETTERS)[:LENGTH]


def _channel(meeting: Meeting, channel: str) -> str:
    """In a room nobody is on the line, in a digital meeting everybody is; a hybrid one asks."""
    if meeting.form == Meeting.Form.DIGITAL:
        return Stay.Channel.REMOTE
    is_remote = meeting.form == Meeting.Form.HYBRID and channel == Stay.Channel.REMOTE
    return Stay.Channel.REMOTE if is_remote else Stay.Channel.ROOM


def confirm_check_in(*, row: CheckIn, at: dt.datetime, by: User) -> CheckIn:
    """The clerk has seen the person: it counts from the moment it entered itself, at the latest `at`."""
    with transaction.atomic():
        meeting = changes.lock(row.meeting)
        current = changes.lock(row)
        require_step(current, CheckIn.State.CONFIRMED)
        arrive(
            meeting=meeting,
            holding=current.holding,
            at=_counts_from(meeting, min(current.at, at)),
            by=by,
            channel=current.channel,
        )
        return changes.apply(current, {"state": CheckIn.State.CONFIRMED}, by=by, action="check_in.confirmed")


def _counts_from(meeting: Meeting, at: dt.datetime) -> dt.datetime:
    """Who came before the opening counts from the opening on, like everybody in the roll call."""
    return max(at, meeting.opened_at) if meeting.opened_at else at


def remove_check_in(*, row: CheckIn, by: User) -> CheckIn:
    """The clerk does not see the person; it may try again."""
    with transaction.atomic():
        changes.lock(row.meeting)
        current = changes.lock(row)
        require_step(current, CheckIn.State.REMOVED)
        return changes.apply(current, {"state": CheckIn.State.REMOVED}, by=by, action="check_in.removed")
