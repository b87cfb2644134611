"""Reading published offers for paper, lists and feeds."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from accounts.districts.models import District
from offers.catalogue.published_selectors import published_offers, published_values

#: One file of a sitemap holds at most 50,000 addresses (sitemaps.org).
MOST_ADDRESSES = 45_000


def published_by_keys(district: District, keys: Sequence[uuid.UUID]) -> list[dict[str, Any]]:
    """The offers with these keys that anyone may read today, in the given order."""
    rows = {row["id"]: row for row in published_values(published_offers(district).filter(pk__in=keys))}
    return [rows[key] for key in keys if key in rows]


def published_addresses(district: District) -> list[tuple[str, dt.date | None]]:
    """Slug of each offer and the day on which its page was last known to be right."""
    rows = published_offers(district).order_by("sort_title", "pk")
    return list(rows.values_list("slug", "last_confirmed_on")[:MOST_ADDRESSES])


def published_with_dates(district: District) -> list[dict[str, Any]]:
    """Published offers that name regular times."""
    return list(published_values(published_offers(district).exclude(weekdays="")))


def published_rows(district: District) -> Iterator[dict[str, Any]]:
    """All published offers by title, read in pieces."""
    rows = published_values(published_offers(district).order_by("sort_title", "pk"))
    return rows.iterator(chunk_size=500)
