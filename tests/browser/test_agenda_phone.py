"""The agenda on a phone: its items are moved with a thumb, and one stands where one was."""

import re
import sqlite3
import uuid
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.house import House
from tests.browser.looks import faults_of

PLANNED = """SELECT m.id FROM committees_meeting m JOIN committees_committee c ON c.id = m.committee_id
WHERE m.state = 'scheduled' AND c.short_name = 'BT' AND m.joint_id IS NULL ORDER BY m.starts_at LIMIT 1"""
#: What a thumb hits, in pixels.
THUMB = 44


def titles(page: Page) -> list[str]:
    return page.locator(".tn-bauplan").first.locator("h4").all_inner_texts()


def knob(page: Page, row: int, way: str) -> Locator:
    return page.locator(".tn-bauplan").first.locator("li").nth(row).locator(f"button[value={way}]")


def test_items_are_moved_up_and_down_on_a_phone(own_house: House, context_of: Callable[..., BrowserContext]):
    with sqlite3.connect(own_house.var / "teilhabenetz.sqlite3") as rows:
        meeting = str(uuid.UUID(rows.execute(PLANNED).fetchone()[0]))
    page = context_of(own_house, "clerk", width=390).new_page()
    page.goto(reverse("committees:meeting-detail", args=[meeting]))
    before = titles(page)
    for way in ("hoch", "runter"):
        box = knob(page, 1, way).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= THUMB
        assert box["x"] + box["width"] <= 390
    knob(page, 1, "runter").click()
    page.wait_for_url(re.compile("#punkt-"))
    moved = [before[0], before[2], before[1], *before[3:]]
    expect(page.locator(".tn-bauplan").first.locator("h4")).to_have_text(moved)
    knob(page, 2, "hoch").click()
    expect(page.locator(".tn-bauplan").first.locator("h4")).to_have_text(before)
    page.goto(reverse("committees:meeting-detail", args=[meeting]))
    assert faults_of(page) == []
