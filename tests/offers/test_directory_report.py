"""A visitor reports a mistake: it reaches those who can mend it, says nothing about the visitor, and is forgotten."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.audit.models import AuditEntry
from accounts.refusals import Refusal, WrongState
from desk.mail.models import DigestItem, OutgoingMail
from desk.notifications.models import Notification
from offers.directory import today
from offers.directory.choices import Mistake
from offers.directory.models import OfferReport
from offers.directory.services import MOST_OPEN, close_report, forget_reports, report_mistake
from tests.offers import make

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"


@pytest.fixture
def offer(cast):
    return make.published(cast)


def page(cast, offer):
    return reverse(
        "offers:public-report", kwargs={"district_slug": cast.auental.slug, "offer_slug": offer.slug}
    )


def said(offer, day=MONDAY, text="Samstags ist zu."):
    return report_mistake(offer_id=offer.pk, mistake=Mistake.TIMES, text=text, today=day)


def test_a_report_reaches_the_provider_and_the_coordination(client, cast, offer):
    Notification.objects.all().delete()
    answer = client.post(page(cast, offer), {"mistake": "times", "text": "Samstags ist zu.", "webseite": ""})
    assert answer.status_code == 303
    assert "Danke" in client.get(answer["Location"]).content.decode()
    report = OfferReport.objects.get()
    assert (report.offer, report.mistake, report.text) == (offer, "times", "Samstags ist zu.")
    told = {(row.user.full_name, row.url) for row in Notification.objects.all()}
    url = report.get_absolute_url()
    assert told == {("Amal Haddad", url), ("Selin Arndt", url), ("Henrike Vogt", url)}
    assert DigestItem.objects.filter(url=url).count() == 3
    assert not OutgoingMail.objects.filter(subject__startswith="Fehler gemeldet").exists()


def test_a_provider_without_a_sign_in_hears_by_mail(cast, offer):
    cast.ngo_editor.memberships.all().delete()
    said(offer)
    mail = OutgoingMail.objects.get(subject="Fehler gemeldet: Elterncafé")
    assert (mail.to, "Samstags ist zu." in mail.text) == ("post@bruecke-auental.example", True)


def test_the_log_knows_that_something_was_reported_and_not_what(cast, offer):
    said(offer, text="KANARIE wohnt nebenan")
    entry = AuditEntry.objects.get(action="offer_report.received")
    assert entry.actor is None
    assert "KANARIE" not in f"{entry.before}{entry.after}{entry.row_label}{entry.reason}"
    assert "KANARIE" not in "".join(f"{row.title}{row.line}" for row in Notification.objects.all())


def test_whoever_may_mend_it_sees_it_in_the_morning_and_closes_it(client, cast, offer):
    report = said(offer)
    for person in (cast.ngo_editor, cast.coordinator):
        (item,) = today.items(person, MONDAY)
        assert item.url == report.get_absolute_url()
    assert today.items(cast.outsider, MONDAY) == []
    client.force_login(cast.ngo_editor)
    assert "Samstags ist zu." in client.get(report.get_absolute_url()).content.decode()
    assert client.post(report.get_absolute_url()).status_code == 303
    report.refresh_from_db()
    assert (report.done_on, report.done_by) == (MONDAY, cast.ngo_editor)
    with pytest.raises(WrongState):
        close_report(report, today=MONDAY, by=cast.coordinator)


def test_the_list_shows_what_is_open(client, cast, offer):
    close_report(said(offer), today=MONDAY, by=cast.coordinator)
    said(offer, text="Zweite Meldung")
    client.force_login(cast.coordinator)
    for query, number in (("", 2), ("?open=1", 1)):
        page = client.get(reverse("offers:report-list") + query)
        assert page.content.decode().count("Die Zeiten stimmen nicht</a>") == number


def test_reports_are_forgotten_a_month_after_they_were_dealt_with_and_after_half_a_year(cast, offer):
    old = said(offer, MONDAY - dt.timedelta(days=181))
    done = close_report(
        said(offer, MONDAY - dt.timedelta(days=40)), today=MONDAY - dt.timedelta(days=31), by=cast.coordinator
    )
    kept = [
        said(offer, MONDAY - dt.timedelta(days=180)),
        close_report(said(offer), today=MONDAY, by=cast.coordinator),
    ]
    assert forget_reports(today=MONDAY) == 2
    assert set(OfferReport.objects.all()) == set(kept)
    assert {old, done} & set(kept) == set()
    assert AuditEntry.objects.get(action="offer_report.forgotten").after == {"count": 2}
    assert forget_reports(today=MONDAY) == 0


def test_something_else_needs_a_word(client, cast, offer):
    answer = client.post(page(cast, offer), {"mistake": "other", "text": "  ", "webseite": ""})
    assert answer.status_code == 422
    assert "Bitte schreiben Sie kurz, was anders ist." in answer.content.decode()


@pytest.mark.parametrize("data", [{"mistake": "geheim"}, {"mistake": "times", "text": "x" * 1001}, {}])
def test_what_cannot_be_taken_is_shown_again_with_what_was_typed(client, cast, offer, data):
    answer = client.post(page(cast, offer), data)
    assert answer.status_code == 422
    assert data.get("text", "") in answer.content.decode()
    assert not OfferReport.objects.exists()


def test_a_program_that_fills_the_trap_is_thanked_and_forgotten(client, cast, offer):
    answer = client.post(page(cast, offer), {"mistake": "times", "text": "spam", "webseite": "x"})
    assert answer.status_code == 303
    assert not OfferReport.objects.exists()


def test_one_visitor_reports_five_times_an_hour(client, cast, offer):
    data = {"mistake": "times", "text": "", "webseite": ""}
    assert [client.post(page(cast, offer), data).status_code for _number in range(6)] == [303] * 5 + [429]


def test_very_many_reports_of_one_offer_are_enough(client, cast, offer):
    for _number in range(MOST_OPEN):
        said(offer)
    with pytest.raises(Refusal, match="schon viele Meldungen"):
        said(offer)
    answer = client.post(page(cast, offer), {"mistake": "times", "text": "noch eine", "webseite": ""})
    assert answer.status_code == 422
    assert "noch eine" in answer.content.decode()


def test_only_what_is_published_can_be_reported(client, cast, offer):
    address = page(cast, offer)
    type(offer).objects.filter(pk=offer.pk).update(status="paused")
    assert client.get(address).status_code == 404
    assert client.post(address, {"mistake": "times"}).status_code == 404
