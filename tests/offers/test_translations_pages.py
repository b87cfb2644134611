"""What people see: the offer in their language, the list, the editor, the queue."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.languages import EASY
from offers.catalogue.services import approve_revision, submit_revision, update_offer
from offers.catalogue.texts import LEICHT, PLAIN
from offers.translations.models import OfferTranslation
from tests.cast import TODAY
from tests.offers import make
from tests.offers import make_translations as told

pytestmark = pytest.mark.django_db
NOW = make.at(TODAY)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("accounts.clock.today", lambda: TODAY)


@pytest.fixture
def offer(cast):
    return make.published(
        cast, description="Mit Kaffee und Tee.", address="Am Wehr 4", municipality=cast.auenstadt
    )


def read(client, offer, language="de", query=""):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    address = reverse("offers:public-offer", kwargs={"district_slug": "auental", "offer_slug": offer.slug})
    return client.get(address + query).content.decode()


def change_german(cast, offer, **values):
    revision = update_offer(offer, today=TODAY, by=cast.ngo_editor, **values)
    approve_revision(submit_revision(revision, now=NOW, by=cast.ngo_editor), now=NOW, by=cast.coordinator)


# --- The offer ---------------------------------------------------------------------------
def test_the_reader_gets_the_offer_in_the_own_language(client, cast, offer):
    told.published(cast, offer, language="ara", description="مع القهوة والشاي.", **told.ARABIC)
    page = read(client, offer, "ar")
    assert '<html lang="ar" dir="rtl"' in page
    assert '<h1 class="tn-h1">مقهى الأهل</h1>' in page
    assert 'بالألمانية: <bdi lang="de" dir="ltr">Elterncafé</bdi>'.replace("بالألمانية: ", "") in page
    assert "Mit Kaffee" not in page
    assert '<span lang="de" dir="ltr">Am Wehr 4, Auenstadt</span>' in page
    assert "من دون تسجيل" in page


def test_without_a_translation_the_german_text_is_marked_and_explained(client, cast, offer):
    page = read(client, offer, "ar")
    assert '<h1 class="tn-h1" lang="de" dir="ltr">Elterncafé</h1>' in page
    assert '<div lang="de" dir="ltr"><p>Mit Kaffee und Tee.</p></div>' in page
    assert "هذا النص غير متوفر بلغتكم بعد." in page


def test_in_german_nothing_is_said_about_languages_nobody_wrote(client, cast, offer):
    page = read(client, offer)
    assert "tn-only" not in page
    assert "tn-also" not in page
    assert '<h1 class="tn-h1">Elterncafé</h1>' in page


def test_a_translation_made_from_an_older_german_text_says_so(client, cast, offer):
    told.published(cast, offer, description="З кавою та чаєм.")
    assert "Німецький текст новіший" not in read(client, offer, "uk")
    change_german(cast, offer, description="Mit Kaffee, Tee und Saft.")
    page = read(client, offer, "uk")
    assert "Німецький текст новіший за цей переклад." in page
    assert "?sprache=deu" in page
    assert "Mit Kaffee, Tee und Saft." in read(client, offer, "uk", "?sprache=deu")


def test_a_language_without_an_interface_is_read_by_its_link(client, cast, offer):
    told.published(cast, offer, language="pes", title="کافه", summary="دیدار.", description="چای.")
    page = read(client, offer)
    link = r'href="[^"]+\?sprache=pes" lang="fa" hreflang="fa" dir="rtl">فارسی</a>'
    assert re.search(link, page)
    page = read(client, offer, "de", "?sprache=pes")
    assert '<html lang="de" dir="ltr"' in page
    assert '<h1 class="tn-h1" lang="fa" dir="rtl">کافه</h1>' in page


def test_an_unknown_language_is_answered_with_400(client, cast, offer):
    address = reverse("offers:public-offer", kwargs={"district_slug": "auental", "offer_slug": offer.slug})
    assert client.get(f"{address}?sprache=klingonisch").status_code == 400


def test_what_waits_for_approval_is_read_by_nobody(client, cast, offer):
    told.submitted(cast, offer, description="З кавою.")
    page = read(client, offer, "uk")
    assert "Кафе для батьків" not in page
    assert "tn-also" not in page


def test_the_page_in_leichte_sprache_names_who_checked_it(client, cast, offer):
    told.published(
        cast, offer, language=LEICHT, title="Eltern·café", summary="Eltern treffen sich.",
        description="Es gibt Kaffee.", **told.CHECKED,
    )  # fmt: skip
    page = read(client, offer, EASY)
    assert '<article class="tn-easy">' in page
    assert "Dieser Text ist in Leichter Sprache. Prüfgruppe Erlenbrück hat den Text geprüft." in page
    assert "11.02.2026" in page
    assert "Wer darf kommen?" in page or "Alle dürfen kommen" in page
    assert "?sprache=de-x-leicht" in read(client, offer)


def test_plain_words_are_never_called_leichte_sprache(client, cast, offer):
    told.published(
        cast,
        offer,
        language=PLAIN,
        title="Elterntreff",
        summary="Eltern treffen sich.",
        description="Mit Tee.",
    )
    page = read(client, offer, EASY)
    assert "Dieser Text ist in Einfacher Sprache." in page
    text = page[page.index("<main") : page.index("</main>")]
    assert "Leichter Sprache" not in text
    assert "Leichte Sprache" not in text.replace("Leichte Sprache: <b>", "")


# --- The list ----------------------------------------------------------------------------
def test_the_list_shows_titles_in_the_language_of_the_reader(client, cast, offer):
    told.published(cast, offer, description="З кавою.")
    make.published(cast, title="Nur auf Deutsch")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    page = client.get("/kreis/auental/angebote/").content.decode()
    assert re.search(r'<a href="[^"]+" hx-boost="false">Кафе для батьків</a>', page)
    assert re.search(r'<a href="[^"]+" hx-boost="false" lang="de" dir="ltr">Nur auf Deutsch</a>', page)


def test_a_search_finds_the_title_in_any_language(client, cast, offer):
    told.published(cast, offer, description="З кавою.")
    told.published(cast, offer, language="ara", description="شاي.", **told.ARABIC)
    for word in ("батьків", "مقهى"):
        page = client.get("/kreis/auental/angebote/", {"q": word}).content.decode()
        assert "Elterncafé" in page, word


@pytest.mark.parametrize("language", ["de", "uk"])
def test_languages_cost_the_list_no_statement_and_the_offer_one(
    client, cast, offer, language, django_assert_max_num_queries
):
    for code, texts in (("ukr", told.UKRAINIAN), ("ara", told.ARABIC)):
        told.published(cast, offer, language=code, description="…", **texts)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with django_assert_max_num_queries(4):
        client.get("/kreis/auental/angebote/")
    with django_assert_max_num_queries(4):  # its dates are asked for as well
        read(client, offer, language)


# --- Writing -----------------------------------------------------------------------------
def editor(offer, language="ukr"):
    return reverse("offers:translation", kwargs={"pk": offer.pk, "language": language})


def test_the_editor_shows_german_beside_the_field_and_asks_only_what_there_is(as_person, cast, offer):
    page = as_person("translator").get(editor(offer, "ara")).content.decode()
    assert "Mit Kaffee und Tee." in page
    assert re.search(r'<textarea name="description"[^>]* lang="ar" dir="rtl"', page)
    assert 'name="cost_note"' not in page
    assert 'name="checked_by"' not in page


def test_a_text_is_saved_and_handed_in_with_one_button(as_person, cast, offer):
    data = told.values(description="З кавою.") | {"_quelle": offer.text_mark, "_weiter": "einreichen"}
    answer = as_person("translator").post(editor(offer), data)
    assert answer.status_code == 303
    assert OfferTranslation.objects.get().state == "submitted"


def test_a_text_that_cannot_be_handed_in_is_shown_again_with_what_was_typed(as_person, cast, offer):
    data = told.values() | {"_quelle": offer.text_mark, "_weiter": "einreichen"}
    answer = as_person("translator").post(editor(offer), data)
    assert answer.status_code == 422
    assert "Кафе для батьків" in answer.content.decode()
    assert "Hier fehlt der Text noch." in answer.content.decode()
    assert not OfferTranslation.objects.exists()


def test_the_new_words_of_the_german_text_are_marked_and_the_old_ones_can_be_read(as_person, cast, offer):
    told.published(cast, offer, description="З кавою.")
    change_german(cast, offer, description="Mit Kaffee, Saft und Tee.")
    page = as_person("translator").get(editor(offer)).content.decode()
    assert "Der deutsche Text ist seit der Übersetzung ein anderer." in page
    assert "<ins>, Saft</ins>" in page
    assert "Vorher hieß es" in page
    assert "З кавою." in page


def test_the_editor_measures_plain_german_and_nothing_else(as_person, cast, offer):
    hard = "Die Inanspruchnahme der Beratung setzt die vorherige Terminvereinbarung mit der Verwaltung zwingend voraus und dauert lange."
    told.begun(cast, offer, language=PLAIN, description=hard)
    told.begun(cast, offer, language="eng", description=hard)
    client = as_person("translator")
    assert "Wiener Sachtextformel" in client.get(editor(offer, PLAIN)).content.decode()
    assert "Wiener Sachtextformel" not in client.get(editor(offer, "eng")).content.decode()


def test_the_form_of_an_offer_gives_the_same_hint_and_saves_all_the_same(as_person, cast):
    hard = "Die Inanspruchnahme der Beratung setzt die vorherige Terminvereinbarung mit der Verwaltung zwingend voraus und dauert lange."
    row = make.draft(cast, summary="Verwaltungsverfahrensberatung.", description=hard)
    page = as_person("ngo_editor").get(reverse("offers:offer-update", kwargs={"pk": row.pk})).content.decode()
    assert "Der Text liest sich schwer." in page
    assert "Ein langer Satz: „Die Inanspruchnahme der Beratung setzt die …“" in page


def test_the_languages_of_an_offer_say_by_whom_and_when(as_person, cast, offer):
    told.published(cast, offer, description="З кавою.")
    client = as_person("ngo_editor")
    page = client.get(reverse("offers:translations", kwargs={"pk": offer.pk})).content.decode()
    assert "02.03.2026 von Selin Arndt" in page
    answer = client.post(reverse("offers:translations", kwargs={"pk": offer.pk}), {"language": "tir"})
    assert answer.headers["Location"] == editor(offer, "tir")


def test_the_translator_sees_the_queue_and_nothing_of_the_house(as_person, cast, offer):
    client = as_person("translator")
    page = client.get(reverse("offers:translation-queue")).content.decode()
    assert "Elterncafé" in page
    draft = make.draft(cast, title="Noch ein Entwurf")
    assert client.get(draft.get_absolute_url()).status_code == 404
    for closed in ("/netzwerk/organisationen/", "/gremien/", "/foerderung/"):
        assert client.get(closed).status_code in (403, 404), closed


def test_a_text_to_read_stands_in_the_morning_of_the_coordinator_and_not_of_its_author(
    as_person, cast, offer
):
    told.submitted(cast, offer, description="З кавою.")
    assert "Übersetzung lesen: Elterncafé" in as_person("coordinator").get("/heute/").content.decode()
    assert "Übersetzung lesen" not in as_person("translator").get("/heute/").content.decode()
