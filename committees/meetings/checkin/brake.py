"""A brake against guessing the code: five wrong tries of a person in a meeting within a quarter of an hour."""

from django.core.cache import cache
from django.utils.translation import gettext as _

from accounts.refusals import Refusal
from accounts.users.models import User
from committees.meetings.models import Meeting

TRIES, WINDOW = 5, 15 * 60


class TooManyTries(Refusal):
    """Answered as 429."""

    status = 429


def count_try(meeting: Meeting, user: User) -> None:
    """Count a try before it is looked at, so that parallel ones cannot slip past; may raise."""
    key = _key(meeting, user)
    cache.add(key, 0, WINDOW)
    try:
        tries = cache.incr(key)
    except ValueError:  # ran out between the two calls
        cache.set(key, 1, WINDOW)
        return
    if tries > TRIES:
        raise TooManyTries(
            _("Zu viele falsche Codes. Bitte sagen Sie der Schriftführung, dass Sie da sind."), field="code"
        )


def try_succeeded(meeting: Meeting, user: User) -> None:
    cache.delete(_key(meeting, user))


def _key(meeting: Meeting, user: User) -> str:
    return f"check-in:{meeting.pk}:{user.pk}"
