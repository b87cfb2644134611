"""Noting a visit; making, using and withdrawing the link of a personal calendar."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import changes, clock
from accounts.refusals import WrongState
from accounts.users.models import User
from committees.mine.models import BoardVisit, CalendarKey, hash_key
from committees.mine.selectors import calendar_key_of

#: Looking again within this time is the same visit: what was new stays new.
ONE_VISIT = dt.timedelta(hours=1)


def note_visit(*, now: dt.datetime, by: User) -> dt.datetime | None:
    """When the person was here the time before; None the first time."""
    rows = BoardVisit.objects.filter(user=by, district=by.acting_district)
    visit = rows.first()
    if visit is None:
        rows.bulk_create(
            [BoardVisit(user=by, district=by.acting_district, seen_at=now)], ignore_conflicts=True
        )
        return None
    if now - visit.seen_at <= ONE_VISIT:
        return visit.before_at
    # Of two tabs opened at once the first moves it on; both show the same as new.
    rows.filter(seen_at=visit.seen_at).update(before_at=visit.seen_at, seen_at=now)
    return visit.seen_at


def make_calendar_key(*, by: User) -> str:
    """A new link for the person in the district it acts in; the old one ends. The secret is shown this once."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # two clicks never leave two links
        old = calendar_key_of(by)
        if old is not None:
            changes.apply(old, {"revoked_at": clock.now()}, by=by, action="calendar_key.revoked")
        row = CalendarKey(user=by, district=by.acting_district, token_hash=hash_key(secret))
        changes.create(row, by=by, action="calendar_key.created")
    return secret


def revoke_calendar_key(*, by: User) -> None:
    """The link opens nothing from now on."""
    key = calendar_key_of(by)
    if key is None:
        raise WrongState(_("Es gibt keinen Kalender-Link, der gilt."))
    changes.apply(key, {"revoked_at": clock.now()}, by=by, action="calendar_key.revoked")


def use_calendar_key(secret: str) -> User | None:
    """The person behind a valid link, acting in its district; None if the link opens nothing."""
    rows = CalendarKey.objects.select_related("user", "district")
    key = rows.filter(token_hash=hash_key(secret), revoked_at=None, user__is_active=True).first()
    if key is None:
        return None
    day = clock.today()
    if key.last_used_on != day:
        CalendarKey.objects.filter(pk=key.pk).update(last_used_on=day)
    user = key.user
    user.active_district = key.district  # this copy only; never saved
    return user
