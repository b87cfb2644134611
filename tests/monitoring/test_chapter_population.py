"""Chapter 2: figures of the indicators, and a reason where there are none."""

from decimal import Decimal

import pytest

from monitoring.indicators.models import AreaBoundary
from monitoring.reports.chapters import population
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_indicators as indicators
from tests.monitoring.reading import block, lines

D = Decimal
pytestmark = pytest.mark.django_db


def chapter(cast):
    return population.build(cast.auental, make.PERIOD, TODAY)


@pytest.fixture
def own(cast):
    return indicators.make_area(cast.auental, cast.auental.ags)


@pytest.fixture
def foreign(cast, own):
    row = indicators.make_indicator(cast.auental, code="I-02", title="Ausländeranteil", source="INKAR")
    for year, value in {2020: "9.4", 2021: "9.7", 2024: "12.4", 2025: "12.8"}.items():
        indicators.make_value(row, own, year, value)
    return row


def test_t3_tells_people_and_shares_by_year(cast, own, foreign):
    people = indicators.make_indicator(
        cast.auental, code="I-01", title="Bevölkerung", kind="count", unit="Personen", decimals=0
    )
    indicators.make_value(people, own, 2020, "157410")
    indicators.make_value(people, own, 2025, "159730")
    found = lines(chapter(cast), "T3")
    assert found["Bevölkerung (Personen)"] == (
        157410, "…", "…", "…", "…", 159730, None, "↑ um 1,5\u00a0% gestiegen",
    )  # fmt: skip
    assert found["Ausländeranteil (%)"] == (
        D("9.4"), D("9.7"), "…", "…", D("12.4"), D("12.8"), None, "↑ um 3,4\u00a0Prozentpunkte gestiegen",
    )  # fmt: skip


def test_a1_draws_the_district_beside_land_and_germany(cast, own, foreign):
    germany = indicators.make_area(cast.auental, "DG", "Deutschland", level="bund")
    indicators.make_value(foreign, germany, 2025, "14.0")
    chart = block(chapter(cast), "A1")
    assert [name for name, _values in chart.series] == [str(cast.auental), "Deutschland"]
    assert chart.series[0][1] == (D("9.7"), None, None, D("12.4"), D("12.8"))


def test_t4_speaks_of_asylum_alone(cast, own, foreign):
    row = indicators.make_indicator(cast.auental, code="I-03", title="Schutzsuchende")
    indicators.make_value(row, own, 2025, "3.4")
    assert list(lines(chapter(cast), "T4")) == ["Schutzsuchende (%)"]
    assert lines(chapter(cast), "T4")["Schutzsuchende (%)"][-1] == "erstmals erhoben"


def test_what_nobody_delivers_says_why(cast):
    found = {part.number: part for part in chapter(cast).blocks}
    assert list(found) == ["T3", "A1", "A2", "A3", "K1", "T4"]
    assert all(part.is_empty and part.absence for part in found.values())


def test_k1_shows_bars_until_boundaries_are_stored_and_a_map_then(cast, own, foreign):
    ags = cast.auental.ags + "001"
    place = indicators.make_area(cast.auental, ags, "Lindtal", level="gemeinde")
    indicators.make_value(foreign, place, 2025, "8.3")
    chart = block(chapter(cast), "K1")
    assert (chart.form, chart.series[0][1]) == ("bars", (D("8.3"),))
    square = {"type": "Polygon", "coordinates": [[[8.0, 51.0], [8.1, 51.0], [8.1, 51.1], [8.0, 51.0]]]}
    AreaBoundary.objects.create(
        district=cast.auental, area=place, geometry=square, edition="VG5000", attribution="© BKG"
    )
    shown = block(chapter(cast), "K1")
    assert (shown.attribution, [area.value for area in shown.areas]) == ("© BKG", [D("8.3")])


def test_figures_of_the_other_district_stay_there(cast, own, foreign):
    other = population.build(cast.nordmark, make.PERIOD, TODAY)
    assert all(part.is_empty for part in other.blocks)


@pytest.mark.parametrize("count", [1, 4])
def test_the_chapter_costs_the_same_for_one_and_four_years(
    cast, own, foreign, count, django_assert_max_num_queries
):
    for year in range(count):
        indicators.make_value(foreign, own, 2016 + year, "8.0")
    with django_assert_max_num_queries(6):
        chapter(cast)


def test_a0_takes_the_newest_value_of_the_period_and_says_its_year(cast, own, foreign):
    people = indicators.make_indicator(
        cast.auental, code="I-01", title="Bevölkerung", kind="count", unit="Personen", decimals=0
    )
    indicators.make_value(people, own, 2024, "159730")
    indicators.make_value(people, own, 2025, None, sign="unknown_or_secret")
    assert [(f.key, f.value, f.line) for f in chapter(cast).figures] == [
        ("population", 159730, "im Jahr 2024"),
        ("foreign_share", D("12.8"), "im Jahr 2025"),
    ]
