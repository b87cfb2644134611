"""Changing a published offer: the public version stays until a second person approves the new one."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes
from accounts.refusals import Refusal, StaleVersion
from accounts.users.models import User
from offers.catalogue import rules
from offers.catalogue.choices import REVISION_TRANSITIONS, RevisionState
from offers.catalogue.models import Offer, OfferRevision
from offers.catalogue.openness import check_openness
from offers.catalogue.selectors import open_revision_of
from offers.catalogue.services.grants import check_grant, link_grant
from offers.catalogue.services.messages import tell_submitter
from offers.catalogue.versions import differences, proposed, python_values, values_of


def revise_offer(offer: Offer, *, values: Mapping[str, Any], today: dt.date, by: User) -> OfferRevision:
    """Note what shall change; one open revision per offer, whoever writes in it."""
    with transaction.atomic():
        current = changes.lock(offer)
        revision = open_revision_of(current)
        if revision is not None and revision.state == RevisionState.SUBMITTED:
            raise Refusal(_("Eine Änderung wird gerade geprüft. Bitte die Antwort abwarten."))
        found = differences(current, values)
        if not found:
            raise Refusal(_("Es ist nichts anders als in der öffentlichen Fassung."))
        _check(proposed(current, found), today)
        if revision is None:
            return changes.create(
                OfferRevision(offer=current, changes=found, base_version=current.version, author=by),
                by=by,
                action="offer_revision.created",
            )
        return changes.apply(
            revision,
            {"changes": found, "base_version": current.version, "author": by},
            by=by,
            action="offer_revision.changed",
        )


def submit_revision(
    revision: OfferRevision, *, version: int | None = None, now: dt.datetime, by: User
) -> OfferRevision:
    """Hand the change in; a provider that is trusted to publish alone has it public at once."""
    with transaction.atomic():
        current = _step(revision, RevisionState.SUBMITTED, version)
        handed_in = changes.apply(
            current,
            {"state": RevisionState.SUBMITTED, "submitted_by": by, "submitted_at": now, "comment": ""},
            by=by,
            action="offer_revision.submitted",
        )
        if current.offer.provider.trusted_provider:
            return _take_over(
                handed_in,
                decided_by=None,
                comment=_("Träger darf ohne Prüfung veröffentlichen."),
                now=now,
                by=by,
            )
        return handed_in


def approve_revision(
    revision: OfferRevision, *, version: int | None = None, comment: str = "", now: dt.datetime, by: User
) -> OfferRevision:
    """Make the change public; refused to everyone who wrote or submitted it. Mails the submitter, once."""
    with transaction.atomic():
        current = _step(revision, RevisionState.APPROVED, version)
        rules.check_second_person(by, {current.author_id, current.submitted_by_id}, current.offer.provider_id)
        approved = _take_over(current, decided_by=by, comment=comment, now=now, by=by)
        tell_submitter(approved.offer, "offers/offer_approved", to=approved.submitted_by, by=by)
        return approved


def return_revision(
    revision: OfferRevision, *, version: int | None = None, comment: str, now: dt.datetime, by: User
) -> OfferRevision:
    """Give the change back with words that help; the public version stays. Mails the submitter, once."""
    with transaction.atomic():
        current = _step(revision, RevisionState.RETURNED, version)
        if not comment.strip():
            rules.refuse("comment", _("Bitte schreiben, was noch fehlt."))
        returned = changes.apply(
            current,
            {"state": RevisionState.RETURNED, "comment": comment, "decided_by": by, "decided_at": now},
            by=by,
            action="offer_revision.returned",
            reason=comment,
        )
        tell_submitter(
            returned.offer, "offers/offer_returned", to=returned.submitted_by, by=by, comment=comment
        )
        return returned


def discard_revision(revision: OfferRevision, *, version: int | None = None, by: User) -> OfferRevision:
    """Drop the change; the public version stays as it is."""
    with transaction.atomic():
        current = _step(revision, RevisionState.DISCARDED, version)
        return changes.apply(
            current, {"state": RevisionState.DISCARDED}, by=by, action="offer_revision.discarded"
        )


def _take_over(
    revision: OfferRevision, *, decided_by: User | None, comment: str, now: dt.datetime, by: User
) -> OfferRevision:
    """Write the changes into the offer; an approved text counts as confirmed on that day."""
    offer = changes.lock(revision.offer)
    if offer.version != revision.base_version and differences_since(revision, offer):
        raise StaleVersion(
            _("Das Angebot wurde inzwischen anders geändert. Bitte die Änderung neu ansehen."), current=offer
        )
    new = proposed(offer, revision.changes)
    _check(new, now.date())
    confirmed = {
        "last_confirmed_on": now.date(),
        "overdue_on": rules.overdue_on(now.date(), new.review_interval_days),
    }
    changed = changes.apply(
        offer,
        {**python_values(revision.changes), **confirmed},
        by=by,
        action="offer.revised",
        reason=comment,
    )
    link_grant(changed)
    return changes.apply(
        revision,
        {"state": RevisionState.APPROVED, "decided_by": decided_by, "decided_at": now, "comment": comment},
        by=by,
        action="offer_revision.approved",
        reason=comment,
    )


def differences_since(revision: OfferRevision, offer: Offer) -> bool:
    """Did the offer's text change after the revision was written? Pausing and confirming do not count."""
    later = OfferRevision.objects.filter(
        offer=offer, state=RevisionState.APPROVED, decided_at__gt=revision.created_at
    )
    return later.exclude(pk=revision.pk).exists()


def _check(new: Offer, today: dt.date) -> None:
    values = values_of(new)
    rules.check_consistent(values)
    rules.check_publishable(values, today=today)
    check_openness(new, new.openness, today)
    check_grant(new)
    changes.check_tenant(new)
    new.full_clean(validate_unique=False)


def _step(revision: OfferRevision, target: str, version: int | None) -> OfferRevision:
    """The locked revision, if the step is possible; the offer is locked first, always in this order."""
    changes.lock(revision.offer)
    current = changes.lock(revision, version=version)
    rules.check_step(REVISION_TRANSITIONS, current.state, target, current.get_state_display())
    return current
