"""Overview: what is reckoned, by hand, and without pages."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest

from accounts import clock
from accounts.districts.services import update_municipality
from monitoring.concept.selectors.practice import LinkedOffer
from monitoring.dashboards import fields, places, supply
from monitoring.dashboards.readings import change_of, read
from monitoring.dashboards.selectors import indicator_options, places_with_outlines, timeliness
from monitoring.indicators.models import SeriesBreak
from offers.openness.counting import Doors
from offers.openness.coverage import coverage_of
from offers.openness.selectors import census_today
from tests.monitoring.make_indicators import make_area, make_indicator, make_value
from tests.offers.make_openness import public_offer

pytestmark = pytest.mark.django_db


def people(cast, municipality, number):
    values = {"population": number, "population_on": dt.date(2024, 12, 31)}
    return update_municipality(municipality=municipality, values=values, by=cast.admin)


@pytest.fixture
def offers(cast):
    """Two in Lindtal (8,000 people), one in Auenstadt (32,000), one online."""
    people(cast, cast.lindtal, 8000)
    people(cast, cast.auenstadt, 32000)
    public_offer(cast, "a", fields=["bildung", "arbeit"], municipality=cast.lindtal)
    public_offer(cast, "b", "target_group", fields=["bildung", "wohnen"], municipality=cast.lindtal)
    public_offer(cast, "c", fields=["bildung"], municipality=cast.auenstadt)
    public_offer(cast, "d", fields=["gesundheit"], place_kind="online")


def matrix(cast):
    census = census_today(cast.auental)
    return census, coverage_of(census, places_with_outlines(cast.coordinator), "name", clock.today())


def indicator_here(cast, values, **more):
    """An indicator with a value of one year per key."""
    row = make_indicator(cast.auental, **{"code": "I-12", "unit": "%"} | more)
    names = {"05999": "kreis", "05999001": "gemeinde", "05999002": "gemeinde", "05": "land", "DG": "bund"}
    for ags, value in values.items():
        make_value(row, make_area(cast.auental, ags, f"Gebiet {ags}", names[ags]), value=value)
    return row


def test_a_cell_is_measured_against_the_rate_of_the_district():
    # District: 10 offers on 40,000 people, that is 2.5 on 10,000.
    assert supply._level(2, 8000, 10, 40000) == 2, "2.5 on 10,000: as the district"
    assert supply._level(1, 8000, 10, 40000) == 1, "1.25 is half of it"
    assert supply._level(3, 8000, 10, 40000) == 3, "3.75 is one and a half times as many"
    assert supply._level(3, 16000, 10, 40000) == 2, "1.875 is three quarters, not less"
    assert supply._level(0, 8000, 10, 40000) == 0, "a gap has no colour"
    assert supply._level(3, 0, 10, 40000) == 0, "nobody knows how many live there"


def test_the_gaps_of_a_gemeinde_stand_beside_the_mean_of_all(cast, offers):
    census, coverage = matrix(cast)
    found = places.supply_of(census, coverage, str(cast.lindtal.pk))
    # Lindtal has three of thirteen fields, Auenstadt one: ten and twelve gaps, in the mean eleven.
    assert (len(found.unserved), found.district_gaps) == (10, Decimal("11.0"))
    # Two offers on 8,000 people; in the district three at a place on 40,000.
    assert (found.line.rate, found.district_rate) == (Decimal("0.25"), Decimal("0.08"))
    assert found.sentence.startswith(
        "0,25 Angebote vor Ort je 1.000 Einwohner:innen, im Kreis 0,08. 10 von 13"
    )


def test_each_field_of_a_gemeinde_says_how_it_is_served(cast, offers):
    census, coverage = matrix(cast)
    found = places.supply_of(census, coverage, str(cast.lindtal.pk))
    lines = {line.field: line for line in found.fields}
    assert (lines["bildung"].total.value, lines["bildung"].open.value) == (2, 1)
    assert [lines[code].words for code in ("bildung", "wohnen", "gesundheit", "kultur")] == [
        "versorgt", "nicht für alle offen", "nur ohne festen Ort", "Lücke",
    ]  # fmt: skip


def test_without_all_populations_the_district_has_no_rate(cast):
    public_offer(cast, "a", municipality=cast.lindtal)
    people(cast, cast.lindtal, 8000)
    census, coverage = matrix(cast)
    assert places.local_rate(coverage) is None
    assert places.supply_of(census, coverage, str(cast.lindtal.pk)).district_rate is None


def test_a_figure_of_a_gemeinde_is_laid_beside_the_district(cast):
    indicator_here(cast, {"05999": "91.2", "05999002": "84.1"})
    (line,) = places.figure_lines(read(cast.coordinator, ["05999002", "05999"]), "05999002", "05999")
    assert (line.value, line.district, line.time) == ("84,1\u00a0%", "91,2\u00a0%", "2024")
    assert line.beside == "7,1\u00a0Prozentpunkte unter dem Kreis"
    assert line.url.endswith("?gebiet=05999002")


def test_numbers_of_people_are_not_compared_with_those_of_the_district(cast):
    indicator_here(cast, {"05999": "159730", "05999002": "23480"}, kind="count", unit="Personen", decimals=0)
    (line,) = places.figure_lines(read(cast.coordinator, ["05999002", "05999"]), "05999002", "05999")
    assert (line.value, line.beside) == ("23.480", "")


def test_a_rate_that_rests_on_a_few_answers_is_no_statement(cast):
    row = make_indicator(cast.auental)
    make_value(row, make_area(cast.auental, "05999002", "Lindtal", "gemeinde"), value="50.0", cases=12)
    (line,) = places.figure_lines(read(cast.coordinator, ["05999002", "05999"]), "05999002", "05999")
    assert line.value == "x"


def test_nothing_is_compared_across_a_break(cast):
    row, area = make_indicator(cast.auental), make_area(cast.auental)
    for year, value in ((2020, "9.0"), (2022, "11.0"), (2024, "12.5")):
        make_value(row, area, year=year, value=value)
    SeriesBreak.objects.create(district=cast.auental, indicator=row, year=2022, reason="Zensus 2022")
    found = read(cast.coordinator, ["05999"])
    first, change = change_of(found.indicators[0], found.of(row, "05999"))
    assert (first, change.signed) == ("2022", "+1,5\u00a0Prozentpunkte"), (
        "the year of the break is the first of the new series"
    )


def test_the_newest_year_most_gemeinden_have_is_chosen(cast):
    row = indicator_here(cast, {"05999": "12.8", "05999001": "14.0", "05999002": "11.8"})
    make_value(row, row.values.get(area__ags="05999001").area, year=2025, value="15.0")
    keys = {"05999001": "one", "05999002": "two"}
    found = supply.chosen_of(read(cast.coordinator, [*keys, "05999"], code="I-12"), keys, "05999")
    assert (found.time, found.district) == ("2024", "12,8\u00a0%")
    assert {key: point.value for key, point in found.values.items()} == {
        "one": Decimal("14.0"),
        "two": Decimal("11.8"),
    }


def test_where_the_indicator_is_high_and_offers_are_few_is_named(cast, offers):
    indicator_here(cast, {"05999001": "14.0", "05999002": "11.8"})
    _census, coverage = matrix(cast)
    rows = places_with_outlines(cast.coordinator)
    keys = {row.ags: str(row.pk) for row in rows}
    chosen = supply.chosen_of(read(cast.coordinator, keys, code="I-12"), keys, "05999")
    found = supply.supply_of(coverage, rows, chosen, "name", "#0b4f56")
    # Auenstadt: 14.0 lies above the middle of 12.9; 0.03 offers on 1,000 against 0.08.
    assert [line.line.name for line in found.thin] == ["Auenstadt"]
    ordered = supply.supply_of(coverage, rows, chosen, "-wert", "#0b4f56")
    assert [line.value for line in ordered.lines] == ["14,0\u00a0%", "11,8\u00a0%"]
    assert found.maps == [], "no outlines, no map"


def test_only_indicators_with_a_number_for_a_gemeinde_can_be_chosen(cast):
    indicator_here(cast, {"05999": "12.8"}, code="I-02")
    indicator_here(cast, {"05999002": "11.8"}, code="I-03")
    assert [row.code for row in indicator_options(cast.coordinator)] == ["I-03"]


def goal(promised="all", **more):
    values = {
        "pk": 1,
        "promised": promised,
        "is_guiding": False,
        "checked_on": None,
        "field": SimpleNamespace(),
    }
    return SimpleNamespace(**values | more)


def measure(pk, audience="all", status="running"):
    return SimpleNamespace(pk=pk, goal_id=1, audience=audience, status=status, code=f"W-{pk}")


def test_claim_and_practice_stand_in_one_line():
    measures = [measure(1), measure(2, "migrants"), measure(3, status="given_up")]
    linked = [
        LinkedOffer("o1", 1, "Café", "open", ""),
        LinkedOffer("o2", 1, "Kurs", "target_group", "funding"),
        LinkedOffer("o2", 2, "Kurs", "target_group", "funding"),
    ]
    section = fields.field_with_goals([goal()], measures)
    found = fields.claim_of(section, measures, linked, Doors(3, 2, 2))
    assert found.goals_words == "Ziele, die allen etwas versprechen: 1 von 1."
    assert found.measures_words == "Maßnahmen, die für alle sind: 1 von 2.", "what is given up does not count"
    assert found.linked == (1, 2), "an offer behind two measures counts once"
    assert "50 %" in found.linked_words
    (contradiction,) = found.found
    assert contradiction.sentence == "Offen für alle: 1 von 2 Angeboten."


def test_a_promise_kept_is_no_contradiction():
    measures = [measure(1)]
    section = fields.field_with_goals([goal()], measures)
    assert (
        fields.claim_of(section, measures, [LinkedOffer("o1", 1, "Café", "open", "")], Doors(1)).found == []
    )


def test_few_cases_behind_barriers_are_not_told():
    def row(cases):
        return SimpleNamespace(case_count=cases, other_count=1, is_open=True)

    assert places.hindrances_of([row(2), row(2)]).cases == "•"
    assert places.hindrances_of([row(2), row(3)]).cases == 5
    assert places.hindrances_of([]).cases == 0


def test_minutes_are_in_time_late_or_still_have_time():
    day = dt.date(2026, 3, 2)
    signed = [
        (dt.date(2026, 2, 10), dt.date(2026, 2, 10)),  # on the last day
        (dt.date(2026, 2, 11), dt.date(2026, 2, 10)),  # a day late
        (None, dt.date(2026, 3, 1)),  # over
        (None, dt.date(2026, 3, 2)),  # today is the last day
    ]
    found = timeliness(signed, day)
    assert (found.part, found.whole, found.left, found.others) == (1, 4, 1, 2)
