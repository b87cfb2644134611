"""A minute without network: the page can be loaded anew, what was typed is there, and everything counts once."""

import re
import sqlite3
import time
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.clerk import PATIENCE, Desk, call_next, go_to, open_meeting
from tests.browser.house import House

#: Every item of the agenda on the device, at a pause of 0.3 seconds each.
STOCKED = 40
TEXT = "Frau Löffler sagt zu, die Vordrucke zu prüfen."
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


def test_a_minute_without_network_loses_nothing_and_doubles_nothing(
    desk: Callable[..., Desk], evening: House
):
    """Arrival, text, vote, roll call, reload and other items, all in this minute."""
    clerk = desk()
    page, context = clerk.page, clerk.page.context
    open_meeting(clerk)
    for number, name in enumerate(clerk.away(9), start=1):
        clerk.comes(name)
        clerk.seats(number)
    call_next(clerk, steps=0)
    late = clerk.away(1)[0]
    stocked(page)
    cut = time.monotonic()
    context.set_offline(True)
    clerk.comes(late)
    clerk.press("v")
    clerk.type(TEXT)
    clerk.press("Control+Enter", "Escape", "j")
    clerk.type("9")
    clerk.press("Tab")
    clerk.type("1")
    clerk.press("Enter", "Escape")
    expect(page.locator("#ohnenetz")).to_contain_text("3 Einträge warten")
    go_to(clerk, "Wohnungsgeber")
    clerk.press("a", "Enter", "Escape", "d")
    clerk.press("ArrowRight", "ArrowRight")
    page.locator("#b-stimmen").press("Enter")
    rows = page.locator("[data-vorlaeufig] [data-tn-stimme]")
    expect(rows).to_have_count(10)
    clerk.press("Escape", "j", *"jjjj")
    page.reload()
    expect(page.locator("#namenssumme")).to_contain_text("4 von 10")
    rows.nth(4).locator("input").first.focus()
    clerk.press(*"jjjjne", "Enter")
    expect(page.locator("#namenssumme")).to_contain_text("Geschlossen")
    go_to(clerk, "Zuschuss")
    clerk.press("j")
    clerk.type("7")
    clerk.press("Escape")
    go_to(clerk, "Wohnungsgeber")
    go_to(clerk, "Zuschuss")
    expect(page.locator("#v-yes")).to_have_value("7")
    expect(page.locator("[data-zahlen-stand]")).to_contain_text("liegen nur auf diesem Gerät")
    page.reload()
    expect(page.locator("#v-yes")).to_have_value("7")
    waiting = clerk.waiting()
    assert (len(waiting), len(set(waiting))) == (16, 16), waiting
    page.wait_for_timeout(max(0.0, 60 - (time.monotonic() - cut)) * 1000)
    context.set_offline(False)
    clerk.sent()
    expect(page.locator("#ohnenetz")).to_be_hidden()
    clerk.seats(10)
    expect(page.locator("#v-yes")).to_have_value("7")
    assert stored(evening, clerk.meeting) == {
        "here": 10, "texts": [TEXT], "votes": [("open", 9, 1, 0), ("roll_call", 8, 1, 1)],
        "ballots": 10, "entries": 9 + 1 + 1 + 16,
    }  # fmt: skip
    go_to(clerk, "Genehmigung")
    expect(page.locator("#notiz")).to_have_value(TEXT)
    expect(page.locator("#stimmen .tn-regel", has_text="9 Ja gegen 1 Nein").last).to_be_visible()


def stored(house: House, meeting: str) -> dict[str, object]:
    """What the database holds of the meeting afterwards."""
    key = meeting.replace("-", "")
    items = "item_id IN (SELECT id FROM committees_agendaitem WHERE meeting_id = ?)"
    with sqlite3.connect(house.var / "teilhabenetz.sqlite3") as rows:

        def all_of(sql: str) -> list:
            return rows.execute(sql, [key]).fetchall()

        present = "attendance_id IN (SELECT id FROM committees_attendance WHERE meeting_id = ?)"
        calls = f"roll_call_id IN (SELECT id FROM committees_rollcall WHERE {items})"
        return {
            "here": all_of(f"SELECT COUNT(*) FROM committees_stay WHERE {present}")[0][0],
            "texts": [
                text
                for (text,) in all_of("SELECT record FROM committees_agendaitem WHERE meeting_id = ?")
                if text
            ],
            "votes": sorted(all_of(f"SELECT method, yes, no, abstain FROM committees_vote WHERE {items}")),
            "ballots": all_of(f"SELECT COUNT(*) FROM committees_ballot WHERE {calls}")[0][0],
            "entries": all_of("SELECT COUNT(*) FROM committees_liveentry WHERE meeting_id = ?")[0][0],
        }


def test_figures_that_were_not_recorded_wait_at_their_item(desk: Callable[..., Desk]):
    clerk = desk()
    page = clerk.page
    open_meeting(clerk)
    for name in clerk.away(9):
        clerk.comes(name)
    clerk.sent()
    call_next(clerk, steps=0)
    clerk.press("Escape", "j")
    clerk.type("6")
    clerk.press("Escape")
    go_to(clerk, "Bericht der")
    go_to(clerk, "Genehmigung")
    expect(page.locator("#v-yes")).to_have_value("6")
    expect(page.locator("[data-zahlen-stand]")).to_contain_text("Noch nicht festgehalten")
    page.reload()
    expect(page.locator("#v-yes")).to_have_value("6")
    page.locator("[data-zahlen-stand] button").press("Enter")
    expect(page.locator("#v-yes")).to_have_value("0")
    page.reload()
    expect(page.locator("#v-yes")).to_have_value("0")
    clerk.press("Escape", "j")
    clerk.type("9")
    expect(page.locator("#pruefung")).to_contain_text("9 von 9")
    clerk.press("Enter", "Escape")
    expect(page.locator("#stimmen .tn-regel", has_text="9 Ja gegen 0 Nein").last).to_be_visible()
    expect(page.locator("[data-zahlen-stand]")).to_be_hidden()


def test_a_page_that_needs_a_connection_says_so_and_keeps_what_is_typed(desk: Callable[..., Desk]):
    clerk = desk()
    page, context = clerk.page, clerk.page.context
    open_meeting(clerk)
    call_next(clerk, steps=0)
    page.goto(reverse("committees:election-create", args=[page.locator("#saal").get_attribute("data-punkt")]))
    context.set_offline(True)
    expect(page.locator("main [role=alert]")).to_contain_text("lässt sich gerade nicht senden")
    page.locator("[name=title]").fill("Vorsitz")
    page.locator(".tn-formfuss button.kern-btn--primary").press("Enter")
    expect(page.locator("[name=title]")).to_have_value("Vorsitz")
    context.set_offline(False)
    expect(page.locator("main [role=alert]")).to_have_count(0)
    page.locator(".tn-formfuss button.kern-btn--primary").press("Enter")
    expect(page.locator("h1")).to_have_text("Vorsitz")
