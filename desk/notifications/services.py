"""Telling a person something, and noting that it was read."""

from django.core.cache import cache

from accounts import clock
from accounts.districts.models import District
from accounts.users.models import User
from desk.mail.services import collect_for_digest, one_line
from desk.notifications.models import Notification
from desk.notifications.selectors import count_key


def notify(
    *,
    user: User,
    title: str,
    line: str = "",
    url: str = "",
    district: District | None,
    digest: bool = False,
) -> Notification:
    """Ring the person's bell; `digest=True` also puts the line into tomorrow's mail.

    `url` is a path of our own; anything else would be a way out of the house and is refused.
    """
    if url and (not url.startswith("/") or url.startswith("//")):
        raise ValueError("A notification links only to pages of Teilhabenetz.")
    row = Notification.objects.create(
        user=user,
        district=district,
        title=one_line(title)[:200],
        line=one_line(line)[:300],
        url=url,
        created_at=clock.now(),
    )
    cache.delete(count_key(user, district.pk if district else None))
    if digest and district is not None:
        collect_for_digest(user=user, district=district, title=title, line=line, url=url)
    return row


def mark_read(*, by: User, notification: Notification | None = None) -> int:
    """Mark one notification, or all of the person's in this district, as read; returns how many were new."""
    rows = Notification.objects.editable_by(by).filter(read_at=None)
    if notification is not None:
        rows = rows.filter(pk=notification.pk)
    marked = rows.update(read_at=clock.now())
    cache.delete(count_key(by, by.active_district_id))
    return marked
