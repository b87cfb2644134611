"""The sheet a translation office gets: one language, each German text beside the place for the other."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from desk.lists import ChoiceFilter, Column, ListSpec
from desk.lists.errors import UnknownQuery
from desk.lists.filters import Filter
from offers.catalogue.models import Offer
from offers.catalogue.texts import GERMAN, TEXT_FIELDS, is_text_language, language_name
from offers.translations.choices import Standing
from offers.translations.models import OfferTranslation
from offers.translations.rules import german_texts
from offers.translations.selectors import WANTED, sheet_rows, translatable_offers

#: Of the 64 signs of a fingerprint.
MARK_SIGNS = 16


class LanguageFilter(Filter):
    """The one language of the sheet; where the address names none, the first of the queue."""

    kind = "choice"
    has_menu = False

    def parse(self, query: QueryDict, user: Any) -> str:
        codes = query.getlist(self.key) or [WANTED[0]]
        if len(codes) != 1 or codes[0] == GERMAN or not is_text_language(codes[0]):
            raise UnknownQuery(self.key)
        return codes[0]

    def apply(self, rows: QuerySet, value: str, user: Any) -> QuerySet:
        return sheet_rows(rows, value)

    def words(self, value: str, user: Any) -> str:
        return language_name(value)


def _label(name: str) -> Any:
    return OfferTranslation._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def german_heading(name: str) -> Any:
    """The heading of a German text; the other text has the bare word."""
    return format_lazy(_("{label} (deutsch)"), label=_label(name))


def short_mark(offer: Offer) -> str:
    """Enough of the fingerprint of the German texts to tell that they have changed."""
    return offer.text_mark[:MARK_SIGNS]


def _german(name: str) -> Callable[[Any], str]:
    return lambda offer: german_texts(offer)[name]


def _told(name: str) -> Callable[[Any], Any]:
    return lambda offer: getattr(offer, f"in_{name}") or ""


class TranslationSheet(ListSpec):
    """What the queue shows, as a table that can be filled and read in again (`imports.py`)."""

    key = "translations"
    title = _("Übersetzungen")
    resource = "offer_translation"
    model = Offer
    columns = [
        Column("offer", _("Schlüssel"), value=lambda o: str(o.pk)),
        Column("language", _("Sprache"), value=lambda o: o.in_language),
        Column("mark", _("Fassung des deutschen Textes"), value=short_mark),
        Column("version", _("Fassung der Übersetzung"), value=lambda o: o.open_version or ""),
        Column("standing", _("Stand"), value=lambda o: Standing(o.standing).label),
        Column("provider", _("Träger"), value=lambda o: o.provider.name),
        *(
            column
            for name in TEXT_FIELDS
            for column in (
                Column(f"german_{name}", german_heading(name), value=_german(name)),
                Column(name, _label(name), value=_told(name)),
            )
        ),
        Column("checked_by", _label("checked_by"), value=_told("checked_by")),
        Column("checked_on", _label("checked_on"), value=lambda o: o.in_checked_on),
    ]
    filters = [
        LanguageFilter("sprache", _("Sprache")),
        ChoiceFilter("stand", _("Stand"), field="standing", choices=Standing.choices),
    ]
    default_sort = "sort_title"

    def rows(self, user: Any) -> QuerySet[Offer]:
        return translatable_offers(user).select_related("provider")
