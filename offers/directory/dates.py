"""Dates of offers for calendar programs, from their regular times."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from accounts.districts.models import District
from desk.mail.services import absolute_url
from documents.calendar import Event
from offers.catalogue.public_view import place_words
from offers.catalogue.recurrence import AHEAD_DAYS, occurrences, timetable_of

#: How far the calendar of one offer looks ahead, and that of a whole district.
ONE_AHEAD, ALL_AHEAD = AHEAD_DAYS, 60
#: A calendar with more dates is slow on every telephone.
MOST_DATES = 2000


def dates_of(row: dict[str, Any], district: District, today: dt.date, days: int = ONE_AHEAD) -> list[Event]:
    """The coming dates of an offer; none where it names no regular times.

    Each date keeps its identity when the feed is read again, so that a program replaces it. The place is left
    out where it is protected.
    """
    path = reverse("offers:public-offer", kwargs={"district_slug": district.slug, "offer_slug": row["slug"]})
    contact = ", ".join(filter(None, (row["contact_phone"], row["contact_email"])))
    return [
        Event(
            uid=f"{row['id']}:{date.start:%Y-%m-%dT%H:%M}",
            summary=row["title"],
            start=date.start,
            end=date.end,
            location=place_words(row),
            description="\n".join(filter(None, (row["summary"], row["provider_name"], contact))),
            url=absolute_url(path),
            updated_at=row["published_at"],
        )
        for date in occurrences(timetable_of(row, land=district.land), today, today + dt.timedelta(days=days))
    ]


def all_dates(rows: Iterable[dict[str, Any]], district: District, today: dt.date) -> list[Event]:
    """The dates of many offers in their order, the next ones if there are very many."""
    found = [event for row in rows for event in dates_of(row, district, today, ALL_AHEAD)]
    return sorted(found, key=lambda event: (event.start, event.summary))[:MOST_DATES]
