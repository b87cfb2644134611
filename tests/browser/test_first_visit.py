"""The first visit of somebody with a slow line: little to load, and readable before the letters arrive."""

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.house import House
from tests.browser.looks import NARROW

HOME = "/kreis/auental/"
#: Compressed, as it goes over the wire, without the files of letters.
MOST_BYTES = 150_000


@pytest.fixture
def page(chromium: Browser, house: House):
    context = chromium.new_context(base_url=house.url, viewport=NARROW)
    yield context.new_page()
    context.close()


def test_the_first_page_is_light(page: Page):
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda told: kinds.__setitem__(told["requestId"], told["type"]))
    wire.on(
        "Network.loadingFinished",
        lambda told: sizes.__setitem__(told["requestId"], int(told["encodedDataLength"])),
    )
    page.goto(HOME, wait_until="networkidle")
    loaded = {key: size for key, size in sizes.items() if kinds.get(key) != "Font"}
    assert len(loaded) > 5, "Nothing was measured."
    assert sum(loaded.values()) < MOST_BYTES, loaded


def test_the_page_is_read_and_used_while_the_letters_are_still_on_their_way(page: Page):
    held: list[Route] = []
    page.route(
        "**/*",
        lambda route: held.append(route) if route.request.resource_type == "font" else route.continue_(),
    )
    page.goto(HOME, wait_until="domcontentloaded")
    page.wait_for_function("document.fonts.status === 'loading'")
    assert held
    shown = page.evaluate("[...document.fonts].map((face) => face.display)")
    assert set(shown) == {"swap"}, "Words are drawn at once in the letters of the device."
    assert page.locator("h1").is_visible()
    page.fill("#q", "Wohnung")
    page.keyboard.press("Enter")
    page.wait_for_url("**/angebote/?q=Wohnung*", wait_until="domcontentloaded")
    assert page.locator(".tn-hit").count() > 0
