"""Everything works in a browser without JavaScript: pages, sign-in, a form, a filter."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.house import House
from tests.browser.people import PEOPLE, fill_sign_in

MAIN = (
    ("coordinator", "desk:today"),
    ("coordinator", "coordination:organisation-list"),
    ("coordinator", "coordination:person-list"),
    ("coordinator", "coordination:barrier-list"),
    ("coordinator", "coordination:booking-list"),
    ("coordinator", "offers:offer-list"),
    ("coordinator", "offers:ending-list"),
    ("coordinator", "committees:meeting-list"),
    ("coordinator", "monitoring:report-list"),
    ("case_worker", "coordination:case-list"),
    ("interpreter", "coordination:my-assignments"),
    ("admin", "desk:membership-list"),
    ("auditor", "desk:audit-list"),
)


@pytest.fixture
def plain(page_of: Callable[..., Page]) -> Callable[[str], Page]:
    return lambda person="": page_of(person, script=False)


@pytest.mark.parametrize(("person", "name"), MAIN, ids=lambda part: str(part))
def test_the_main_pages_show_their_content(plain: Callable[[str], Page], person: str, name: str):
    page = plain(person)
    answer = page.goto(reverse(name))
    assert answer is not None
    assert answer.status == 200
    expect(page.locator("main h1")).to_be_visible()
    assert page.locator("main a, main form").count() >= 1


def test_signing_in_with_the_second_factor(context_of: Callable[..., BrowserContext], house: House):
    page = context_of(house, script=False).new_page()
    fill_sign_in(page, PEOPLE["board_member"])
    assert page.url == house.url + reverse("desk:today")
    expect(page.get_by_role("navigation", name="Hauptnavigation")).to_be_attached()


def test_a_form_is_refused_corrected_and_sent(plain: Callable[[str], Page]):
    page = plain("coordinator")
    page.goto(reverse("coordination:barrier-create"))
    words = "Ein Formular verlangt eine Angabe, die viele nicht haben."
    page.fill("[name=description]", words)
    page.get_by_role("button", name="Anlegen").or_(
        page.locator(".tn-formfuss .kern-btn--primary")
    ).first.click()
    summary = page.locator(".tn-fehlerliste")
    expect(summary).to_be_visible()
    assert page.input_value("[name=description]") == words
    first = summary.get_by_role("link").first
    target = first.get_attribute("href")
    assert target
    assert page.locator(target).count() == 1, "The link of the summary leads to the field."
    page.fill("[name=title]", "Onlineantrag ohne Zwischenspeichern")
    for field in ("field_of_action", "kind", "level"):
        choose(page, field)
    if page.locator("[name=groups]").count():
        page.locator("[name=groups]").first.check()
    page.locator(".tn-formfuss .kern-btn--primary").click()
    expect(page.locator("h1")).to_contain_text("Onlineantrag ohne Zwischenspeichern")


def choose(page: Page, name: str) -> None:
    """The first real choice of a list or of cards."""
    field = page.locator(f"[name={name}]")
    if field.first.evaluate("e => e.tagName") == "SELECT":
        field.select_option(index=1)
    else:
        field.first.check()


def test_a_list_is_filtered_and_searched(plain: Callable[[str], Page]):
    page = plain("coordinator")
    page.goto(reverse("coordination:organisation-list"))
    before = page.locator("table tbody tr").count()
    field = page.locator("main form[method=get] [name=q], main form:not([method]) [name=q]").first
    field.fill("Brücke")
    field.press("Enter")
    page.wait_for_load_state()
    assert "q=Br" in page.url
    rows = page.locator("table tbody tr")
    assert 1 <= rows.count() < before
    expect(rows.first).to_contain_text("Brücke Auental")
