"""Chapter 2: figures of the indicators, and a reason where there are none."""

from decimal import Decimal

import pytest

from monitoring.indicators.models import AreaBoundary
from monitoring.reports.chapters import population
from tests.cast import TODAY
from tests.monitoring import make
from tests.monitoring import make_clusters as clusters
from tests.monitoring import make_indicators as indicators
from tests.monitoring.reading import block, lines
from tests.offers import make_places

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


def test_k1_takes_the_outlines_the_district_keeps_where_no_boundaries_were_read_in(cast, own, foreign):
    make_places.outlines(cast)
    place = indicators.make_area(cast.auental, cast.lindtal.ags, "Lindtal", level="gemeinde")
    indicators.make_value(foreign, place, 2025, "8.3")
    shown = block(chapter(cast), "K1")
    assert shown.attribution == "© Probe"
    assert {area.label: area.value for area in shown.areas}["Lindtal"] == D("8.3")
    assert all(area.outline for area in shown.areas if area.label in ("Lindtal", "Auenstadt"))


def test_figures_of_the_other_district_stay_there(cast, own, foreign):
    other = population.build(cast.nordmark, make.PERIOD, TODAY)
    assert all(part.is_empty for part in other.blocks)


@pytest.mark.parametrize("count", [1, 4])
def test_the_chapter_costs_the_same_for_one_and_four_years(
    cast, own, foreign, count, django_assert_max_num_queries
):
    for year in range(count):
        indicators.make_value(foreign, own, 2016 + year, "8.0")
    with django_assert_max_num_queries(9):
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


def head(cast, own, code, name, values, **fields):
    """An indicator of the register: its values of 2024 by group."""
    row = indicators.make_indicator(
        cast.auental, code=code, title=name, kind="count", unit="Menschen", decimals=0, source="Melderegister", **fields
    )  # fmt: skip
    for group, value in values.items():
        indicators.make_value(row, own, 2024, value, group=group)
    return row


def test_a2_shows_the_ten_largest_nationalities_of_the_newest_year(cast, own):
    for number in range(12):
        head(cast, own, f"STA-{number:02d}", f"Land {number:02d}", {"total": 100 + number})
    old = head(cast, own, "STA-99", "Früher", {})
    indicators.make_value(old, own, 2022, "9000")
    found = block(chapter(cast), "A2")
    assert found.categories[:2] == ("Land 11", "Land 10")
    assert len(found.categories) == 10
    assert found.series[0][1][0] == 111
    assert "2024" in found.title
    assert found.source == "Quelle: Melderegister; eigene Berechnung."
    assert {"STA-00", "STA-11"} <= set(chapter(cast).indicators)
    assert "STA-99" not in chapter(cast).indicators


def test_a2_leaves_out_what_is_small_and_what_is_not_public(cast, own):
    head(cast, own, "STA-A", "Groß", {"foreign": 50})
    head(cast, own, "STA-B", "Klein", {"foreign": 4})
    head(cast, own, "STA-C", "Im Haus", {"foreign": 60}, origin="own_survey")
    head(cast, own, "STA-D", "Auch groß", {"foreign": 5}, origin="own_survey", is_public=True)
    assert block(chapter(cast), "A2").categories == ("Groß", "Auch groß")


def test_a3_sets_the_ages_of_both_groups_against_each_other_as_shares(cast, own):
    head(cast, own, "ALT-00", "0 bis 17", {"foreign": 25, "german": 150})
    head(cast, own, "ALT-18", "18 bis 64", {"foreign": 70, "german": 600})
    head(cast, own, "ALT-65", "ab 65", {"foreign": 5, "german": 250})
    found = block(chapter(cast), "A3")
    assert (found.form, found.categories) == ("pyramid", ("0 bis 17", "18 bis 64", "ab 65"))
    assert found.series == (
        ("ohne deutschen Pass", (25.0, 70.0, 5.0)),
        ("mit deutschem Pass", (15.0, 60.0, 25.0)),
    )
    assert "ohne deutschen Pass 18 bis 64 (70 %)" in found.description
    assert found.chart("#123456").svg


def test_a3_hides_a_small_class_and_one_more_because_shares_add_up(cast, own):
    head(cast, own, "ALT-00", "jung", {"foreign": 30, "german": 150})
    head(cast, own, "ALT-18", "mittel", {"foreign": 70, "german": 600})
    head(cast, own, "ALT-65", "alt", {"foreign": 3, "german": 250})
    assert block(chapter(cast), "A3").series[0][1] == ("•", 68.0, "•")


def test_a3_adds_the_sexes_up_where_nobody_gave_their_sum(cast, own):
    for code, name, women, men in (("ALT-00", "jung", 30, 20), ("ALT-18", "alt", 10, 40)):
        row = head(cast, own, code, name, {"german": 50})
        indicators.make_value(row, own, 2024, women, group="foreign", sex="female")
        indicators.make_value(row, own, 2024, men, group="foreign", sex="male")
    assert block(chapter(cast), "A3").series[0][1] == (50.0, 50.0)


def test_a3_needs_both_groups(cast, own):
    head(cast, own, "ALT-00", "jung", {"foreign": 30})
    found = block(chapter(cast), "A3")
    assert found.is_empty
    assert "nicht für beide Gruppen" in found.absence


def test_a1_sets_the_mean_of_the_own_cluster_beside_the_district(cast):
    own = next(area for area in clusters.make_districts(cast.auental) if area.ags == cast.auental.ags)
    foreign = indicators.make_indicator(cast.auental, code="I-02", title="Ausländeranteil")
    for year, value in ((2024, "12.4"), (2025, "12.8")):
        indicators.make_value(foreign, own, year, value)
    run = clusters.make_run(cast.auental, cast.coordinator)
    rows = list(run.assignments.all())
    mine = next(row for row in rows if row.ags == cast.auental.ags)
    others = [row for row in rows if row.label == mine.label and row.ags != mine.ags]
    assert others
    for row in others:
        indicators.make_value(foreign, row.area, 2024, "20.4")
    found = dict(block(chapter(cast), "A1").series)
    expected = (D("12.4") + len(others) * D("20.4")) / (len(others) + 1)
    assert found["Cluster-Mittel"][3] == expected.quantize(D("0.1"), "ROUND_HALF_UP")
    assert found["Cluster-Mittel"][4] is None, "of 2025 only the own district has a value"
    assert "ungewichtet" in block(chapter(cast), "A1").question
