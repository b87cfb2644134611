"""The reminder mail opened without signing in, where something goes wrong; `test_walk_ngo` answers it."""

import re
import sqlite3
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.house import House
from tests.browser.looks import faults_of

LINK = re.compile(r"/stimmt-noch/[^/\s]+/")
#: The mail Selin Arndt sent by hand on Monday morning.
BY_HAND = """SELECT m.text FROM desk_outgoingmail m JOIN accounts_user u ON u.id = m.by_id
 WHERE u.email LIKE 'selin.%' AND m.text LIKE '%/stimmt-noch/%' ORDER BY m.created_at DESC"""
STILL, GONE = "Elterncafé an der Lindenschule", "Ankommenscafé Mühlgasse"


def link_in(house: House) -> str:
    with sqlite3.connect(house.var / "teilhabenetz.sqlite3") as rows:
        text = rows.execute(BY_HAND).fetchone()[0]
    assert all(title in text for title in (STILL, GONE)), text
    found = LINK.search(text)
    assert found, text
    return found.group()


def test_a_forgotten_answer_is_named_and_nothing_chosen_is_lost(house: House, page_of: Callable[..., Page]):
    page = page_of()
    page.goto(link_in(house))
    assert not faults_of(page)
    page.get_by_role("group", name=f"Stimmt „{STILL}“ noch?").get_by_label("Ändern").check()
    page.get_by_role("button", name="Antworten senden").click()
    expect(page.get_by_role("alert")).to_contain_text(f"{GONE}: Bitte wählen Sie eine Antwort.")
    kept = page.get_by_role("group", name=f"Stimmt „{STILL}“ noch?").get_by_label("Ändern")
    expect(kept).to_be_checked()
    assert not faults_of(page)


def test_an_unknown_link_is_a_page_of_ours(page_of: Callable[..., Page]):
    page = page_of()
    answer = page.goto("/stimmt-noch/abgeschnitten/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Diesen Link kennen wir nicht")
    assert not faults_of(page)
