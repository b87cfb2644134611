"""The page of the coordination: the share verified, who waits since when, and asking again by hand."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.refusals import Refusal
from desk.mail.models import OutgoingMail
from desk.shell.today import morning
from offers.catalogue.freshness.choices import Result
from offers.catalogue.freshness.models import FreshnessRequest
from offers.catalogue.freshness.selectors import freshness_of
from offers.catalogue.freshness.services import answer_request, ask_again
from offers.catalogue.services import approve_revision, submit_revision, update_offer
from tests.offers import make
from tests.offers.make_freshness import DUE, OVERDUE, asked, offer

pytestmark = pytest.mark.django_db
PAGE = reverse("offers:freshness-list")


@pytest.fixture(autouse=True)
def _day(settings):
    settings.DEMO_TODAY = "2026-08-13"


def forty(cast):
    """Thirty-eight fresh, one due, one hidden."""
    for number in range(38):
        offer(cast, f"Frisch {number}", day=dt.date(2026, 8, 1))
    offer(cast, "Fällig", day=dt.date(2026, 2, 1))
    offer(cast, "Überfällig")


def titles(response) -> list[str]:
    return [row.label for row in response.context["rows"]]


def test_thirty_eight_of_forty_are_ninety_five_percent_on_the_tile_and_on_heute(cast, as_person):
    forty(cast)
    share = freshness_of(cast.coordinator, OVERDUE)
    assert (share.confirmed, share.due, share.overdue, share.percent) == (38, 1, 1, 95)
    page = " ".join(as_person("coordinator").get(PAGE).content.decode().split())
    assert "95 %" in page
    assert "38 von 40 veröffentlichten" in page
    items, _dates = morning(["offers.catalogue.today.items"], cast.coordinator, OVERDUE)
    (item,) = [item for item in items if "zu bestätigen" in item.title]
    assert "38 von 40 bestätigt, 95 %." in item.line
    assert item.url == f"{PAGE}?due=1"


def test_the_list_begins_with_what_waits_longest_and_can_be_narrowed(cast, as_person):
    for title, day in (("Frisch", 1), ("Fällig", -180), ("Überfällig", -210)):
        offer(cast, title, day=dt.date(2026, 8, 1) + dt.timedelta(days=day))
    client = as_person("coordinator")
    assert titles(client.get(PAGE)) == ["Überfällig", "Fällig", "Frisch"]
    assert titles(client.get(PAGE, {"due": "1"})) == ["Überfällig", "Fällig"]
    assert titles(client.get(PAGE, {"overdue": "1"})) == ["Überfällig"]
    assert titles(client.get(PAGE, {"unanswered": "1"})) == []
    asked(cast, OVERDUE)
    assert titles(client.get(PAGE, {"unanswered": "1"})) == ["Überfällig", "Fällig"]


def test_an_announced_change_stands_there_until_the_text_is_confirmed(cast, as_person):
    row = offer(cast)
    request, _token = asked(cast)
    answer_request(
        request,
        answers={f"offer-{row.pk}": "changed", "organisation": "unchanged"},
        note="Neue Uhrzeit",
        now=make.at(DUE),
    )
    client = as_person("coordinator")
    page = client.get(PAGE, {"announced": "1"})
    assert titles(page) == ["Elterncafé"]
    revision = update_offer(row, times="16 Uhr", today=OVERDUE, by=cast.ngo_editor)
    revision = submit_revision(revision, now=make.at(OVERDUE), by=cast.ngo_editor)
    approve_revision(revision, now=make.at(OVERDUE), by=cast.coordinator)
    assert titles(client.get(PAGE, {"announced": "1"})) == []


def test_a_revised_offer_answers_the_open_question(cast):
    row = offer(cast)
    request, _token = asked(cast)
    revision = update_offer(row, times="16 Uhr", today=DUE, by=cast.ngo_editor)
    revision = submit_revision(revision, now=make.at(DUE), by=cast.ngo_editor)
    approve_revision(revision, now=make.at(DUE), by=cast.coordinator)
    assert request.reviews.get(offer=row).result == Result.CHANGED


def test_asking_again_from_the_list_writes_one_mail_and_says_no_the_second_time(cast, as_person):
    rows = [offer(cast, "Elterncafé"), offer(cast, "Nähcafé")]
    OutgoingMail.objects.all().delete()
    client = as_person("coordinator")
    data = {"aktion": "ask", "auswahl": [str(row.pk) for row in rows], "bestaetigt": "1"}
    assert client.post(PAGE, data).status_code == 303
    assert OutgoingMail.objects.count() == 1
    again = client.post(PAGE, data)
    assert again.status_code == 409
    assert "Niemand wurde angeschrieben" in again.content.decode()
    assert FreshnessRequest.objects.get().asked_by == cast.coordinator


def test_an_editor_sees_the_own_offers_only_and_cannot_ask(cast, as_person):
    offer(cast)
    client = as_person("ngo_editor")
    page = client.get(PAGE)
    assert titles(page) == ["Elterncafé"]
    assert page.context["actions"] == []
    assert titles(as_person("outsider").get(PAGE)) == []


def test_a_new_offer_takes_the_interval_of_its_kind_unless_somebody_says_a_number(cast):
    assert make.draft(cast, title="Kurs", fields_of_action=["sprache"]).review_interval_days == 120
    assert make.draft(cast, title="Beratung", fields_of_action=["beratung"]).review_interval_days == 365
    own = make.draft(cast, title="Eigen", fields_of_action=["sprache"], review_interval_days=90)
    assert own.review_interval_days == 90


def test_refusals_of_asking_name_the_reason(cast):
    cast.ngo_editor.memberships.all().delete()
    row = offer(cast, by="second_coordinator")
    cast.bruecke.email = ""
    cast.bruecke.save()
    with pytest.raises(Refusal, match="fehlt eine E-Mail-Adresse"):
        ask_again(rows=[row], now=make.at(DUE), by=cast.coordinator)
