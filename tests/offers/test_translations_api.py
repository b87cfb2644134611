"""Translations for programs: the same doors and second persons as on the pages, and a version with every step."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.clock import today
from desk.tokens.services import create_token
from offers.catalogue.texts import LEICHT
from offers.translations.models import OfferTranslation
from tests.offers import make
from tests.offers import make_translations as told

pytestmark = pytest.mark.django_db
LIST = "api:offer-translations-list"


@pytest.fixture(autouse=True)
def demo_day(settings):
    settings.DEMO_TODAY = "2026-03-02"


@pytest.fixture
def program(client, cast):
    """`program("coordinator")(method, address, data, version)` speaks with the key of that person."""

    def of(person):
        key = create_token(name="Test", expires_on=today() + dt.timedelta(days=7), by=cast.people[person])[1]

        def ask(method, address, data=None, version=None):
            headers = {"authorization": f"Bearer {key}"}
            if version is not None:
                headers["if-match"] = f'"{version}"'
            call = getattr(client, method)
            if method == "get":
                return call(address, data or {}, headers=headers)
            return call(address, data or {}, "application/json", headers=headers)

        return ask

    return of


@pytest.fixture
def offer(cast):
    return make.published(cast)


def detail(row, step=""):
    return reverse(f"api:offer-translations-{step or 'detail'}", args=[getattr(row, "pk", row)])


def draft(offer, **changed):
    return {
        "offer": str(offer.pk),
        "language": "ukr",
        "source_mark": offer.text_mark,
        **told.UKRAINIAN,
    } | changed


def test_a_text_goes_the_whole_way_and_a_second_person_decides(program, cast, offer):
    ask, second = program("coordinator"), program("second_coordinator")
    mark = ask("get", reverse("api:offers-detail", args=[offer.pk])).json()["text_mark"]
    made = ask("post", reverse(LIST), draft(offer, source_mark=mark))
    assert made.status_code == 201, made.json()
    row = made.json()
    assert (row["state"], row["is_outdated"], made["ETag"]) == ("draft", False, '"1"')
    handed_in = ask("post", detail(row["id"], "submit"), version=1)
    assert handed_in.json()["state"] == "submitted", handed_in.json()
    version = handed_in.json()["version"]
    refused = ask("post", detail(row["id"], "approve"), version=version)
    assert refused.status_code == 409
    done = second("post", detail(row["id"], "approve"), version=version)
    assert done.json()["state"] == "published", done.json()
    listed = ask("get", reverse(LIST), {"state": "published", "language": "ukr"}).json()["results"]
    assert [each["title"] for each in listed] == [told.UKRAINIAN["title"]]


def test_a_draft_is_changed_by_the_version_that_was_read(program, cast, offer):
    row = told.begun(cast, offer, by="coordinator")
    ask = program("coordinator")
    changed = ask("patch", detail(row), {"title": "Кафе"}, version=1)
    assert changed.json()["title"] == "Кафе", changed.json()
    assert changed.json()["summary"] == told.UKRAINIAN["summary"]
    assert ask("patch", detail(row), {"title": "Інше"}, version=1).status_code == 409
    assert ask("patch", detail(row), {"title": "Інше"}).status_code == 400
    assert OfferTranslation.objects.get().title == "Кафе"


@pytest.mark.parametrize("step", ["submit", "approve", "return"])
def test_every_step_names_the_version(program, cast, offer, step):
    row = told.begun(cast, offer) if step == "submit" else told.submitted(cast, offer)
    name = "give-back" if step == "return" else step
    ask = program("coordinator")
    data = {"comment": "Bitte kürzer."} if step == "return" else None
    assert ask("post", detail(row, name), data).status_code == 400
    assert ask("post", detail(row, name), data, version=99).status_code == 409
    assert ask("post", detail(row, name), data, version=row.version).status_code == 200


def test_a_text_goes_back_with_words_alone(program, cast, offer):
    row = told.submitted(cast, offer)
    ask = program("coordinator")
    assert ask("post", detail(row, "give-back"), {"comment": ""}, version=row.version).status_code == 400
    back = ask("post", detail(row, "give-back"), {"comment": "Bitte kürzer."}, version=row.version).json()
    assert (back["state"], back["comment"]) == ("returned", "Bitte kürzer.")


def test_what_is_public_is_replaced_and_never_changed(program, cast, offer):
    row = told.published(cast, offer)
    ask = program("coordinator")
    refused = ask("patch", detail(row), {"title": "Інше"}, version=row.version)
    assert refused.status_code == 409
    assert "ersetzt" in refused.json()["message"]
    offer.refresh_from_db()
    assert ask("post", reverse(LIST), draft(offer, title="Інше")).status_code == 201
    assert set(OfferTranslation.objects.values_list("state", "title")) == {
        ("published", told.UKRAINIAN["title"]),
        ("draft", "Інше"),
    }


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"language": "deu"}, 400), ({"language": "klingonisch"}, 400), ({"source_mark": "kurz"}, 400),
        ({"source_mark": "0" * 64}, 409), ({"state": "published"}, 400), ({"approved_at": "2026-01-01"}, 400),
        ({"checked_by": "Gruppe", "checked_on": "2026-01-01"}, 400),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(program, cast, offer, changed, status):
    answer = program("coordinator")("post", reverse(LIST), draft(offer, **changed))
    assert answer.status_code == status, answer.json()
    assert not OfferTranslation.objects.exists()


def test_leichte_sprache_is_not_handed_in_unchecked(program, cast, offer):
    ask = program("coordinator")
    row = ask("post", reverse(LIST), draft(offer, language=LEICHT)).json()
    refused = ask("post", detail(row["id"], "submit"), version=1)
    assert refused.status_code == 409
    assert refused.json()["field"] == "checked_by"


def test_offer_and_language_of_a_text_stand_fast(program, cast, offer):
    row = told.begun(cast, offer, by="coordinator")
    answer = program("coordinator")("patch", detail(row), {"language": "tur"}, version=1)
    assert answer.status_code == 400


def test_another_district_finds_neither_text_nor_offer(program, cast, offer):
    row = told.submitted(cast, offer)
    ask = program("outsider")
    assert ask("get", reverse(LIST)).json()["results"] == []
    assert ask("get", detail(row)).status_code == 404
    assert ask("post", detail(row, "approve"), version=row.version).status_code == 404
    assert ask("post", reverse(LIST), draft(offer)).status_code == 400


def test_a_provider_writes_its_own_and_approves_none(program, cast, offer):
    ask = program("ngo_editor")
    assert ask("post", reverse(LIST), draft(offer)).status_code == 201
    row = OfferTranslation.objects.get()
    handed_in = ask("post", detail(row, "submit"), version=1)
    assert handed_in.status_code == 200, handed_in.json()
    row.refresh_from_db()
    assert ask("post", detail(row, "approve"), version=row.version).status_code == 403


def test_one_text_or_a_dozen_the_list_asks_the_same(program, cast, offer):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    told.begun(cast, offer)
    ask = program("coordinator")
    ask("get", reverse(LIST))
    with CaptureQueriesContext(connection) as few:
        ask("get", reverse(LIST))
    for code in ("tur", "rus", "ara", "pol", "ron", "fra"):
        told.begun(cast, offer, language=code)
    with CaptureQueriesContext(connection) as many:
        assert len(ask("get", reverse(LIST)).json()["results"]) == 7
    assert len(many) == len(few)
