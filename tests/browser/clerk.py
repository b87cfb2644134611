"""The clerk of the browser tests: the live page under somebody's fingers, and what is done on it again and again."""

import datetime as dt
import time

from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.clock import BERLIN

#: A cold start and a pulse of eight seconds.
PATIENCE = 20_000


class Desk:
    """The live page under somebody's fingers; nothing here uses a mouse."""

    def __init__(self, page: Page, meeting: str):
        self.page, self.meeting = page, meeting
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(reverse("committees:meeting-live", args=[meeting]))

    def press(self, *keys: str) -> None:
        self.page.wait_for_load_state()  # a page is seen before its scripts have heard of any key
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def people(self) -> list[str]:
        return self.page.locator("#leute li").evaluate_all("rows => rows.map(row => row.dataset.name)")

    def away(self, count: int) -> list[str]:
        """Members of the room who could still come."""
        rows = self.page.locator("#leute li.fehlt").filter(
            has=self.page.locator("button[value=entschuldigt]")
        )
        return rows.evaluate_all("rows => rows.map(row => row.dataset.name)")[:count]

    def comes(self, name: str, clock: str = "") -> None:
        self.press("Escape", "p")
        expect(self.page.locator("#wer")).to_be_focused()
        self.type(f"{name} {clock}".strip())
        expect(self.page.locator("#wer-liste [aria-selected=true]")).to_contain_text(name)
        self.press("Enter", "Escape")

    def seats(self, count: int) -> None:
        expect(self.page.locator("#anwesend h2")).to_contain_text(f"{count} von", timeout=PATIENCE)

    def sent(self) -> None:
        """Nothing waits on the device any more."""
        until = time.monotonic() + 25
        while self.waiting() and time.monotonic() < until:
            self.page.wait_for_timeout(100)
        assert self.waiting() == []

    def waiting(self) -> list[str]:
        return self.page.evaluate("tnLive.list().map(entry => entry.words)")


def open_meeting(clerk: Desk) -> None:
    clerk.press("s", "Enter")
    expect(clerk.page.locator(".tn-laeuft")).to_be_visible()
    clerk.press("Escape")


def begin(clerk: Desk) -> None:
    """The meeting was opened two hours ago; the time is typed beside the button."""
    since = two_hours_ago()
    clerk.press("s")
    expect(clerk.page.locator("#b-oeffnen")).to_be_focused()
    clerk.press("Shift+Tab")
    clerk.type(since)
    clerk.press("Enter")
    expect(clerk.page.locator(".tn-laeuft")).to_contain_text(since)


def go_to(clerk: Desk, title: str) -> None:
    """To another item by the keyboard alone."""
    link = clerk.page.locator("#tops a[data-punkt]", has_text=title)
    link.focus()
    clerk.press("Enter")
    expect(clerk.page.locator("#h-punkt")).to_contain_text(title)
    clerk.press("Escape")


def two_hours_ago() -> str:
    now = dt.datetime.now(BERLIN)
    begin = max(now - dt.timedelta(hours=2), now.replace(hour=0, minute=1))
    return f"{begin:%H:%M}"


def call_next(clerk: Desk, steps: int = 1) -> None:
    """On by so many items, and call the one that is open then."""
    for _step in range(steps):
        clerk.press("w")
        expect(clerk.page.locator("#b-aufrufen")).to_be_focused()
    clerk.press("a", "Enter")
    expect(clerk.page.locator("#tops [aria-current]")).to_contain_text("aufgerufen", timeout=PATIENCE)


def vote(clerk: Desk) -> None:
    """On to the first item on which something is decided, and decide it."""
    page = clerk.page
    while not page.locator("#v-yes").count():
        before = page.locator("#saal").get_attribute("data-punkt")
        clerk.press("w")
        expect(page.locator("#saal")).not_to_have_attribute("data-punkt", before or "")
    call_next(clerk, steps=0)
    clerk.press("j")
    clerk.type("9")
    clerk.press("Tab")
    clerk.type("2")
    expect(page.locator("#pruefung")).to_contain_text("11 von 11")
    clerk.press("Enter")
    expect(page.locator("#stimmen .tn-regel", has_text="9 Ja gegen 2 Nein").last).to_be_visible()
    clerk.press("Escape")
