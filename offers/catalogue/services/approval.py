"""From draft to the public list, with a second person in between."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.users.models import User
from offers.catalogue import rules
from offers.catalogue.choices import TRANSITIONS, Status
from offers.catalogue.models import Offer
from offers.catalogue.openness import check_openness
from offers.catalogue.services.grants import check_names_grant
from offers.catalogue.services.messages import tell_submitter
from offers.catalogue.slugs import free_slug
from offers.catalogue.versions import values_of


def submit_offer(offer: Offer, *, version: int | None = None, now: dt.datetime, by: User) -> Offer:
    """Hand a draft in for approval; from here on it is not changed any more."""
    with transaction.atomic():
        current = _step(offer, Status.SUBMITTED, version)
        check_names_grant(current)
        _check_ready(current, now.date())
        return changes.apply(
            current,
            {"status": Status.SUBMITTED, "submitted_by": by, "submitted_at": now, "review_comment": ""},
            by=by,
            action="offer.submitted",
        )


def take_back_offer(offer: Offer, *, version: int | None = None, by: User) -> Offer:
    """Take a submitted offer back to go on writing."""
    with transaction.atomic():
        current = _step(offer, Status.DRAFT, version)
        return changes.apply(
            current,
            {"status": Status.DRAFT, "submitted_by": None, "submitted_at": None},
            by=by,
            action="offer.taken_back",
        )


def approve_offer(
    offer: Offer, *, version: int | None = None, comment: str = "", now: dt.datetime, by: User
) -> Offer:
    """Publish a submitted offer: a second person, openness as the money allows, reachable, not over.

    The day of approval counts as the first confirmation. Mails the person who handed it in, once.
    """
    with transaction.atomic():
        current = _step(offer, Status.PUBLISHED, version)
        rules.check_second_person(
            by, {current.author_id, current.edited_by_id, current.submitted_by_id}, current.provider_id
        )
        _check_ready(current, now.date())
        published = changes.apply(
            current,
            {
                "status": Status.PUBLISHED,
                "approved_by": by,
                "published_at": now,
                "slug": current.slug or free_slug(current),
                "review_comment": "",
                **confirmation(current, now.date()),
            },
            by=by,
            action="offer.published",
            reason=comment,
        )
        tell_submitter(published, "offers/offer_approved", to=published.submitted_by, by=by)
        return published


def return_offer(offer: Offer, *, version: int | None = None, comment: str, by: User) -> Offer:
    """Give a submitted offer back with words that help; mails the person who handed it in, once."""
    with transaction.atomic():
        current = _step(offer, Status.RETURNED, version)
        if not comment.strip():
            rules.refuse("comment", _("Bitte schreiben, was noch fehlt."))
        returned = changes.apply(
            current,
            {"status": Status.RETURNED, "review_comment": comment},
            by=by,
            action="offer.returned",
            reason=comment,
        )
        tell_submitter(returned, "offers/offer_returned", to=returned.submitted_by, by=by, comment=comment)
        return returned


def confirmation(offer: Offer, day: dt.date) -> dict[str, dt.date]:
    """What changes when somebody says on a day that the offer is still true."""
    return {"last_confirmed_on": day, "overdue_on": rules.overdue_on(day, offer.review_interval_days)}


def _step(offer: Offer, target: str, version: int | None) -> Offer:
    """The locked offer, if the step is possible: of two people who click at once only one gets through."""
    current = changes.lock(offer, version=version)
    rules.check_step(TRANSITIONS, current.status, target, current.get_status_display())
    return current


def _check_ready(offer: Offer, today: dt.date) -> None:
    values = values_of(offer)
    rules.check_consistent(values)
    rules.check_publishable(values, today=today)
    check_openness(offer, offer.openness, today)
