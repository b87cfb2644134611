"""The log of a record is read by people: words, never codes."""

import datetime as dt

import pytest

from accounts import changes
from coordination.interpreting.services.people import set_credentials, set_languages
from desk.hub.history import history_lines
from tests.coordination.make import barrier as make_barrier
from tests.coordination.make_interpreting import make_interpreter, make_pool

pytestmark = pytest.mark.django_db


def told(row) -> dict[str, tuple[str, str]]:
    return {label: (before, after) for line in history_lines(row) for label, before, after in line.changes}


def test_languages_proofs_and_readiness_of_an_interpreter(cast):
    person = make_interpreter(cast, make_pool(cast), languages={}, credentials={}, status="applicant")
    set_languages(person, {"ukr": "native"}, by=cast.coordinator)
    set_credentials(person, {"confidentiality": dt.date(2026, 1, 5)}, by=cast.coordinator)
    changes.apply(person, {"modes": ["phone"]}, by=cast.coordinator, action="interpreter.changed")
    lines = told(person)
    assert lines["Sprachen"] == ("", "Ukrainisch (Muttersprache)")
    assert lines["Nachweise"] == ("", "Verschwiegenheitserklärung (05.01.2026)")
    assert lines["Bereit für"][1] == "am Telefon"


def test_groups_of_a_barrier(cast):
    barrier = make_barrier(cast.coordinator, groups=[])
    changes.apply(barrier, {"groups": ["women", "older"]}, by=cast.coordinator, action="barrier.changed")
    assert told(barrier)["Wen betrifft es?"] == ("", "Frauen, ältere Menschen")
