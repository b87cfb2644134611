"""The bell of the demo: what the builders rang for is spread over the days before, and mostly read."""

import datetime as dt
from itertools import groupby

from accounts.clock import BERLIN
from desk.demo.world import World
from desk.notifications.models import Notification

UNREAD = 3
STEP = dt.timedelta(hours=7, minutes=20)


def build(world: World) -> None:
    """Each person's newest three notifications are new; the rest came, and were read, one after the other."""
    morning = dt.datetime.combine(world.today, dt.time(7, 40), BERLIN)
    rows = list(Notification.objects.order_by("user_id", "-created_at", "-id"))
    for _user, own in groupby(rows, key=lambda row: row.user_id):
        for number, row in enumerate(own):
            row.created_at = morning - number * STEP
            row.read_at = None if number < UNREAD else row.created_at + STEP / 2
    Notification.objects.bulk_update(rows, ["created_at", "read_at"])
