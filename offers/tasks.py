"""Table of contents: every Celery task of the app."""

from celery import shared_task

from accounts.clock import today
from offers.catalogue.freshness import reminders as freshness
from offers.funding.reminders import remind_of_ends
from offers.openness.services import take_snapshots

__all__ = ["ask_for_freshness", "remind_of_funding_ends", "take_openness_snapshots"]


@shared_task(name="offers.tasks.remind_of_funding_ends")
def remind_of_funding_ends() -> int:
    """Every morning before the collected mail goes out at seven."""
    return remind_of_ends(day=today())


@shared_task(name="offers.tasks.ask_for_freshness")
def ask_for_freshness() -> int:
    """Every morning: ask providers whether their entries are still true, one mail each."""
    return freshness.ask_for_freshness(day=today())


@shared_task(name="offers.tasks.take_openness_snapshots")
def take_openness_snapshots() -> int:
    """On the first of the month; on later days it only makes good what an outage left out."""
    return take_snapshots(day=today())
