"""The sign table of the domain paper on monitoring, section 4, line by line, and merging of areas."""

from decimal import Decimal

import pytest

from documents.suppression import HIDDEN
from monitoring.indicators.merging import Merged, Part, merge
from monitoring.indicators.models import Sign
from monitoring.indicators.signs import LEGEND, MARKS, meaning, printed, read_sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("-", "nothing"),
        ("–", "nothing"),
        (" . ", "unknown_or_secret"),
        ("x", "blocked"),
        ("/", "too_unsure"),
        ("...", "missing"),
        ("…", "missing"),
        ("", "missing"),
    ],
)
def test_a_mark_is_read_as_its_sign_without_a_number(text, sign):
    assert read_sign(text) == (None, sign)


@pytest.mark.parametrize("text", ["0", "1.234", "-5", "(3,4)", "n. v."])
def test_a_number_is_no_mark(text):
    assert read_sign(text) is None


def test_a_dash_is_zero_only_for_a_series_that_says_so():
    assert read_sign("-", dash_is_zero=True) == (Decimal(0), "nothing")
    assert read_sign(".", dash_is_zero=True) == (None, "unknown_or_secret")


@pytest.mark.parametrize(
    ("value", "sign", "text"),
    [
        ("0", "", "0,0"),
        ("1234.56", "", "1.234,6"),
        ("-3.04", "", "−3,0"),
        ("12.3", "limited", "(12,3)"),
        (None, "nothing", "–"),
        ("0", "nothing", "–"),
        (None, "unknown_or_secret", "."),
        (None, "blocked", "x"),
        (None, "too_unsure", "/"),
        (None, "missing", "…"),
        (None, "", "…"),
    ],
)
def test_a_cell_is_never_empty(value, sign, text):
    assert printed(None if value is None else Decimal(value), sign) == text


def test_every_sign_stands_in_the_legend_and_has_words():
    marks = [mark for mark, _text in LEGEND]
    assert set(MARKS.values()) | {"0", "( )", HIDDEN} == set(marks)
    assert len(marks) == len(set(marks))
    assert all(meaning(sign) for sign in Sign.values)
    assert meaning("") == ""


def part(value, weight=None, share="1"):
    return Part(*(None if text is None else Decimal(text) for text in (value, weight)), Decimal(share))


def test_8_1_counts_of_merged_areas_sum_up():
    assert merge("sum", [part("42370"), part("120391")]) == Merged(Decimal(162761))


def test_8_2_rates_are_weighted_by_population():
    merged = merge("weighted_mean", [part("6.0", "40000"), part("4.0", "120000")])
    assert merged == Merged(Decimal("4.5"))


def test_8_3_a_split_area_brings_its_share_of_the_people_and_its_rate_as_it_is():
    assert merge("sum", [part("1000", share="0.25"), part("500")]).value == 750
    merged = merge("weighted_mean", [part("10", "4000", "0.25"), part("4", "5000")])
    assert merged.value == Decimal(5)


def test_8_4_one_unknown_part_makes_the_whole_unknown():
    for rule in ("sum", "weighted_mean"):
        assert merge(rule, [part("5", "10"), part(None, "10")]) == Merged(None, Sign.UNKNOWN_OR_SECRET)
    assert merge("weighted_mean", [part("5"), part("6", "10")]).sign == Sign.UNKNOWN_OR_SECRET
    assert merge("sum", []).sign == Sign.UNKNOWN_OR_SECRET


def test_8_5_what_cannot_be_put_together_is_not():
    assert merge("none", [part("5"), part("6")]) == Merged(None, Sign.BLOCKED)
    assert merge("weighted_mean", [part("5", "0")]) == Merged(None, Sign.BLOCKED)
