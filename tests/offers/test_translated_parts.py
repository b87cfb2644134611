"""Reductions, where to register and names of breaks: translated words beside days and numbers entered once."""

import importlib
import json
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse

from accounts.refusals import Refusal
from offers.catalogue import text_parts
from offers.catalogue.models import Offer
from offers.catalogue.services import approve_revision, submit_revision, update_offer
from offers.catalogue.texts import TEXT_FIELDS, fingerprint
from offers.hsds.schedules import schedule_notes
from offers.translations import services
from offers.translations.rules import german_texts
from offers.translations.selectors import queue_rows
from tests.cast import TODAY
from tests.offers import make
from tests.offers import make_translations as told

pytestmark = pytest.mark.django_db
NOW = make.at(TODAY)
SUMMER = {"first": "2026-07-20", "last": "2026-09-01", "name": "Sommerferien"}
CHRISTMAS = {"first": "2026-12-21", "last": "2027-01-06", "name": "Weihnachtsferien"}
GERMAN = {
    "cost": 5,
    "reductions": "Mit Sozialpass frei",
    "registration": "informal",
    "registration_contact": "Frau Wenzel, 09999 402-170, anmeldung@bruecke.example",
    "breaks": [SUMMER, CHRISTMAS],
}
ARABIC = told.ARABIC | {
    "reductions": "مجاناً مع بطاقة الشؤون الاجتماعية",
    "registration_contact": "السيدة فنتسل",
    "break_names": "العطلة الصيفية\nعطلة عيد الميلاد",
}


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("accounts.clock.today", lambda: TODAY)
    monkeypatch.setattr("accounts.clock.now", lambda: NOW)


@pytest.fixture
def offer(cast):
    return make.published(cast, **GERMAN)


def read(client, offer, language="de", query=""):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    address = reverse("offers:public-offer", kwargs={"district_slug": "auental", "offer_slug": offer.slug})
    return client.get(address + query).content.decode()


def change_german(cast, offer, **values):
    revision = update_offer(Offer.objects.get(pk=offer.pk), today=TODAY, by=cast.ngo_editor, **values)
    approve_revision(submit_revision(revision, now=NOW, by=cast.ngo_editor), now=NOW, by=cast.coordinator)


def standing(cast, offer):
    return queue_rows(cast.translator, "ara").get(pk=offer.pk).standing


# --- What is words and what is not -------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("00000 73 99", "", ["00000 73 99"]),
        ("Tel. +49 9999 402170", "Tel.", ["+49 9999 402170"]),
        ("Frau Wenzel, 09999 402-170", "Frau Wenzel", ["09999 402-170"]),
        ("anmeldung@bruecke.example", "", ["anmeldung@bruecke.example"]),
        ("Im Büro, Zimmer 12, 9 bis 11 Uhr", "Im Büro, Zimmer 12, 9 bis 11 Uhr", []),
        ("https://bruecke.example/anmelden.", "", ["https://bruecke.example/anmelden"]),
        ("Haus 4 (09999 1234) oder info@a.example", "Haus 4 oder", ["09999 1234", "info@a.example"]),
    ],
)
def test_numbers_and_addresses_are_no_words(text, words, parts):
    assert text_parts.neutral_parts(text) == parts
    assert text_parts.words_of(text) == words


def test_names_of_breaks_are_told_once_in_the_order_of_their_days():
    again = {"first": "2027-07-26", "last": "2027-09-07", "name": "Sommerferien"}
    assert text_parts.break_names([again, CHRISTMAS, SUMMER]) == ["Sommerferien", "Weihnachtsferien"]
    assert text_parts.names_in("Summer\n\nChristmas ", ["A", "B"]) == {"A": "Summer", "B": "Christmas"}
    assert text_parts.names_in("Summer", ["A", "B"]) == {}


# --- The reader --------------------------------------------------------------------------
def test_the_arabic_page_says_all_of_it_in_arabic_and_numbers_as_they_are(client, cast, offer):
    told.published(cast, offer, language="ara", **ARABIC)
    page = read(client, offer, "ar")
    main = page[page.index("<main") : page.index("</main>")]
    shown = re.sub(r"<script.*?</script>", "", main)
    for german in ("Sozialpass", "Frau Wenzel", "Sommerferien", "Weihnachtsferien"):
        assert german not in shown, german
    assert "السيدة فنتسل, \u206609999 402-170\u2069, \u2066anmeldung@bruecke.example\u2069" in shown
    assert re.search(r"20\.07\.2026 \S+ 01\.09\.2026: العطلة الصيفية<br>", shown)
    assert "مجاناً مع بطاقة الشؤون الاجتماعية" in shown


def test_without_a_translation_each_german_part_is_marked(client, cast, offer):
    page = read(client, offer, "ar")
    assert '<span lang="de" dir="ltr">Mit Sozialpass frei</span>' in page
    assert '<bdi lang="de" dir="ltr">Sommerferien</bdi>' in page
    assert '<span lang="de" dir="ltr">Frau Wenzel, 09999 402-170' in page


def test_a_bare_number_keeps_its_order_and_has_no_language(client, cast):
    offer = make.published(cast, registration="informal", registration_contact="09999 402-170")
    page = read(client, offer, "ar")
    assert "<span>\u206609999 402-170\u2069</span>" in page
    assert german_texts(offer)["registration_contact"] == ""


def test_a_german_reader_reads_it_as_it_was_typed(client, cast, offer):
    page = read(client, offer)
    assert "20.07.2026 bis 01.09.2026: Sommerferien<br>21.12.2026 bis 06.01.2027: Weihnachtsferien" in page
    assert "Frau Wenzel, 09999 402-170, anmeldung@bruecke.example" in page


def test_the_name_of_a_break_cannot_write_into_the_page(client, cast):
    offer = make.published(cast, breaks=[SUMMER | {"name": "<b>Ferien"}])
    for language in ("de", "ar"):
        assert "<b>Ferien" not in read(client, offer, language)
        assert "&lt;b&gt;Ferien" in read(client, offer, language)


# --- Current and out of date -------------------------------------------------------------
def test_other_words_make_a_translation_old_other_numbers_and_days_do_not(cast, offer):
    told.published(cast, offer, language="ara", **ARABIC)
    change_german(cast, offer, registration_contact="Frau Wenzel, 09999 402-199")
    change_german(cast, offer, breaks=[SUMMER | {"last": "2026-09-02"}, CHRISTMAS])
    assert standing(cast, offer) == "current"
    change_german(cast, offer, reductions="Mit Sozialpass die Hälfte")
    assert standing(cast, offer) == "outdated"


@pytest.mark.parametrize(
    "change",
    [
        {"registration_contact": "Herr Sommer, 09999 402-170"},
        {"breaks": [SUMMER | {"name": "Große Ferien"}, CHRISTMAS]},
        {"breaks": [SUMMER]},
    ],
)
def test_each_of_the_words_counts(cast, offer, change):
    told.published(cast, offer, language="ara", **ARABIC)
    change_german(cast, offer, **change)
    assert standing(cast, offer) == "outdated"


def test_an_offer_without_such_words_keeps_the_fingerprint_it_had():
    six = ("title", "summary", "description", "times", "registration_note", "cost_note")
    texts = dict.fromkeys(TEXT_FIELDS, "") | {"title": "Café", "summary": "Ein Satz."}
    import hashlib

    former = hashlib.sha256("\x1f".join(texts[name] for name in six).encode()).hexdigest()
    assert fingerprint(texts) == former
    assert fingerprint(texts | {"reductions": "frei"}) != former
    assert fingerprint(texts | {"reductions": "x"}) != fingerprint(texts | {"break_names": "x"})


def test_the_migration_marks_offers_with_such_words_anew_and_no_others(cast, offer):
    bare = make.published(cast, title="Nur Nummer", registration="informal", registration_contact="09999 1")
    marks = {row.pk: row.text_mark for row in (offer, bare)}
    Offer.objects.update(text_mark="alt")
    plain = make.published(cast, title="Ohne Worte")
    Offer.objects.filter(pk=plain.pk).update(text_mark="unberührt")
    importlib.import_module("offers.migrations.0010_more_texts_translated").mark_anew(apps, None)
    assert {row.pk: row.text_mark for row in Offer.objects.filter(pk__in=marks)} == marks
    assert Offer.objects.get(pk=plain.pk).text_mark == "unberührt"


# --- Who translates ----------------------------------------------------------------------
def test_the_translator_is_asked_for_words_alone(as_person, cast, offer):
    page = as_person("translator").get(
        reverse("offers:translation", kwargs={"pk": offer.pk, "language": "ara"})
    )
    page = page.content.decode()
    for name in ("reductions", "registration_contact", "break_names"):
        assert f'name="{name}"' in page
    assert "Sommerferien" in page
    assert "Frau Wenzel" in page
    assert "402-170" not in page


def test_half_of_it_is_not_handed_in(cast, offer):
    for gap in ("reductions", "registration_contact", "break_names"):
        row = told.begun(cast, offer, language="ara", **(ARABIC | {gap: ""}))
        with pytest.raises(Refusal) as refusal:
            services.submit_translation(row, now=NOW, by=cast.translator)
        assert refusal.value.field == gap
        services.remove_translation(row, by=cast.translator)


def test_every_break_gets_its_name(cast, offer):
    row = told.begun(cast, offer, language="ara", **(ARABIC | {"break_names": "العطلة الصيفية"}))
    with pytest.raises(Refusal, match="Sommerferien, Weihnachtsferien"):
        services.submit_translation(row, now=NOW, by=cast.translator)


# --- For programs ------------------------------------------------------------------------
def test_the_linked_data_speaks_the_language_of_the_page(client, cast, offer):
    told.published(cast, offer, language="ara", **ARABIC)
    for language, reduction, contact, name in (
        ("de", "Mit Sozialpass frei", GERMAN["registration_contact"], "Sommerferien"),
        (
            "ar",
            ARABIC["reductions"],
            "السيدة فنتسل, 09999 402-170, anmeldung@bruecke.example",
            "العطلة الصيفية",
        ),
    ):
        page = read(client, offer, language)
        data = json.loads(re.search(r"ld\+json\">(.+?)</script>", page)[1])
        assert data["offers"]["description"] == reduction
        assert data["availableChannel"]["description"] == contact
        assert data["hoursAvailable"][0] == {
            "@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00",
            "validFrom": "2026-07-20", "validThrough": "2026-09-01", "name": name,
        }  # fmt: skip


def test_hsds_names_the_breaks():
    row = {"recurrence": [], "times": "", "breaks": [SUMMER], "skips_holidays": False}
    assert schedule_notes(row) == "Fällt aus: 20.07.2026 bis 01.09.2026: Sommerferien."


def test_a_name_is_short_and_a_break_holds_nothing_else(cast):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="höchstens 60 Zeichen"):
        make.draft(cast, breaks=[SUMMER | {"name": "x" * 61}])
    with pytest.raises(ValidationError, match="ihrem Namen"):
        make.draft(cast, breaks=[SUMMER | {"grund": "Urlaub"}])
