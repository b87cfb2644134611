"""Amal's first evening on a phone (walk 2, steps 1, 2 and 5): register, confirm, write, lose the session, hand in."""

import re
import sqlite3
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House

WIDTH = 360
WORDS = "drei gelbe Brücken am Fluss"
MAIL = "rana.aziz@eltern-lindtal.example"
TITLE = "Eltern-Kind-Gruppe Lindtal"
NEXT = ".tn-formfuss .kern-btn--primary"


def fits(page: Page) -> None:
    """Nothing sticks out to the right of a narrow screen."""
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, page.url


def go_on(page: Page, section: int) -> None:
    """Send the section by the keyboard and see the next one."""
    page.locator(NEXT).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Abschnitt {section} von 6")).to_be_visible()
    fits(page)


def register(page: Page, house: House) -> None:
    page.goto(reverse("offers:public-register", kwargs={"district_slug": "auental"}))
    fits(page)
    page.get_by_label("Name des Vereins oder der Gruppe").fill("Eltern-Kreis Lindtal")
    page.get_by_label("Ihr Vor- und Nachname").fill("Rana Aziz")
    page.get_by_label("E-Mail-Adresse").fill(MAIL)
    page.wait_for_timeout(4000)  # the form knows that nobody is faster than three seconds
    page.get_by_role("button", name="Anmelden und Mail bekommen").click()
    expect(page.get_by_role("heading", name="Eine Mail ist unterwegs")).to_be_visible()
    fits(page)
    with sqlite3.connect(house.var / "teilhabenetz.sqlite3") as rows:
        (text,) = rows.execute(
            'SELECT text FROM desk_outgoingmail WHERE "to" = ? ORDER BY created_at', [MAIL]
        ).fetchone()
    link = re.search(r"/registrierung/\S+", text)
    assert link
    page.goto(link.group())
    fits(page)
    page.fill("#id_password1", WORDS)
    page.fill("#id_password2", WORDS)
    page.get_by_role("button", name="Bestätigen und Zugang anlegen").click()
    expect(page.get_by_text("„Eltern-Kreis Lindtal“ ist in Prüfung")).to_be_visible()
    expect(page.get_by_text("Antwort bis Do, 05.03.2026")).to_be_visible()
    fits(page)


def begin(page: Page) -> None:
    """Two sections and a half."""
    page.get_by_role("link", name="Neues Angebot").click()
    expect(page.get_by_text("Abschnitt 1 von 6")).to_be_visible()
    fits(page)
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_label("In einem Satz").fill("Eltern mit kleinen Kindern treffen sich.")
    page.locator("input[name=fields_of_action]").first.focus()
    page.keyboard.press("Space")
    go_on(page, 2)
    page.locator("main [name=times]").fill("Mittwoch, 10 bis 12 Uhr")
    go_on(page, 3)
    page.locator("input[name=openness][value=open]").focus()
    page.keyboard.press("Space")
    page.get_by_label("Alter bis").fill("3")
    page.keyboard.press("Tab")
    expect(page.locator("#entwurf-stand")).to_contain_text("Entwurf gesichert")


def sign_in_again(page: Page) -> None:
    """The session is gone; place and answers are not."""
    page.context.clear_cookies()
    page.goto(reverse("offers:offer-create"))
    page.fill("#id_login", MAIL)
    page.fill("#id_password", WORDS)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Abschnitt 3 von 6")).to_be_visible()
    expect(page.locator("input[name=openness][value=open]")).to_be_checked()
    expect(page.get_by_label("Alter bis")).to_have_value("3")
    fits(page)


def finish(page: Page) -> None:
    go_on(page, 4)
    page.get_by_label("Wir sprechen").fill("Deutsch, Dari")
    page.locator("[name=registration]").first.select_option("none")
    go_on(page, 5)
    go_on(page, 6)
    page.locator(NEXT).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    fits(page)


def say_how_to_reach(page: Page) -> None:
    page.goto(reverse("offers:my-offers"))
    fits(page)
    page.get_by_role("link", name="Anschrift und Telefon eintragen").click()
    fits(page)
    page.get_by_role("link", name="Bearbeiten").click()
    page.get_by_label("Telefon").fill("00000 73 11")
    page.locator(NEXT).click()
    page.wait_for_load_state()


def hand_in(page: Page) -> None:
    page.goto(reverse("offers:my-offers"))
    page.get_by_role("link", name="Einreichen").click()
    page.locator("form.tn-dialog .kern-btn--primary").click()
    expect(page.get_by_text("Die Koordination antwortet bis Do, 05.03.2026.")).to_be_visible()
    fits(page)


def test_from_three_answers_to_an_offer_that_waits(
    own_house: House, context_of: Callable[..., BrowserContext]
):
    office = context_of(own_house, "coordinator").new_page()
    office.goto(f"{reverse('offers:offer-list')}?review=1")
    assert TITLE not in office.inner_text("main")
    page = context_of(own_house, width=WIDTH).new_page()
    register(page, own_house)
    begin(page)
    sign_in_again(page)
    finish(page)
    say_how_to_reach(page)
    hand_in(page)
    office.goto(f"{reverse('offers:offer-list')}?review=1")
    expect(office.get_by_role("link", name=TITLE)).to_be_visible()
    office.goto(reverse("desk:today"))
    expect(office.get_by_text("2 Registrierungen warten auf Ihre Entscheidung").first).to_be_visible()
    anybody = context_of(own_house, width=WIDTH).new_page()
    anybody.goto(f"{reverse('offers:public-search', kwargs={'district_slug': 'auental'})}?q=Eltern-Kind")
    assert TITLE not in anybody.inner_text("main")
