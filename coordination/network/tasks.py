"""What the clock does for the network."""

from celery import shared_task

from accounts.clock import today
from coordination.network.reminders import remind_owners


@shared_task(name="coordination.tasks.remind_owners")
def remind_task_owners() -> int:
    """Every morning before the collected mail goes out at seven."""
    return remind_owners(day=today())
