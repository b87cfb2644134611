"""What binds the meetings of a joint session: who is locked first, which rows are one item, whose rule says no.

A meeting without partners passes through here unchanged, and without a statement more.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, WrongState
from committees.meetings.models import AgendaItem, Meeting

#: What the others take from the leading meeting.
SHARED = ("starts_at", "ends_at", "location", "location_note", "form", "dial_in")


def lock_meeting(meeting: Meeting) -> Meeting:
    """Lock a meeting; of a joint session all of them, the leading one first, so that two never wait crosswise."""
    if meeting.joint_id is None:
        return changes.lock(meeting)
    return next(row for row in _lock_session(meeting) if row.pk == meeting.pk)


def lock_together(meeting: Meeting) -> list[Meeting]:
    """A meeting and those that sit with it, the leading one first; what was called off takes no part."""
    if meeting.joint_id is None or meeting.state == Meeting.State.CANCELLED:
        return [changes.lock(meeting)]
    return [row for row in _lock_session(meeting) if row.state != Meeting.State.CANCELLED]


def lock_led(meeting: Meeting) -> list[Meeting]:
    """The meetings that a step of the whole session takes along. Raises `WrongState` from a joined one."""
    rows = lock_together(meeting)
    if rows[0].pk != meeting.pk:
        raise WrongState(
            _("Das geschieht für alle Gremien auf einmal: bitte in der Sitzung „%(leading)s“.")
            % {"leading": rows[0]}
        )
    return rows


def _lock_session(meeting: Meeting) -> list[Meeting]:
    rows = Meeting.objects.select_for_update().filter(joint=meeting.joint_id)
    return list(rows.order_by("-leads", "pk"))


def lock_rows(item: AgendaItem, meetings: list[Meeting]) -> list[tuple[Meeting, AgendaItem]]:
    """An item in each of these meetings that has it, locked, in the order of the meetings."""
    if not item.is_joint:
        return [(meetings[0], changes.lock(item))]
    rows = AgendaItem.objects.select_for_update().filter(joint_key=item.joint_key, meeting__in=meetings)
    found = {row.meeting_id: row for row in rows}
    return [(meeting, found[meeting.pk]) for meeting in meetings if meeting.pk in found]


def lock_item(item: AgendaItem) -> list[tuple[Meeting, AgendaItem]]:
    """An item with its meeting; a common one in each board, from whichever of them it is reached."""
    meetings = lock_together(item.meeting) if item.is_joint else [lock_meeting(item.meeting)]
    pairs = lock_rows(item, meetings)
    if all(row.pk != item.pk for _meeting, row in pairs):
        raise WrongState(_("Diese Sitzung ist abgesagt."))
    return pairs


def lock_led_item(item: AgendaItem) -> list[tuple[Meeting, AgendaItem]]:
    """Likewise for what only the leading agenda says: wording, order, number of the common items."""
    meetings = lock_led(item.meeting) if item.is_joint else [lock_meeting(item.meeting)]
    return lock_rows(item, meetings)


@contextmanager
def of_board(meeting: Meeting, first: Meeting) -> Iterator[None]:
    """Whose rule it was that said no: a refusal by another board names it."""
    try:
        yield
    except Refusal as refusal:
        if meeting.pk != first.pk and not hasattr(refusal, "current"):
            refusal.message = f"{meeting.committee}: {refusal.message}"
        raise
