"""How hard a German text is to read: numbers by hand, and a hint that never scolds."""

import pytest

from offers.catalogue.readability import measure, syllables_of, wiener_formula

EASY = "Wir treffen uns am Montag. Es gibt Tee und Kuchen. Alle sind da. Sie können gern Fragen stellen."
HARD = (
    "Die Inanspruchnahme der Verfahrensberatung setzt die vorherige Terminvereinbarung sowie die Vorlage "
    "sämtlicher aufenthaltsrechtlicher Bescheinigungen in beglaubigter Abschrift zwingend voraus."
)


@pytest.mark.parametrize(
    ("word", "number"),
    [("Tee", 1), ("Montag", 2), ("Beratung", 3), ("Bescheinigungen", 5), ("Straße", 2), ("pst", 1)],
)
def test_syllables_are_groups_of_vowels(word, number):
    assert syllables_of(word) == number


def test_the_formula_gives_what_the_hand_gives():
    # 4 words: one of three syllables (25 %), one longer than six letters (25 %), two of one syllable (50 %).
    words = ["Wir", "beraten", "am", "Montag"]
    expected = 0.1935 * 25 + 0.1672 * 4 + 0.1297 * 25 - 0.0327 * 50 - 0.875
    assert wiener_formula(words, 4) == pytest.approx(expected)


def test_short_sentences_read_easily_and_long_ones_do_not():
    easy, hard = measure(EASY), measure(HARD)
    assert easy.is_easy
    assert easy.hints == []
    assert not hard.is_easy
    assert hard.grade > easy.grade + 5
    assert hard.long_words[0] == "Verfahrensberatung" or "aufenthaltsrechtlicher" in hard.long_words
    assert hard.hints[0].startswith("Ein langer Satz: „Die Inanspruchnahme")


def test_too_little_text_says_nothing():
    assert measure("", None, "Kommen Sie.") is None


def test_a_hyphen_makes_a_long_word_short():
    assert measure(EASY + " Die Mieter-Beratungs-Stelle Auental ist da.").long_words == ()


def test_several_texts_are_measured_together():
    assert measure("Tee für alle", "Kuchen für alle", EASY).sentence < 5
