"""What a visitor takes home speaks the visitor's language: note list, its mail and its paper, the sheet of an offer."""

import io
import re
from collections import Counter

import pikepdf
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.languages import EASY, PAGE_LANGUAGES, page_language
from desk.mail.models import OutgoingMail
from documents.render import services
from documents.render.fonts import covered, printable
from offers.catalogue.models import Offer
from offers.catalogue.services import approve_revision, submit_revision, update_offer
from offers.directory import notes
from tests.browser.left_overs import catalogue, is_german, left_overs, without
from tests.cast import TODAY
from tests.offers import make
from tests.offers import make_translations as told
from tests.pdf import foreign_fonts, page_count, pdf_text, spoken, structure, text_runs

pytestmark = pytest.mark.django_db
NOW = make.at(TODAY)
GERMAN = {
    "title": "Elterncafé am Wehr",
    "summary": "Eltern treffen sich und reden über Schule und Kita.",
    "description": "Kaffee gibt es auch.\n\nKinder spielen nebenan.",
    "recurrence": [{"rhythm": "weekly", "days": ["TU", "TH"], "start": "09:00", "end": "12:30"}],
    "times": "In den Ferien nur donnerstags",
    "breaks": [{"first": "2026-07-20", "last": "2026-09-01", "name": "Sommerferien"}],
    "cost": 2,
    "reductions": "Mit Sozialpass frei",
    "cost_note": "Bar an der Tür",
    "registration": "informal",
    "registration_contact": "Frau Wenzel, 09999 402-170",
    "registration_note": "Am Tag davor",
    "capacity": 12,
    "age_min": 18,
}
#: Language of the page -> language of texts, its title, summary and every other text.
TEXTS = {
    "en": ("eng", "Parents' café", "Parents meet and talk about school.", "Only on Thursdays"),
    "uk": ("ukr", "Кафе для батьків", "Батьки зустрічаються та говорять про школу.", "Лише щочетверга"),
    "ar": ("ara", "مقهى الأهل", "يلتقي الأهل ويتحدثون عن المدرسة.", "أيام الخميس فقط"),
    "tr": ("tur", "Ebeveyn kahvesi", "Ebeveynler buluşur ve okulu konuşur.", "Yalnız perşembe günleri"),
    "ru": ("rus", "Кафе для родителей", "Родители встречаются и говорят о школе.", "Только по четвергам"),
    EASY: ("de-x-einfach", "Kaffee mit anderen Eltern", "Hier treffen Sie andere Eltern.", "Immer am Donnerstag"),
}  # fmt: skip
OTHERS = ("times", "break_names", "registration_contact", "registration_note", "reductions", "cost_note")
#: Written so in every paper, whatever its language.
NAMES = ("Teilhabenetz", "Landkreis Auental", "Elterncafé am Wehr", "Nähcafé", "Brücke Auental e. V.")


@pytest.fixture(autouse=True)
def _today(monkeypatch, settings):
    monkeypatch.setattr("accounts.clock.today", lambda: TODAY)
    monkeypatch.setattr("accounts.clock.now", lambda: NOW)
    settings.BASE_URL = "https://teilhabe.example"


@pytest.fixture
def offer(cast):
    """In every language, with every kind of text."""
    cast.auental.phone = "09999 402-100"
    cast.auental.save()
    offer = make.published(cast, **GERMAN)
    for code, title, summary, other in TEXTS.values():
        texts = {"title": title, "summary": summary, "description": summary} | dict.fromkeys(OTHERS, other)
        told.published(cast, offer, language=code, **texts)
    return offer


@pytest.fixture
def plain(cast):
    """In German only."""
    return make.published(cast, title="Nähcafé", summary="Wir nähen zusammen.", cost_note="Stoff mitbringen")


@pytest.fixture
def written(monkeypatch):
    """The HTML of every paper that is made."""
    found: list[str] = []
    html_of = services._html
    monkeypatch.setattr(services, "_html", lambda *args: found.append(html_of(*args)) or found[-1])
    return found


def address(name, offers=(), **kwargs):
    query = f"?angebote={notes.write_keys(offer.pk for offer in offers)}" if offers else ""
    return reverse(f"offers:{name}", kwargs={"district_slug": "auental"} | kwargs) + query


def read(client, language, name, offers=(), **kwargs):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address(name, offers, **kwargs))
    assert answer.status_code == 200
    return answer


def papers(client, language, offers):
    """The sheet of the first offer, and the list of all."""
    sheet = read(client, language, "public-offer-sheet", offer_slug=offers[0].slug).content
    return [sheet, read(client, language, "public-notes-sheet", offers).content]


# --- The papers --------------------------------------------------------------------------
@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_papers_speak_the_language_of_the_page(client, offer, plain, written, judge_pdf, language):
    own = page_language(language)
    for data in papers(client, language, [offer, plain]):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert str(pdf.Root.Lang) == own.tag
            assert all(run.has_every_glyph for page in pdf.pages for run in text_runs(page))
        assert foreign_fonts(data) == set()
        said = spoken(data)
        if language in TEXTS:
            title = TEXTS[language][1]
            assert Counter(title) <= Counter("".join(text for text, tag in said if tag == own.tag))
            wrong = [
                piece
                for piece in said
                if piece[1] == own.tag and is_german(without(piece[0], NAMES), language)
            ]
            assert not wrong, "German that is not said to be German"
        judge_pdf(data)
    for html in written:
        found = list(left_overs(html, language, NAMES)) if language not in ("de", "en") else []
        assert not found
        assert printable(html)[1] == frozenset(), "a sign no shipped font has"
    assert f'<html lang="{own.tag}"' in written[0]
    assert ('dir="rtl"' in written[0].partition(">")[2].partition(">")[0]) == (own.direction == "rtl")


@pytest.mark.parametrize("language", ["uk", "ar", "ru", "tr"])
def test_german_inside_says_that_it_is_german(client, offer, plain, language):
    _sheet, data = papers(client, language, [offer, plain])
    said = {text.strip(): tag for text, tag in spoken(data) if text.strip()}
    for german in ("Nähcafé", "Wir nähen zusammen.", "Stoff mitbringen", "Elterncafé am Wehr"):
        assert said[german] == "de", german
    assert not any(tag == "de" for text, tag in said.items() if text in TEXTS[language])


def test_a_sentence_left_in_german_is_noticed(client, offer, plain, monkeypatch):
    """The net of the tests above has no hole: an untranslated frame falls into it."""
    monkeypatch.setattr("offers.directory.sheets._", lambda text: text)
    _sheet, data = papers(client, "ar", [offer, plain])
    assert [text for text, tag in spoken(data) if tag == "ar" and is_german(without(text, NAMES), "ar")]


def test_every_sign_of_the_catalogues_has_a_glyph():
    for language in catalogue.LANGUAGES:
        for message in catalogue.load(language):
            texts = [message.string] if isinstance(message.string, str) else message.string
            missing = {sign for text in texts for sign in printable(text)[1]}
            assert not missing, (language, message.id)
    assert {ord(sign) for sign in "ґєіїҐЄІЇёъыэғşĞıİ،؛؟«»…ًٌٍَُِّْ"} <= covered() | {ord("ғ")}


def test_the_arabic_sheet_is_mirrored_and_numbers_keep_their_order(client, offer):
    def first(data, text):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            runs = [run for run in text_runs(pdf.pages[0]) if text in run.text]
            return runs[0], float(pdf.pages[0].MediaBox[2])

    german = read(client, "de", "public-offer-sheet", offer_slug=offer.slug).content
    arabic = read(client, "ar", "public-offer-sheet", offer_slug=offer.slug).content
    name, width = first(german, "Landkreis Auental")
    mirrored, _width = first(arabic, "Landkreis Auental")
    assert name.left < width / 3
    assert mirrored.right > width * 2 / 3
    text = pdf_text(arabic)
    for whole in ("09999 402-170", "00000 73 11", "post@bruecke-auental.example", "20.07.2026"):
        assert whole in text, whole
    assert page_count(arabic) == page_count(german)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "QR-Code zur Seite „Elterncafé am Wehr“"),
        ("uk", "QR-код сторінки «Кафе для батьків»"),
        ("ar", "رمز QR لصفحة «مقهى الأهل»"),
    ],
)
def test_the_code_is_called_in_the_language(client, offer, language, said):
    data = read(client, language, "public-offer-sheet", offer_slug=offer.slug).content
    figures = {str(each.Alt): str(each.Lang) for kind, each in structure(data) if kind == "/Figure"}
    assert figures[said] == language


def test_a_text_that_is_out_of_date_says_so_and_stays(client, cast, offer):
    revision = update_offer(
        Offer.objects.get(pk=offer.pk), today=TODAY, by=cast.ngo_editor, summary="Jetzt auch mit Großeltern."
    )
    approve_revision(submit_revision(revision, now=NOW, by=cast.ngo_editor), now=NOW, by=cast.coordinator)
    old = "Німецький текст новіший за цей переклад. У разі сумнівів діє німецький."
    assert old in read(client, "uk", "public-notes", [offer]).content.decode()
    for data in papers(client, "uk", [offer]):
        assert old in pdf_text(data)
        assert TEXTS["uk"][2] in pdf_text(data)


def test_page_numbers_are_counted_in_the_language(client, offer):
    for language, counted in (("de", "Seite 1 von 2"), ("uk", "Сторінка 1 з 2"), ("en", "Page 1 of 2")):
        assert counted in pdf_text(
            read(client, language, "public-offer-sheet", offer_slug=offer.slug).content
        )


# --- The page ----------------------------------------------------------------------------
@pytest.mark.parametrize("language", TEXTS)
def test_the_list_shows_the_texts_in_the_language_and_marks_the_others(client, offer, plain, language):
    page = read(client, language, "public-notes", [offer, plain]).content.decode()
    _code, title, summary, other = TEXTS[language]
    for text in (title, summary, other):
        assert text.replace("'", "&#x27;") in page
    assert "Bar an der Tür" not in page
    assert ">Elterncafé am Wehr</bdi>" in page, "what one shows at the door"
    mark = "" if language == EASY else ' lang="de" dir="ltr"'
    assert re.search(rf'<a href="[^"]+"{mark}>Nähcafé</a>', page)
    assert f"<span{mark}>Wir nähen zusammen.</span>" in page
    assert f"<span{mark}>Stoff mitbringen</span>" in page


def test_the_german_list_says_nothing_about_languages(client, offer, plain):
    page = read(client, "de", "public-notes", [offer, plain]).content.decode()
    assert "Auf Deutsch:" not in page
    assert "noch nicht in Ihrer Sprache" not in page


@pytest.mark.parametrize("name", ["public-notes", "public-notes-sheet"])
def test_the_number_of_statements_does_not_grow(client, cast, offer, plain, name):
    def statements(language, offers):
        read(client, language, name, offers)
        with CaptureQueriesContext(connection) as captured:
            read(client, language, name, offers)
        return len(captured)

    many = [offer, plain, *(make.published(cast, title=f"Angebot {number}") for number in range(5))]
    assert len({statements(lang, offers) for lang in ("de", "ar", EASY) for offers in ([offer], many)}) == 1


def test_what_is_not_published_is_not_shown(client, cast):
    offer = make.published(cast, **GERMAN)
    told.submitted(cast, offer, language="ukr", **dict.fromkeys((*OTHERS, "description"), "x"))
    assert "Кафе для батьків" not in read(client, "uk", "public-notes", [offer]).content.decode()
    assert "Кафе" not in pdf_text(read(client, "uk", "public-notes-sheet", [offer]).content)


# --- The mail ----------------------------------------------------------------------------
@pytest.mark.parametrize("language", TEXTS)
def test_the_mail_speaks_the_language_too(client, offer, plain, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    sent = {"email": "gast@example.org", "webseite": ""}
    assert client.post(address("public-notes-mail", [offer, plain]), sent).status_code == 303
    mail = OutgoingMail.objects.exclude(pk__in=before).get()
    own = page_language(language)
    for text in TEXTS[language][1:]:
        assert text in mail.text
    assert "Elterncafé am Wehr" in mail.text, "what one shows at the door"
    assert "Guten Tag" not in mail.text or language == EASY
    assert f'<html lang="{own.tag}" dir="{own.direction}"' in mail.html
    if language != "en":
        assert not list(left_overs(mail.html, language, NAMES))
        assert not is_german(mail.subject, language)
