"""Pages of taking part: what visitors see and do without an account, what a provider ticks on the phone."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from accounts import clock
from offers.participation import brake, services
from offers.participation.models import Participation
from tests.cast import make_organisation
from tests.offers import make as offers
from tests.offers import make_participation as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(cast):
    """A date next week with two places."""
    offer = offers.published(
        cast, title="Wohnungsführerschein", capacity=15, waiting_list=True, now=clock.now()
    )
    start = clock.now().replace(microsecond=0) + dt.timedelta(days=7)
    return make.session(cast, of=offer, start=start, capacity_override=2)


def address(session) -> str:
    kwargs = {"district_slug": session.district.slug, "pk": session.pk}
    return reverse("offers:public-sign-up", kwargs=kwargs)


def offer_page(session) -> str:
    kwargs = {"district_slug": session.district.slug, "offer_slug": session.offer.slug}
    return reverse("offers:public-offer", kwargs=kwargs)


def send(client, session, **data):
    return client.post(address(session), {"request_key": str(uuid.uuid4())} | data)


def test_the_public_page_of_an_offer_shows_dates_with_free_places(client, session):
    page = client.get(offer_page(session)).content.decode()
    assert "noch 2 von 2 Plätzen frei" in page
    assert address(session) in page
    make.sign_ups(session, 3, clock.now())
    page = client.get(offer_page(session)).content.decode()
    assert "voll, 1 wartet" in page
    assert "Auf die Warteliste" in page


def test_a_cancelled_date_stands_crossed_out_with_its_reason(client, cast, session):
    services.cancel_session(session, reason="Wasserschaden", now=clock.now(), by=cast.ngo_editor)
    page = client.get(offer_page(session)).content.decode()
    assert "<s>" in page
    assert "Wasserschaden" in page
    assert address(session) not in page


@pytest.mark.parametrize("registration", ["form", "referral"])
def test_where_a_form_is_needed_nobody_signs_up_here(client, cast, session, registration):
    type(session.offer).objects.filter(pk=session.offer_id).update(registration=registration)
    assert address(session) not in client.get(offer_page(session)).content.decode()
    assert client.get(address(session)).status_code == 404


def test_full_is_full_where_no_waiting_list_is_kept(client, session):
    type(session.offer).objects.filter(pk=session.offer_id).update(waiting_list=False)
    make.sign_ups(session, 2, clock.now())
    page = client.get(offer_page(session)).content.decode()
    assert "voll" in page
    assert address(session) not in page
    assert "Eine Warteliste gibt es hier nicht." in client.get(address(session)).content.decode()
    assert send(client, session).status_code == 409
    assert session.participations.count() == 2


def test_somebody_takes_a_place_and_reads_number_and_code(client, session):
    answer = send(client, session)
    row = Participation.objects.get()
    assert answer.status_code == 303
    page = client.get(answer.url)
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "Sie haben einen Platz" in page.content.decode()
    assert row.shown_code in page.content.decode()


def test_pressing_twice_signs_up_once_and_leads_to_the_same_page(client, session):
    key = str(uuid.uuid4())
    first, second = (send(client, session, request_key=key) for _press in range(2))
    assert first.url == second.url
    assert Participation.objects.count() == 1


def test_an_address_that_is_none_is_refused_and_not_lost(client, session):
    make.sign_ups(session, 2, clock.now())
    answer = send(client, session, notice_email="kein@")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="kein@"' in page
    assert "keine vollständige E-Mail-Adresse" in page


def test_who_waits_says_yes_or_no_on_the_own_page(client, session):
    first, _second = make.sign_ups(session, 2, clock.now())
    where = send(client, session, notice_email="zwei@example.org").url
    assert "Platz 1" in client.get(where).content.decode()
    services.call_off(first, now=clock.now())
    assert "Ein Platz ist frei geworden" in client.get(where).content.decode()
    assert client.post(where, {"tun": "kommen"}).status_code == 303
    assert "Sie haben einen Platz" in client.get(where).content.decode()
    assert client.post(where, {"tun": "absagen"}).status_code == 303
    assert "Sie haben keinen Platz mehr" in client.get(where).content.decode()
    assert client.post(where, {"tun": "absagen"}).status_code == 409


def test_the_code_leads_back_and_a_wrong_one_explains_itself(client, session):
    (row,) = make.sign_ups(session, 1, clock.now())
    page = reverse("offers:public-sign-up-code", kwargs={"district_slug": session.district.slug})
    answer = client.post(page, {"code": row.shown_code.lower()})
    assert answer.status_code == 303
    wrong = client.post(page, {"code": "2222-2222"})
    assert wrong.status_code == 422
    assert "kennen wir nicht" in wrong.content.decode()


def test_guessing_codes_is_slowed_down(client, session):
    page = reverse("offers:public-sign-up-code", kwargs={"district_slug": session.district.slug})
    answers = [client.post(page, {"code": "2222-2222"}).status_code for _try in range(brake.GUESSES + 1)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {422}


def test_a_script_does_not_take_all_places(client, session):
    answers = [send(client, session).status_code for _try in range(brake.SIGN_UPS + 1)]
    assert answers[-1] == 429
    assert Participation.objects.count() == brake.SIGN_UPS


def test_the_page_of_a_card_shows_stamps_and_nobody(client, cast):
    programme = make.programme(cast, modules=2, of=make.offer(cast))
    card = make.card(cast, programme)
    day = dt.date(2026, 2, 16)
    make.attend(cast, programme.offers.get(), make.modules(programme, 1)[0], [card], day)
    page = client.get(reverse("offers:public-card", kwargs={"token": card.token})).content.decode()
    assert "1 von 2 Modulen" in page
    assert "besucht am 16.02.2026" in page
    assert client.get(reverse("offers:public-card", kwargs={"token": card.token[:-1]})).status_code == 404


def test_a_provider_ticks_numbers_and_nothing_typed_is_lost(as_person, cast):
    programme = make.programme(cast, modules=1, of=make.offer(cast))
    card, (module,) = make.card(cast, programme), make.modules(programme, 1)
    session = make.session(cast, of=programme.offers.get(), module=module)
    one, two = make.sign_ups(session, 2)
    client = as_person("ngo_editor")
    page = reverse("offers:session-attendance", kwargs={"pk": session.pk})
    sent = {f"da-{one.pk}": "on", f"karte-{one.pk}": "999", f"karte-{two.pk}": "", "walk_ins": "3"}
    refused = client.post(page, sent)
    assert refused.status_code == 409
    assert 'value="999"' in refused.content.decode()
    assert "Eine Karte 0999 gibt es" in refused.content.decode()
    assert client.post(page, sent | {f"karte-{one.pk}": card.shown_number}).status_code == 303
    assert sorted(session.participations.values_list("status", flat=True)) == ["absent", *["attended"] * 4]
    assert card.stamps.count() == 1


def test_a_provider_signs_a_person_up_and_reads_the_code_out(as_person, session):
    client = as_person("ngo_editor")
    page = reverse("offers:session-sign-up", kwargs={"pk": session.pk})
    answer = client.post(page, {"card": ""}, follow=True)
    row = Participation.objects.get()
    assert f"Nummer 1, Code {row.shown_code}" in answer.content.decode()


def test_others_see_the_date_but_no_number(as_person, session):
    (row,) = make.sign_ups(session, 1, clock.now())
    page = as_person("clerk").get(session.get_absolute_url()).content.decode()
    assert row.shown_code not in page


def test_a_series_is_entered_on_one_page(as_person, cast):
    offer = make.offer(cast)
    page = reverse("offers:offer-session-create", kwargs={"pk": offer.pk})
    sent = {
        "starts_at": "09.03.2026", "starts_at_zeit": "18:00", "ends_at": "09.03.2026", "ends_at_zeit": "20:00",
        "more_days": "16.03.2026\n30.03.2026",
    }  # fmt: skip
    assert as_person("ngo_editor").post(page, sent).status_code == 303
    assert offer.sessions.count() == 3


def test_the_file_of_numbers_says_what_it_counts(as_person, cast):
    session = make.session(cast)
    services.note_attendance(session, walk_ins=7, today=session.day, by=cast.ngo_editor)
    answer = as_person("coordinator").get(reverse("offers:participation-export"))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Gezählt;Angebot oder Zertifikat")
    assert "Anwesenheiten;Wohnungsführerschein für alle" in lines[1]
    assert lines[1].endswith(";7")


def test_a_provider_links_its_own_offers_and_unlinks_nobody_elses(as_person, cast):
    other = offers.published(cast, title="Sprachtreff", now=clock.now())
    type(other).objects.filter(pk=other.pk).update(provider=make_organisation(cast.auental, "Frauenkreis"))
    programme = make.programme(cast, modules=1, of=other)
    page = reverse("offers:curriculum-update", kwargs={"pk": programme.pk})
    assert "Sprachtreff" in as_person("ngo_editor").get(page).content.decode()
    assert (
        "Sprachtreff" not in as_person("ngo_editor").get(reverse("offers:curriculum-create")).content.decode()
    )
