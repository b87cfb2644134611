"""A head of office who has never seen the house finds the three most important sentences: one click, first screen."""

import time
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

#: Seconds for the way on a slow machine; a person needs the time to read three sentences besides.
A_MINUTE = 60
HEIGHT = 900


def in_sight(findings: Locator) -> None:
    """All of it on the screen at once, without scrolling."""
    expect(findings).to_be_visible()
    box = findings.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= HEIGHT, f"ends at {box['y'] + box['height']:.0f} px"


def three_sentences(page: Page) -> Locator:
    found = page.locator("main .mr-befunde")
    expect(found.locator("li")).to_have_count(3)
    return found


@pytest.mark.parametrize("width", [1440, 390])
def test_from_heute_it_is_one_click(page_of: Callable[..., Page], width: int):
    page = page_of("leader", width=width)
    page.goto(reverse("desk:today"))
    began = time.monotonic()
    way = page.get_by_role("link", name="Das Wichtigste in drei Sätzen")
    in_sight(way)
    way.click()
    page.wait_for_load_state()
    in_sight(three_sentences(page))
    assert time.monotonic() - began < A_MINUTE


@pytest.mark.parametrize("width", [1440, 390])
def test_from_the_public_home_it_is_one_click_and_the_web_edition_begins_with_them(
    page_of: Callable[..., Page], width: int
):
    page = page_of("", width=width)
    page.goto(reverse("offers:public-home", args=["auental"]))
    began = time.monotonic()
    way = page.locator("header nav").get_by_role("link", name="Bericht")
    in_sight(way)
    way.click()
    page.wait_for_load_state()
    in_sight(three_sentences(page))
    page.get_by_role("link", name="lesen", exact=False).first.click()
    page.wait_for_load_state()
    in_sight(three_sentences(page))
    assert time.monotonic() - began < A_MINUTE


def test_without_a_script_the_way_is_the_same(page_of: Callable[..., Page]):
    page = page_of("leader", script=False)
    page.goto(reverse("desk:today"))
    page.get_by_role("link", name="Das Wichtigste in drei Sätzen").click()
    page.wait_for_load_state()
    in_sight(three_sentences(page))
