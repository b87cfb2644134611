"""What time it is for the district: German local time, or the fixed day of the demo.

Rules take `today=` as an argument; only edges (views, tasks, commands) ask this clock.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

BERLIN = ZoneInfo("Europe/Berlin")


def now() -> dt.datetime:
    """Aware instant; in the demo the fixed day with the real time of day."""
    real = timezone.now().astimezone(BERLIN)
    if not settings.DEMO_TODAY:
        return real
    return dt.datetime.combine(dt.date.fromisoformat(settings.DEMO_TODAY), real.time(), BERLIN)


def as_shown(instant: dt.datetime) -> dt.datetime:
    """An instant taken from the real clock, as the pages show it.

    Leases and sweeps need the real time; in the demo, which stands on its fixed day, a page says the day
    that lies as far from that day as the real one from today.
    """
    real = timezone.now().astimezone(BERLIN)
    ahead = now().date() - real.date()
    local = instant.astimezone(BERLIN)
    return dt.datetime.combine(local.date() + ahead, local.time(), BERLIN)


def today() -> dt.date:
    """The date on the wall calendar in Germany."""
    return now().date()
