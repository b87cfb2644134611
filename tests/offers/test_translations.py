"""Texts in other languages: who may write and approve them, when they are out of date, what is called how."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.refusals import Refusal, StaleVersion, WrongState
from offers.catalogue.models import Offer
from offers.catalogue.services import approve_revision, submit_revision, update_offer
from offers.catalogue.texts import LEICHT, PLAIN, TEXT_FIELDS, fingerprint, language_name
from offers.translations import rules, services
from offers.translations.choices import Standing, State
from offers.translations.models import OfferTranslation
from offers.translations.selectors import language_counts, queue_rows
from tests.cast import TODAY
from tests.offers import make
from tests.offers import make_translations as told

pytestmark = pytest.mark.django_db
NOW = make.at(TODAY)


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr("accounts.clock.today", lambda: TODAY)


def change_german(cast, offer, **values):
    revision = update_offer(offer, today=TODAY, by=cast.ngo_editor, **values)
    return approve_revision(
        submit_revision(revision, now=NOW, by=cast.ngo_editor), now=NOW, by=cast.coordinator
    )


# --- Out of date -------------------------------------------------------------------------
def test_a_translation_is_out_of_date_as_soon_as_the_published_german_text_is_another(cast, today):
    offer = make.published(cast)
    row = told.published(cast, offer)
    assert standing_of(cast, offer) == Standing.CURRENT
    revision = update_offer(offer, today=TODAY, by=cast.ngo_editor, summary="Ein neuer Satz.")
    assert standing_of(cast, offer) == Standing.CURRENT, "The public still reads the old German text."
    approve_revision(submit_revision(revision, now=NOW, by=cast.ngo_editor), now=NOW, by=cast.coordinator)
    assert standing_of(cast, offer) == Standing.OUTDATED
    row.refresh_from_db()
    assert row.state == State.PUBLISHED, "It stays public, with a mark."


def test_a_change_of_facts_makes_no_text_old(cast, today):
    offer = make.published(cast)
    told.published(cast, offer)
    change_german(cast, offer, capacity=12)
    assert standing_of(cast, offer) == Standing.CURRENT


def test_the_same_german_text_again_makes_the_translation_current_again(cast, today):
    offer = make.published(cast)
    told.published(cast, offer)
    change_german(cast, offer, summary="Etwas anderes steht hier.")
    change_german(cast, Offer.objects.get(pk=offer.pk), summary=make.values()["summary"])
    assert standing_of(cast, offer) == Standing.CURRENT


def test_spaces_at_the_ends_of_lines_make_no_new_text():
    texts = dict.fromkeys(TEXT_FIELDS, "") | {"title": "Café", "description": "Eins\nZwei"}
    assert fingerprint(texts) == fingerprint(texts | {"title": " Café ", "description": "Eins  \r\nZwei\n"})
    assert fingerprint(texts) != fingerprint(texts | {"title": "", "summary": "Café"})


def standing_of(cast, offer):
    return queue_rows(cast.translator, "ukr").get(pk=offer.pk).standing


# --- Four eyes ---------------------------------------------------------------------------
def test_who_translated_does_not_approve(cast):
    row = told.submitted(cast)
    with pytest.raises(Refusal, match="selbst eingetragen"):
        services.approve_translation(row, now=NOW, by=cast.translator)


def test_who_wrote_in_it_before_somebody_else_does_not_approve_either(cast):
    row = told.begun(cast, by="coordinator")
    offer = row.offer
    services.save_translation(
        offer, language="ukr", values=told.values(title="Кафе"), seen_mark=offer.text_mark, version=1, by=cast.translator
    )  # fmt: skip
    row = services.submit_translation(row, now=NOW, by=cast.translator)
    with pytest.raises(Refusal):
        services.approve_translation(row, now=NOW, by=cast.coordinator)
    assert services.approve_translation(row, now=NOW, by=cast.second_coordinator).approved_at == NOW


def test_the_provider_may_write_and_a_coordinator_approves(cast):
    row = told.published(cast, by="ngo_editor", language=PLAIN)
    assert (row.author, row.approved_by, row.state) == (cast.ngo_editor, cast.coordinator, State.PUBLISHED)


def test_a_trusted_provider_publishes_its_own_texts_alone_but_not_those_of_a_translator(cast):
    offer = make.published(cast)
    cast.bruecke.trusted_provider = True
    cast.bruecke.save()
    assert told.submitted(cast, offer, by="ngo_editor", language=PLAIN).state == State.PUBLISHED
    assert told.submitted(cast, offer).state == State.SUBMITTED


def test_the_database_holds_four_eyes_as_well(cast):
    row = told.published(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfferTranslation.objects.filter(pk=row.pk).update(approved_by=row.author)


# --- The way to the page -----------------------------------------------------------------
def test_a_new_text_waits_beside_the_public_one_and_then_takes_its_place(cast):
    offer = make.published(cast)
    first = told.published(cast, offer)
    second = told.submitted(cast, offer, title="Кафе для всіх батьків")
    assert OfferTranslation.objects.filter(state=State.PUBLISHED).get() == first
    services.approve_translation(second, now=NOW, by=cast.coordinator)
    assert OfferTranslation.objects.get().title == "Кафе для всіх батьків"


def test_only_a_published_offer_is_translated(cast):
    with pytest.raises(WrongState):
        told.begun(cast, make.draft(cast))


def test_a_text_that_is_being_checked_does_not_change(cast):
    row = told.submitted(cast)
    with pytest.raises(WrongState):
        told.begun(cast, row.offer, title="Anders")


def test_two_who_begin_at_once_are_told(cast):
    row = told.begun(cast)
    with pytest.raises(StaleVersion):
        told.begun(cast, row.offer, by="coordinator", title="Auch begonnen")


def test_a_german_text_that_changed_meanwhile_is_shown_before_it_is_taken_as_translated(cast, today):
    offer = make.published(cast)
    change_german(cast, offer, summary="Inzwischen anders.")
    with pytest.raises(Refusal, match="seit eben ein anderer"):
        services.save_translation(
            offer, language="ukr", values=told.values(), seen_mark=offer.text_mark, version=None, by=cast.translator
        )  # fmt: skip


def test_whatever_is_said_in_german_is_said_in_the_other_language(cast):
    offer = make.published(cast, description="Mit Kaffee.", cost=2, cost_note="Spende willkommen.")
    row = told.begun(cast, offer, description="З кавою.")
    with pytest.raises(Refusal) as refusal:
        services.submit_translation(row, now=NOW, by=cast.translator)
    assert refusal.value.field == "cost_note"


def test_a_text_is_given_back_with_words_and_handed_in_again(cast, mailoutbox):
    row = told.submitted(cast)
    with pytest.raises(Refusal):
        services.return_translation(row, comment=" ", by=cast.coordinator)
    row = services.return_translation(row, comment="Der Titel fehlt noch.", by=cast.coordinator)
    assert (row.state, row.comment) == (State.RETURNED, "Der Titel fehlt noch.")
    assert services.submit_translation(row, now=NOW, by=cast.translator).comment == ""


def test_a_public_text_is_taken_off_the_page_and_found_no_more(cast):
    offer = make.published(cast)
    row = told.published(cast, offer)
    offer.refresh_from_db()
    assert offer.translated_titles == "Кафе для батьків"
    services.remove_translation(row, by=cast.coordinator)
    offer.refresh_from_db()
    assert offer.translated_titles == ""
    assert not OfferTranslation.objects.exists()


# --- Einfache and Leichte Sprache --------------------------------------------------------
def test_unchecked_words_are_not_handed_in_as_leichte_sprache(cast):
    row = told.begun(cast, language=LEICHT)
    with pytest.raises(Refusal) as refusal:
        services.submit_translation(row, now=NOW, by=cast.translator)
    assert refusal.value.field == "checked_by"
    assert "Einfache Sprache" in refusal.value.rule


def test_a_check_has_happened_already():
    rules.check_tested(LEICHT, "Prüfgruppe", TODAY, TODAY)
    with pytest.raises(Refusal):
        rules.check_tested(LEICHT, "Prüfgruppe", TODAY + dt.timedelta(days=1), TODAY)
    rules.check_tested(PLAIN, "", None, TODAY)


def test_checked_words_are_published_as_leichte_sprache(cast):
    row = told.published(cast, language=LEICHT, **told.CHECKED)
    assert row.language_name == "Leichte Sprache"
    assert language_name(LEICHT, is_checked=False) == "Leicht verständlich, noch ungeprüft"


def test_the_database_never_publishes_unchecked_words_as_leichte_sprache(cast):
    row = told.published(cast, language=LEICHT, **told.CHECKED)
    for change in ({"checked_by": ""}, {"checked_on": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OfferTranslation.objects.filter(pk=row.pk).update(**change)


def test_a_check_belongs_to_leichte_sprache_alone(cast):
    with pytest.raises(ValidationError):
        told.begun(cast, language="ukr", **told.CHECKED)


# --- The queue ---------------------------------------------------------------------------
def test_what_is_missing_stands_first_then_what_is_old(cast, today):
    current, old, missing, begun = (
        make.published(cast, title=title) for title in ("Aktuell", "Veraltet", "Fehlt", "Begonnen")
    )
    told.published(cast, current)
    told.published(cast, old)
    change_german(cast, old, summary="Neu gefasst.")
    told.begun(cast, begun)
    found = [(row.title, row.standing) for row in queue_rows(cast.translator, "ukr")]
    assert found == [
        (missing.title, "missing"), (old.title, "outdated"), (begun.title, "draft"), (current.title, "current"),
    ]  # fmt: skip
    assert [row.title for row in queue_rows(cast.translator, "ukr", "outdated")] == ["Veraltet"]


def test_the_languages_say_how_much_is_to_do(cast, today):
    offers = [make.published(cast, title=f"Angebot {number}") for number in range(3)]
    told.published(cast, offers[0])
    change_german(cast, offers[0], summary="Neu gefasst.")
    told.submitted(cast, offers[1], language="pes", **told.ARABIC)
    counts = {
        count.code: (count.missing, count.outdated, count.submitted)
        for count in language_counts(cast.translator)
    }
    assert counts["ukr"] == (2, 1, 0)
    assert counts["tur"] == (3, 0, 0)
    assert counts["pes"] == (3, 0, 1)


def test_a_provider_sees_only_its_own_offers_in_the_queue(cast, today):
    make.published(cast)
    make.published(cast, by="coordinator", approver="second_coordinator", provider=other(cast), title="Fremd")
    assert [row.title for row in queue_rows(cast.ngo_editor, "ukr")] == ["Elterncafé"]
    assert queue_rows(cast.translator, "ukr").count() == 2
    assert not queue_rows(cast.interpreter, "ukr").exists()


def other(cast):
    from tests.cast import make_organisation

    return make_organisation(cast.auental, "Haus Damaskus e. V.", phone="00000 73 12")
