"""Comparison with the previous period, by the rules of the domain paper on monitoring, section 4."""

from decimal import Decimal

import pytest

from monitoring.indicators.comparison import compare, compare_gaps, gap
from monitoring.indicators.models import Indicator, SeriesBreak
from monitoring.indicators.selectors import Point


def indicator(**fields):
    return Indicator(**({"kind": "rate", "unit": "%", "decimals": 1} | fields))


def point(year, value, sign=""):
    return Point(year, str(year), None if value is None else Decimal(value), sign, "2025")


def told(previous, current, **fields):
    breaks = fields.pop("breaks", ())
    return compare(indicator(**fields), point(2020, previous), point(2024, current), breaks=breaks)


def test_4_1_rates_differ_in_percentage_points():
    found = told("78.3", "82.6")
    assert (found.difference, found.unit) == (Decimal("4.3"), "Prozentpunkte")
    assert (found.arrow, found.word) == ("↑", "gestiegen")
    assert found.words == "um 4,3\xa0Prozentpunkte gestiegen"
    assert found.signed == "+4,3\xa0Prozentpunkte"


def test_4_2_a_rate_per_thousand_differs_in_its_own_unit():
    found = told("5.1", "3.9", unit="je 1.000")
    assert found.words == "um 1,2\xa0je 1.000 gesunken"


@pytest.mark.parametrize("kind", ["count", "amount"])
def test_4_3_counts_and_amounts_differ_in_per_cent_from_a_base_of_twenty(kind):
    found = told("20", "25", kind=kind, unit="Personen", decimals=0)
    assert (found.difference, found.unit) == (Decimal("25.0"), "%")


def test_4_4_counts_on_a_smaller_base_differ_in_absolute_numbers():
    found = told("19", "25", kind="count", unit="Personen", decimals=0)
    assert found.words == "um 6\xa0Personen gestiegen"


def test_4_5_a_negative_balance_has_no_per_cent():
    found = told("-120", "80", kind="count", unit="Personen", decimals=0)
    assert found.words == "um 200\xa0Personen gestiegen"


def test_4_6_years_of_life_differ_in_years():
    found = told("80.9", "81.2", kind="index", unit="Jahre")
    assert found.words == "um 0,3\xa0Jahre gestiegen"


def test_4_7_what_rounding_leaves_nothing_of_is_unchanged():
    found = told("6.41", "6.44")
    assert (found.arrow, found.word, found.judgement) == ("→", "unverändert", "")
    assert found.words == "unverändert"
    assert told("6.40", "6.45").word == "gestiegen"


@pytest.mark.parametrize(
    ("current", "word"), [("6.9", "unverändert"), ("5.9", "unverändert"), ("7.0", "gestiegen")]
)
def test_4_8_the_band_of_the_indicator_decides_before_rounding_does(current, word):
    assert told("6.4", current, unchanged_band=Decimal("0.5"), desired_direction="down").word == word


@pytest.mark.parametrize(
    ("direction", "current", "judgement"),
    [
        ("up", "82", "günstig"),
        ("up", "70", "ungünstig"),
        ("down", "82", "ungünstig"),
        ("down", "70", "günstig"),
        ("none", "82", ""),
        ("none", "70", ""),
        ("up", "78.3", ""),
    ],
)
def test_4_9_the_judgement_comes_from_the_desired_direction_alone(direction, current, judgement):
    assert told("78.3", current, desired_direction=direction).judgement == judgement


@pytest.mark.parametrize(("year", "is_broken"), [(2020, False), (2021, True), (2024, True), (2025, False)])
def test_4_10_a_break_between_the_two_years_takes_arrow_and_judgement_away(year, is_broken):
    row = SeriesBreak(year=year, reason="Zensus 2022")
    found = told("78.3", "82.6", desired_direction="up", breaks=[row])
    assert (found.word == "nicht vergleichbar") is is_broken
    if is_broken:
        assert (found.arrow, found.judgement, found.difference) == ("", "", None)
        assert found.note == f"Bruch {year}: Zensus 2022"


def test_4_11_a_value_without_one_before_it_is_collected_for_the_first_time():
    now = point(2024, "82.6")
    assert compare(indicator(), None, now).words == "erstmals erhoben"
    assert compare(indicator(), point(2020, None, "missing"), now).signed == "erstmals erhoben"


@pytest.mark.parametrize(
    ("sign", "note"),
    [
        ("unknown_or_secret", "unbekannt oder geheim zu halten"),
        ("blocked", "Aussage nicht sinnvoll"),
        ("nothing", "nichts vorhanden"),
    ],
)
def test_4_12_a_sign_is_not_the_same_as_not_collected(sign, note):
    for pair in [(point(2020, None, sign), point(2024, "5")), (point(2020, "5"), point(2024, None, sign))]:
        found = compare(indicator(), *pair)
        assert (found.word, found.note) == ("kein Vergleich möglich", note)


def test_4_13_nothing_known_for_the_later_time_says_so():
    found = compare(indicator(), point(2020, "5"), None)
    assert (found.word, found.amount) == ("kein Vergleich möglich", "")


def test_4_14_a_value_in_brackets_is_compared_with_a_word_of_caution():
    found = compare(indicator(), point(2020, "70", "limited"), point(2024, "72"))
    assert found.arrow == "↑"
    assert found.note == "Ein Wert ist eingeschränkt aussagekräftig."


def gaps(before, now, **fields):
    row = indicator(**fields)
    return compare_gaps(row, *(gap(row, point(0, group), point(0, other)) for group, other in (before, now)))


def test_4_15_the_gap_is_group_minus_comparison_group():
    found = gap(indicator(), point(2025, "82.6"), point(2025, "94.7"))
    assert (found.value, found.amount) == (Decimal("-12.1"), "12,1\xa0Prozentpunkte")


def test_4_16_the_gap_of_the_mock_up_has_become_smaller():
    found = gaps(("78.3", "94.6"), ("82.6", "94.7"), desired_direction="up")
    assert found.words == "Abstand verringert um 4,2\xa0Prozentpunkte"
    assert found.judgement == "günstig"


def test_4_17_a_gap_that_widens_on_the_wrong_side_is_not_desired():
    found = gaps(("12.0", "5.0"), ("14.0", "5.5"), desired_direction="down")
    assert found.words == "Abstand vergrößert um 1,5\xa0Prozentpunkte"
    assert found.judgement == "ungünstig"


@pytest.mark.parametrize(
    ("before", "now"),
    [(("96", "94"), ("97", "94")), (("96", "94"), ("93", "94")), (("93", "94"), ("96", "94"))],
)
def test_4_18_a_group_ahead_or_changing_sides_is_not_judged(before, now):
    assert gaps(before, now, desired_direction="up").judgement == ""


def test_4_19_a_gap_that_rounding_or_the_band_leaves_nothing_of_is_unchanged():
    assert gaps(("78.3", "94.6"), ("78.4", "94.7")).words == "Abstand unverändert"
    assert gaps(("78.3", "94.6"), ("78.6", "94.6"), unchanged_band=Decimal("0.5")).word == "unverändert"


def test_4_20_counts_have_no_gap_and_signs_neither():
    assert gap(indicator(kind="count"), point(2024, "5"), point(2024, "9")) is None
    assert gap(indicator(), point(2024, None, "blocked"), point(2024, "9")) is None
    assert gap(indicator(), None, point(2024, "9")) is None


def test_4_21_across_a_break_gaps_are_not_compared():
    row = indicator()
    two = [gap(row, point(0, "1"), point(0, "2")), gap(row, point(0, "1"), point(0, "3"))]
    broken = [SeriesBreak(year=2022, reason="Zensus")]
    assert compare_gaps(row, *two, breaks=broken, years=(2020, 2024)) is None
    assert compare_gaps(row, *two, breaks=broken, years=(2022, 2024)) is not None
