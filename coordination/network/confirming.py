"""When what stands of an organisation, or of a person named in public, has to be confirmed again.

Both carry `confirmed_on`. An entry that nobody ever confirmed counts from the day on which it was entered.
"""

import datetime as dt

from django.db.models import Q

from accounts.clock import BERLIN
from coordination.network.models import Function, Organisation

INTERVAL_DAYS = 365
#: Days between "please confirm" and no longer being shown in public.
GRACE_DAYS = 30


def due_on(entry: Organisation | Function) -> dt.date:
    """First day on which somebody should confirm the entry again."""
    last = entry.confirmed_on or entry.created_at.astimezone(BERLIN).date()
    return last + dt.timedelta(days=INTERVAL_DAYS)


def due_part(day: dt.date, path: str = "") -> Q:
    """Entries whose confirmation is due; `path`: lookup to them, such as "contact__"."""
    return _unconfirmed_since(day - dt.timedelta(days=INTERVAL_DAYS), path)


def lapsed_part(day: dt.date, path: str = "") -> Q:
    """Entries that stay unconfirmed beyond the days of grace."""
    return _unconfirmed_since(day - dt.timedelta(days=INTERVAL_DAYS + GRACE_DAYS), path)


def _unconfirmed_since(last: dt.date, path: str) -> Q:
    end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), BERLIN)
    never = Q(**{f"{path}confirmed_on__isnull": True, f"{path}created_at__lt": end})
    return Q(**{f"{path}confirmed_on__lte": last}) | never
