"""Writing down what an offer is, while it is still a draft."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import WrongState
from accounts.users.models import User
from coordination.network.models import Organisation
from offers.catalogue import rules
from offers.catalogue.choices import REVISED, WRITABLE
from offers.catalogue.freshness.intervals import interval_for
from offers.catalogue.models import Offer, OfferRevision
from offers.catalogue.openness import check_openness
from offers.catalogue.services.grants import check_grant, link_grant
from offers.catalogue.services.revisions import revise_offer
from offers.catalogue.versions import values_of


def create_offer(
    *, provider: Organisation, today: dt.date, by: User, batch: uuid.UUID | None = None, **values: Any
) -> Offer:
    """A new draft for a provider; the district is the provider's. Nothing is public yet.

    Without a number of days until the next confirmation it takes the one of its kind.
    """
    values.setdefault("valid_from", today)
    values["review_interval_days"] = values.get("review_interval_days") or interval_for(
        values.get("fields_of_action", ())
    )
    offer = Offer(district=provider.district, provider=provider, author=by, edited_by=by, **values)
    rules.check_consistent(values_of(offer))
    check_contact(offer)
    check_grant(offer)
    with transaction.atomic():
        created = changes.create(offer, by=by, action="offer.created", batch=batch)
        link_grant(created)
        return created


def update_offer(
    offer: Offer, *, version: int | None = None, today: dt.date, by: User, **values: Any
) -> Offer | OfferRevision:
    """Change a draft; a published offer keeps its public version and gets a revision instead."""
    with transaction.atomic():
        current = changes.lock(offer, version=version)
        if current.status in REVISED:
            return revise_offer(current, values=values, today=today, by=by)
        if current.status not in WRITABLE:
            raise WrongState(
                _("Im Stand „%(state)s“ lässt sich das Angebot nicht ändern.")
                % {"state": current.get_status_display()}
            )
        rules.check_consistent(values_of(current) | values)
        check_openness(current, values.get("openness", current.openness), today)
        draft = _with(current, values)
        check_contact(draft)
        check_grant(draft)
        changed = changes.apply(current, {**values, "edited_by": by}, by=by, action="offer.changed")
        link_grant(changed)
        return changed


def import_offers(
    *, rows: Iterable[Mapping[str, Any]], today: dt.date, by: User, batch: uuid.UUID | None = None
) -> list[Offer]:
    """Drafts from a table, all or none; an import never publishes (permissions B, T6)."""
    with transaction.atomic():
        return [create_offer(today=today, by=by, batch=batch, **row) for row in rows]


def check_contact(offer: Offer) -> None:
    """The responsible person works for the provider, not for somebody else."""
    if offer.contact is not None and offer.contact.organisation_id != offer.provider_id:
        rules.refuse("contact", _("Diese Person gehört zu einer anderen Organisation."))


def _with(offer: Offer, values: Mapping[str, Any]) -> Offer:
    for name, value in values.items():
        setattr(offer, name, value)
    return offer
