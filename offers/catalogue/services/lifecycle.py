"""A published offer over the years: confirmed, paused, ended, archived."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.users.models import User
from offers.catalogue import rules
from offers.catalogue.choices import REVISED, TRANSITIONS, Status
from offers.catalogue.models import Offer
from offers.catalogue.openness import check_openness
from offers.catalogue.services.approval import confirmation


def confirm_offer(offer: Offer, *, version: int | None = None, today: dt.date, by: User) -> Offer:
    """Say that everything is still true; an overdue offer is public again the same day."""
    with transaction.atomic():
        current = changes.lock(offer, version=version)
        if current.status not in REVISED:
            rules.refuse_state(current.get_status_display())
        return changes.apply(current, confirmation(current, today), by=by, action="offer.confirmed")


def pause_offer(offer: Offer, *, version: int | None = None, by: User, reason: str = "") -> Offer:
    """Take the offer off the public list for a while."""
    return _move(offer, Status.PAUSED, version, by, "offer.paused", reason)


def resume_offer(offer: Offer, *, version: int | None = None, today: dt.date, by: User) -> Offer:
    """Put a paused offer back on the public list; the money may have changed in between."""
    with transaction.atomic():
        check_openness(offer, offer.openness, today)
        current = _move(offer, Status.PUBLISHED, version, by, "offer.resumed")
        return changes.apply(current, confirmation(current, today), by=by, action="offer.confirmed")


def end_offer(
    offer: Offer, *, ended_on: dt.date, version: int | None = None, today: dt.date, by: User, reason: str = ""
) -> Offer:
    """Say that the offer is over; the last day is not in the future (B4.7)."""
    if ended_on > today:
        rules.refuse(
            "ended_on", _("Das Ende darf nicht in der Zukunft liegen. Bitte sonst das Enddatum ändern.")
        )
    if ended_on < offer.valid_from:
        rules.refuse("ended_on", _("Das Ende liegt vor dem Beginn."))
    return _move(offer, Status.ENDED, version, by, "offer.ended", reason, valid_until=ended_on)


def archive_offer(offer: Offer, *, version: int | None = None, by: User) -> Offer:
    """Put an ended offer away: kept for the report, everybody named there is taken off (retention rule)."""
    with transaction.atomic():
        archived = _move(offer, Status.ARCHIVED, version, by, "offer.archived", contact=None)
        people: Any = archived.team  # rows of the slice that names them
        people.all().delete()
        return archived


def _move(
    offer: Offer, target: str, version: int | None, by: User, action: str, reason: str = "", **values: object
) -> Offer:
    with transaction.atomic():
        current = changes.lock(offer, version=version)
        rules.check_step(TRANSITIONS, current.status, target, current.get_status_display())
        return changes.apply(current, {"status": target, **values}, by=by, action=action, reason=reason)
