"""The morning: providers are asked as the ladder says, and the coordination hears what was hidden."""

import datetime as dt
import logging

from django.db import transaction

from accounts.clock import BERLIN
from offers.catalogue.choices import Status
from offers.catalogue.freshness import messages, rules
from offers.catalogue.freshness.entries import providers_to_look_at
from offers.catalogue.freshness.models import OfferReview
from offers.catalogue.freshness.services import ask_provider, forget_old_requests

log = logging.getLogger(__name__)


def ask_for_freshness(*, day: dt.date) -> int:
    """Write to every provider of whom an entry reached a new rung; returns how many requests were written.

    May run twice: a rung is asked for once, a provider at most once a day, a hidden offer told once. Each provider
    is its own transaction, so that one that fails does not hold up the rest; it is tried again the next day.
    """
    now, sent = dt.datetime.combine(day, dt.time(6, 20), BERLIN), 0
    for provider in providers_to_look_at(day):
        try:
            sent += ask_provider(provider, now=now) is not None
        except Exception:
            log.exception("freshness.asking_failed", extra={"provider": str(provider.pk)})
    tell_of_hidden(day=day)
    forget_old_requests(day=day)
    return sent


@transaction.atomic
def tell_of_hidden(*, day: dt.date) -> int:
    """Tell the coordination, once and by provider, of offers that left the public pages; returns how many."""
    due = day - dt.timedelta(days=rules.GRACE_DAYS)
    waiting = OfferReview.objects.filter(
        answered_at=None,
        told_on=None,
        due_on__lte=due,
        offer__status=Status.PUBLISHED,
        offer__overdue_on__lte=day,
    )
    rows = list(waiting.select_for_update(of=("self",)).select_related("request__provider__district"))
    offers: dict[object, set[object]] = {}
    providers = {row.request.provider_id: row.request.provider for row in rows}
    for row in rows:
        offers.setdefault(row.request.provider_id, set()).add(row.offer_id)
    for key, provider in providers.items():
        messages.tell_of_hidden(provider, len(offers[key]))
    OfferReview.objects.filter(pk__in=[row.pk for row in rows]).update(told_on=day)
    return sum(map(len, offers.values()))
