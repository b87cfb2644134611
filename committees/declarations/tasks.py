"""What the clock does for declarations."""

import datetime as dt

from celery import shared_task

from accounts import clock
from committees.declarations import services


@shared_task(name="committees.tasks.tend_declarations", ignore_result=True)
def tend_declarations(today: str = "") -> int:
    """At night: marks by the key of today, delete what is no longer kept, then show a new state where enough has changed."""
    day = dt.date.fromisoformat(today) if today else clock.today()
    services.renew_marks(today=day)
    gone = services.forget_declarations(today=day)
    return gone + services.refresh_statistics(today=day)
