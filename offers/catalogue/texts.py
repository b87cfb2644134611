"""The texts of an offer and the language they are read in.

What is a fact (days, places, money, doors) is entered once and shown in words of the interface; only what is
written in sentences is translated. A translation notes the fingerprint of the German text it was made from:
as soon as the published text has another one, the translation is out of date, and nobody has to say so.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.languages import EASY, page_language
from coordination.network.language_tags import direction_of, own_name_of, tag_of
from coordination.network.languages import Language
from offers.catalogue import text_parts

#: What is written in words, in the order of the page. `break_names` stands in no column of the offer.
TEXT_FIELDS = (
    "title", "summary", "description", "times", "break_names", "registration_contact", "registration_note",
    "reductions", "cost_note",
)  # fmt: skip
#: Those that came later: while they are empty, a text has the fingerprint it had before.
LATER_FIELDS = ("break_names", "registration_contact", "reductions")
GERMAN = "deu"
#: German for people who read little German: plain words, and words by the rules of Leichte Sprache.
PLAIN, LEICHT = "de-x-einfach", "de-x-leicht"
#: Language of the interface -> languages in which its reader reads an offer, best first.
READ_IN = {
    "en": ("eng",),
    "uk": ("ukr",),
    "ar": ("ara",),
    "tr": ("tur",),
    "ru": ("rus",),
    EASY: (LEICHT, PLAIN),
}


class Told(str):
    """A text that says in which language it is written; no tag where it is that of the page."""

    tag: str
    direction: str

    def __new__(cls, text: str, code: str = "") -> "Told":
        told = super().__new__(cls, text)
        told.tag = tag_of(code) if code else ""
        told.direction = direction_of(code) if code else ""
        return told


class FingerprintField(models.CharField):
    """Filled in whenever the row is saved: the fingerprint of its texts."""

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs |= {"editable": False, "blank": True, "default": "", "max_length": 64}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for given in ("editable", "blank", "default", "max_length"):
            kwargs.pop(given, None)
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        mark = fingerprint(german_texts(vars(model_instance)))
        setattr(model_instance, self.attname, mark)
        return mark


def german_texts(values: Mapping[str, Any]) -> dict[str, str]:
    """What an offer says in German, by `TEXT_FIELDS`, from `vars(offer)` or a public row."""
    return text_parts.german_texts(values, TEXT_FIELDS)


def fingerprint(texts: Mapping[str, str]) -> str:
    """SHA-256 of German texts; spaces at the ends and kinds of line ends do not make a new text."""
    told = {
        name: "\n".join(line.rstrip() for line in texts[name].strip().splitlines()) for name in TEXT_FIELDS
    }
    parts = [told[name] for name in TEXT_FIELDS if name not in LATER_FIELDS]
    parts += [f"{name}\x1e{told[name]}" for name in LATER_FIELDS if told[name]]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Other:
    """A language in which the text can be read as well."""

    code: str
    name: str
    tag: str
    direction: str
    is_easy: bool
    is_chosen: bool


@dataclass(frozen=True)
class Reading:
    """An offer as one reader gets it: the texts, and what is to be said about their language."""

    texts: dict[str, Any]
    code: str
    others: list[Other]
    is_outdated: bool = False
    #: The reader's language has no text; the German one stands in for it.
    is_missing: bool = False
    checked_by: str = ""
    checked_on: Any = None

    @property
    def is_easy(self) -> bool:
        return self.code in (PLAIN, LEICHT)


def reading(
    row: Mapping[str, Any], told: Sequence[Mapping[str, Any]], interface: str, asked: str = ""
) -> Reading:
    """The texts for a reader: in the language asked for, else in that of the interface, else in German.

    `row`: the public values of the offer; `told`: its published translations.
    """
    by_code = {translation["language"]: translation for translation in told}
    wanted = (asked,) if asked else READ_IN.get(interface, ())
    code = next((each for each in wanted if each in by_code), GERMAN)
    found = by_code.get(code, {})
    page = page_language(interface).tag
    german = german_texts(row)
    texts = {name: told_text(german[name], found.get(name, ""), code, page) for name in TEXT_FIELDS}
    contact = told_contact(row["registration_contact"], german, found, code, page)
    names = text_parts.break_names(row["breaks"])
    others = text_parts.names_in(found.get("break_names", ""), names)
    told_names = {name: told_text(name, others.get(name, ""), code, page) for name in names}
    return Reading(
        texts | {"registration_contact": contact, "break_names": told_names},
        code,
        _others(by_code, code) if by_code else [],
        is_outdated=bool(found) and found["source_mark"] != fingerprint(german),
        is_missing=code == GERMAN and bool(wanted) and asked != GERMAN,
        checked_by=found.get("checked_by", ""),
        checked_on=found.get("checked_on"),
    )


def told_text(german: str, translated: str, code: str, page: str) -> Told:
    """The translated text, or the German one where there is none, marked where it is not the page's language."""
    text, written_in = (translated, code) if translated and german else (german, GERMAN)
    return Told(text, "" if tag_of(written_in) == page else written_in)


def told_german(text: str) -> Told:
    """A German word on a page in whatever language."""
    return told_text(text, "", "", page_language(get_language()).tag)


def told_contact(
    full: str, german: Mapping[str, str], found: Mapping[str, Any], code: str, page: str
) -> Told:
    """Where to register: the words in the language read, numbers and addresses as the German text has them."""
    words = told_text(german["registration_contact"], found.get("registration_contact", ""), code, page)
    if not words:
        return Told(text_parts.with_isolates(full))
    if words == german["registration_contact"]:
        return Told(full, GERMAN if words.tag else "")
    return Told(text_parts.contact_in(words, full), code if words.tag else "")


def language_name(code: str, *, is_checked: bool = True) -> str:
    """What the house calls a language of texts; Leichte Sprache is called so only once it was checked."""
    if code == PLAIN:
        return _("Einfache Sprache")
    if code == LEICHT:
        return _("Leichte Sprache") if is_checked else _("Leicht verständlich, noch ungeprüft")
    return str(Language(code).label)


def is_text_language(code: str) -> bool:
    """Can an offer be read in this language? Sign language is not written."""
    return code in (PLAIN, LEICHT) or (code in Language.values and code != Language.GSG)


def _others(known: Mapping[str, Any], chosen: str) -> list[Other]:
    codes = [GERMAN, *(code for code in (PLAIN, LEICHT) if code in known)]
    codes += sorted((code for code in known if code not in codes), key=lambda code: own_name_of(code) or code)
    names = {PLAIN: "Einfache Sprache", LEICHT: "Leichte Sprache"}
    return [
        Other(
            code,
            names.get(code) or own_name_of(code) or str(Language(code).label),
            tag_of(code),
            direction_of(code),
            code in names,
            code == chosen,
        )
        for code in codes
    ]
