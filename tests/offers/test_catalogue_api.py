"""Offers in the interface for programs."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.clock import today
from desk.tokens.services import create_token
from tests.offers import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo_day(settings):
    settings.DEMO_TODAY = "2026-03-02"


@pytest.fixture
def headers(cast):
    _row, secret = create_token(name="Test", expires_on=today() + dt.timedelta(days=7), by=cast.coordinator)
    return {"authorization": f"Bearer {secret}"}


def test_the_list_and_the_record_say_codes_as_lists(client, cast, headers):
    offer = make.published(cast)
    rows = client.get(reverse("api:offers-list"), headers=headers).json()["results"]
    record = client.get(reverse("api:offers-detail", args=[offer.pk]), headers=headers).json()
    assert rows == [record]
    assert record["fields_of_action"] == ["bildung"]
    assert record["languages_spoken"] == ["deu", "ara"]


@pytest.mark.parametrize("wrong", ["bildung", ["erfunden"]])
def test_codes_are_a_list_of_known_ones(client, cast, headers, wrong):
    offer = make.published(cast)
    url = reverse("api:offers-detail", args=[offer.pk])
    answer = client.patch(
        url, {"fields_of_action": wrong}, "application/json", headers=headers | {"if-match": '"1"'}
    )
    assert answer.status_code == 400
    assert answer.json()["field"].startswith("fields_of_action")


def test_the_description_names_the_public_list(client, cast):
    found = client.get(reverse("api:schema"), headers={"accept": "application/vnd.oai.openapi+json"}).json()
    row = found["components"]["schemas"]["PublicOffer"]["properties"]
    offer = make.published(cast)
    answer = client.get(reverse("offers:public-api", args=[offer.district.slug])).json()["results"][0]
    assert set(answer) == set(row)
