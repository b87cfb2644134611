"""What the database holds about areas, indicators and values, and how values are read as series."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from monitoring.indicators.models import Area, Indicator, IndicatorValue, Level, SeriesBreak, Survey
from monitoring.indicators.selectors import Point, latest, series, values_of_year
from tests.monitoring.make_indicators import make_area, make_indicator, make_value

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(cast):
    return make_indicator(cast.auental)


@pytest.fixture
def area(cast):
    return make_area(cast.auental)


def refused(create):
    with pytest.raises(IntegrityError), transaction.atomic():
        create()


@pytest.mark.parametrize(
    ("ags", "level"), [("05", "kreis"), ("05999", "gemeinde"), ("DG", "land"), ("05", "bund")]
)
def test_a_key_that_does_not_fit_the_level_is_refused(cast, ags, level):
    refused(lambda: make_area(cast.auental, ags=ags, level=level))


@pytest.mark.parametrize(
    ("ags", "level"), [("DG", "bund"), ("05", "land"), ("05999", "kreis"), ("05999001", "gemeinde")]
)
def test_a_key_of_the_right_length_is_kept(cast, ags, level):
    assert make_area(cast.auental, ags=ags, level=level).ags == ags


def test_a_key_stands_once_in_a_district_and_may_stand_in_another(cast, area):
    refused(lambda: make_area(cast.auental))
    assert area.is_own
    assert not make_area(cast.nordmark).is_own


@pytest.mark.parametrize(
    ("value", "sign"),
    [(None, ""), ("3", "missing"), ("3", "nothing"), (None, "limited")],
)
def test_a_value_is_a_number_or_a_sign_instead_of_it(indicator, area, value, sign):
    refused(lambda: make_value(indicator, area, value=value, sign=sign))


@pytest.mark.parametrize(
    ("value", "sign"), [("3", ""), ("3", "limited"), ("0", "nothing"), (None, "nothing"), (None, "missing")]
)
def test_numbers_signs_and_brackets_are_kept(indicator, area, value, sign):
    assert make_value(indicator, area, value=value, sign=sign).pk


def test_two_editions_stand_side_by_side_but_only_one_is_active(indicator, area):
    make_value(indicator, area, edition="2024", is_active=False)
    make_value(indicator, area, edition="2025")
    refused(lambda: make_value(indicator, area, edition="2026"))
    refused(lambda: make_value(indicator, area, edition="2024", is_active=False))


def test_a_field_of_action_has_one_lead_indicator(cast):
    make_indicator(cast.auental, field="bildung", is_lead=True)
    make_indicator(cast.auental, code="I-06", field="bildung")
    refused(lambda: make_indicator(cast.auental, code="I-07", field="bildung", is_lead=True))
    refused(lambda: make_indicator(cast.auental, code="I-08", field="", is_lead=True))


def test_a_weighted_mean_says_by_what_it_is_weighted(cast):
    refused(lambda: make_indicator(cast.auental, aggregation="weighted_mean"))


def test_a_break_is_noted_once_a_year(indicator):
    SeriesBreak.objects.create(district=indicator.district, indicator=indicator, year=2022, reason="Zensus")
    refused(
        lambda: SeriesBreak.objects.create(
            district=indicator.district, indicator=indicator, year=2022, reason="noch einmal"
        )
    )


def test_not_more_people_answer_than_were_asked(cast):
    refused(
        lambda: Survey.objects.create(
            district=cast.auental,
            title="Umfrage",
            method="online",
            respondents=120,
            invited=100,
            period_start="2025-01-01",
            period_end="2025-02-01",
        )
    )


def test_a_series_runs_by_year_and_holds_signs(cast, indicator, area):
    make_value(indicator, area, year=2023, value=None, sign="missing")
    make_value(indicator, area, year=2022, value="76.4")
    make_value(indicator, area, year=2022, value="70", edition="2020", is_active=False)
    make_value(indicator, area, year=2022, value="66", group="foreign")
    assert series(cast.auental, indicator, area) == [
        Point(2022, "2022", Decimal("76.4"), "", "2025"),
        Point(2023, "2023", None, "missing", "2025"),
    ]
    assert latest(cast.auental, indicator, area).year == 2022


def test_one_year_of_a_level_holds_only_numbers(cast, indicator, area):
    lindtal = make_area(cast.auental, "05999002", "Lindtal", Level.MUNICIPALITY)
    village = make_area(cast.auental, "05999003", "Sankt Wendolin", Level.MUNICIPALITY)
    make_value(indicator, area)
    make_value(indicator, lindtal, value="74.8")
    make_value(indicator, village, value=None, sign="unknown_or_secret")
    assert values_of_year(cast.auental, indicator, 2024, Level.MUNICIPALITY) == {"05999002": Decimal("74.8")}


def test_the_public_sees_published_indicators_only_and_the_other_district_nothing(cast, indicator, area):
    make_value(indicator, area)
    public = make_indicator(cast.auental, code="I-06", is_public=True)
    make_value(public, area)
    anybody = AnonymousUser()
    assert list(Indicator.objects.visible_to(anybody)) == [public]
    assert IndicatorValue.objects.visible_to(anybody).count() == 1
    assert Area.objects.visible_to(anybody).count() == 1
    assert IndicatorValue.objects.visible_to(cast.coordinator).count() == 2
    assert not Indicator.objects.visible_to(cast.outsider).exists()
    assert not IndicatorValue.objects.visible_to(cast.outsider).exists()
