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
from documents.render import render_pdf
from offers.catalogue import texts
from offers.catalogue.public_view import offer_context
from offers.directory.brakes import brake
from offers.directory.sheets import entries_of, entry_of

#: Seconds a finished paper is kept; what it says is checked with every request.
KEPT = 3600
#: A paper costs as much as hundreds of pages: so many new ones per visitor.
MOST_NEW, WITHIN = 30, 600


def language() -> str:
    """The language of the page, as far as papers speak it."""
    current = (get_language() or "de")[:2]
    return current if current in {"de", "en"} else "de"


def offer_paper(request: HttpRequest, district: District, row: dict[str, Any], bound_until: Any) -> bytes:
    """One offer on one sheet A4, with a code that leads back to its page."""
    lang = language()

    def make() -> bytes:
        values = offer_context(district, row, bound_until, texts.reading(row, (), lang))
        kept = ("door", "door_text", "specs", "access", "next_check")
        context = {
            "offer": row,
            "entry": entry_of(row, district, lang),
            "today": clock.today(),
            **{name: values[name] for name in kept},
        }
        return render_pdf(
            template="documents/offers/offer.html",
            context=context,
            title=row["title"],
            district=district,
            lang=lang,
        )

    return _kept(request, district, [row, str(bound_until)], make)


def notes_paper(request: HttpRequest, district: District, rows: list[dict[str, Any]]) -> bytes:
    """The note list on paper."""
    lang = language()

    def make() -> bytes:
        context = {"entries": entries_of(rows, district, lang), "today": clock.today()}
        return render_pdf(
            template="documents/offers/notes.html",
            context=context,
            title=_("Mein Merkzettel"),
            district=district,
            lang=lang,
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
