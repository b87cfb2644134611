"""Table of contents: every Celery task of the app."""

from celery import shared_task

from accounts.clock import now, today
from offers.catalogue.freshness import reminders as freshness
from offers.funding.reminders import remind_of_ends
from offers.registration.retention import forget_registrations as forget

__all__ = ["ask_for_freshness", "forget_registrations", "remind_of_funding_ends"]


@shared_task(name="offers.tasks.remind_of_funding_ends")
def remind_of_funding_ends() -> int:
    """Every morning before the collected mail goes out at seven."""
    return remind_of_ends(day=today())


@shared_task(name="offers.tasks.ask_for_freshness")
def ask_for_freshness() -> int:
    """Every morning: ask providers whether their entries are still true, one mail each."""
    return freshness.ask_for_freshness(day=today())


@shared_task(name="offers.tasks.forget_registrations")
def forget_registrations() -> int:
    """Every night: registrations nobody confirmed, and those decided a month ago."""
    return forget(now=now())
