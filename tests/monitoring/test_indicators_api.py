"""Indicators, values and areas for programs."""

import pytest
from django.urls import reverse

from desk.tokens.services import create_token
from monitoring.indicators.models import SeriesBreak
from monitoring.indicators.services.indicators import set_keys
from tests.cast import TODAY
from tests.monitoring.make_indicators import make_area, make_indicator, make_value

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(cast):
    row = make_indicator(cast.auental)
    set_keys(row, inkar_key="a_betr0306_bev0306", file_titles=[], by=cast.coordinator)
    SeriesBreak.objects.create(district=cast.auental, indicator=row, year=2022, reason="Zensus 2022")
    area = make_area(cast.auental)
    make_value(row, area, year=2023, value=None, sign="missing")
    make_value(row, area, year=2024)
    make_value(row, area, year=2024, edition="2020", value="80", is_active=False)
    return row


def ask(client, person, name, query=None, **kwargs):
    _token, secret = create_token(name="t", expires_on=TODAY.replace(year=2027), by=person)
    return client.get(
        reverse(f"api:{name}", kwargs=kwargs), query or {}, headers={"authorization": f"Bearer {secret}"}
    )


def test_an_indicator_says_what_it_means_and_where_it_breaks(cast, client, indicator):
    answer = ask(client, cast.coordinator, "indicators-list", {"inkar": "a_betr0306_bev0306"}).json()
    (found,) = answer["results"]
    assert found["code"] == "I-05"
    assert found["dimension"] == "Frühe Jahre"
    assert found["last_year"] == 2024
    assert found["breaks"] == [{"year": 2022, "reason": "Zensus 2022"}]
    assert found["keys"] == ["a_betr0306_bev0306"]


def test_values_come_plain_with_their_signs_and_the_edition_that_counts(cast, client, indicator):
    query = {"code": "I-05", "is_active": "true", "ags": "05999"}
    results = ask(client, cast.coordinator, "indicator-values-list", query).json()["results"]
    assert [(row["year"], row["value"], row["sign"]) for row in results] == [
        (2024, "82.6000", ""),
        (2023, None, "missing"),
    ]


def test_areas_are_found_by_key_and_level(cast, client, indicator):
    results = ask(client, cast.coordinator, "areas-list", {"level": "kreis"}).json()["results"]
    assert [row["ags"] for row in results] == ["05999"]


def test_the_other_district_and_roles_without_a_right_get_nothing(cast, client, indicator):
    for person in (cast.outsider, cast.ngo_editor):
        for name in ("indicators-list", "indicator-values-list", "areas-list"):
            assert ask(client, person, name).json()["results"] == []
    assert ask(client, cast.outsider, "indicators-detail", pk=indicator.pk).status_code == 404


@pytest.mark.parametrize("query", [{"definition": "x"}, {"ordering": "value"}, {"year": "neun"}])
def test_what_is_not_offered_is_refused(cast, client, indicator, query):
    assert ask(client, cast.coordinator, "indicator-values-list", query).status_code == 400
