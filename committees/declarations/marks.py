"""Fingerprints that stand in place of a name. Who has only the database cannot turn them back.

They are made with a key of their own (`DECLARATIONS_KEY`), or without one with the secret of the
installation. Former keys are still tried (`DECLARATIONS_KEY_FALLBACKS`), and the next night makes the marks
anew with the key of today. What fits no key any more nobody can take back; that night deletes it.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from accounts import clock
from accounts.users.models import User
from committees.roster.models import SeatHolding
from committees.roster.selectors import holdings_of

_SALT = "committees.declarations"
#: How long after the end of a seat a declaration may still be taken back; then it is deleted.
KEPT = dt.timedelta(days=90)


def keys() -> list[str]:
    """The key of today, then those it has replaced; the secret of the installation was the first of all."""
    known = [settings.DECLARATIONS_KEY, *settings.DECLARATIONS_KEY_FALLBACKS, settings.SECRET_KEY]
    return list(dict.fromkeys(key for key in known if key))


def _mark(key: str, *parts: Any) -> str:
    return salted_hmac(_SALT, ":".join(map(str, parts)), secret=key, algorithm="sha256").hexdigest()


def seat_marks(holding: SeatHolding) -> list[str]:
    """Of the person on this seat, by every key; an office given or ended does not change them."""
    return [_mark(key, "seat", holding.seat_id, holding.person_id) for key in keys()]


def seat_mark(holding: SeatHolding) -> str:
    """By the key of today; only this one is written."""
    return seat_marks(holding)[0]


def reader_mark(user: Any, holding: SeatHolding) -> str:
    """Of the account that declares for this seat; empty for whoever came by a link."""
    return _reader_marks(user, holding)[0] if getattr(user, "is_authenticated", False) else ""


def _reader_marks(user: Any, holding: SeatHolding) -> list[str]:
    return [_mark(key, "reader", user.pk, holding.seat_id, holding.person_id) for key in keys()]


def renewed_reader_mark(mark: str, holding: SeatHolding) -> str:
    """The same account's mark by the key of today; one that fits nobody stays as it is."""
    if not mark:
        return ""
    addresses = [holding.email] if holding.email else holding.person.functions.values_list("email", flat=True)
    for address in filter(None, addresses):
        for user in User.objects.filter(email__iexact=address):
            found = _reader_marks(user, holding)
            if mark in found:
                return found[0]
    return mark


def kept_since(day: dt.date) -> Q:
    """Holdings that have not ended too long ago."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=day - KEPT)


def own_seats(user: Any, day: dt.date) -> QuerySet[SeatHolding]:
    """Seats the person holds, or has held until lately, in the district it acts in; one line per seat."""
    return (
        holdings_of(user)
        .filter(kept_since(day), role__in=SeatHolding.HOLDERS, starts_on__lte=day)
        .select_related("person", "seat", "term__committee__district")
        .order_by("term__committee__name", "seat__number", "-starts_on")
    )


def reader_marks(user: Any) -> list[str]:
    """Marks of everything this account may have declared itself."""
    if not getattr(user, "is_authenticated", False):
        return []
    return [mark for holding in own_seats(user, clock.today()) for mark in _reader_marks(user, holding)]
