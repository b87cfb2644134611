"""The English catalogue is complete, and no translation loses a placeholder."""

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


def test_no_translation_loses_a_placeholder():
    broken = []
    for message in catalogue.load():
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
