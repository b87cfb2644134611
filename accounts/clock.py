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


def today() -> dt.date:
    """The date on the wall calendar in Germany."""
    return now().date()
