"""Table of contents: every Celery task of the app."""

from celery import shared_task

from accounts.clock import now, today
from offers.catalogue.freshness import reminders as freshness
from offers.directory.services import forget_reports
from offers.funding.reminders import remind_of_ends
from offers.openness.services import take_snapshots
from offers.participation.services import tend_sign_ups as tend
from offers.registration.retention import forget_registrations as forget

__all__ = [
    "ask_for_freshness",
    "forget_offer_reports",
    "forget_registrations",
    "remind_of_funding_ends",
    "take_openness_snapshots",
    "tend_sign_ups",
]


@shared_task(name="offers.tasks.forget_offer_reports")
def forget_offer_reports() -> int:
    """Every night: what visitors wrote is not kept longer than it helps."""
    return forget_reports(today=today())


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


@shared_task(name="offers.tasks.tend_sign_ups")
def tend_sign_ups() -> int:
    """Every five minutes: places nobody confirmed in time go on, addresses of past dates are forgotten."""
    return tend(now=now())


@shared_task(name="offers.tasks.take_openness_snapshots")
def take_openness_snapshots() -> int:
    """On the first of the month; on later days it only makes good what an outage left out."""
    return take_snapshots(day=today())
