"""Reading published offers for paper, lists and feeds."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from accounts.districts.models import District
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_offers, published_values
from offers.catalogue.texts import TEXT_FIELDS

#: One file of a sitemap holds at most 50,000 addresses (sitemaps.org).
MOST_ADDRESSES = 45_000
#: What `texts.reading` wants to know of a translation.
TOLD_FIELDS = ("language", *TEXT_FIELDS, "source_mark", "checked_by", "checked_on")


def published_by_keys(
    district: District, keys: Sequence[uuid.UUID], languages: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """The offers with these keys that anyone may read today, in the given order, with their texts."""
    offers = published_offers(district).filter(pk__in=keys)
    rows = {row["id"]: row for row in _with_texts(offers, languages)}
    return [rows[key] for key in keys if key in rows]


def published_with_texts(
    district: District, slug: str, languages: Sequence[str] = ()
) -> dict[str, Any] | None:
    """One offer with its texts."""
    rows = _with_texts(published_offers(district).filter(slug=slug), languages)
    return rows[0] if rows else None


def _with_texts(offers: QuerySet[Offer], languages: Sequence[str]) -> list[dict[str, Any]]:
    """Public rows with `told`: the published translations into these languages, read in the same statement.

    There is at most one published text of an offer in a language, so no row comes twice.
    """
    names: list[str] = []
    for number, language in enumerate(languages):
        relation = f"told{number}"
        published = Q(translations__language=language, translations__state="published")
        fields = {f"{relation}_{name}": F(f"{relation}__{name}") for name in TOLD_FIELDS}
        offers = offers.annotate(
            **{relation: FilteredRelation("translations", condition=published)}, **fields
        )
        names += fields
    return [_gathered(row, len(languages)) for row in published_values(offers, *names)]


def _gathered(row: dict[str, Any], number: int) -> dict[str, Any]:
    told = [{name: row.pop(f"told{place}_{name}") for name in TOLD_FIELDS} for place in range(number)]
    return row | {"told": [text for text in told if text["language"]]}


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
