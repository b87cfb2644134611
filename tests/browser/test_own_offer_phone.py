"""Walk 2, steps 3, 4 and 6: an offer bound to a grant, its times and place; returned, mended, published, in plain words."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House
from tests.browser.looks import faults_of
from tests.pdf import pdf_text

WIDTH = 360
TITLE = "Nähcafé am Mühlgraben"
SLUG = "naehcafe-am-muehlgraben"
PLAIN = "Wir nähen zusammen. Sie brauchen kein Deutsch."
NEXT = ".tn-formfuss .kern-btn--primary"
SEND = "form.tn-dialog .kern-btn--primary"
OFFER = {"district_slug": "auental", "offer_slug": SLUG}


def fits(page: Page) -> None:
    """Nothing sticks out to the right of a narrow screen."""
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, page.url


def section(page: Page, number: int) -> None:
    page.locator(NEXT).click()
    expect(page.get_by_text(f"Abschnitt {number} von 6")).to_be_visible()
    fits(page)


def refused(page: Page, words: str) -> None:
    """The section stays, says what is wrong, and what was typed is still there."""
    page.locator(NEXT).click()
    expect(page.locator("main [role=alert]").first).to_contain_text(words)
    look_at(page)


def look_at(page: Page) -> None:
    """axe in four looks; afterwards the screen is a narrow one again."""
    assert faults_of(page) == []
    page.set_viewport_size({"width": WIDTH, "height": 800})


def times_and_place(page: Page) -> None:
    page.locator("[name=recurrence-0-days][value=TU]").check()
    page.locator("[name=recurrence-0-rhythm]").select_option("weekly")
    page.locator("[name=recurrence-0-start]").fill("17:00")
    page.locator("[name=recurrence-0-end]").fill("15:00")
    page.locator("[name=municipality]").select_option(label="Lindtal")
    page.locator("[name=address]").fill("Mühlgraben 3")
    page.locator("[name=postcode]").fill("00002")
    refused(page, "Zeit 1")
    expect(page.locator("[name=recurrence-0-end]")).to_have_value("15:00")
    page.locator("[name=recurrence-0-end]").fill("19:00")


def for_whom(page: Page) -> None:
    """A funding rule names its notice, says until when it binds, and the day after is planned."""
    page.locator("input[name=openness][value=target_group]").check()
    page.locator("input[name=target_groups][value=refugees]").check()
    page.locator("[name=target_group_reason]").select_option("funding")
    refused(page, "Bescheid")
    notice = page.locator("[name=binding_grant] option", has_text="bis 31.12.2026").first
    page.locator("[name=binding_grant]").select_option(notice.get_attribute("value"))
    page.locator("[name=opens_on]").fill("01.01.2027")


def write(page: Page) -> None:
    page.goto(reverse("offers:offer-create"))
    expect(page.get_by_text("Abschnitt 1 von 6")).to_be_visible()
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=summary]").fill("Nähen, reden, Tee trinken.")
    page.locator("input[name=fields_of_action]").first.check()
    section(page, 2)
    times_and_place(page)
    section(page, 3)
    for_whom(page)
    section(page, 4)
    page.locator("[name=languages_spoken]").fill("Deutsch, Arabisch")
    page.locator("[name=registration]").first.select_option("none")
    page.locator("[name=cost]").fill("2,50")
    section(page, 5)
    page.locator("[name=wheelchair]").first.select_option("yes")
    section(page, 6)
    page.locator(NEXT).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    fits(page)


def hand_in(page: Page) -> None:
    page.get_by_role("link", name="Einreichen").first.click()
    page.locator(SEND).click()
    expect(page.locator("main")).to_contain_text("Die Koordination antwortet bis")


def decide(office: Page, choice: str, words: str) -> None:
    office.goto(f"{reverse('offers:offer-list')}?review=1")
    office.get_by_role("link", name=TITLE).first.click()
    office.get_by_role("link", name="Prüfen").first.click()
    office.locator(f"input[name=decision][value={choice}]").check()
    office.locator("[name=comment]").fill(words)
    office.get_by_role("button", name="Entscheiden").click()
    expect(office.locator("main")).to_contain_text("Entschieden.")


def test_bound_returned_mended_published_and_read_in_plain_words(
    own_house: House, context_of: Callable[..., BrowserContext]
):
    amal = context_of(own_house, "ngo_editor", width=WIDTH).new_page()
    office = context_of(own_house, "coordinator").new_page()
    anybody = context_of(own_house, width=WIDTH).new_page()
    write(amal)
    mine = amal.url
    hand_in(amal)
    decide(office, "return", "Bitte sagen, ob es Nähmaschinen gibt.")
    amal.goto(mine)
    expect(amal.locator("main")).to_contain_text("Bitte sagen, ob es Nähmaschinen gibt.")
    amal.get_by_role("link", name="Bearbeiten").first.click()
    amal.locator("[name=summary]").fill("Nähen an sechs Maschinen, reden, Tee trinken.")
    amal.locator(NEXT).click()
    expect(amal.locator("main")).to_contain_text("an sechs Maschinen")
    hand_in(amal)
    assert anybody.goto(reverse("offers:public-offer", kwargs=OFFER)).status == 404  # type: ignore[union-attr]
    decide(office, "approve", "Passt jetzt.")

    anybody.goto(reverse("offers:public-offer", kwargs=OFFER))
    main = anybody.locator("main")
    for words in (
        "Nähen an sechs Maschinen",
        "Dienstags, 17–19 Uhr",
        "Mühlgraben 3",
        "2,50",
        "Ab 01.01.2027",
    ):
        expect(main).to_contain_text(words)
    assert "Passt jetzt." not in main.inner_text()
    fits(anybody)
    look_at(anybody)

    plain(amal, office, mine)
    anybody.goto(f"{reverse('offers:public-offer', kwargs=OFFER)}?sprache=de-x-einfach")
    expect(main).to_contain_text(PLAIN)
    expect(main).to_contain_text("Einfacher Sprache")
    sheet = anybody.request.get(reverse("offers:public-offer-sheet", kwargs=OFFER))
    assert sheet.headers["content-type"] == "application/pdf"
    text = pdf_text(sheet.body())
    assert TITLE in text
    assert SLUG in text.replace("\n", "")  # the address under the code


def plain(amal: Page, office: Page, mine: str) -> None:
    """The provider writes it in plain words, the coordination reads and publishes them."""
    key = mine.rstrip("/").rpartition("/")[2]
    amal.goto(reverse("offers:translation", kwargs={"pk": key, "language": "de-x-einfach"}))
    amal.locator("[name=title]").fill("Nähen in Lindtal")
    amal.locator("[name=summary]").fill(PLAIN)
    fits(amal)
    amal.locator("button[name=_weiter][value=einreichen]").click()
    amal.wait_for_load_state()
    office.goto(reverse("offers:translation-review", kwargs={"pk": key, "language": "de-x-einfach"}))
    office.locator("main form .kern-btn--primary").last.click()
    office.wait_for_load_state()
