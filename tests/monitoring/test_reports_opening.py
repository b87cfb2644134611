"""Chapter 6 by table number: opening, target groups, places and visits, the map, access and languages."""

import datetime as dt
from decimal import Decimal

import pytest

from accounts.clock import BERLIN
from accounts.districts.models import Municipality
from documents.suppression import HIDDEN
from monitoring.reports.blocks import from_plain, to_plain
from monitoring.reports.chapters import (
    SOURCES,
    accessibility,
    attendance,
    opening,
    supply,
    target_groups,
)
from monitoring.reports.periods import Period
from monitoring.reports.snapshot import _built
from offers.openness.models import OpennessSnapshot
from offers.participation.models import Participation, Session
from offers.places.models import MunicipalityShape
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring.test_reports_chapters import published

DAY = dt.date
SQUARE = [[[9.0, 50.0], [9.2, 50.0], [9.2, 50.2], [9.0, 50.2]]]
pytestmark = pytest.mark.django_db


def block(chapter, number):
    return next(block for block in chapter.blocks if block.number == number)


def rows(chapter, number):
    table = block(chapter, number)
    return {row[0]: row[1:] for row in table.rows} | ({"": table.total[1:]} if table.total else {})


def counted(district, month, doors):
    OpennessSnapshot.objects.create(
        district=district, month=month, taken_on=month, dimension="all", key="",
        open=doors[0], on_request=doors[1], target_group=doors[2],
    )  # fmt: skip


def test_a9_compares_what_was_counted_then_with_the_end(cast):
    counted(cast.auental, DAY(2021, 1, 1), (2, 1, 7))
    counted(cast.auental, DAY(2024, 1, 1), (3, 0, 7))
    counted(cast.nordmark, DAY(2023, 1, 1), (9, 9, 9))
    published(cast, "a", "open", ["bildung"])
    published(cast, "b", "target_group", ["bildung"])
    chart = block(opening.build(cast.auental, make.PERIOD, TODAY), "A9")
    assert chart.categories == (
        "31.12.2020 (10 Angebote)", "31.12.2023 (10 Angebote)", "31.12.2025 (2 Angebote)",
    )  # fmt: skip
    assert [values for _name, values in chart.series] == [(2, 3, 1), (1, 0, 0), (7, 7, 1)]
    assert "20 %" in chart.description
    assert "50 %" in chart.description
    assert "*" not in chart.question


def test_a9_without_a_count_says_that_the_doors_are_those_of_today(cast):
    published(cast, "a", "open", ["bildung"])
    offer = published(cast, "b", "target_group", ["bildung"])
    type(offer).objects.update(
        valid_from=DAY(2020, 1, 1), published_at=dt.datetime(2020, 1, 1, tzinfo=BERLIN)
    )
    chart = block(opening.build(cast.auental, make.PERIOD, TODAY), "A9")
    assert chart.categories == ("31.12.2020 (2 Angebote)*", "31.12.2025 (2 Angebote)")
    assert "heutigen Öffnung" in chart.question


def test_t15_counts_groups_by_reason_and_each_offer_once_in_the_last_line(cast):
    a = published(cast, "a", "target_group", ["bildung"])
    b = published(cast, "b", "open_on_request", ["bildung"])
    published(cast, "offen", "open", ["bildung"])
    published(cast, "fremd", "target_group", ["bildung"], provider=cast.foreign_organisation)
    type(a).objects.filter(pk=a.pk).update(
        target_groups=["refugees", "women"], target_group_reason="protection"
    )
    type(a).objects.filter(pk=b.pk).update(opens_on=DAY(2026, 7, 1))
    found = rows(target_groups.build(cast.auental, make.PERIOD, TODAY), "T15")
    assert found == {
        "geflüchtete Menschen": (1, 0, 1, 0, 2, 1),
        "Frauen": (0, 0, 1, 0, 1, 0),
        "": (1, 0, 1, 0, 2, 1),
    }


def visits(offer, attended, waiting=0, day=None, **fields):
    start = dt.datetime.combine(day or DAY(2025, 5, 5), dt.time(18), BERLIN)
    row = Session.objects.create(
        district=offer.district, offer=offer, starts_at=start, ends_at=start + dt.timedelta(hours=1), **fields
    )
    states = ["attended"] * attended + ["waiting"] * waiting + ["absent"]
    Participation.objects.bulk_create(
        Participation(session=row, number=number, status=state)
        for number, state in enumerate(states, start=1)
    )


def test_t16_adds_places_and_visits_and_hides_small_numbers_and_what_gives_them_away(cast):
    school = published(cast, "a", "open", ["bildung", "wohnen"], capacity=20)
    house = published(cast, "b", "open", ["wohnen"])
    work = published(cast, "c", "open", ["arbeit"], capacity=8)
    visits(school, 30, waiting=3)
    visits(house, 4, waiting=6)
    visits(work, 9, waiting=7)
    visits(work, 50, day=DAY(2026, 1, 2))
    visits(work, 50, day=DAY(2025, 6, 6), cancelled_at=make.NOW, cancelled_reason="Sturm")
    visits(published(cast, "fremd", "open", ["bildung"], provider=cast.foreign_organisation), 40)
    found = rows(attendance.build(cast.auental, make.PERIOD, TODAY), "T16")
    assert found["Bildung"] == (1, 1, 20, 1, 30, HIDDEN)
    assert found["Wohnen"] == (1, 0, None, 1, HIDDEN, HIDDEN), "6 waiting would give the 3 away"
    assert found["Arbeit"] == (1, 1, 8, 1, HIDDEN, 7), "9 visits would give the 4 away"
    assert found[""] == (3, 2, 28, 3, 43, 16)


def test_t16_hides_a_small_sum(cast):
    visits(published(cast, "a", "open", ["bildung"]), 3)
    found = rows(attendance.build(cast.auental, make.PERIOD, TODAY), "T16")
    assert found["Bildung"][4] == found[""][4] == HIDDEN
    assert found[""][5] == 0


def inhabitants(place, number, rings=SQUARE, credit="© Vermessungsamt"):
    Municipality.objects.filter(pk=place.pk).update(population=number, population_on=DAY(2024, 12, 31))
    MunicipalityShape.objects.create(municipality=place, longitude=9, latitude=50, rings=rings, credit=credit)


def test_k3_divides_offers_at_an_address_by_inhabitants(cast):
    inhabitants(cast.lindtal, 4000)
    inhabitants(cast.auenstadt, 30000)
    for number in range(3):
        published(cast, f"ort-{number}", "open", ["bildung"], municipality=cast.lindtal)
    published(cast, "netz", "open", ["bildung"], municipality=cast.lindtal, place_kind="online")
    made = block(supply.build(cast.auental, make.PERIOD, TODAY), "K3")
    assert {area.label: area.value for area in made.areas} == {
        "Lindtal": Decimal("0.75"), "Auenstadt": Decimal("0.00"),
    }  # fmt: skip
    assert made.attribution == "© Vermessungsamt"
    assert "Einwohnerzahlen vom 31.12.2024." in made.source
    assert "Lindtal" in made.description
    svg = made.chart("#0b4f56").svg
    assert "© Vermessungsamt" in svg
    assert "0,75" in svg


@pytest.mark.parametrize(
    ("people", "outlined", "reason"),
    [(False, True, "Einwohnerzahl"), (True, False, "Umriss")],
)
def test_k3_says_what_it_lacks(cast, people, outlined, reason):
    published(cast, "a", "open", ["bildung"], municipality=cast.lindtal)
    inhabitants(cast.lindtal, 4000, rings=SQUARE if outlined else [])
    if not people:
        Municipality.objects.update(population=None, population_on=None)
    made = block(supply.build(cast.auental, make.PERIOD, TODAY), "K3")
    assert made.is_empty
    assert reason in made.absence


def test_k3_does_not_divide_by_people_counted_after_the_period(cast):
    """A count of 2024 says nothing of 2020; the one-line reason names the day."""
    inhabitants(cast.lindtal, 4000)
    offer = published(cast, "a", "open", ["bildung"], municipality=cast.lindtal)
    early = {"valid_from": DAY(2020, 1, 1), "published_at": dt.datetime(2020, 1, 1, tzinfo=BERLIN)}
    type(offer).objects.update(**early)
    made = block(supply.build(cast.auental, Period(DAY(2016, 1, 1), DAY(2020, 12, 31)), TODAY), "K3")
    assert made.is_empty
    assert "31.12.2020" in made.absence
    assert "2024" not in made.source
    Municipality.objects.filter(pk=cast.lindtal.pk).update(population_on=DAY(2020, 12, 31))
    made = block(supply.build(cast.auental, Period(DAY(2016, 1, 1), DAY(2020, 12, 31)), TODAY), "K3")
    assert "Einwohnerzahlen vom 31.12.2020." in made.source


def test_k3_without_any_offer_says_so(cast):
    inhabitants(cast.lindtal, 4000)
    made = block(supply.build(cast.auental, make.PERIOD, TODAY), "K3")
    assert made.is_empty
    assert "kein Angebot" in made.absence


def test_t17_counts_what_makes_it_easy_to_come(cast):
    published(cast, "a", "open", ["bildung"], wheelchair="yes", childcare="yes", place_kind="online")
    published(cast, "b", "open", ["bildung"], wheelchair="no", cost=Decimal(5), german_level="B1")
    found = rows(accessibility.build(cast.auental, make.PERIOD, TODAY), "T17")
    assert found["Ohne Stufen und mit Rollstuhl"] == (1, 1, 0, "x"), "two offers make no share"
    assert found["Kinderbetreuung"] == (1, 0, 1, "x")
    assert found["Online"][:3] == found["Kostenlos"][:3] == found["Kein Deutsch nötig"][:3] == (1, 1, 0)
    assert found["Ohne Anmeldung"][:3] == (2, 0, 0)


def test_t17_prints_a_share_from_twenty_offers_on(cast):
    for number in range(20):
        published(cast, f"a{number}", "open", ["bildung"], childcare="yes" if number < 5 else "no")
    found = rows(accessibility.build(cast.auental, make.PERIOD, TODAY), "T17")
    assert found["Kinderbetreuung"] == (5, 15, 0, 25.0)


def test_t17a_counts_each_language_of_an_offer(cast):
    published(cast, "a", "open", ["bildung"], languages_spoken=["deu", "ara"], languages_taught=["deu"])
    published(cast, "b", "open", ["bildung"], languages_spoken=["deu"], languages_on_request=["tir"])
    table = block(accessibility.build(cast.auental, make.PERIOD, TODAY), "T17a")
    assert table.rows == (("Deutsch", 2, 0, 1), ("Arabisch", 1, 0, 0), ("Tigrinya", 0, 1, 0))


@pytest.mark.parametrize("count", [1, 40])
def test_chapter_6_asks_the_same_number_of_questions(cast, count, django_assert_num_queries):
    source = next(source for source in SOURCES if source.number == 6)
    inhabitants(cast.lindtal, 4000)
    for number in range(count):
        more = {"municipality": cast.lindtal, "languages_spoken": ["deu"]}
        visits(published(cast, f"a{number}", "target_group", ["bildung"], **more), 6)
    with django_assert_num_queries(11):
        chapter = _built(source, cast.auental, make.PERIOD, TODAY)
    assert [b.number for b in chapter.blocks] == ["T14", "A8", "A9", "T15", "T16", "K3", "T17", "T17a"]
    assert not any(b.is_empty for b in chapter.blocks)
    assert from_plain(to_plain(chapter)) == chapter
