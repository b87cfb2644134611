"""Offers of the demo in other languages: public, out of date, waiting, given back and begun."""

import datetime as dt
from typing import Any

from accounts import changes
from accounts.clock import BERLIN
from accounts.permissions import Role
from desk.demo.world import World
from offers.catalogue.models import Offer
from offers.catalogue.services import approve_revision, submit_revision, update_offer
from offers.catalogue.texts import LEICHT, TEXT_FIELDS
from offers.translations import rules, services
from offers.translations.choices import State
from offers.translations.demo_texts import ALSO, BEGUN, DIGITAL, PUBLISHED, RETURNED, RETURNED_WHY, SUBMITTED
from offers.translations.models import OfferTranslation

APPROVED_AT = dt.datetime(2026, 2, 16, 11, 20, tzinfo=BERLIN)
CHECKED = {"checked_by": "Prüfgruppe Erlenbrück", "checked_on": dt.date(2026, 2, 11)}


def build(world: World) -> None:
    translator = world.person("translator", "Natalia Bondar", Role.TRANSLATOR)
    for (title, language), texts in PUBLISHED.items():
        more = ALSO.get((title, language), {})
        _published(world, _offer(world, title), language, _values(language, texts) | more, translator)
    for title in {title for title, _language in PUBLISHED}:
        services.note_titles(_offer(world, title))
    _german_text_changes(world)
    for (title, language), texts in (SUBMITTED | RETURNED | BEGUN).items():
        row = _begun(world, title, language, texts, translator)
        if (title, language) in SUBMITTED | RETURNED:
            moment = dt.datetime(2026, 2, 27, 9, 40, tzinfo=BERLIN)
            row = services.submit_translation(row, now=moment, by=translator)
        if (title, language) in RETURNED:
            services.return_translation(row, comment=RETURNED_WHY, by=world.people["coordinator"])


def _published(world: World, offer: Offer, language: str, values: dict[str, Any], translator: Any) -> None:
    row = OfferTranslation(
        district=offer.district, offer=offer, language=language, state=State.PUBLISHED, author=translator,
        edited_by=translator, submitted_by=translator, submitted_at=APPROVED_AT, approved_at=APPROVED_AT,
        approved_by=world.people["coordinator"], source_mark=offer.text_mark, source=rules.german_texts(offer),
        **values,
    )  # fmt: skip
    changes.create(row, by=world.people["coordinator"], action="offer_translation.published")


def _german_text_changes(world: World) -> None:
    """The Ukrainian text of this offer is older than the German one."""
    by, now = world.people["second_coordinator"], dt.datetime(2026, 2, 20, 15, 10, tzinfo=BERLIN)
    times = "erster Dienstag im Monat, 16 bis 18.30 Uhr"
    revision: Any = update_offer(_offer(world, DIGITAL), times=times, today=now.date(), by=by)
    approve_revision(submit_revision(revision, now=now, by=by), now=now, by=world.people["coordinator"])


def _begun(
    world: World, title: str, language: str, texts: tuple[str, ...], translator: Any
) -> OfferTranslation:
    offer = _offer(world, title)
    return services.save_translation(
        offer,
        language=language,
        values=_values(language, texts) | ALSO.get((title, language), {}),
        seen_mark=offer.text_mark,
        version=None,
        by=translator,
    )


def _values(language: str, texts: tuple[str, ...]) -> dict[str, Any]:
    values = dict.fromkeys(TEXT_FIELDS, "") | dict(
        zip(("title", "summary", "times", "description"), texts, strict=True)
    )
    return values | (CHECKED if language == LEICHT else {})


def _offer(world: World, title: str) -> Offer:
    offer: Offer = world[f"offer:{title}"]
    return offer
