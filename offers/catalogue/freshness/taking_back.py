"""Undoing "gibt es nicht mehr": a wrong tap, or a link in wrong hands, must not cost an offer."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.clock import BERLIN
from accounts.refusals import WrongState
from offers.catalogue.choices import Status
from offers.catalogue.freshness import rules
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.models import OfferReview
from offers.catalogue.models import Offer
from offers.catalogue.openness import check_openness
from offers.catalogue.services.approval import confirmation


def until(review: OfferReview) -> dt.date | None:
    """Last day on which the end can be taken back; nothing if there is nothing to take back."""
    offer = review.offer
    if review.result != Result.ENDED or not review.answered_at or not review.status_before:
        return None
    if offer is None or offer.status != Status.ENDED:
        return None
    return review.answered_at.astimezone(BERLIN).date() + dt.timedelta(days=rules.TAKE_BACK_DAYS)


def take_back_end(review: OfferReview, *, now: dt.datetime, by: Any) -> Offer:
    """The offer goes on as before, with the last day it had, and counts as confirmed now."""
    with transaction.atomic():
        offer = changes.lock(review.offer) if review.offer else None
        current = changes.lock(review)
        last = until(current)
        if offer is None or last is None or now.date() > last:
            raise WrongState(
                _("Das lässt sich nicht mehr zurücknehmen. Bitte melden Sie sich bei der Koordination.")
            )
        check_openness(offer, offer.openness, now.date())
        again = changes.apply(
            offer,
            {
                "status": current.status_before,
                "valid_until": current.last_day_before,
                **confirmation(offer, now.date()),
            },
            by=by,
            action="offer.end_taken_back",
        )
        changes.apply(
            current,
            {"result": Result.UNCHANGED, "answered_at": now, "who": str(by)[:200], "status_before": ""},
            by=by,
            action="offer_review.taken_back",
        )
        return again
