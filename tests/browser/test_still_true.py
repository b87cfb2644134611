"""Walk 2, step 7: the reminder mail is opened without signing in, answered, and opened once more."""

import re
import sqlite3
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House
from tests.browser.looks import faults_of

LINK = re.compile(r"/stimmt-noch/[^/\s]+/")
#: The mail Selin Arndt sent by hand on Monday morning.
BY_HAND = """SELECT m.text FROM desk_outgoingmail m JOIN accounts_user u ON u.id = m.by_id
 WHERE u.email LIKE 'selin.%' AND m.text LIKE '%/stimmt-noch/%' ORDER BY m.created_at DESC"""
STILL = ("Elterncafé an der Lindenschule", "Sprachpat:innen Lindtal")
GONE = "Ankommenscafé Mühlgasse"


def link_in(house: House) -> str:
    with sqlite3.connect(house.var / "teilhabenetz.sqlite3") as rows:
        text = rows.execute(BY_HAND).fetchone()[0]
    assert all(title in text for title in (*STILL, GONE)), text
    found = LINK.search(text)
    assert found, text
    return found.group()


def choose(page: Page, title: str, answer: str) -> None:
    page.get_by_role("group", name=f"Stimmt „{title}“ noch?").get_by_label(answer).check()


def is_found(page: Page, title: str) -> bool:
    page.goto(f"/kreis/auental/angebote/?q={title.split()[0]}")
    return page.get_by_role("link", name=title).count() > 0


def test_two_still_true_one_gone_and_the_link_explains_itself(
    own_house: House, context_of: Callable[..., BrowserContext]
):
    link = link_in(own_house)
    page = context_of(own_house, width=390, script=False).new_page()
    assert is_found(page, GONE)
    assert not is_found(page, STILL[0]), "It was overdue and is hidden."
    page.goto(link)
    page.goto(link)  # a scanner of mails opens it first
    expect(page.locator("h1")).to_have_text("Stimmt das noch?")
    for title in STILL:
        choose(page, title, "Stimmt noch")
    choose(page, GONE, "Gibt es nicht mehr")
    page.fill("main [name=name]", "Amal Haddad")
    page.get_by_role("button", name="Antworten senden").click()
    expect(page.locator("h1")).to_have_text("Danke. Alles beantwortet.")
    main = page.locator("main")
    expect(main.locator("section", has_text=STILL[0])).to_contain_text("aktuell bis 29.08.2026")
    expect(main.locator("section", has_text=STILL[1])).to_contain_text("aktuell bis 30.06.2026")
    expect(main.locator("section", has_text=GONE)).to_contain_text("seit 02.03.2026 nicht in der Suche")
    assert is_found(page, STILL[0]), "Visible again at once."
    assert not is_found(page, GONE)
    second_use(own_house, context_of, link)
    history(own_house, context_of)


def second_use(house: House, context_of: Callable[..., BrowserContext], link: str) -> None:
    """Another person, another device: what was answered, when and by whom, and where to go now."""
    page = context_of(house).new_page()
    page.goto(link)
    main = page.locator("main")
    expect(main).to_contain_text("Amal Haddad (Link aus der E-Mail)")
    expect(main).to_contain_text("Jeder Link gilt für eine Antwort.")
    expect(main.get_by_role("link", name="Zu meinen Angeboten")).to_be_visible()
    assert not faults_of(page)


def history(house: House, context_of: Callable[..., BrowserContext]) -> None:
    """The third offer is out of the search, and still there for those who keep it."""
    page = context_of(house, "ngo_editor").new_page()
    page.goto("/angebote/meine/")
    page.get_by_role("link", name=GONE, exact=True).click()
    expect(page.locator("main")).to_contain_text("beendet")
    expect(page.locator("body")).to_contain_text("Amal Haddad (Link aus der E-Mail)")


def test_a_forgotten_answer_is_named_and_nothing_chosen_is_lost(
    own_house: House, context_of: Callable[..., BrowserContext]
):
    page = context_of(own_house).new_page()
    page.goto(link_in(own_house))
    assert not faults_of(page)
    choose(page, STILL[0], "Ändern")
    page.get_by_role("button", name="Antworten senden").click()
    expect(page.get_by_role("alert")).to_contain_text(f"{GONE}: Bitte wählen Sie eine Antwort.")
    kept = page.get_by_role("group", name=f"Stimmt „{STILL[0]}“ noch?").get_by_label("Ändern")
    expect(kept).to_be_checked()
    assert not faults_of(page)


def test_an_unknown_link_is_a_page_of_ours(own_house: House, context_of: Callable[..., BrowserContext]):
    page = context_of(own_house).new_page()
    answer = page.goto("/stimmt-noch/abgeschnitten/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Diesen Link kennen wir nicht")
    assert not faults_of(page)
