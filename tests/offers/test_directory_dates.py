"""Dates of offers in a calendar program: of one offer, and of a whole district."""

import datetime as dt

import icalendar
import pytest
from django.urls import reverse

from tests.offers import make

pytestmark = pytest.mark.django_db
WEEKLY = [{"rhythm": "weekly", "days": ["TU"], "start": "10:00", "end": "12:00"}]


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO_TODAY = "2026-03-02"
    settings.BASE_URL = "https://teilhabe.example"


def address(name, cast, **more):
    return reverse(f"offers:{name}", kwargs={"district_slug": cast.auental.slug, **more})


def events(response):
    assert response["Content-Type"].startswith("text/calendar")
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")


def test_the_dates_of_an_offer_stand_in_its_calendar(client, cast):
    offer = make.published(
        cast,
        recurrence=WEEKLY,
        breaks=[{"first": "2026-03-10", "last": "2026-03-10"}],
        valid_until=dt.date(2026, 3, 31),
        municipality=cast.lindtal,
        address="Markt 3",
    )
    url = address("public-offer-dates", cast, offer_slug=offer.slug)
    assert url in client.get(address("public-offer", cast, offer_slug=offer.slug)).content.decode()
    found = events(client.get(url))
    assert [f"{event.decoded('dtstart'):%d.%m. %H:%M}" for event in found] == [
        "03.03. 10:00", "17.03. 10:00", "24.03. 10:00", "31.03. 10:00",
    ]  # fmt: skip
    assert (str(found[0]["summary"]), str(found[0]["location"])) == ("Elterncafé", "Markt 3, Lindtal")
    assert str(found[0]["url"]) == "https://teilhabe.example" + address(
        "public-offer", cast, offer_slug=offer.slug
    )


def test_a_date_keeps_its_identity_when_it_is_read_again(client, cast, settings):
    offer = make.published(cast, recurrence=WEEKLY)
    url = address("public-offer-dates", cast, offer_slug=offer.slug)
    first = {str(event["dtstart"].dt): str(event["uid"]) for event in events(client.get(url))}
    settings.DEMO_TODAY = "2026-03-09"
    later = {str(event["dtstart"].dt): str(event["uid"]) for event in events(client.get(url))}
    assert {day: later[day] for day in later if day in first} == {
        day: first[day] for day in later if day in first
    }
    assert len(set(later.values())) == len(later)


def test_without_regular_times_there_is_no_calendar(client, cast):
    offer = make.published(cast, times="nach Absprache")
    url = address("public-offer-dates", cast, offer_slug=offer.slug)
    assert client.get(url).status_code == 404
    assert url not in client.get(address("public-offer", cast, offer_slug=offer.slug)).content.decode()


def test_the_calendar_of_the_district_holds_the_coming_weeks_in_order(client, cast, monkeypatch):
    make.published(cast, title="Dienstags", recurrence=WEEKLY)
    make.published(cast, title="Sonntags", recurrence=[WEEKLY[0] | {"days": ["SU"]}])
    make.draft(cast, title="Entwurf", recurrence=WEEKLY)
    found = [str(event["summary"]) for event in events(client.get(address("public-dates", cast)))]
    assert found[:3] == ["Dienstags", "Sonntags", "Dienstags"]
    assert len(found) == 17, "sixty days"
    monkeypatch.setattr("offers.directory.dates.MOST_DATES", 2)
    assert len(events(client.get(address("public-dates", cast)))) == 2
