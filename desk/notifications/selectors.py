"""Reading a person's notifications."""

from django.core.cache import cache
from django.db.models import QuerySet

from accounts.users.models import User
from desk.notifications.models import Notification

#: The bell counts no further: "99+" says enough.
COUNT_LIMIT = 100
#: Seconds for which another process may show the old number; in the same one it is forgotten at once.
COUNT_KEPT = 15


def notifications_of(user: User) -> QuerySet[Notification]:
    """The person's notifications in the district it acts in, newest first."""
    return Notification.objects.visible_to(user)


def unread_count(user: User) -> int:
    """How many are new, counted up to 100; every page asks, so the number is kept for a moment."""

    def count() -> int:
        return len(notifications_of(user).filter(read_at=None).order_by().values_list("pk")[:COUNT_LIMIT])

    return cache.get_or_set(count_key(user, user.active_district_id), count, COUNT_KEPT) or 0


def count_key(user: User, district_id: object) -> str:
    return f"desk:unread:{user.pk}:{district_id}"
