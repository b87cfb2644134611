"""Table of contents: every Celery task of the app."""

from celery import shared_task

from accounts.clock import now, today
from offers.funding.reminders import remind_of_ends
from offers.participation.services import tend_sign_ups as tend

__all__ = ["remind_of_funding_ends", "tend_sign_ups"]


@shared_task(name="offers.tasks.remind_of_funding_ends")
def remind_of_funding_ends() -> int:
    """Every morning before the collected mail goes out at seven."""
    return remind_of_ends(day=today())


@shared_task(name="offers.tasks.tend_sign_ups")
def tend_sign_ups() -> int:
    """Every five minutes: places nobody confirmed in time go on, addresses of past dates are forgotten."""
    return tend(now=now())
