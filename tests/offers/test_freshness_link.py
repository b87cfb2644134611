"""The mailed link: nothing changes by looking, one answer uses it up, and every dead end says where to go."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.audit.models import AuditEntry
from coordination.network.models import ContactPerson, Function
from coordination.network.services import confirm_organisation
from desk.mail.models import OutgoingMail
from desk.notifications.models import Notification
from offers.catalogue.choices import Status
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.models import FreshnessRequest, OfferReview
from offers.catalogue.freshness.services import LinkUsed, answer_request, hash_of
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import published_offers
from tests.offers import make
from tests.offers.make_freshness import DUE, LINK, address, asked, offer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings, cast):
    settings.DEMO_TODAY = "2026-07-14"
    cache.clear()
    confirm_organisation(cast.bruecke, on=dt.date(2026, 7, 1), by=cast.coordinator)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def key(row) -> str:
    return f"offer-{row.pk}"


def test_the_secret_is_kept_as_a_hash_only(cast):
    offer(cast)
    request, token = asked(cast)
    assert len(token) >= 40
    assert request.token_hash == hash_of(token)
    assert not FreshnessRequest.objects.filter(token_hash=token).exists()
    kept = [line for entry in AuditEntry.objects.all() for line in (entry.before, entry.after) if line]
    assert token not in str(kept)
    assert request.token_hash not in str(kept)


def test_looking_changes_nothing_however_often(cast, client, django_assert_max_num_queries):
    row = offer(cast)
    _request, token = asked(cast)
    for method in (client.get, client.head):
        with django_assert_max_num_queries(8):
            response = method(address(token))
        assert response.status_code == 200
    row.refresh_from_db()
    assert row.last_confirmed_on == dt.date(2026, 1, 15)
    assert FreshnessRequest.objects.get().answered_at is None
    assert response["Referrer-Policy"] == "same-origin"
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]


def test_the_page_costs_as_much_for_twelve_offers_as_for_one(cast, client, django_assert_max_num_queries):
    for number in range(12):
        offer(cast, f"Angebot {number}")
    _request, token = asked(cast)
    with django_assert_max_num_queries(8):
        client.get(address(token))


def test_twelve_offers_are_confirmed_in_one_click(cast, client):
    rows = [offer(cast, f"Angebot {number}") for number in range(12)]
    _request, token = asked(cast)
    response = client.post(address(token), {"all": "1"}, follow=True)
    assert response.redirect_chain[0][1] == 303
    assert text_of(response).count("Stimmt noch, aktuell bis 10.01.2027") == 12
    for row in rows:
        row.refresh_from_db()
        assert (row.last_confirmed_on, row.overdue_on) == (DUE, dt.date(2027, 2, 9))
    assert set(OfferReview.objects.filter(offer__in=rows).values_list("result", flat=True)) == {"unchanged"}


def test_answers_one_by_one_renew_end_and_announce(cast, client):
    still, gone, other = offer(cast, "Bleibt"), offer(cast, "Endet"), offer(cast, "Anders")
    _request, token = asked(cast)
    Notification.objects.all().delete()
    answers = {key(still): "unchanged", key(gone): "ended", key(other): "changed"}
    response = client.post(
        address(token), answers | {"name": "Amal Haddad", "note": "Jetzt erst um 16 Uhr"}, follow=True
    )
    page = text_of(response)
    assert "Gibt es nicht mehr, seit 14.07.2026 nicht in der Suche" in page
    assert f"/angebote/{other.pk}/bearbeiten/" in page
    for row in (still, gone, other):
        row.refresh_from_db()
    assert (still.status, still.last_confirmed_on) == (Status.PUBLISHED, DUE)
    assert (gone.status, gone.valid_until) == (Status.ENDED, DUE)
    assert (other.status, other.last_confirmed_on) == (Status.PUBLISHED, dt.date(2026, 1, 15))
    assert set(published_offers(cast.auental)) == {still, other}
    told = Notification.objects.get(user=cast.coordinator)
    assert told.title == "Antwort von Brücke Auental e. V."
    assert told.line == "1 gibt es nicht mehr, 1 wird geändert: Jetzt erst um 16 Uhr"
    ended = AuditEntry.objects.get(action="offer.ended", row_id=str(gone.pk))
    assert ended.actor_name == "Amal Haddad (Link aus der E-Mail)"


def test_a_second_use_explains_itself_and_changes_nothing(cast, client):
    row = offer(cast)
    _request, token = asked(cast)
    client.post(address(token), {"all": "1", "name": "Amal Haddad"})
    again = client.get(address(token))
    assert again.status_code == 200
    page = text_of(again)
    assert "Danke. Alles beantwortet." in page
    assert "Amal Haddad (Link aus der E-Mail)" in page
    assert "beantwortet am Di, 14.07.2026" in page
    assert "Zu meinen Angeboten" in page
    late = client.post(address(token), {key(row): "ended"})
    assert late.status_code == 409
    assert "kam zu spät" in text_of(late)
    row.refresh_from_db()
    assert row.status == Status.PUBLISHED


def test_gone_can_be_taken_back_for_a_week(cast, client, settings):
    row = offer(cast, valid_until=dt.date(2026, 12, 31))
    _request, token = asked(cast)
    client.post(address(token), {key(row): "ended"})
    review = OfferReview.objects.get(offer=row)
    page = text_of(client.get(address(token)))
    assert "Zurücknehmen, möglich bis Di, 21.07.2026" in page
    settings.DEMO_TODAY = "2026-07-21"
    response = client.post(address(token), {"take_back": str(review.pk)}, follow=True)
    assert "Stimmt noch, aktuell bis 17.01.2027" in text_of(response)
    row.refresh_from_db()
    assert (row.status, row.valid_until) == (Status.PUBLISHED, dt.date(2026, 12, 31))
    assert row.last_confirmed_on == dt.date(2026, 7, 21)
    actions = AuditEntry.objects.filter(row_id=str(row.pk)).values_list("action", flat=True)
    assert {"offer.ended", "offer.end_taken_back"} <= set(actions)


def test_after_a_week_gone_is_gone(cast, client, settings):
    row = offer(cast)
    _request, token = asked(cast)
    client.post(address(token), {key(row): "ended"})
    review = OfferReview.objects.get(offer=row)
    settings.DEMO_TODAY = "2026-07-22"
    assert "Zurücknehmen" not in text_of(client.get(address(token)))
    response = client.post(address(token), {"take_back": str(review.pk)})
    assert response.status_code == 409
    assert "nicht mehr zurücknehmen" in text_of(response)
    row.refresh_from_db()
    assert row.status == Status.ENDED


def test_one_answer_uses_up_the_links_of_earlier_reminders(cast, client, settings):
    offer(cast)
    _first, old = asked(cast)
    settings.DEMO_TODAY = "2026-07-28"
    _second, new = asked(cast, DUE + dt.timedelta(days=14))
    client.post(address(new), {"all": "1"})
    page = text_of(client.get(address(old)))
    assert "Ein anderer davon wurde benutzt" in page
    assert "Stimmt noch, aktuell bis" in page
    assert set(OfferReview.objects.values_list("result", flat=True)) == {"unchanged"}


def test_of_two_answers_the_second_is_told(cast):
    row = offer(cast)
    request, _token = asked(cast)
    answer_request(request, answers={key(row): "unchanged"}, now=make.at(DUE))
    with pytest.raises(LinkUsed):
        answer_request(request, answers={key(row): "ended"}, now=make.at(DUE))


def test_an_answer_that_is_missing_is_asked_for_and_the_others_are_kept(cast, client):
    first, second = offer(cast, "Elterncafé"), offer(cast, "Nähcafé")
    _request, token = asked(cast)
    response = client.post(address(token), {key(first): "ended", "note": "Wir ziehen um"})
    assert response.status_code == 422
    page = text_of(response)
    assert f'href="#{key(second)}"' in page
    assert f'name="{key(first)}" value="ended" checked' in page
    assert "Wir ziehen um" in page
    first.refresh_from_db()
    assert first.status == Status.PUBLISHED


def test_all_and_something_else_contradict_each_other(cast, client):
    row = offer(cast)
    _request, token = asked(cast)
    response = client.post(address(token), {"all": "1", key(row): "ended"})
    assert response.status_code == 422
    assert "etwas anderes gewählt" in text_of(response)


def test_what_is_not_due_may_be_confirmed_along_and_need_not(cast, client):
    due, fresh = offer(cast, "Elterncafé"), offer(cast, "Nähcafé", day=dt.date(2026, 7, 1))
    _request, token = asked(cast)
    page = text_of(client.get(address(token)))
    assert page.index("Elterncafé") < page.index("Nähcafé")
    client.post(address(token), {key(due): "unchanged"})
    fresh.refresh_from_db()
    assert fresh.last_confirmed_on == dt.date(2026, 7, 1)


def test_a_link_reaches_nothing_of_another_provider(cast, client):
    mine = offer(cast)
    theirs = make.submitted(cast, by="outsider", provider=cast.foreign_organisation, now=make.at(DUE))
    Offer.objects.filter(pk=theirs.pk).update(
        status=Status.PUBLISHED, slug="fremd", last_confirmed_on=DUE, overdue_on=dt.date(2027, 2, 9)
    )
    _request, token = asked(cast)
    client.post(address(token), {key(mine): "unchanged", key(theirs): "ended"})
    theirs.refresh_from_db()
    assert theirs.status == Status.PUBLISHED


def test_the_organisation_and_its_public_contacts_are_asked_for_on_the_same_page(cast, client):
    person = ContactPerson.objects.create(district=cast.auental, name="Olena Kravets")
    function = Function.objects.create(
        district=cast.auental, person=person, organisation=cast.bruecke, phone="00000 77 11", is_public=True,
        public_consent_on=dt.date(2024, 1, 1), confirmed_on=dt.date(2025, 7, 1),
    )  # fmt: skip
    offer(cast)
    request, token = asked(cast)
    page = text_of(client.get(address(token)))
    assert "Ihre Organisation" in page
    assert "Olena Kravets" in page
    data = {
        key(request.reviews.exclude(offer=None).get().offer): "unchanged",
        f"contact-{function.pk}": "ended",
        "organisation": "unchanged",
    }
    client.post(address(token), data)
    function.refresh_from_db()
    cast.bruecke.refresh_from_db()
    assert (function.ends_on, function.is_public) == (DUE, False)
    assert cast.bruecke.confirmed_on == DUE
    assert OfferReview.objects.get(contact=function).result == Result.ENDED


def test_saving_the_own_details_after_signing_in_answers_the_question(cast, as_person):
    confirm_organisation(cast.bruecke, on=dt.date(2025, 7, 1), by=cast.coordinator)
    request, token = asked(cast)
    client = as_person("ngo_editor")
    page = client.get(address(token)).content.decode()
    assert "Ihre Organisation" in page
    edit = reverse("coordination:organisation-update", args=[cast.bruecke.pk])
    assert client.post(edit, {"phone": "00000 99 88"}).status_code == 303
    cast.bruecke.refresh_from_db()
    assert (cast.bruecke.phone, cast.bruecke.confirmed_on) == ("00000 99 88", DUE)
    assert request.reviews.get(offer=None, contact=None).result == Result.CHANGED


def test_a_protected_place_does_not_stand_behind_the_link(cast, client):
    women = make.CLOSED | {
        "target_groups": ["women"], "target_group_reason": "protection", "gender_only": "women",
        "municipality": cast.lindtal, "address": "KANARIE-GASSE 7",
    }  # fmt: skip
    offer(cast, "Beratung für Frauen", **women)
    _request, token = asked(cast)
    page = text_of(client.get(address(token)))
    assert "wird auf Anfrage genannt" in page
    assert "KANARIE" not in page
    assert "Lindtal" not in page


def test_an_expired_link_says_so_with_410_and_sends_a_new_one(cast, client, settings):
    row = offer(cast)
    request, token = asked(cast)
    settings.DEMO_TODAY = f"{request.expires_on}"
    assert client.get(address(token)).status_code == 200, "The last day still counts."
    settings.DEMO_TODAY = f"{request.expires_on + dt.timedelta(days=1)}"
    gone = client.get(address(token))
    assert gone.status_code == 410
    assert "Neuen Link schicken" in text_of(gone)
    assert client.post(address(token), {key(row): "ended"}).status_code == 410
    row.refresh_from_db()
    assert row.status == Status.PUBLISHED
    OutgoingMail.objects.all().delete()
    assert "unterwegs" in text_of(client.post(address(token), {"again": "1"}))
    mail = OutgoingMail.objects.get()
    assert mail.to == cast.ngo_editor.email
    found = LINK.search(mail.text)
    assert found
    assert client.get(address(found[1])).status_code == 200
    assert "keinen weiteren Link" in text_of(client.post(address(token), {"again": "1"}))
    assert OutgoingMail.objects.count() == 1


def test_an_unknown_link_leads_on_and_guessing_is_braked(cast, client):
    offer(cast)
    _request, token = asked(cast)
    first = client.get(address("erfunden"))
    assert first.status_code == 404
    assert "Diesen Link kennen wir nicht" in text_of(first)
    assert "Anmelden und bestätigen" in text_of(first)
    statuses = [client.get(address(f"erfunden-{number}")).status_code for number in range(20)]
    assert statuses == [404] * 19 + [429]
    assert client.get(address(token)).status_code == 429, "A lucky guess helps nobody while the brake is on."


def test_whoever_is_signed_in_answers_by_name(cast, client):
    row = offer(cast)
    _request, token = asked(cast)
    client.force_login(cast.ngo_editor)
    client.post(address(token), {key(row): "unchanged"})
    entry = AuditEntry.objects.filter(action="offer.confirmed", row_id=str(row.pk)).latest("pk")
    assert entry.actor == cast.ngo_editor


def test_a_form_that_was_not_sent_by_us_changes_nothing(cast):
    row = offer(cast)
    _request, token = asked(cast)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(token), {key(row): "ended"}).status_code == 403
    row.refresh_from_db()
    assert row.status == Status.PUBLISHED
