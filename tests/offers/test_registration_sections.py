"""A new offer in six sections: kept as it is typed, resumed where it stopped, whole only at the end."""

import pytest
from django.urls import reverse

from desk.drafts.models import Draft
from offers.catalogue.forms import NewOfferForm
from offers.catalogue.in_sections import STEPS, names_of, sections_of
from offers.catalogue.models import Offer
from tests.offers import make

pytestmark = pytest.mark.django_db
ADDRESS = "/angebote/neu/"


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


@pytest.fixture
def pages(cast) -> dict[int, dict[str, object]]:
    """What somebody types on each page."""
    make.reachable(cast.bruecke)
    access = dict.fromkeys(
        ["wheelchair", "hearing_loop", "easy_language", "sign_language", "childcare", "quiet_room"], "unknown"
    )
    return {
        1: {"provider": cast.bruecke.pk, "title": "Lesekreis", "summary": "Wir lesen.", "fields_of_action": ["kultur"]},
        2: {"times": "Montag, 18 Uhr", "valid_from": "02.03.2026", "place_kind": "address", "address_visibility": "standard"},
        3: {"openness": "open"},
        4: {"languages_spoken": "Deutsch", "german_level": "none", "registration": "none", "cost": "0"},
        5: access,
        6: {"review_interval_days": "180", "visibility": "public"},
    }  # fmt: skip


def send(client, number: int, values: dict, way: str = ""):
    return client.post(ADDRESS, {"abschnitt": number, "_weg": way} | values)


def test_every_field_of_the_form_has_its_page(cast):
    form = NewOfferForm(user=cast.ngo_editor)
    placed = [name for number in range(1, len(STEPS) + 1) for name in names_of(form, number)]
    assert sorted(placed) == sorted(form.fields)
    assert all(sections_of(form).values())


def test_six_sections_make_one_draft_of_an_offer(cast, client, pages):
    client.force_login(cast.ngo_editor)
    for number in range(1, 6):
        answer = send(client, number, pages[number])
        assert answer.status_code == 303, answer.content.decode()
        assert answer["Location"].endswith(f"abschnitt={number + 1}")
    assert send(client, 6, pages[6]).status_code == 303
    offer = Offer.objects.get()
    assert (offer.title, offer.status, offer.languages_spoken) == ("Lesekreis", "draft", ["deu"])
    assert not Draft.objects.exists()


def test_a_new_session_goes_on_where_the_last_one_stopped(cast, client, pages):
    client.force_login(cast.ngo_editor)
    send(client, 1, pages[1])
    send(client, 2, pages[2])
    client.logout()
    client.force_login(cast.ngo_editor)
    page = client.get(ADDRESS).content.decode()
    assert "Abschnitt 3 von 6" in page
    mine = client.get(reverse("offers:my-offers")).content.decode()
    assert "Entwurf, Abschnitt 3 von 6" in mine
    assert "Lesekreis" in mine
    assert 'value="Lesekreis"' in client.get(f"{ADDRESS}?abschnitt=1").content.decode()


def test_what_is_kept_while_typing_touches_no_other_section(cast, client, pages):
    client.force_login(cast.ngo_editor)
    send(client, 1, pages[1])
    client.post(reverse("desk:draft-save", kwargs={"key": "offer-new/2"}), {"abschnitt": "2", "times": "Mon"})
    assert 'value="Lesekreis"' in client.get(f"{ADDRESS}?abschnitt=1").content.decode()
    page = client.get(ADDRESS).content.decode()
    assert "Abschnitt 2 von 6" in page
    assert "Mon</textarea>" in page


def test_a_wrong_answer_is_told_on_its_page_and_only_there(cast, client, pages):
    client.force_login(cast.ngo_editor)
    answer = send(client, 1, pages[1] | {"title": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Eine Angabe stimmt noch nicht" in page
    assert "Wir lesen." in page


def test_the_last_page_leads_back_to_what_is_missing(cast, client, pages):
    client.force_login(cast.ngo_editor)
    for number in (1, 2, 4, 5):
        send(client, number, pages[number])
    answer = send(client, 6, pages[6])
    assert answer.status_code == 422
    assert "Abschnitt 3 von 6" in answer.content.decode()
    send(client, 3, {"openness": "target_group", "target_groups": ["refugees"]})
    answer = send(client, 6, pages[6])
    assert "warum das Angebot nicht für alle offen ist" in answer.content.decode()
    assert not Offer.objects.exists()


def test_going_back_and_leaving_ask_for_nothing(cast, client, pages):
    client.force_login(cast.ngo_editor)
    assert send(client, 2, {"valid_from": "32.13."}, "zurueck")["Location"].endswith("abschnitt=1")
    assert send(client, 3, {}, "spaeter")["Location"] == reverse("offers:my-offers")
    assert "Abschnitt 3 von 6" in client.get(ADDRESS).content.decode()


def test_beginning_anew_throws_all_sections_away(cast, client, pages):
    client.force_login(cast.ngo_editor)
    send(client, 1, pages[1])
    send(client, 1, {}, "verwerfen")
    assert not Draft.objects.exists()
    assert "Lesekreis" not in client.get(ADDRESS).content.decode()


def test_everything_on_one_page_still_works(cast, client, pages):
    client.force_login(cast.ngo_editor)
    assert client.get(f"{ADDRESS}?alles=1").status_code == 200
    together = {name: value for page in pages.values() for name, value in page.items()}
    assert client.post(ADDRESS, together).status_code == 303
    assert Offer.objects.get().title == "Lesekreis"
