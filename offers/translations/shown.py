"""What the pages of translations show, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.network.language_tags import direction_of, tag_of
from coordination.network.languages import Language
from desk.lists.exports import ExportLink
from desk.lists.selectors import has_right
from offers.catalogue.models import Offer
from offers.catalogue.texts import GERMAN, LEICHT, PLAIN, TEXT_FIELDS, is_text_language, language_name
from offers.translations.choices import Standing, State
from offers.translations.models import OfferTranslation
from offers.translations.rules import german_texts
from offers.translations.selectors import LanguageCount

PAGE_SIZE = 25
TONES = {
    Standing.MISSING: "warn",
    Standing.OUTDATED: "warn",
    Standing.RETURNED: "frage",
    Standing.DRAFT: "ruht",
    Standing.SUBMITTED: "frage",
    Standing.CURRENT: "gut",
}


@dataclass(frozen=True)
class Line:
    """One text in both languages."""

    label: str
    german: str
    text: str


def editor_url(offer: Offer, language: str) -> str:
    return reverse("offers:translation", kwargs={"pk": offer.pk, "language": language})


def name_of(language: str, row: OfferTranslation | None = None) -> str:
    """Until a text in Leichte Sprache names who checked it, it is not called so."""
    return row.language_name if row else language_name(language, is_checked=language != LEICHT)


def title_of(offer: Offer, language: str, row: OfferTranslation | None = None) -> str:
    return _("%(title)s: %(language)s") % {"title": offer.title, "language": name_of(language, row)}


def lines(offer: Offer, translation: OfferTranslation) -> list[Line]:
    """Each text the offer has, German beside the other."""
    german = german_texts(offer)
    return [
        Line(label_of(name), german[name], getattr(translation, name)) for name in TEXT_FIELDS if german[name]
    ]


def label_of(name: str) -> str:
    """What the house calls a text."""
    return str(OfferTranslation._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def language_marks(language: str, row: OfferTranslation | None = None) -> dict[str, str]:
    return {
        "text_language": language,
        "language_name": name_of(language, row),
        "tag": tag_of(language),
        "direction": direction_of(language),
    }


def queue_context(
    counts: Sequence[LanguageCount], rows: Sequence[Any], language: str, standing: str, page: int
) -> dict[str, Any]:
    """Tabs of languages, links of standings, the rows of one page (and one more, if there is a next)."""
    more = len(rows) > PAGE_SIZE
    return {
        "languages": [_tab(count, language) for count in counts],
        "standings": [_link(value, label, language, standing) for value, label in _standings()],
        "rows": [_queue_row(row, language) for row in rows[:PAGE_SIZE]],
        "pager": {
            "line": _("Seite %(number)d") % {"number": page},
            "previous_url": _query(language, standing, page - 1) if page > 1 else "",
            "next_url": _query(language, standing, page + 1) if more else "",
        },
        "breadcrumb": [(_("Angebote"), reverse("offers:offer-list")), (_("Übersetzungen"), "")],
        "language_name": language_name(language),
    }


def sheet_links(user: Any, language: str, standing: str) -> dict[str, Any]:
    """The sheet of what is shown, and the way to read it back, for those who may."""
    chosen = _query(language, standing, 1)
    files = [
        ExportLink(f"{chosen}&ausgabe=xlsx", _("Excel-Tabelle (.xlsx)"), _("deutsche Texte und Platz für die anderen")),
        ExportLink(f"{chosen}&ausgabe=csv", _("CSV für Tabellenprogramme"), _("Semikolon, deutsche Daten und Zahlen")),
    ]  # fmt: skip
    return {
        "exports": files if has_right(user, "offer_translation", "E") else [],
        "import_url": reverse("offers:translation-import") if has_right(user, "import", "C") else "",
    }


def language_rows(offer: Offer, translations: Sequence[OfferTranslation]) -> list[dict[str, Any]]:
    """One line per text of an offer, the public one and the one being written."""
    return [
        {
            "name": translation.language_name,
            "url": editor_url(offer, translation.language),
            "title": translation.title,
            "tag": tag_of(translation.language),
            "direction": direction_of(translation.language),
            "state": Standing(_standing_of(offer, translation)).label,
            "tone": TONES[_standing_of(offer, translation)],
            "approval": _approval(translation),
        }
        for translation in translations
    ]


def addable_languages(translations: Sequence[OfferTranslation]) -> list[tuple[str, str]]:
    """Every language an offer can be written in and is not yet, the ways of plain German first."""
    known = {translation.language for translation in translations}
    codes = [PLAIN, LEICHT, *sorted(set(Language.values), key=lambda code: str(Language(code).label))]
    return [
        (code, language_name(code, is_checked=code != LEICHT))
        for code in codes
        if code not in known and code != GERMAN and is_text_language(code)
    ]


def _standing_of(offer: Offer, translation: OfferTranslation) -> Standing:
    if translation.state != State.PUBLISHED:
        return Standing(translation.state)
    return Standing.CURRENT if translation.source_mark == offer.text_mark else Standing.OUTDATED


def _approval(translation: OfferTranslation) -> str:
    if translation.approved_at is None:
        return ""
    day = f"{translation.approved_at:%d.%m.%Y}"
    if translation.approved_by is None:
        return day
    return _("%(day)s von %(who)s") % {"day": day, "who": translation.approved_by}


def _standings() -> list[tuple[str, str]]:
    return [("", _("alle")), *((str(value), str(label)) for value, label in Standing.choices)]


def _link(value: str, label: str, language: str, standing: str) -> tuple[str, str, str, bool]:
    return value, label, _query(language, value, 1), value == standing


def _tab(count: LanguageCount, language: str) -> dict[str, Any]:
    words = [_("%(number)d fehlen") % {"number": count.missing}]
    if count.outdated:
        words.append(_("%(number)d veraltet") % {"number": count.outdated})
    if count.submitted:
        words.append(_("%(number)d in Prüfung") % {"number": count.submitted})
    return {
        "code": count.code,
        "name": language_name(count.code),
        "line": ", ".join(words),
        "is_current": count.code == language,
    }


def _queue_row(offer: Any, language: str) -> dict[str, Any]:
    line = (
        _("öffentlich seit %(day)s") % {"day": f"{offer.approved_at:%d.%m.%Y}"} if offer.approved_at else ""
    )
    if offer.last_writer:
        line = _("zuletzt geändert von %(who)s") % {"who": offer.last_writer}
    standing = Standing(offer.standing)
    return {
        "title": offer.title,
        "url": editor_url(offer, language),
        "provider": offer.provider.name,
        "state": standing.label,
        "tone": TONES[standing],
        "line": line,
    }


def _query(language: str, standing: str, page: int) -> str:
    values = {"sprache": language} | ({"stand": standing} if standing else {})
    return f"?{urlencode(values | ({'seite': str(page)} if page > 1 else {}))}"
