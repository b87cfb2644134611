"""The morning run: one mail per provider, each rung once, hidden in the night, told to the coordination."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.refusals import Refusal
from coordination.network.models import ContactPerson, Function
from coordination.network.services import confirm_function, confirm_organisation, create_organisation
from desk.mail.models import OutgoingMail
from desk.notifications.models import Notification
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.models import FreshnessRequest, OfferReview
from offers.catalogue.freshness.reminders import ask_for_freshness
from offers.catalogue.freshness.services import ask_again, forget_old_requests
from offers.catalogue.published_selectors import published_offers
from offers.catalogue.services import confirm_offer, pause_offer
from offers.tasks import ask_for_freshness as task
from tests.offers import make
from tests.offers.make_freshness import CONFIRMED, DUE, OVERDUE, asked, offer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known_organisation(cast):
    """The provider's own details were confirmed late enough to stay out of these tests."""
    confirm_organisation(cast.bruecke, on=dt.date(2026, 7, 1), by=cast.coordinator)
    OutgoingMail.objects.all().delete()


def mails():
    return list(OutgoingMail.objects.filter(subject__startswith="Stimmt das noch?").order_by("created_at"))


def run(day: dt.date) -> int:
    OutgoingMail.objects.all().delete()
    return ask_for_freshness(day=day)


def is_public(settings, cast, day: dt.date) -> bool:
    settings.DEMO_TODAY = f"{day}"
    return published_offers(cast.auental).exists()


def test_b05_due_overdue_gone_and_visible_again(cast, settings):
    row = offer(cast)
    assert row.review_interval_days == 180
    assert (row.due_on, row.overdue_on) == (DUE, OVERDUE) == (dt.date(2026, 7, 14), dt.date(2026, 8, 13))
    settings.DEMO_TODAY = "2026-07-14"
    assert run(DUE) == 1
    assert row.freshness(DUE) == "due"
    assert is_public(settings, cast, OVERDUE - dt.timedelta(days=1))
    assert not is_public(settings, cast, OVERDUE), "Gone from the public list that night."
    assert row.freshness(OVERDUE) == "overdue"
    settings.DEMO_TODAY = "2026-08-20"
    confirm_offer(row, today=dt.date(2026, 8, 20), by=cast.ngo_editor)
    assert is_public(settings, cast, dt.date(2026, 8, 20)), "Confirmed on 20 August: visible again."


def test_the_ladder_writes_on_three_days_and_then_never_again(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    offer(cast)
    days = [day for day in (DUE + dt.timedelta(days=n) for n in range(-5, 60)) if run(day)]
    assert [(day - DUE).days for day in days] == [0, 14, 25]
    assert list(OfferReview.objects.order_by("rung").values_list("rung", flat=True)) == [0, 1, 2]


def test_twelve_offers_of_a_provider_are_one_mail(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    for number in range(12):
        offer(cast, f"Angebot {number:02d}")
    assert run(DUE) == 1
    (mail,) = mails()
    assert mail.to == cast.ngo_editor.email
    assert "12 Einträge" in mail.subject
    assert all(f"Angebot {number:02d}" in mail.text for number in range(12))


def test_running_twice_on_a_day_sends_one_mail(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    offer(cast)
    OutgoingMail.objects.all().delete()
    assert (task(), task()) == (1, 0)
    assert len(mails()) == 1


def test_what_becomes_due_soon_is_asked_along_and_not_in_a_mail_of_its_own(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    offer(cast, "Zuerst")
    offer(cast, "Bald danach", day=CONFIRMED + dt.timedelta(days=10))
    offer(cast, "Viel später", day=CONFIRMED + dt.timedelta(days=40))
    run(DUE)
    (mail,) = mails()
    assert "Zuerst" in mail.text
    assert "Bald danach" in mail.text
    assert "Viel später" not in mail.text
    assert run(DUE + dt.timedelta(days=10)) == 0


def test_an_answered_offer_is_left_in_peace(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    row = offer(cast)
    run(DUE)
    confirm_offer(row, today=DUE, by=cast.ngo_editor)
    review = OfferReview.objects.get()
    assert (review.result, review.who) == (Result.UNCHANGED, "Amal Haddad")
    assert run(DUE + dt.timedelta(days=14)) == 0


def test_a_new_round_begins_with_the_first_rung(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    row = offer(cast)
    run(DUE)
    confirm_offer(row, today=DUE, by=cast.ngo_editor)
    again = DUE + dt.timedelta(days=180)
    confirm_organisation(cast.bruecke, on=again, by=cast.coordinator)
    assert run(again - dt.timedelta(days=1)) == 0
    assert run(again) == 1


def test_an_offer_that_rests_or_is_over_reminds_nobody(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    pause_offer(offer(cast, "Ruht"), by=cast.ngo_editor)
    offer(cast, "Vorbei", valid_until=dt.date(2026, 6, 30))
    assert run(DUE) == 0


def test_the_coordination_is_told_once_when_offers_disappear(cast, settings):
    settings.DEMO_TODAY = "2026-08-13"
    offer(cast, "Elterncafé")
    offer(cast, "Nähcafé")
    for days in (0, 14, 25):
        run(DUE + dt.timedelta(days=days))
    Notification.objects.all().delete()
    run(OVERDUE - dt.timedelta(days=1))
    assert not Notification.objects.exists()
    run(OVERDUE)
    run(OVERDUE)
    run(OVERDUE + dt.timedelta(days=1))
    told = Notification.objects.filter(user=cast.coordinator)
    assert [row.title for row in told] == ["2 Angebote von Brücke Auental e. V. sind nicht mehr öffentlich"]
    assert told[0].url == reverse("offers:freshness-list") + "?overdue=1"
    assert not Notification.objects.filter(user=cast.outsider).exists()


def test_who_cannot_be_written_to_is_seen_by_the_coordination(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    offer(cast)
    cast.ngo_editor.memberships.all().delete()
    cast.bruecke.refresh_from_db()
    cast.bruecke.email = ""
    cast.bruecke.save()
    assert run(DUE) == 1
    assert mails() == []
    assert FreshnessRequest.objects.get().sent_to == ""
    run(OVERDUE)
    assert Notification.objects.filter(
        user=cast.coordinator, title__contains="nicht mehr öffentlich"
    ).exists()


def test_an_organisation_without_offers_is_asked_after_a_year(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    club = create_organisation(
        district=cast.auental, name="Schachclub", email="post@schach.example", by=cast.coordinator,
        confirmed_on=dt.date(2025, 7, 14),
    )  # fmt: skip
    assert run(DUE - dt.timedelta(days=1)) == 0
    assert run(DUE) == 1
    (mail,) = mails()
    assert mail.to == "post@schach.example"
    assert "Name, Anschrift und Telefon von Schachclub" in mail.text
    confirm_organisation(club, on=DUE, by=cast.coordinator)
    assert OfferReview.objects.get().result == Result.UNCHANGED


def test_a_contact_named_in_public_is_asked_about_and_hidden_when_nobody_answers(cast, settings, client):
    settings.DEMO_TODAY = "2026-07-14"
    person = ContactPerson.objects.create(district=cast.auental, name="Olena Kravets")
    function = Function.objects.create(
        district=cast.auental, person=person, organisation=cast.bruecke, phone="00000 77 11", is_public=True,
        public_consent_on=dt.date(2024, 1, 1), confirmed_on=dt.date(2025, 7, 14),
    )  # fmt: skip
    row = offer(cast, contact=function, day=dt.date(2026, 7, 1))
    assert run(DUE) == 1
    assert "Olena Kravets" in mails()[0].text
    address = reverse(
        "offers:public-offer", kwargs={"district_slug": cast.auental.slug, "offer_slug": row.slug}
    )
    assert "Olena Kravets" in client.get(address).content.decode()
    settings.DEMO_TODAY = "2026-08-13"
    page = client.get(address).content.decode()
    assert "Olena Kravets" not in page
    assert "00000 73 11" in page, "The provider's own number stands there instead."
    confirm_function(function, on=dt.date(2026, 8, 13), by=cast.coordinator)
    assert "Olena Kravets" in client.get(address).content.decode()


def test_asking_by_hand_is_one_mail_per_provider_and_once_a_day(cast, settings):
    settings.DEMO_TODAY = "2026-03-02"
    rows = [offer(cast, "Elterncafé"), offer(cast, "Nähcafé")]
    OutgoingMail.objects.all().delete()
    assert ask_again(rows=rows, now=make.MORNING, by=cast.coordinator) == 1
    (mail,) = mails()
    assert (mail.by, "Elterncafé" in mail.text, "Nähcafé" in mail.text) == (cast.coordinator, True, True)
    with pytest.raises(Refusal, match="Niemand wurde"):
        ask_again(rows=rows, now=make.MORNING, by=cast.coordinator)


def test_asking_by_hand_long_before_does_not_take_the_place_of_the_first_reminder(cast, settings):
    settings.DEMO_TODAY = "2026-03-02"
    row = offer(cast)
    ask_again(rows=[row], now=make.MORNING, by=cast.coordinator)
    assert run(DUE) == 1


def test_names_and_addresses_are_forgotten_after_a_year(cast, settings):
    settings.DEMO_TODAY = "2026-07-14"
    row = offer(cast)
    request, _token = asked(cast)
    confirm_offer(row, today=DUE, by=cast.ngo_editor)
    assert request.sent_to == cast.ngo_editor.email
    forget_old_requests(day=DUE + dt.timedelta(days=365))
    request.refresh_from_db()
    assert request.sent_to
    forget_old_requests(day=DUE + dt.timedelta(days=366))
    request.refresh_from_db()
    review = OfferReview.objects.get(offer=row)
    assert (request.sent_to, review.who, review.result) == ("", "", Result.UNCHANGED)
