"""Hands on the keyboard only: menu, search, and a form filled and sent."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.looks import FOCUS, NAME, tab_to


def test_the_skip_link_leads_into_the_page(page_of: Callable[..., Page]):
    page = page_of("coordinator")
    page.goto("/heute/")
    page.keyboard.press("Tab")
    expect(page.locator("a.tn-sprung")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUS}.id") == "inhalt"


def test_the_navigation_opens_on_a_phone_and_leads_on(page_of: Callable[..., Page]):
    page = page_of("coordinator", width=390)
    page.goto("/heute/")
    tab_to(page, ".tn-menuknopf")
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Hauptnavigation")
    expect(menu.get_by_role("link", name="Netzwerk")).to_be_visible()
    for _ in range(40):
        if page.evaluate(f"{FOCUS}.textContent.trim()") == "Netzwerk":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('coordination:organisation-list')}")


def test_slash_goes_to_the_search_and_enter_finds(page_of: Callable[..., Page]):
    page = page_of("coordinator")
    page.goto("/heute/")
    page.keyboard.press("/")
    expect(page.locator("#suche")).to_be_focused()
    page.keyboard.type("Wohnungsgeberbescheinigung")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Wohnungsgeberbescheinigung*")
    expect(page.locator("main")).to_contain_text("Wohnungsgeberbescheinigung wird verweigert")


def test_a_form_is_filled_and_sent(page_of: Callable[..., Page]):
    page = page_of("coordinator")
    page.goto(reverse("coordination:task-create"))
    tab_to(page, "main [name=title]")
    page.keyboard.type("Raum für das Elterncafé anfragen")
    tab_to(page, "main [name=due_on]")
    page.keyboard.type("20.03.2026")
    tab_to(page, ".tn-formfuss button.kern-btn--primary")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Raum für das Elterncafé anfragen")
    assert reverse("coordination:task-create") not in page.url


def test_enter_in_a_field_sends_the_form_and_keeps_no_draft(page_of: Callable[..., Page]):
    page = page_of("coordinator")
    page.goto(reverse("coordination:task-create"))
    page.locator("main [name=title]").fill("Nur mit der Eingabetaste")
    page.locator("main [name=title]").press("Enter")
    page.wait_for_url(lambda url: "/aufgaben/" in url and "neu" not in url)
    expect(page.locator("main")).to_contain_text("Nur mit der Eingabetaste")


def test_every_stop_of_tab_can_be_seen(page_of: Callable[..., Page]):
    page = page_of("coordinator")
    page.goto(reverse("coordination:organisation-list"))
    hidden: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            f"""() => {{ const e = {FOCUS}; if (e === document.body) return true;
            const box = e.getBoundingClientRect(), look = getComputedStyle(e), label = e.closest('label');
            const around = label ? label.getBoundingClientRect() : box;
            return Math.max(box.width, around.width) > 3 && look.visibility !== 'hidden'; }}"""
        )
        if not seen:
            hidden.append(page.evaluate(NAME))
    assert not hidden
