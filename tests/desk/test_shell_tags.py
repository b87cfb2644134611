"""German dates and numbers, signs, and the components of every template."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import Context, Template

from desk.shell.icons import ICONS
from desk.templatetags import desk

ROOT = Path(__file__).resolve().parents[2]
INSTANT = dt.datetime(2026, 3, 2, 13, 0, tzinfo=dt.UTC)
SUMMER = dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (INSTANT, "Mo, 02.03.2026, 14:00 Uhr"),
        (SUMMER, "Do, 02.07.2026, 00:30 Uhr"),
        (dt.date(2026, 3, 2), "Mo, 02.03.2026"),
        (None, ""),
        ("morgen", ""),
    ],
)
def test_instants_are_shown_in_german_time(value, text):
    assert desk.german_datetime(value) == text


def test_dates_have_three_forms():
    day = dt.date(2026, 3, 2)
    assert [desk.german_date(day, form) for form in ("", "tag", "kurz")] == [
        "02.03.2026",
        "Mo, 02.03.2026",
        "02.03.",
    ]
    assert desk.german_date(SUMMER) == "02.07.2026"
    assert desk.german_time(INSTANT) == "14:00 Uhr"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1234567, None, "1.234.567"),
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("0.005"), 2, "0,00"),
        (-3, None, "−3"),
        (0, None, "0"),
        (None, None, ""),
        (float("nan"), None, ""),
        ("kein", None, ""),
        (True, None, ""),
    ],
)
def test_numbers_are_german(value, places, text):
    assert desk.german_number(value, places) == text


def test_money_and_shares_keep_their_sign_on_the_line():
    assert desk.euro(Decimal("48600")) == "48.600,00\N{NO-BREAK SPACE}€"
    assert desk.euro(None) == ""
    assert desk.percent(62) == "62\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 Byte"), (512, "512 Bytes"), (33_112, "33 KB"), (1_400_000, "1,4 MB"), (None, "")],
)
def test_file_sizes_are_readable(size, text):
    assert desk.filesize_de(size).replace("\N{NO-BREAK SPACE}", " ") == text


def test_initials_and_answers():
    assert [desk.initials(name) for name in ("Selin Arndt", "ليلى", "")] == ["SA", "لي", ""]
    assert [desk.yes_no(value) for value in (True, False, None)] == ["ja", "nein", "keine Angabe"]


def test_an_unknown_icon_shows_nothing_instead_of_a_black_box():
    assert desk.icon("gibt-es-nicht") == ""
    assert 'tn-i--haken tn-i--s"' in desk.icon("check", "s")


def test_every_icon_is_drawn():
    drawn = set(re.findall(r"\.tn-i--([a-z-]+)", (ROOT / "static/css/icons.css").read_text()))
    assert set(ICONS.values()) <= drawn


def test_no_template_asks_for_a_sign_nobody_has_drawn():
    known = set(ICONS) | set(ICONS.values())
    asked = {
        (name, str(path.relative_to(ROOT)))
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text())
    }
    assert not {use for use in asked if use[0] not in known}
    signs = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (ROOT / "static/img/signs.svg").read_text()))
    public = {
        (name, str(path.relative_to(ROOT)))
        for path in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'{% sign "([^"]+)"', path.read_text())
    }
    assert not {use for use in public if use[0] not in signs}


def test_what_people_type_is_never_markup():
    typed = {"bold": "<b>a</b>", "code": "<script>", "line": "<u>x</u>"}
    text = Template('{% rule bold code line %}{% state line "warn" %}').render(Context(typed))
    assert "<script>" not in text
    assert "<b>a" not in text
    assert "<u>" not in text


def test_a_missing_room_has_no_address():
    assert Template('{% url_if_there "desk:not-built-yet" as url %}[{{ url }}]').render(Context()) == "[]"


@pytest.mark.parametrize(
    ("openness", "word"),
    [("open", "offen für alle"), ("on_request", "auf Anfrage"), ("group", "nur Zielgruppe")],
)
def test_openness_has_one_word_per_step(openness, word):
    source = '{% include "components/_openness.html" with openness=openness only %}'
    assert word in Template(source).render(Context({"openness": openness}))


def test_nothing_in_the_templates_is_inline():
    """The content security policy forbids inline scripts and styles."""
    pages = [
        path for path in (ROOT / "templates").rglob("*.html") if not {"documents", "mail"} & set(path.parts)
    ]
    bad = [
        str(path.relative_to(ROOT))
        for path in pages
        if re.search(r'\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)|<style|\|safe\b', path.read_text())
    ]
    assert not bad


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Er berät", "Er berät."), ("Er berät. ", "Er berät."), ("Warum?", "Warum?"), ("", "")],
)
def test_a_line_ends_in_one_full_stop(text, shown):
    assert desk.sentence(text) == shown
