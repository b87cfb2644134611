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
