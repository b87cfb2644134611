"""PDF of one offer or of a note list: made once per state of its words, then kept for an hour."""

import hashlib
from collections.abc import Callable
from typing import Any

import orjson
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import clock
from accounts.districts.models import District
from accounts.languages import page_language
from documents.render import render_pdf
from offers.catalogue.public_view import offer_context
from offers.directory.brakes import brake
from offers.directory.sheets import contact_words, entries_of, entry_of, reading_of

#: Seconds a finished paper is kept; what it says is checked with every request.
KEPT = 3600
#: A paper costs as much as hundreds of pages: so many new ones per visitor.
MOST_NEW, WITHIN = 30, 600


def language() -> str:
    """The language of the page: papers and mails speak each of them."""
    return page_language(get_language()).code


def offer_paper(request: HttpRequest, district: District, row: dict[str, Any], bound_until: Any) -> bytes:
    """One offer on one sheet A4, with a code that leads back to its page.

    `row`: of `published_with_texts` for the languages of the page's reader.
    """

    def make() -> bytes:
        reading = reading_of(row)
        values = offer_context(district, row, bound_until, reading)
        kept = ("offer", "reading", "door", "door_text", "specs", "access", "next_check")
        context = {
            "entry": entry_of(row, district),
            "contact": contact_words(row),
            "today": clock.today(),
            **{name: values[name] for name in kept},
        }
        return render_pdf(
            template="documents/offers/offer.html",
            context=context,
            title=reading.texts["title"],
            district=district,
            lang=language(),
        )

    return _kept(request, district, [row, str(bound_until)], make)


def notes_paper(request: HttpRequest, district: District, rows: list[dict[str, Any]]) -> bytes:
    """The note list on paper."""

    def make() -> bytes:
        entries = entries_of(rows, district)
        context = {
            "entries": entries,
            "some_missing": any(entry.is_missing for entry in entries),
            "today": clock.today(),
        }
        return render_pdf(
            template="documents/offers/notes.html",
            context=context,
            title=_("Mein Merkzettel"),
            district=district,
            lang=language(),
        )

    return _kept(request, district, rows, make)


def _kept(request: HttpRequest, district: District, words: list[Any], make: Callable[[], bytes]) -> bytes:
    told = [language(), str(clock.today()), str(district.pk), district.version, words]
    key = f"offers:paper:{hashlib.sha256(orjson.dumps(told, default=str)).hexdigest()}"
    data: bytes | None = cache.get(key)
    if data is None:
        brake(request, "paper", most=MOST_NEW, seconds=WITHIN)
        data = make()
        cache.set(key, data, KEPT)
    return data
