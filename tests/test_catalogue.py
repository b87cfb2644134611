"""Every catalogue is complete, and no translation loses a placeholder."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bin"))
import catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def collected():
    return catalogue.collect()


def test_every_german_string_has_an_english_text(collected):
    open_ones = [str(message.id) for message in catalogue.missing(collected, catalogue.load())]
    assert not open_ones, f"{len(open_ones)} without English, e.g. {open_ones[:5]}"


@pytest.fixture(scope="module")
def collected_public():
    return catalogue.collect_public()


@pytest.mark.parametrize("language", [code for code in catalogue.LANGUAGES if code != "en"])
def test_the_public_pages_have_every_string_in_every_language(collected_public, language):
    open_ones = [str(m.id) for m in catalogue.missing(collected_public, catalogue.load(language))]
    assert not open_ones, (
        f"{len(open_ones)} public strings without {language}, e.g. {open_ones[:5]}; "
        f"see bin/catalogue.py --missing {language}"
    )


@pytest.mark.parametrize("language", [code for code in catalogue.LANGUAGES if code != "en"])
def test_a_catalogue_of_the_public_pages_holds_nothing_else(collected_public, language):
    known = {(m.context, str(m.id)) for m in catalogue.load(language)}
    assert known == {(m.context, str(m.id)) for m in collected_public}


def test_every_language_of_the_settings_has_a_catalogue(settings):
    assert {code for code, _name in settings.LANGUAGES} == {"de", *catalogue.LANGUAGES}


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_translation_loses_a_placeholder(language):
    broken = []
    for message in catalogue.load(language):
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        wanted = set().union(*(PLACEHOLDER.findall(text) for text in ids))
        broken += [text for text in strings if text and not set(PLACEHOLDER.findall(text)) <= wanted]
        if (
            isinstance(message.id, str)
            and message.string
            and set(PLACEHOLDER.findall(message.string)) != wanted
        ):
            broken.append(message.id)
    assert not broken


def test_a_missing_string_is_noticed(collected):
    collected.add("Diesen Satz übersetzt niemand.")
    assert "Diesen Satz übersetzt niemand." in {m.id for m in catalogue.missing(collected, catalogue.load())}


# --- Obvious errors of a translation -------------------------------------------------------
MARKUP = re.compile(r"</?\w+|https?://\S+")
NOT_WORDS = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>|\S+@\S+|https?://\S+|K7QM-4TXR")
LATIN = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
#: Written in Latin letters in every language: formats, and names the reader meets on German forms.
LATIN_NAMES = frozenset(
    {
        "PDF", "CSV", "JSON", "HSDS", "Open", "Referral", "Excel", "iCal", "ics", "mail", "cookie", "DGS", "LSBTIQ",
        "QR", "Leichte", "Sprache",
    }
)  # fmt: skip


def strings_of(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def numbers_by_form(known):
    """Which numbers, as far as they matter, take which form."""
    from gettext import c2py

    choose = c2py(known.plural_expr)
    found = {}
    for number in range(301):
        found.setdefault(choose(number), set()).add(number)
    return found


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_plural_forms_are_those_of_the_language(language):
    """Numbers with one form in the catalogue are of one kind in CLDR: 1 and 21, but not 11, in Russian."""
    from babel import Locale

    kinds = Locale.parse(catalogue.LANGUAGES[language]).plural_form
    known = catalogue.load(language)
    forms = numbers_by_form(known)
    assert set(forms) == set(range(known.num_plurals))
    if known.num_plurals > 1:
        for numbers in forms.values():
            assert len({kinds(number) for number in numbers}) == 1, (language, sorted(numbers)[:9])


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_plural_form_is_filled_and_says_its_number(language):
    """A form for one number alone may spell it out ("عرض واحد"); every other one keeps all placeholders."""
    known = catalogue.load(language)
    forms, wrong = numbers_by_form(known), []
    for message in known:
        if isinstance(message.id, str):
            continue
        wanted = set(PLACEHOLDER.findall(message.id[1]))
        texts = strings_of(message)
        assert len(texts) == known.num_plurals, message.id
        for form, text in enumerate(texts):
            has = set(PLACEHOLDER.findall(text))
            if not text or (has != wanted and (len(forms[form]) > 1 or not has <= wanted)):
                wrong.append((form, message.id[1], text))
    assert not wrong


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_text_loses_markup_or_gains_space(language):
    wrong = []
    for message in catalogue.load(language):
        if not message.id:
            continue
        german = message.id if isinstance(message.id, str) else message.id[1]
        for text in strings_of(message):
            if sorted(MARKUP.findall(german)) != sorted(MARKUP.findall(text)) or (
                text != text.strip() and german == german.strip()
            ):
                wrong.append((german, text))
    assert not wrong


@pytest.mark.parametrize("language", ["uk", "ru", "ar"])
def test_no_german_word_stands_in_a_text_of_another_alphabet(language):
    wrong = []
    for message in catalogue.load(language):
        for text in strings_of(message) if message.id else ():
            if words := set(LATIN.findall(NOT_WORDS.sub(" ", text))) - LATIN_NAMES:
                wrong.append((words, text))
    assert not wrong


@pytest.mark.parametrize(
    ("language", "foreign"), [("uk", "ыэъё"), ("ru", "іїєґ"), ("ar", "?,;"), ("tr", "äßÄ")]
)
def test_no_text_has_letters_of_its_neighbour(language, foreign):
    """Russian letters in Ukrainian words, a Latin question mark in an Arabic sentence."""
    wrong = []
    for message in catalogue.load(language):
        for text in strings_of(message) if message.id else ():
            words = NOT_WORDS.sub(" ", text)
            if any(sign.isalpha() for sign in words) and set(words) & set(foreign):
                wrong.append(text)
    assert not wrong


def test_no_easy_word_is_called_leichte_sprache_without_its_check():
    """Only the sentence that names who checked the text may say it is in Leichte Sprache."""
    claims = [
        message.id
        for code in catalogue.LANGUAGES
        for message in catalogue.load(code)
        if message.id and "ist in Leichter Sprache" in str(message.id)
    ]
    assert claims
    assert all("%(who)s" in claim and "%(day)s" in claim for claim in claims), set(claims)
