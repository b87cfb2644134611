"""The background work of the interface."""

from celery import shared_task

from accounts import clock
from committees.oparl import services


@shared_task(name="committees.tasks.publish_due", ignore_result=True, expires=25)
def publish_due() -> None:
    """Every half minute: districts whose committees have changed."""
    services.publish_due(now=clock.now())


@shared_task(name="committees.tasks.publish_all", ignore_result=True)
def publish_all() -> None:
    """After midnight: what depends on the day."""
    services.publish_all(now=clock.now())
