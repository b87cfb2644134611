"""Sample translations, as short as a test wants them."""

import datetime as dt
from typing import Any

from offers.catalogue.models import Offer
from offers.catalogue.texts import TEXT_FIELDS
from offers.translations import services
from offers.translations.models import OfferTranslation
from tests.cast import TODAY, Cast
from tests.offers import make

UKRAINIAN = {"title": "Кафе для батьків", "summary": "Батьки зустрічаються та говорять про школу."}
ARABIC = {"title": "مقهى الأهل", "summary": "يلتقي الأهل ويتحدثون عن المدرسة."}
CHECKED = {"checked_by": "Prüfgruppe Erlenbrück", "checked_on": dt.date(2026, 2, 11)}


def values(**changed: Any) -> dict[str, Any]:
    empty = dict.fromkeys(TEXT_FIELDS, "")
    return empty | UKRAINIAN | changed


def begun(
    cast: Cast, offer: Offer | None = None, *, by: str = "translator", language: str = "ukr", **changed: Any
) -> OfferTranslation:
    offer = offer or make.published(cast)
    offer.refresh_from_db()
    return services.save_translation(
        offer,
        language=language,
        values=values(**changed),
        seen_mark=offer.text_mark,
        version=None,
        by=cast.people[by],
    )


def submitted(cast: Cast, offer: Offer | None = None, *, now: dt.datetime | None = None, **changed: Any):
    row = begun(cast, offer, **changed)
    by = changed.get("by", "translator")
    return services.submit_translation(row, now=now or make.at(TODAY), by=cast.people[by])


def published(cast: Cast, offer: Offer | None = None, **changed: Any) -> OfferTranslation:
    row = submitted(cast, offer, **changed)
    return services.approve_translation(row, now=make.at(TODAY), by=cast.coordinator)
