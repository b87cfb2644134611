"""Fingerprints that stand in place of a name. Who has only the database cannot turn them back.

They are made with the secret of the installation. After a change of that secret none fits any more; the
next night deletes what nobody can take back.
"""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from accounts import clock
from committees.roster.models import SeatHolding
from committees.roster.selectors import holdings_of

_SALT = "committees.declarations"
#: How long after the end of a seat a declaration may still be taken back; then it is deleted.
KEPT = dt.timedelta(days=90)


def _mark(*parts: Any) -> str:
    return salted_hmac(_SALT, ":".join(map(str, parts)), algorithm="sha256").hexdigest()


def seat_mark(holding: SeatHolding) -> str:
    """Of the person on this seat; an office given or ended does not change it."""
    return _mark("seat", holding.seat_id, holding.person_id)


def reader_mark(user: Any, holding: SeatHolding) -> str:
    """Of the account that declares for this seat; empty for whoever came by a link."""
    if not getattr(user, "is_authenticated", False):
        return ""
    return _mark("reader", user.pk, holding.seat_id, holding.person_id)


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
    return [reader_mark(user, holding) for holding in own_seats(user, clock.today())]
