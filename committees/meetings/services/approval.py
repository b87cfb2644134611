"""The item of the next agenda that approves the minutes, or deals with objections to them: exactly one."""

from django.utils.translation import gettext as _

from accounts import changes
from accounts.users.models import User
from committees.meetings.models import AgendaItem, Meeting
from committees.meetings.services.agenda import add_item, move_item
from committees.roster.selectors import rules_on
from committees.rules.words import ApprovalKind

State = Meeting.State


def last_held(meeting: Meeting) -> Meeting | None:
    """The last meeting of the committee that took place before this one."""
    earlier = meeting.committee.meetings.filter(starts_at__lt=meeting.starts_at, state__in=Meeting.HELD)
    return earlier.order_by("-starts_at").first()


def put_on_next_agenda(meeting: Meeting, *, by: User) -> AgendaItem | None:
    """After the seal: the next meeting that is still being planned gets the item, as its first.

    A meeting to which everybody is invited already keeps its agenda; the one after it is taken.
    """
    changes.lock(meeting.committee)
    following = (
        meeting.committee.meetings.filter(
            starts_at__gt=meeting.starts_at, state__in=(State.DRAFT, State.SCHEDULED)
        )
        .order_by("starts_at")
        .first()
    )
    if following is None:
        return None
    item = add_approval_item(following, meeting, by=by)
    while item is not None and item.position > 1:
        item = move_item(item=item, up=True, by=by)
    return item


def add_approval_item(meeting: Meeting, approved: Meeting, *, by: User) -> AgendaItem | None:
    """Put the item on the agenda of `meeting`, unless another meeting deals with these minutes already."""
    approval = rules_on(meeting.committee, meeting.day).approval_kind
    if approval == ApprovalKind.NONE or _is_on_an_agenda(approved):
        return None
    day = {"day": f"{approved.local_start:%d.%m.%Y}"}
    if approval != ApprovalKind.RESOLUTION:
        title, proposal = _("Einwendungen gegen die Niederschrift vom %(day)s") % day, ""
    else:
        title = _("Genehmigung der Niederschrift vom %(day)s") % day
        proposal = _("Die Niederschrift über die Sitzung vom %(day)s wird genehmigt.") % day
    return add_item(
        meeting=meeting,
        title=title,
        kind=AgendaItem.Kind.FORMALIA,
        proposal=proposal,
        approves=approved,
        minutes_planned=5,
        by=by,
    )


def _is_on_an_agenda(approved: Meeting) -> bool:
    items = approved.approval_items.exclude(state=AgendaItem.State.WITHDRAWN)
    return items.exclude(meeting__state=State.CANCELLED).exists()
