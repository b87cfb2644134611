"""Numbers, signs, keys and times, one by one (domain paper, §§ 4 and 7)."""

from decimal import Decimal

import pytest

from monitoring.imports.keys import UnknownKey, read_key
from monitoring.imports.readings import Unreadable, read_cell
from monitoring.imports.times import UnknownTime, read_time
from monitoring.imports.words import read_group, read_sex, read_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.343.041", "1343041"),
        ("1.534,90", "1534.90"),
        ("79,10", "79.10"),
        ("0", "0"),
        ("-1,6", "-1.6"),
        ("−1,6", "-1.6"),
        ("–1,6", "-1.6"),
        (" 12 ", "12"),
        ("1\u202f343\u00a0041", "1343041"),
        ("1.875", "1875"),
    ],
)
def test_german_numbers(text, value):
    assert read_cell(text) == (Decimal(value), "")


@pytest.mark.parametrize(
    ("text", "value"),
    [("12.7", "12.7"), ("1.875", "1.875"), ("1.343.041", "1343041"), ("1.534,90", "1534.90"), ("3", "3")],
)
def test_where_the_point_is_a_decimal_point(text, value):
    assert read_cell(text, is_point=True).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("-", "nothing"),
        ("–", "nothing"),
        (".", "unknown_or_secret"),
        ("x", "blocked"),
        ("X", "blocked"),
        ("/", "too_unsure"),
        ("...", "missing"),
        ("…", "missing"),
        ("", "missing"),
        ("  ", "missing"),
    ],
)
def test_signs_instead_of_numbers(text, sign):
    assert read_cell(text) == (None, sign)


def test_brackets_limit_a_number():
    assert read_cell("(12,5)") == (Decimal("12.5"), "limited")
    assert read_cell("12,5", "( )") == (Decimal("12.5"), "limited")


@pytest.mark.parametrize("sign", ["unbekannt oder geheim", "unknown_or_secret", "."])
def test_a_sign_in_its_own_column_may_be_written_out(sign):
    assert read_cell("", sign) == (None, "unknown_or_secret")


@pytest.mark.parametrize(
    ("text", "sign", "words"),
    [
        ("12.7", "", "trennt der Punkt Tausender"),
        ("zwölf", "", "weder eine Zahl"),
        ("1,2,3", "", "weder eine Zahl"),
        ("1.23.456", "", "weder eine Zahl"),
        ("=1+1", "", "weder eine Zahl"),
        ("1e5", "", "weder eine Zahl"),
        ("()", "", "die Zahl fehlt"),
        ("", "()", "die Zahl fehlt"),
        ("5", "-", "Eines von beiden"),
        (".", "-", "widersprechen"),
        ("", "?", "nicht bekannt"),
        ("9" * 50, "", "keine Zahl"),
    ],
)
def test_what_is_neither_is_refused_with_its_reason(text, sign, words):
    with pytest.raises(Unreadable, match=words):
        read_cell(text, sign)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("05766", ("05766", "", False)),
        ("05766000", ("05766", "", False)),
        ("1001", ("01001", "", False)),
        ("1001000", ("01001", "", False)),
        (" 01001 ", ("01001", "", False)),
        ("02", ("02000", "", True)),
        ("11", ("11000", "", True)),
        ("04", ("04", "land", False)),
        ("04011", ("04011", "", False)),
        ("05", ("05", "land", False)),
        ("DG", ("DG", "country", False)),
        ("032", ("032", "region", False)),
        ("03241001", ("03241001", "part", False)),
        ("05334002", ("05334002", "part", False)),
        ("10041100", ("10041100", "part", False)),
        ("11001001", ("11001001", "part", False)),
    ],
)
def test_keys_in_one_spelling(text, key):
    assert read_key(text) == key


@pytest.mark.parametrize("text", ["", "abc", "123456", "123456789", "1.001", "٣٣٣٣٣"])
def test_what_is_no_key_is_not_guessed(text):
    with pytest.raises(UnknownKey):
        read_key(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2021", ("2021", 2021)),
        ("2012-2017", ("2012-2017", 2017)),
        ("2016/2017/2018", ("2016/2017/2018", 2018)),
        ("2019/20", ("2019/20", 2020)),
        ("31.12.2020", ("31.12.2020", 2020)),
        ("2020-12-31", ("31.12.2020", 2020)),
        ("2021,0", ("2021", 2021)),
    ],
)
def test_times_and_the_year_they_are_sorted_by(text, found):
    assert read_time(text) == found


@pytest.mark.parametrize("text", ["", "gestern", "12", "x" * 50])
def test_a_time_without_a_year_is_none(text):
    with pytest.raises(UnknownTime):
        read_time(text)


def test_words_go_to_title_unit_group_and_sex():
    assert read_words(["Arbeitslose", "Ausländer", "Anzahl"]) == ("Arbeitslose", "Anzahl", "foreign", "all")
    assert read_words(["Quote", "Frauen", "Prozent"]) == ("Quote", "Prozent", "total", "female")
    assert read_words(["Arbeitslose", "langzeitarbeitslos", "Anzahl"])[0] == "Arbeitslose, langzeitarbeitslos"
    assert read_words(["Bevölkerung", "Insgesamt", ""]) == ("Bevölkerung", "", "total", "all")


def test_words_nobody_knows_are_not_turned_into_everybody():
    assert (read_group("insgesamt"), read_group("Marsmenschen")) == ("total", None)
    assert (read_sex("w"), read_sex("sächlich")) == ("female", None)
