"""The note list: on the device and nowhere else, without signing in and without a script."""

import uuid

import pytest
from django.urls import reverse

from desk.mail import delivery
from desk.mail.models import OutgoingMail
from offers.directory import notes
from offers.directory.brakes import brake
from tests.offers import make
from tests.pdf import pdf_text

pytestmark = pytest.mark.django_db
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"
    settings.BASE_URL = "https://teilhabe.example"


def address(name, cast, query=""):
    return reverse(f"offers:{name}", kwargs={"district_slug": cast.auental.slug}) + query


def put(client, cast, offer, **more):
    return client.post(
        address("public-note", cast), {"angebot": str(offer.pk), "zurueck": "/kreis/auental/"} | more
    )


def listed(client, cast, query=""):
    return [entry.title for entry in client.get(address("public-notes", cast, query)).context["entries"]]


def test_an_offer_is_put_on_the_list_and_taken_off(client, cast):
    first, second = make.published(cast), make.published(cast, title="Nähcafé")
    answer = put(client, cast, second)
    assert (answer.status_code, answer["Location"]) == (303, "/kreis/auental/")
    put(client, cast, first)
    put(client, cast, second)
    assert listed(client, cast) == ["Elterncafé", "Nähcafé"], "in the order of the last click, each once"
    put(client, cast, first, weg="1")
    assert listed(client, cast) == ["Nähcafé"]
    client.post(address("public-notes-empty", cast))
    assert listed(client, cast) == []


def test_the_cookie_is_signed_holds_keys_only_and_belongs_to_one_district(client, cast):
    offer = make.published(cast)
    cookie = put(client, cast, offer).cookies[notes.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/kreis/auental/")
    assert cookie.value.split(":")[0] == notes.write_keys([offer.pk])
    client.cookies[notes.COOKIE] = cookie.value.replace(cookie.value[:3], "AAA", 1)
    assert listed(client, cast) == []


def test_the_list_takes_thirty_and_lets_the_oldest_go():
    keys: list[uuid.UUID] = []
    added = [uuid.uuid4() for _number in range(40)]
    for key in added:
        keys = notes.note(keys, key)
    assert keys == added[-30:]
    assert notes.read_keys(notes.write_keys(keys)) == keys
    assert len(notes.write_keys(keys)) < 1000, "a browser keeps four thousand signs of a cookie"


@pytest.mark.parametrize("text", ["", "x", "....", "Zm9v", "ä" * 30, "." * 10_000])
def test_what_are_no_keys_is_an_empty_list(client, cast, text):
    assert notes.read_keys(text) == []
    assert listed(client, cast, f"?angebote={text}") == []


def test_only_published_offers_stand_on_it(client, cast):
    offer = make.published(cast)
    draft = make.draft(cast, title="KANARIE")
    put(client, cast, offer)
    put(client, cast, draft)
    type(offer).objects.filter(pk=offer.pk).update(status="paused")
    page = client.get(address("public-notes", cast))
    assert "KANARIE" not in page.content.decode()
    assert page.context["gone"] == 1
    shared = f"?angebote={notes.write_keys([draft.pk, offer.pk])}"
    assert listed(client, cast, shared) == []


def test_what_is_no_key_and_what_leads_away_is_refused(client, cast):
    offer = make.published(cast)
    assert client.post(address("public-note", cast), {"angebot": "x"}).status_code == 400
    assert put(client, cast, offer, zurueck="https://anderswo.example/")["Location"].startswith(
        "/kreis/auental/"
    )
    assert client.get(address("public-note", cast)).status_code == 405


def test_a_shared_address_shows_the_list_and_leaves_ones_own_alone(client, cast):
    mine, theirs = make.published(cast), make.published(cast, title="Nähcafé")
    put(client, cast, mine)
    page = client.get(address("public-notes", cast))
    assert page.context["share_url"].startswith(
        "https://teilhabe.example/kreis/auental/merkzettel/?angebote="
    )
    assert listed(client, cast, f"?angebote={notes.write_keys([theirs.pk])}") == ["Nähcafé"]
    assert listed(client, cast) == ["Elterncafé"]


def test_the_button_answers_htmx_with_itself_and_the_number_in_the_head(client, cast):
    offer = make.published(cast)
    answer = client.post(
        address("public-note", cast), {"angebot": str(offer.pk)}, headers={"hx-request": "true"}
    ).content.decode()
    assert 'aria-pressed="true"' in answer
    assert 'id="merkzettel-zahl"' in answer
    assert 'hx-swap-oob="true"' in answer
    page = client.get(address("public-search", cast)).content.decode()
    assert 'aria-pressed="true"' in page
    assert '<span class="tn-count" aria-hidden="true">1</span>' in page


def test_the_list_as_paper_has_a_code_for_each_offer(client, cast, judge_pdf):
    for title in ("Elterncafé", "Nähcafé"):
        put(client, cast, make.published(cast, title=title))
    answer = client.get(address("public-notes-sheet", cast))
    assert answer["Content-Type"] == "application/pdf"
    text = "".join(pdf_text(answer.content).split())
    for part in ("Elterncafé", "Nähcafé", "teilhabe.example/kreis/auental/angebote/naehcafe", "000007311"):
        assert part in text
    judge_pdf(answer.content)


def test_an_empty_list_has_no_paper_and_no_mail(client, cast):
    for name in ("public-notes-sheet", "public-notes-mail"):
        assert client.get(address(name, cast)).status_code == 303


# --- By mail ----------------------------------------------------------------------------------
def mails():
    """Mails with a note list; publishing an offer mails too."""
    return OutgoingMail.objects.filter(subject__startswith="Ihr Merkzettel")


def send(client, cast, email="gast@example.org", **more):
    return client.post(address("public-notes-mail", cast), {"email": email, "webseite": ""} | more)


def test_the_list_goes_out_by_mail_and_nothing_of_it_stays(client, cast, settings, mailoutbox):
    settings.MAIL_DELIVERY_BACKEND = LOCMEM
    put(client, cast, make.published(cast))
    assert send(client, cast).status_code == 303
    (mail,) = mails()
    assert "Elterncafé" in mail.text
    assert "https://teilhabe.example/kreis/auental/merkzettel/?angebote=" in mail.text
    assert delivery.deliver(mail.pk)
    assert mailoutbox[0].to == ["gast@example.org"]
    assert not mails().exists()


def test_a_mail_that_cannot_be_delivered_leaves_no_trace_either(client, cast, settings, monkeypatch):
    settings.MAIL_DELIVERY_BACKEND = LOCMEM
    monkeypatch.setattr(f"{LOCMEM}.send_messages", lambda self, messages: 1 / 0)
    monkeypatch.setattr(delivery, "BACKOFF", delivery.BACKOFF[:1])
    put(client, cast, make.published(cast))
    send(client, cast)
    (mail,) = mails()
    delivery.deliver(mail.pk)
    OutgoingMail.objects.update(due_at=mail.created_at)
    delivery.deliver(mail.pk)
    assert not mails().exists()


def test_a_wrong_address_is_said_so_and_kept_in_the_field(client, cast):
    put(client, cast, make.published(cast))
    answer = send(client, cast, email="kein-at-zeichen")
    assert answer.status_code == 422
    assert 'value="kein-at-zeichen"' in answer.content.decode()
    assert not mails().exists()


def test_a_program_that_fills_the_trap_sends_nothing(client, cast):
    put(client, cast, make.published(cast))
    assert send(client, cast, webseite="https://spam.example").status_code == 303
    assert not mails().exists()


def test_nobody_is_flooded(client, cast):
    """Five mails of one visitor in an hour, three to one address in a day."""
    put(client, cast, make.published(cast))
    assert [send(client, cast).status_code for _number in range(4)] == [303, 303, 303, 429]
    assert send(client, cast, email="andere@example.org").status_code == 303
    assert send(client, cast, email="dritte@example.org").status_code == 429
    assert mails().count() == 4


def test_a_brake_keeps_no_address(rf, monkeypatch):
    seen = []
    monkeypatch.setattr("offers.directory.brakes.cache.add", lambda key, *rest: seen.append(key) or True)
    brake(rf.get("/", REMOTE_ADDR="203.0.113.7"), "notes", most=1, seconds=60)
    assert seen
    assert "203.0.113.7" not in seen[0]
