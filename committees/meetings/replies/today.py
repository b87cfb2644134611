"""Invitations that wait for the person's answer."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.users.models import User
from committees.meetings.models import InvitationRecipient
from committees.meetings.replies.selectors import own_invitations
from desk.shell.today import TodayItem

Reply = InvitationRecipient.Reply


def items(user: User, today: dt.date) -> list[TodayItem]:
    """Members and deputies who are asked and have not answered yet."""
    now = dt.datetime.combine(today, dt.time(), BERLIN)
    rows = own_invitations(user, now)
    return [_item(row, today) for row in rows if _waits(row)]


def _waits(row: InvitationRecipient) -> bool:
    is_asked = not row.is_copy or row.handed_by is not None
    return is_asked and row.reply in (Reply.OPEN, Reply.MAYBE)


def _item(row: InvitationRecipient, today: dt.date) -> TodayItem:
    days = (row.meeting.day - today).days
    line = _("Kommen Sie? Sie können auch absagen oder die Einladung an Ihre Stellvertretung weitergeben.")
    if row.handed_by is not None:
        line = _("%(name)s kann nicht kommen. Können Sie vertreten?") % {"name": row.handed_by.name}
    return TodayItem(
        weight=70 if days <= 7 else 40,
        title=_("Einladung beantworten: %(name)s") % {"name": row.meeting},
        line=line,
        url=f"{reverse('committees:my-invitations')}#einladung-{row.pk}",
        button=_("Antworten"),
        icon="mail",
        due=f"{row.meeting.local_start:%d.%m.}",
    )
