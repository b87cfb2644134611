"""The public site in seven languages; the pages behind the sign-in stay German and English."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from accounts import clock
from accounts.languages import EASY, PAGE_LANGUAGES
from offers.catalogue.published_selectors import published_offers, published_values
from offers.directory.sheets import facts_of
from tests.monitoring import make_concept, make_indicators
from tests.offers import make as make_offers

pytestmark = pytest.mark.django_db
HEADS = {
    "de": ('<html lang="de" dir="ltr"', "Wobei suchen Sie Hilfe?"),
    "en": ('<html lang="en" dir="ltr"', "What do you need help with?"),
    "uk": ('<html lang="uk" dir="ltr"', "З чим вам потрібна допомога?"),
    "ar": ('<html lang="ar" dir="rtl"', "بماذا تحتاجون إلى مساعدة؟"),
    "tr": ('<html lang="tr" dir="ltr"', "Hangi konuda yardım arıyorsunuz?"),
    "ru": ('<html lang="ru" dir="ltr"', "С чем вам нужна помощь?"),
    EASY: ('<html lang="de" dir="ltr"', "Wobei brauchen Sie Hilfe?"),
}


def read(client, name, language, **kwargs):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(reverse(name, kwargs=kwargs)).content.decode()


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_the_first_page_speaks_the_chosen_language(client, cast, language):
    head, question = HEADS[language]
    page = read(client, "offers:public-home", language, district_slug="auental")
    assert head in page
    assert question in page


@pytest.mark.parametrize("language", ["uk", "ar", "tr", "ru"])
def test_the_language_is_negotiated_with_the_browser(client, cast, language):
    page = client.get("/kreis/auental/angebote/", headers={"accept-language": f"{language},en;q=0.5"})
    assert HEADS[language][0] in page.content.decode()


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_the_switch_offers_every_language_by_its_own_name_and_direction(client, cast, language):
    page = read(client, "offers:public-home", language, district_slug="auental")
    buttons = re.findall(
        r'name="language" value="([^"]+)" lang="([^"]+)" dir="([^"]+)"( aria-current)?', page
    )
    assert [code for code, *_rest in buttons] == list(PAGE_LANGUAGES)
    assert [code for code, _tag, _direction, chosen in buttons if chosen] == [language]
    assert ("ar", "ar", "rtl") in [tuple(button[:3]) for button in buttons]


def test_the_switch_is_kept_for_a_year(client, cast):
    answer = client.post("/sprache/", {"language": EASY, "next": "/kreis/auental/"})
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == EASY
    assert HEADS[EASY][1] in client.get("/kreis/auental/").content.decode()


def test_the_easy_words_are_not_called_leichte_sprache_before_a_group_has_read_them(client, cast, settings):
    button = '<button type="submit" name="language" value="de-x-leicht" lang="de" dir="ltr">{}</button>'
    page = read(client, "offers:public-home", "de", district_slug="auental")
    assert button.format("Einfache Sprache") in page
    settings.EASY_WORDS_CHECKED_BY = "Prüfgruppe Erlenbrück"
    page = read(client, "offers:public-home", "de", district_slug="auental")
    assert button.format("Leichte Sprache") in page


def test_a_staff_page_asked_in_arabic_answers_in_the_language_of_the_person(as_person, cast):
    client = as_person("coordinator")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    assert '<html lang="de"' in client.get("/heute/").content.decode()
    cast.coordinator.language = "en"
    cast.coordinator.save()
    assert '<html lang="en"' in client.get("/heute/").content.decode()


def test_the_sign_in_asked_in_turkish_is_german(client, cast):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "tr"
    answer = client.get(reverse("account_login"))
    assert '<html lang="de"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "de"


def test_a_public_page_that_exists_only_in_german_says_so_in_the_wanted_language(client, cast):
    page = read(client, "committees:public-committees", "ar", district_slug="auental")
    assert '<html lang="de" dir="ltr"' in page
    assert '<p class="tn-only" lang="ar" dir="rtl">' in page
    assert "هذه الصفحة متوفرة بالألمانية فقط." in page


def test_a_missing_page_speaks_the_language_of_the_visitor(client, cast):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    answer = client.get("/kreis/auental/gibt-es-nicht/")
    assert answer.status_code == 404
    assert "Такой страницы здесь нет" in answer.content.decode()


def test_numbers_and_addresses_keep_their_direction_on_the_arabic_page(client, cast):
    cast.auental.phone, cast.auental.email = "09999 402-170", "hilfe@auental.example"
    cast.auental.save()
    page = read(client, "offers:public-home", "ar", district_slug="auental")
    assert '<bdi dir="ltr">09999 402-170</bdi>' in page
    assert '<bdi dir="ltr">hilfe@auental.example</bdi>' in page
    assert '<bdi lang="de">Landkreis Auental</bdi>' in page


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("uk", 1, "1 пропозиція"), ("uk", 3, "3 пропозиції"), ("uk", 11, "11 пропозицій"), ("uk", 21, "21 пропозиція"),
        ("ru", 2, "2 предложения"), ("ru", 5, "5 предложений"), ("ru", 21, "21 предложение"),
        ("ar", 0, "لا توجد عروض"), ("ar", 1, "عرض واحد"), ("ar", 2, "عرضان"), ("ar", 7, "7 عروض"), ("ar", 11, "11 عرضاً"),
        ("ar", 100, "100 عرض"), ("tr", 1, "1 teklif"), ("tr", 9, "9 teklif"),
    ],
)  # fmt: skip
def test_plurals_follow_the_language(language, number, words):
    from django.utils.translation import ngettext, override

    with override(language):
        found = ngettext("%(number)s Angebot", "%(number)s Angebote", number) % {"number": number}
    assert found == words


# --- Figures and concept: the frame in every language, the content in German ---------------
SAID = {
    "uk": "Тексти на цій сторінці є лише німецькою мовою.",
    "ar": "النصوص في هذه الصفحة متوفرة بالألمانية فقط.",
    "tr": "Bu sayfadaki metinler yalnızca Almancadır.",
    "ru": "Тексты на этой странице есть только на немецком языке.",
    EASY: "Viele Texte auf dieser Seite sind in schwerer Sprache.",
    "en": "The texts on this page exist only in German.",
}


@pytest.fixture
def figure(cast):
    indicator = make_indicators.make_indicator(
        cast.auental, title="Kinder in Kitas", definition="Anteil der Kinder.", is_public=True
    )
    area = make_indicators.make_area(cast.auental)
    for year, value in ((2023, "80.1"), (2024, "82.6")):
        make_indicators.make_value(indicator, area, year=year, value=value)
    return indicator


@pytest.mark.parametrize("language", SAID)
def test_a_published_figure_has_its_frame_in_every_language(client, cast, figure, language):
    page = read(client, "monitoring:public-indicator", language, district_slug="auental", pk=figure.pk)
    assert HEADS[language][0] in page
    assert SAID[language] in page
    assert '<h1 class="tn-h1" lang="de" dir="ltr">Kinder in Kitas</h1>' in page
    assert '<p class="tn-lead" lang="de" dir="ltr">Anteil der Kinder.</p>' in page
    assert re.search(r'<td class="r"><bdi class="tn-nowrap" dir="ltr">82,6', page), (
        "Numbers run from left to right."
    )
    if language not in ("en", EASY):
        assert "Quelle:" not in page
        assert "zum Vorjahr" not in page


def test_the_german_page_says_nothing_about_its_language(client, cast, figure):
    page = read(client, "monitoring:public-indicator", "de", district_slug="auental", pk=figure.pk)
    assert "Die Texte auf dieser Seite gibt es nur auf Deutsch." not in page
    assert "Quelle:" in page


@pytest.mark.parametrize("language", SAID)
def test_the_list_of_figures_and_the_concept_have_theirs(client, cast, figure, language):
    make_concept.adopted(cast)
    listed = read(client, "monitoring:public-indicators", language, district_slug="auental")
    concept = read(client, "monitoring:public-concept", language, district_slug="auental")
    for page in (listed, concept):
        assert HEADS[language][0] in page
        assert SAID[language] in page
    assert '<li lang="de" dir="ltr"><div class="tn-res__head"><div><h3>' in listed
    assert re.search(r'<h1 class="tn-h1" lang="de" dir="ltr">[^<]+</h1>', concept)


def test_the_report_stays_in_german_and_says_so(client, cast):
    page = read(client, "monitoring:public-reports", "uk", district_slug="auental")
    assert '<html lang="de"' in page
    assert '<p class="tn-only" lang="uk" dir="ltr">' in page


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        ("de", "Mo, 02.03.2026, 14:00 Uhr"), ("en", "Mon, 02.03.2026, 14:00"), ("uk", "пн, 02.03.2026, 14:00"),
        ("tr", "Pzt, 02.03.2026, saat 14:00"), ("ar", "الاثنين، 02.03.2026، الساعة 14:00"),
    ],
)  # fmt: skip
def test_a_moment_is_told_in_the_language_of_the_page(language, moment):
    from desk.templatetags.desk import german_datetime

    with override(language):
        assert german_datetime(dt.datetime(2026, 3, 2, 14, 0, tzinfo=clock.BERLIN)) == moment


def test_telephone_numbers_on_the_note_list_keep_their_order_in_arabic(cast):
    make_offers.published(cast, now=clock.now())
    row = published_values(published_offers(cast.auental)).get()
    assert row["contact_phone"]
    for language, shown in (("de", row["contact_phone"]), ("ar", f"\u2066{row['contact_phone']}\u2069")):
        with override(language):
            answers = [answer for _question, answer in facts_of(row)]
        assert any(answer.startswith(shown) or f", {shown}" in answer for answer in answers), language
