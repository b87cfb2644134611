"""Each kind of fault that every page is asked about is found on a page that has nothing else."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looks import PLAIN, faults_of

SOUND = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>{style}
  body {{ color: #111; background: #fff; font: 1rem sans-serif; }} main {{ padding: 2rem; }} button, a {{ padding: .5rem; }}
  :focus {{ outline: 3px solid #00f; }} @media (prefers-color-scheme: dark) {{ body {{ color: #fff; background: #111; }}
  a {{ color: #9cf; }} button {{ color: #000; background: #eee; }} }}</style></head>
  <body>{first}<main id="inhalt">{h1}<p>Ein Satz.</p>{more}</main></body></html>"""
USUAL = {
    "lang": "de", "title": "Probe – Teilhabenetz", "style": "", "h1": "<h1>Probe</h1>", "more": "",
    "first": '<a href="#inhalt">Zum Inhalt</a>',
}  # fmt: skip
PALE = "p { color: #aaa !important; background: #fff !important; }"
#: What is wrong, and what the line says.
FAULTS = {
    "language": ({"lang": "en"}, "lang is not de"),
    "title": ({"title": "Probe"}, "title: 'Probe'"),
    "heading": ({"h1": "<h1>Eins</h1><h1>Zwei</h1>"}, "2 h1"),
    "first focus": ({"first": '<a href="#fuss">Zum Fuß</a>'}, "first focus: #fuss"),
    "structure": ({"more": "<img src='data:,'>"}, "1440 light image-alt"),
    "too wide": ({"style": "p { width: 1600px; }"}, "1440 wider than the window"),
    "too wide on a phone": ({"style": "p { width: 600px; }"}, "390 wider than the window"),
    "list cut off": (
        {
            "style": "td { min-width: 2000px; }",
            "more": "<div class='tn-tafelrahmen' style='overflow-x: auto' tabindex='0' role='region' aria-label='Liste'>"
            "<table class='tn-liste'><tr><td>Wort</td></tr></table></div>",
        },
        "1440 a list runs off the page",
    ),
    "link in a text": (
        {"more": "<p>Mehr <a href='/x' style='color:#222;text-decoration:none;padding:0'>dazu</a> hier.</p>"},
        "1440 light link-in-text-block",
    ),
    "hidden on a phone": (
        {
            "style": "@media (max-width: 600px) { #wort { display: none; } }",
            "more": "<button><span id='wort'>Weiter</span></button>",
        },
        "390 light button-name",
    ),
    "focus not seen": (
        {"more": "<button style='outline: none'>Weiter</button>"},
        "focus cannot be seen: <button",
    ),
    "no keyboard": ({"more": "<div role='button'>Weiter</div>"}, "no keyboard: <div"),
    "jumps the queue": ({"more": "<button tabindex='3'>Weiter</button>"}, "jumps the queue: <button"),
}


@pytest.fixture
def show(chromium: Browser) -> Iterator[Callable[..., Page]]:
    context = chromium.new_context()

    def show(**parts: str) -> Page:
        page = context.new_page()
        page.route(
            "**/*", lambda route: route.fulfill(content_type="text/html", body=SOUND.format(**USUAL | parts))
        )
        page.goto("http://probe.example/")
        return page

    yield show
    context.close()


def test_a_sound_page_has_none(show):
    page = show()
    assert faults_of(page) == []
    assert page.evaluate(PLAIN) == []


@pytest.mark.parametrize("kind", FAULTS)
def test_each_kind_is_found(show, kind: str):
    parts, said = FAULTS[kind]
    assert [line for line in faults_of(show(**parts)) if said in line]


@pytest.mark.parametrize(("scheme", "width"), [(s, w) for s in ("light", "dark") for w in (1440, 390)])
def test_a_colour_that_is_wrong_in_one_look_is_found_in_it_and_in_no_other(show, scheme: str, width: int):
    edge = "min-width: 601px" if width == 1440 else "max-width: 600px"
    page = show(style=f"@media (prefers-color-scheme: {scheme}) and ({edge}) {{ {PALE} }}")
    assert [line.partition(":")[0] for line in faults_of(page)] == [f"{width} {scheme} color-contrast"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("<a href='javascript:x()'>Weiter</a>", "leads nowhere"),
        ("<button type='button'>Weiter</button>", "does nothing"),
        ("<form><input name='a'><input name='b'></form>", "cannot be sent"),
        ("<style>h1 { display: none; }</style>", "h1 cannot be seen"),
    ],
)
def test_what_needs_javascript_is_found(show, more: str, said: str):
    assert [line for line in show(more=more).evaluate(PLAIN) if said in line]
