"""The public pages in other languages: right to left in Arabic, big and plain in easy German, clean for axe."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from accounts.languages import EASY, page_language
from tests.browser.house import House
from tests.browser.looks import NARROW, WIDE, faults_of

HOUSING = "wohnungsfuehrerschein-fuer-alle"
PAGES = {
    "home": reverse("offers:public-home", kwargs={"district_slug": "auental"}),
    "list": reverse("offers:public-search", kwargs={"district_slug": "auental"}),
    "offer": reverse("offers:public-offer", kwargs={"district_slug": "auental", "offer_slug": HOUSING}),
    "figures": reverse("monitoring:public-indicators", kwargs={"district_slug": "auental"}),
    "concept": reverse("monitoring:public-concept", kwargs={"district_slug": "auental"}),
}
#: Where a thing begins on the page, in pixels from the left.
LEFT = "(css) => document.querySelector(css).getBoundingClientRect().left"


@pytest.fixture
def read(chromium: Browser, house: House) -> Iterator:
    contexts = []

    def open_page(name: str, language: str, size: dict) -> Page:
        context = chromium.new_context(base_url=house.url, viewport=size)
        contexts.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": house.url}])
        page = context.new_page()
        page.goto(PAGES[name], wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["ar", "uk", EASY])
def test_a_page_in_another_language_is_clean_at_both_widths(read, name, language):
    assert faults_of(read(name, language, WIDE), page_language(language).tag) == []


def test_the_arabic_page_mirrors_the_german_one(read):
    for size in (WIDE, NARROW):
        german, arabic = (read("offer", language, size) for language in ("de", "ar"))
        for css in (".tn-brand > :first-child", ".tn-spec dt svg", ".tn-open svg"):
            middle = size["width"] / 2
            assert german.evaluate(LEFT, css) < middle < arabic.evaluate(LEFT, css), (size, css)


def test_numbers_and_addresses_read_from_left_to_right_on_the_arabic_page(read):
    page = read("offer", "ar", NARROW)
    for css in (".tn-contact a[href^=tel] bdi", ".tn-contact a[href^=mailto] bdi"):
        assert page.eval_on_selector(css, "(e) => getComputedStyle(e).direction") == "ltr"


def test_the_switch_changes_the_language_of_the_page_without_leaving_it(read):
    page = read("offer", "de", NARROW)
    page.locator(".tn-pop summary").click()
    page.get_by_role("button", name="العربية").click()
    page.wait_for_load_state()
    assert page.url.endswith(PAGES["offer"])
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("h1").inner_text() == "رخصة السكن للجميع"
