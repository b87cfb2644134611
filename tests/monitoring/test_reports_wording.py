"""Words of the house, numbers in sentences, change since the last report."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from monitoring.reports.blocks import Chapter, Figure, from_plain, to_plain
from monitoring.reports.figure_changes import change_words
from monitoring.reports.outline import first_figures
from monitoring.reports.wording import hints, in_house_words, unknown_marks, with_numbers

TERMS = [("Flüchtlinge", "Geflüchtete", "Leitfaden"), ("Migrant", "Zugewanderte:r", "")]


def test_a_text_is_hinted_at_once_for_each_word_and_only_for_whole_words():
    found = hints("Flüchtlinge und flüchtlinge; Flüchtlingsrat.", TERMS)
    assert [(hint.found, hint.preferred) for hint in found] == [("Flüchtlinge", "Geflüchtete")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Für Flüchtlinge gilt das.", "Für Geflüchtete gilt das."),
        ("flüchtlinge", "geflüchtete"),
        ("Der Flüchtlingsrat bleibt.", "Der Flüchtlingsrat bleibt."),
    ],
)
def test_briefs_speak_in_the_words_of_the_house(text, expected):
    pairs = [("Flüchtlinge", "Geflüchtete" if text[0].isupper() else "geflüchtete")]
    assert in_house_words(text, pairs) == expected


def test_a_word_that_is_put_in_is_not_replaced_again():
    assert in_house_words("A", [("A", "B"), ("B", "C")]) == "B"


def test_a_mark_becomes_its_number_and_an_unknown_one_is_told():
    text = with_numbers("[[offers]] Angebote, [[fehlt]]", {"offers": "40"})
    assert text == "40 Angebote, [[fehlt]]"
    assert unknown_marks(text) == ["fehlt"]


@pytest.mark.parametrize(
    ("new", "old", "kind", "expected"),
    [
        (160, 100, "number", "+60 (+60,0 %) gegenüber 2016 bis 2020"),
        (60, 46, "number", "von 46 (2016 bis 2020) auf 60"),
        (9, 3, "number", "von 3 (2016 bis 2020) auf 9"),
        (3, 9, "number", "von 9 (2016 bis 2020) auf 3"),
        (444, 48, "number", "von 48 (2016 bis 2020) auf 444"),
        (1300, 400, "number", "von 400 (2016 bis 2020) auf 1.300"),
        (1200, 400, "number", "+800 (+200,0 %) gegenüber 2016 bis 2020"),
        (7, 7, "number", "unverändert gegenüber 2016 bis 2020"),
        (Decimal("11.90"), Decimal("8.80"), "percent", "+3,1 Prozentpunkte gegenüber 2016 bis 2020"),
        (Decimal("150.00"), Decimal("100.00"), "euro", "+50,0 % gegenüber 2016 bis 2020"),
        (5, None, "number", "erstmals erhoben"),
        ("•", 5, "number", ""),
        (5, "•", "number", "erstmals erhoben"),
    ],
)
def test_change_is_told_in_points_for_rates_and_in_per_cent_only_where_it_says_something(
    new, old, kind, expected
):
    previous = None if old is None else Figure("k", "K", old, kind=kind)
    assert change_words(Figure("k", "K", new, kind=kind), previous, "2016 bis 2020") == expected


def official(value, year, **more):
    return Figure("k", "K", Decimal(value), kind="percent", when=str(year), **more)


def test_a_value_of_a_day_names_the_year_it_is_compared_with_and_what_that_means():
    down = {"direction": "down"}
    words = change_words(official("13.1", 2025, **down), official("14.9", 2020, **down), "2016 bis 2020")
    assert words == "−1,8 Prozentpunkte gegenüber 2020, günstig"
    words = change_words(official("6.7", 2025, **down), official("6.1", 2020, **down), "2016 bis 2020")
    assert words == "+0,6 Prozentpunkte gegenüber 2020, ungünstig"
    words = change_words(official("6.7", 2025), official("6.1", 2020), "2016 bis 2020")
    assert words == "+0,6 Prozentpunkte gegenüber 2020", "no direction is declared"


def test_a_tile_says_of_a_break_and_of_a_band_what_the_table_says():
    words = change_words(official("12.8", 2025, breaks=(2022,)), official("9.4", 2020), "2016 bis 2020")
    assert words == "nicht vergleichbar mit 2020"
    words = change_words(official("5.7", 2025, band=Decimal("0.2")), official("5.6", 2020), "2016 bis 2020")
    assert words == "unverändert gegenüber 2020"


def test_what_was_counted_out_of_nothing_is_no_base_and_no_tile():
    before, now = Figure("m", "M", 0, base=0, when="2020"), Figure("m", "M", 13, base=40, when="2025")
    assert change_words(now, before, "2016 bis 2020") == "erstmals erhoben"
    chapter = Chapter(10, "concept", "Konzept", "", (), (before, now))
    assert from_plain(to_plain(chapter)) == chapter
    assert [
        one.key for one in first_figures(SimpleNamespace(chapters=[Chapter(1, "a", "A", "", (), (before,))]))
    ] == []
