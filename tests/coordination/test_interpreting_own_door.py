"""What an interpreter does alone: answer a question, keep one's own details."""

import pytest
from django.urls import reverse

from coordination.interpreting.models import Assignment
from coordination.interpreting.services.assignments import ask_interpreters
from desk.hub.history import history_lines
from tests.coordination.make_interpreting import NOW, berlin, make_interpreter, make_open_request, make_pool

pytestmark = pytest.mark.django_db
MINE = "/sprachmittlung/meine-einsaetze/"


@pytest.fixture
def asked(cast, monkeypatch):
    monkeypatch.setattr("accounts.clock.now", lambda: NOW)
    pool = make_pool(cast)
    person = make_interpreter(cast, pool, user=cast.interpreter)
    rival = make_interpreter(cast, pool, name="Olena Kovalenko")
    return ask_interpreters(
        make_open_request(cast, pool), interpreters=[person, rival],
        expires_at=berlin(8, 12), now=NOW, by=cast.coordinator,
    )  # fmt: skip


def answer_url(offer) -> str:
    return reverse("coordination:own-offer-answer", kwargs={"pk": offer.pk})


def test_a_yes_on_the_own_page_books_the_slot_in_the_persons_name(as_person, cast, asked):
    mine, rival = asked
    client = as_person("interpreter")
    assert answer_url(mine) in client.get(MINE).content.decode()
    html = client.post(answer_url(mine), {"answer": "yes"}, follow=True).content.decode()
    assert "Der Einsatz gehört Ihnen" in html
    assignment = Assignment.objects.get(request=mine.request)
    assert assignment.interpreter == mine.interpreter
    assert any(line.actor_name == str(cast.interpreter) for line in history_lines(assignment))
    # Asked again, the page says so and changes nothing.
    assert client.post(answer_url(mine), {"answer": "yes"}).status_code == 404
    assert client.post(answer_url(rival), {"answer": "yes"}).status_code == 404
    assert Assignment.objects.filter(request=mine.request).count() == 1


def test_a_no_leaves_the_slot_to_others(as_person, asked):
    mine, rival = asked
    as_person("interpreter").post(answer_url(mine), {"answer": "no"})
    mine.refresh_from_db()
    rival.refresh_from_db()
    assert (mine.answer, rival.answer) == ("declined", "open")
    assert not Assignment.objects.exists()


def test_own_details_can_be_kept_and_nothing_else(as_person, cast, asked):
    person = asked[0].interpreter
    client = as_person("interpreter")
    url = reverse("coordination:own-details", kwargs={"pk": person.pk})
    page = client.get(url).content.decode()
    assert "Sprachen und Nachweise ändert die Vermittlung" in page
    given = {
        "version": person.version, "modes": ["phone"], "home": person.home_id, "email": "neu@auental.example",
        "phone": "00000 1234", "street": "Am Anger 3", "postcode": "00000",
    }  # fmt: skip
    smuggled = {"status": "left", "given_name": "Jemand", "language_1": "ukr", "level_1": "C2"}
    answer = client.post(url, given | smuggled)
    assert answer.status_code == 303, answer.content.decode()
    person.refresh_from_db()
    assert person.modes == ["phone"]
    assert (person.status, person.given_name) == ("active", "Tesfay")
    assert sorted(person.languages.values_list("language", flat=True)) == ["deu", "tir"]
    assert person.private.phone == "00000 1234"
    assert "00000 1234" in client.get(MINE).content.decode()


def test_the_details_of_another_are_out_of_reach(as_person, asked):
    rival = asked[1].interpreter
    url = reverse("coordination:own-details", kwargs={"pk": rival.pk})
    assert as_person("interpreter").get(url).status_code == 404
