"""Reading back the sheet of a translation office: whole texts, handed in for a second person to read."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import clock
from desk.lists import ImportColumn, TableImport
from desk.lists.imports import day
from desk.search.normal import sort_key
from offers.catalogue.models import Offer
from offers.catalogue.rules import refuse
from offers.catalogue.texts import GERMAN, LEICHT, PLAIN, TEXT_FIELDS, is_text_language, language_name
from offers.translations import rules, services
from offers.translations.choices import WRITABLE
from offers.translations.models import OfferTranslation
from offers.translations.selectors import open_by_offer, public_by_offer, translatable_offers
from offers.translations.tables import short_mark

CHECK = ("checked_by", "checked_on")
#: Written before a sign that a spreadsheet would take for the beginning of a formula.
GUARD = "'"


def read_text(text: str) -> str:
    """The text without the mark our own export puts before a formula."""
    return text[1:] if text.startswith(GUARD) and text[1:2] in tuple("=+-@") else text


def read_language(text: str) -> str:
    """A language by its code ("ukr") or the name the house gives it."""
    by_name = {sort_key(language_name(code, is_checked=True)): code for code in (PLAIN, LEICHT)}
    code = by_name.get(sort_key(text), text.strip().lower())
    if code == GERMAN or not is_text_language(code):
        raise ValidationError(_("„%(text)s“ ist keine Sprache, in die übersetzt wird.") % {"text": text[:40]})
    return code


def read_version(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise ValidationError(_("Bitte so lassen, wie sie in der Tabelle stand."))
    return int(text)


def _text_column(name: str, example: str = "") -> ImportColumn:
    field: Any = OfferTranslation._meta.get_field(name)
    limit = field.max_length or field.validators[0].limit_value
    return ImportColumn(name, field.verbose_name, parse=read_text, example=example, limit=limit)


class TranslationImport(TableImport):
    """Translations from the sheet that was put out: keys and marks as they were, texts filled in."""

    key = "translations"
    title = gettext_lazy("Übersetzungen einlesen")
    resource = "offer_translation"
    noun = (gettext_lazy("Übersetzung"), gettext_lazy("Übersetzungen"))
    intro = gettext_lazy(
        "Die ausgegebene Tabelle, ausgefüllt zurück. Zeilen ohne Text oder ohne Änderung bleiben, wie sie sind."
    )
    consequence = gettext_lazy(
        "Die Texte gehen zur Prüfung. Öffentlich wird nichts, bevor jemand Zweites sie freigibt. Eine Datei wird ganz oder gar nicht übernommen."
    )
    success_url = reverse_lazy("offers:translation-queue")
    breadcrumb = [
        (gettext_lazy("Angebote"), reverse_lazy("offers:offer-list")),
        (gettext_lazy("Übersetzungen"), reverse_lazy("offers:translation-queue")),
    ]
    columns = [
        ImportColumn("offer", gettext_lazy("Schlüssel"), required=True),
        ImportColumn("language", gettext_lazy("Sprache"), required=True, parse=read_language, example="ukr"),
        ImportColumn("mark", gettext_lazy("Fassung des deutschen Textes"), required=True),
        ImportColumn("version", gettext_lazy("Fassung der Übersetzung"), parse=read_version),
        _text_column("title", "Кафе для батьків"),
        *(_text_column(name) for name in TEXT_FIELDS[1:]),
        _text_column("checked_by"),
        ImportColumn("checked_on", OfferTranslation._meta.get_field("checked_on").verbose_name, parse=day),
    ]

    def prepare(self, user: Any) -> None:
        """The offers this person may write for, with what is public and what is being written: three statements."""
        offers = translatable_offers(user).select_related("provider").order_by()
        self.offers: dict[str, Offer] = {str(offer.pk): offer for offer in offers}
        keys = offers.values("pk")
        self.open, self.public = open_by_offer(user, keys), public_by_offer(user, keys)

    def column_list(self) -> list[ImportColumn]:
        first, *rest = self.columns
        return [ImportColumn(first.key, first.title, first.required, parse=self._offer), *rest]

    def _offer(self, text: str) -> Offer:
        if text.lower() not in self.offers:
            raise ValidationError(_("Zu diesem Schlüssel gibt es kein Angebot, das Sie übersetzen dürfen."))
        return self.offers[text.lower()]

    def says_nothing(self, row: dict[str, Any]) -> bool:
        """No text at all, or just what is there already."""
        texts = self._texts(row)
        if not any(texts.values()):
            return True
        key = (row["offer"].pk, row["language"])
        known = self.open.get(key) or self.public.get(key)
        return known is not None and texts == {name: getattr(known, name) for name in texts}

    def check(self, row: dict[str, Any]) -> None:
        """What the editor would say, before anything is saved."""
        offer, language = row["offer"], row["language"]
        if row["mark"] != short_mark(offer):
            refuse("mark", _("Der deutsche Text ist seit dem Ausgeben ein anderer. Bitte neu ausgeben."))
        waiting = self.open.get((offer.pk, language))
        if waiting is not None and waiting.state not in WRITABLE:
            refuse("version", _("Der Text wird gerade geprüft. Bitte die Antwort abwarten."))
        if (waiting.version if waiting else None) != row["version"]:
            refuse(
                "version", _("Seit dem Ausgeben hat jemand an diesem Text geschrieben. Bitte neu ausgeben.")
            )
        texts = self._texts(row)
        german = rules.german_texts(offer)
        for name in TEXT_FIELDS:
            if texts[name] and not german[name]:
                refuse(name, _("Auf Deutsch steht hier nichts. Bitte leer lassen."))
        rules.check_complete(german, texts)
        if language != LEICHT and (texts["checked_by"] or texts["checked_on"]):
            refuse("checked_by", _("Eine Prüfgruppe gibt es nur bei Leichter Sprache."))
        rules.check_tested(language, texts["checked_by"], texts["checked_on"], clock.today())

    def identity(self, row: dict[str, Any]) -> Any:
        return row["offer"].pk, row["language"]

    def save(self, rows: list[dict[str, Any]], by: Any, batch: uuid.UUID) -> None:
        for row in rows:
            saved = services.save_translation(
                row["offer"], language=row["language"], values=self._texts(row), seen_mark=row["offer"].text_mark,
                version=row["version"], by=by, batch=batch,
            )  # fmt: skip
            services.submit_translation(saved, now=clock.now(), by=by, batch=batch)

    def _texts(self, row: dict[str, Any]) -> dict[str, Any]:
        texts = {name: row.get(name) or "" for name in (*TEXT_FIELDS, "checked_by")}
        return texts | {"checked_on": row.get("checked_on")}
