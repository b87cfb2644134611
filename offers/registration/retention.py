"""Forgetting: whoever never confirmed after a few days, whoever was decided about after a month."""

import datetime as dt

from django.db import transaction

from accounts import changes
from accounts.memberships.models import Membership
from accounts.users.models import User
from coordination.network.models import Organisation
from offers.catalogue.models import Offer
from offers.registration.models import Registration

#: Days an expired link still explains itself.
UNCONFIRMED_DAYS = 3
#: Days in which one may object to a refusal; after that the double bookkeeping beside the account goes, too.
DECIDED_DAYS = 30


def forget_registrations(*, now: dt.datetime) -> int:
    """Delete what has served its purpose; returns how many registrations went."""
    unconfirmed = Registration.objects.filter(
        state=Registration.State.UNCONFIRMED, expires_at__lt=now - dt.timedelta(days=UNCONFIRMED_DAYS)
    )
    gone: int = unconfirmed.delete()[0]
    decided = Registration.objects.filter(
        state__in=Registration.DECIDED, decided_at__lt=now - dt.timedelta(days=DECIDED_DAYS)
    )
    for registration in decided:
        _forget(registration)
        gone += 1
    return gone


def _forget(registration: Registration) -> None:
    """A refused one takes its drafts, its organisation and an account nobody else uses with it."""
    with transaction.atomic():
        if registration.state == Registration.State.REFUSED:
            _forget_refused(registration)
        changes.delete(registration, by=None, action="registration.forgotten")


def _forget_refused(registration: Registration) -> None:
    organisation, user = registration.organisation, registration.user
    if organisation is not None and organisation.status == Organisation.Status.PENDING:
        for offer in Offer.objects.filter(provider=organisation):
            changes.delete(offer, by=None, action="offer.forgotten")
        changes.delete(organisation, by=None, action="organisation.forgotten")
    if user is not None and not Membership.objects.filter(user=user).exists():
        User.objects.filter(pk=user.pk).delete()
