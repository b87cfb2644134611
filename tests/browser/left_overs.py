"""Finds German left over on a page of another language: words outside whatever is marked as German."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bin"))
import catalogue

from accounts.languages import page_language

#: Elements without an end.
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
#: What no reader reads as text, or cannot be marked: the name of a page and of a picture are one string.
SILENT = frozenset({"script", "style", "template", "title", "desc", "textarea"})
SPOKEN = ("aria-label", "title", "placeholder", "alt")
#: Names and short forms that are written so in every language.
NAMES = frozenset(
    [
        "Teilhabenetz",
        "PDF",
        "CSV",
        "XLSX",
        "JSON",
        "ICS",
        "HSDS",
        "API",
        "HTML",
        "GeoJSON",
        "iCal",
        "ics",
        "EUR",
        "Open",
        "Referral",
        "Excel",
        "cookie",
        "mail",
        "DGS",
        "LSBTIQ",
        "QR",
        "K7QM",
        "QM",
        "TXR",
        "Leichte",
        "Sprache",
    ]
)
WORD = re.compile(r"[A-Za-zÄÖÜäöüßſ]{2,}")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|/\S+/\S*")
#: Small words of German that Turkish and English do not have.
GERMAN_WORDS = frozenset(
    [
        "und",
        "oder",
        "für",
        "nicht",
        "bis",
        "wird",
        "auf",
        "eine",
        "einen",
        "vom",
        "zum",
        "zur",
        "beim",
        "Sie",
        "Ihre",
        "Uhr",
        "ist",
        "sind",
        "aus",
        "bei",
        "wer",
    ]
)


@dataclass(frozen=True)
class Spoken:
    """A text of the page: where it stands, in which language, and whether somebody said so just here."""

    text: str
    place: str
    language: str
    is_marked: bool


class Texts(HTMLParser):
    """All texts and spoken attributes of a page with their language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str, bool]] = []
        self.found: list[Spoken] = []

    @property
    def language(self) -> tuple[str, bool]:
        return self.stack[-1][1:] if self.stack else ("", False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        own = values.get("lang")
        language = (own, tag != "html") if own else self.language
        for name in SPOKEN:
            if values.get(name):
                self.found.append(Spoken(values[name] or "", f"{tag}[{name}]", *language))
        if tag == "input" and values.get("type") in ("submit", "button"):
            self.found.append(Spoken(values.get("value") or "", f"{tag}[value]", *language))
        if tag not in VOID:
            self.stack.append((tag, *language))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not {row[0] for row in self.stack} & SILENT:
            place = self.stack[-1][0] if self.stack else ""
            self.found.append(Spoken(" ".join(data.split()), place, *self.language))


def texts_of(html: str) -> list[Spoken]:
    parser = Texts()
    parser.feed(html)
    return parser.found


@cache
def known(language: str) -> dict[str, str]:
    """German source string -> its text in this language, where they differ; strings without placeholders."""
    found: dict[str, str] = {}
    ours: set[str] = set()
    for message in catalogue.load(language):
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        ours.update(end.join((" ".join(text.split()), "")) for text in texts for end in ("", "."))
        for german in ids:
            if german and "%(" not in german:
                found[" ".join(german.split())] = texts[0]
    return {german: text for german, text in found.items() if german not in ours}


def left_overs(html: str, language: str, names: Sequence[str] = ()) -> Iterator[Spoken]:
    """What is German and not said to be so.

    `names`: what people, places and offers are called. An attribute is one string and cannot mark the name in it.
    """
    tag = page_language(language).tag
    for spoken in texts_of(html):
        text = without(spoken.text, names) if "[" in spoken.place else spoken.text
        if spoken.language != tag or (spoken.is_marked and language.startswith("de")):
            continue
        if is_german(text, language):
            yield spoken


def is_german(text: str, language: str) -> bool:
    if text in known(language):
        return True
    if language.startswith("de"):
        return False
    words = set(WORD.findall(ADDRESS.sub(" ", text))) - NAMES
    if language in ("uk", "ru", "ar"):
        return bool(words)
    return bool(words & GERMAN_WORDS)


def without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text
