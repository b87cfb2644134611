"""Timed work of the slice."""

from celery import shared_task

from accounts import clock
from coordination.interpreting.services.assignments import expire_offers


@shared_task(name="coordination.tasks.expire_offers")
def close_expired_offers() -> int:
    """Close questions to interpreters whose answer time is over. May run twice: closed is closed."""
    return expire_offers(now=clock.now())
