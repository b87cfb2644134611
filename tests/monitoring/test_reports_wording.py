"""Words of the house, numbers in sentences, change since the last report."""

from decimal import Decimal

import pytest

from monitoring.reports.blocks import Figure
from monitoring.reports.figure_changes import change_words
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
        (60, 46, "number", "+14 (+30,4 %) gegenüber 2016 bis 2020"),
        (9, 3, "number", "+6 gegenüber 2016 bis 2020"),
        (3, 9, "number", "−6 gegenüber 2016 bis 2020"),
        (7, 7, "number", "unverändert gegenüber 2016 bis 2020"),
        (Decimal("11.90"), Decimal("8.80"), "percent", "+3,1 Prozentpunkte gegenüber 2016 bis 2020"),
        (Decimal("150.00"), Decimal("100.00"), "euro", "+50,0 % gegenüber 2016 bis 2020"),
        (5, None, "number", "erstmals erhoben"),
        ("•", 5, "number", ""),
        (5, "•", "number", "erstmals erhoben"),
    ],
)
def test_change_is_told_in_points_for_rates_and_in_per_cent_from_20_on(new, old, kind, expected):
    previous = None if old is None else Figure("k", "K", old, kind=kind)
    assert change_words(Figure("k", "K", new, kind=kind), previous, "2016 bis 2020") == expected
