"""A minute without network: the page can be loaded anew, what was typed is there, and everything counts once."""

import re
import time
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.clerk import PATIENCE, Desk, open_meeting
from tests.browser.house import House

#: Every item of the agenda on the device, at a pause of 0.3 seconds each.
STOCKED = 40
COPIES = """async () => {
  const names = (await caches.keys()).filter(name => name.startsWith("tn-live-kopien:"));
  const urls = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(one => one.url)));
  return urls.flat();
}"""
GUARDS = (
    "async () => (await navigator.serviceWorker.getRegistrations()).map(one => new URL(one.scope).pathname)"
)


def stocked(page: Page) -> None:
    """The copies of all items and the guard are there."""
    items = page.locator("#tops a[data-punkt]").count()
    until = time.monotonic() + STOCKED
    while len([url for url in page.evaluate(COPIES) if "?punkt=" in url]) < items:
        assert time.monotonic() < until, page.evaluate(COPIES)
        page.wait_for_timeout(200)
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")


def gone(page: Page) -> None:
    """No copy is left on the device, and nothing that would serve one."""
    until = time.monotonic() + STOCKED
    while page.evaluate(COPIES) and time.monotonic() < until:
        page.wait_for_timeout(200)
    assert page.evaluate(COPIES) == []


def test_the_page_is_loaded_anew_without_network_and_another_item_too(desk: Callable[..., Desk]):
    clerk = desk()
    page, context = clerk.page, clerk.page.context
    live = reverse("committees:meeting-live", args=[clerk.meeting])
    open_meeting(clerk)
    clerk.comes(clerk.away(1)[0])
    clerk.seats(1)
    stocked(page)
    others = [
        url for url in page.evaluate(COPIES) if not re.search(f"{live}|/static/|/farbe.css|/wappen", url)
    ]
    assert others == []
    context.set_offline(True)
    page.reload()
    expect(page.locator("#ohnenetz")).to_contain_text("Keine Verbindung seit")
    clerk.seats(1)
    first = page.locator("#saal").get_attribute("data-punkt") or ""
    clerk.press("w")
    expect(page.locator("#saal")).not_to_have_attribute("data-punkt", first)
    second, title = page.locator("#saal").get_attribute("data-punkt") or "", page.locator("#h-punkt")
    words = title.inner_text()
    page.reload()
    expect(page.locator("#saal")).to_have_attribute("data-punkt", second)
    expect(title).to_have_text(words)
    page.locator("#kopf h1 a").focus()
    clerk.press("Enter")
    expect(page.locator("#einwand")).to_contain_text("Dafür braucht es eine Verbindung")
    context.set_offline(False)
    expect(page.locator("#ohnenetz")).to_be_hidden(timeout=PATIENCE)
    assert page.evaluate(GUARDS) == [live]
    page.reload()
    expect(page.locator("#leitung")).not_to_have_attribute("data-kopie", "")


def test_the_copies_go_with_the_sign_out_with_another_person_and_with_the_end(
    desk: Callable[..., Desk], evening: House, context_of: Callable[..., BrowserContext]
):
    clerk = desk()
    page, context = clerk.page, clerk.page.context
    open_meeting(clerk)
    stocked(page)
    other = context_of(evening, "coordinator").storage_state()["cookies"]
    own = context.cookies()
    page.goto("about:blank")
    context.clear_cookies()
    context.add_cookies(other)
    page.goto(reverse("desk:today"))
    gone(page)
    context.clear_cookies()
    context.add_cookies(own)
    page.goto(reverse("committees:meeting-live", args=[clerk.meeting]))
    stocked(page)
    clerk.press("s", "Tab")
    expect(page.locator("#b-schliessen")).to_be_focused()
    clerk.press("Enter")
    page.wait_for_url(f"**{reverse('committees:minutes-detail', args=[clerk.meeting])}")
    gone(page)
    assert page.evaluate(GUARDS) == []
    page.evaluate("caches.open('tn-live-kopien:wer:was:1').then(all => all.put('/x', new Response('x')))")
    page.evaluate("document.querySelector('form[data-tn-sign-out] button').click()")
    page.wait_for_url(f"**{reverse('account_login')}**")
    gone(page)
