"""No public page of the demo says anything in German that is not marked as German, in whatever language it is read."""

import sqlite3
import urllib.request
import uuid
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.languages import EASY, page_language
from offers.directory.notes import write_keys
from tests.browser.house import House
from tests.browser.left_overs import is_german, left_overs, texts_of, without
from tests.browser.places import OFFER, PAGES, place_of
from tests.pdf import spoken

LANGUAGES = ("uk", "ar", "tr", "ru", EASY)
#: Speak to providers, in German and English.
FOR_PROVIDERS = ("offers:public-register",)
#: What people, places and offers are called.
NAMED = (
    "SELECT title FROM offers_offer",
    "SELECT name FROM accounts_municipality",
    "SELECT name FROM accounts_district",
)


def public_pages() -> list[str]:
    return [n for n in PAGES if n.startswith(settings.HOUSE.MULTILINGUAL) and not n.startswith(FOR_PROVIDERS)]


def column(house: House, question: str) -> list[str]:
    with sqlite3.connect(house.var / "teilhabenetz.sqlite3") as rows:
        return [str(row[0]) for row in rows.execute(question)]


def addresses(house: House) -> Iterator[tuple[str, str]]:
    """Every page written in all languages, and every public offer."""
    noted = write_keys([uuid.UUID(key) for key in column(house, f"{OFFER.format('published')} LIMIT 3")])
    for name in public_pages():
        yield name, place_of(name, house, {"notes": noted}).path
    slugs = "SELECT slug FROM offers_offer WHERE status = 'published' AND visibility = 'public' AND overdue_on > '2026-03-02'"
    districts = "AND district_id = (SELECT id FROM accounts_district WHERE slug = 'auental')"
    for slug in column(house, f"{slugs} {districts}"):
        yield slug, reverse("offers:public-offer", kwargs={"district_slug": "auental", "offer_slug": slug})


def read(house: House, path: str, language: str) -> str:
    return fetch(house, path, language).decode()


def fetch(house: House, path: str, language: str) -> bytes:
    request = urllib.request.Request(
        house.url + path, headers={"Cookie": f"{settings.LANGUAGE_COOKIE_NAME}={language}"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return bytes(answer.read())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_german_is_left_over_on_any_public_page(house: House, language: str):
    names = sorted({name for question in NAMED for name in column(house, question)}, key=len, reverse=True)
    found, own, pages = [], page_language(language), list(addresses(house))
    assert len(pages) > 40
    for name, path in pages:
        page = read(house, path, language)
        assert f'<html lang="{own.tag}" dir="{own.direction}"' in page, name
        assert "<title> " not in page, name
        found += [(name, each.place, each.text[:80]) for each in left_overs(page, language, names)]
    assert not found, "\n".join(map(str, found[:40]))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != EASY])
def test_no_german_is_left_over_on_paper(house: House, language: str):
    """The note list as it is read aloud; few papers, for a visitor gets only so many new ones.

    A paper says its texts line by line, and a word alone on a line is no sentence of ours that was forgotten:
    the easy words are looked for in the whole texts, by `tests/offers/test_papers_languages.py`.
    """
    names = sorted({name for question in NAMED for name in column(house, question)}, key=len, reverse=True)
    keys = [uuid.UUID(key) for key in column(house, f"{OFFER.format('published')} LIMIT 20")]
    path = reverse("offers:public-notes-sheet", kwargs={"district_slug": "auental"})
    said = spoken(fetch(house, f"{path}?angebote={write_keys(keys)}", language))
    own = page_language(language)
    found = [text for text, tag in said if tag == own.tag and is_german(without(text, names), language)]
    assert len(said) > 100
    assert not found, "\n".join(found[:40])


def test_german_that_is_left_over_is_noticed():
    page = '<html lang="uk"><p>{}</p><p lang="de">Elterncafé am Wehr</p><input placeholder="{}"></html>'
    clean, bad = page.format("Пропозиції", "PDF"), page.format("Alle Angebote", "Ort oder Thema")
    assert list(left_overs(clean, "uk")) == []
    assert [each.text for each in left_overs(bad, "uk")] == ["Alle Angebote", "Ort oder Thema"]
    assert is_german("Alle Angebote", "tr")
    assert is_german("Das Angebot ist für alle", "tr")
    assert not is_german("Teklif herkes için", "tr")
    assert is_german("Gremien und Sitzungen", EASY), "The easy words are others."
    assert not is_german("Wer bestimmt mit?", EASY)


def test_a_name_in_an_attribute_is_no_left_over():
    page = '<html lang="ru"><a aria-label="Lindtal: 3 предложения">…</a></html>'
    assert list(left_overs(page, "ru", ["Lindtal"])) == []
    assert len(list(left_overs(page, "ru"))) == 1


def test_texts_know_their_language():
    found = texts_of('<html lang="ar"><b title="x">eins<br>zwei</b><i lang="de">drei</i>vier</html>')
    assert [(each.text, each.language, each.is_marked) for each in found] == [
        ("x", "ar", False), ("eins", "ar", False), ("zwei", "ar", False), ("drei", "de", True), ("vier", "ar", False),
    ]  # fmt: skip
