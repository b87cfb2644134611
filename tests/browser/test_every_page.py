"""Every page of the demo: accessible, inside its window, quiet and titled, by keyboard and without JavaScript."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.urls import resolve, reverse
from playwright.sync_api import Browser, BrowserContext, Page

from accounts.signin.demo import PASSWORD
from tests.browser.crawl import closed_doors, follow
from tests.browser.house import House, manage
from tests.browser.looks import NARROW, PLAIN, WIDE, faults_of
from tests.browser.people import PEOPLE, sign_in
from tests.browser.places import LEFT_OUT, PAGES, PERSON, ROW, Place, place_of
from tests.test_access import url_names

#: Pages that say no are pages too.
STATUS = {"socialaccount_login_error": 401}
#: Shows the buttons of the house as specimens: they do nothing, with or without JavaScript.
SPECIMENS = "desk:pattern-page"
AGAIN = ("account_reauthenticate", "mfa_reauthenticate")


@dataclass
class Walk:
    """One window per person, with and without JavaScript, kept for all pages this worker looks at."""

    browser: Browser
    house: House
    secrets: dict[str, str]
    windows: dict[tuple[str, bool], Page] = field(default_factory=dict)
    noise: list[str] = field(default_factory=list)

    def window(self, person: str, *, script: bool) -> Page:
        if (person, script) not in self.windows:
            page = self.context(person, script=script).new_page()
            if script:
                page.on("console", self._note)
                page.on("pageerror", lambda error: self.noise.append(str(error)))
            self.windows[person, script] = page
        return self.windows[person, script]

    def context(self, person: str, *, script: bool) -> BrowserContext:
        if person and person not in self.house.sessions:
            self.house.sessions[person] = sign_in(self.browser, self.house, person)
        return self.browser.new_context(
            base_url=self.house.url, locale="de-DE", timezone_id="Europe/Berlin", java_script_enabled=script,
            viewport=WIDE if script else NARROW, storage_state=self.house.sessions.get(person),
        )  # fmt: skip

    def _note(self, message) -> None:
        if message.type in ("error", "warning"):
            self.noise.append(message.text)

    def open(self, page: Page, place: Place, name: str) -> None:
        """Go there, past the question for the password that guards a few pages."""
        answer = page.goto(place.path, wait_until="load")
        if name not in AGAIN and resolve(re.sub(r"^https?://[^/]+|\?.*$", "", page.url)).view_name in AGAIN:
            page.fill("main [name=password]", PASSWORD)
            page.locator("main form", has=page.locator("[name=password]")).locator("[type=submit]").click()
            page.wait_for_load_state()
            answer = page.goto(place.path, wait_until="load")
        assert answer is not None
        assert answer.status == STATUS.get(name, 200), f"{place}: {answer.status}"
        landed = resolve(re.sub(r"^https?://[^/]+|\?.*$", "", page.url)).view_name
        assert landed == name, f"{place} leads to {landed}"


@pytest.fixture(scope="module")
def walk(chromium: Browser, house: House) -> Iterator[Walk]:
    said = manage(house.var, "shell", "-c", "from tests.browser.extras import add; add()")
    walk = Walk(chromium, house, json.loads(said.strip().splitlines()[-1]))
    yield walk
    for page in walk.windows.values():
        page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, walk: Walk):
    place = place_of(name, walk.house, walk.secrets)
    page = walk.window(place.person, script=True)
    page.set_viewport_size(WIDE)
    walk.noise.clear()
    walk.open(page, place, name)
    faults = faults_of(page)
    if name not in STATUS:  # the browser itself complains of such an answer
        faults += [f"console: {line}" for line in walk.noise]
    plain = walk.window(place.person, script=False)
    walk.open(plain, place, name)
    if name != SPECIMENS:
        faults += [f"without JavaScript: {line}" for line in plain.evaluate(PLAIN)]
    assert not faults, f"{place}\n    " + "\n    ".join(faults)


def test_every_page_left_out_exists_and_is_left_out_for_a_reason():
    assert not set(LEFT_OUT) - url_names()
    assert all(LEFT_OUT.values())
    assert len(PAGES) >= 180


def test_no_line_of_the_tables_is_idle():
    """A line for a page that is gone would hide that its kind is forgotten."""
    kinds = set(PAGES) | {name.split("-")[0] for name in PAGES}
    assert not (set(PERSON) | set(ROW)) - kinds


def test_each_room_is_reached_by_links_alone(walk: Walk):
    for person, rooms in ROOMS.items():
        context = walk.context(person, script=True)
        missing = follow(context.request, START.get(person, reverse("desk:today")), set(rooms))
        context.close()
        assert not missing, f"{person or 'the public'} finds no link to {sorted(missing)}"


@pytest.mark.parametrize("person", [name for name in PEOPLE if name not in ("newcomer", "outsider")])
def test_no_link_leads_to_a_closed_door(walk: Walk, person: str):
    """What somebody may not do is not offered: neither in menus and breadcrumbs nor from one record to another."""
    context = walk.context(person, script=True)
    closed = closed_doors(context.request, reverse("desk:today"))
    context.close()
    assert not closed, f"{person} is led to closed doors\n    " + "\n    ".join(closed)


START = {"": "/kreis/auental/"}
ROOMS = {
    "coordinator": (
        "coordination:organisation-detail", "coordination:organisation-create", "coordination:barrier-detail",
        "coordination:booking-detail", "offers:offer-detail", "offers:offer-review", "offers:period-detail",
        "committees:meeting-detail", "committees:minutes-detail", "monitoring:report-list",
    ),
    "case_worker": ("coordination:case-detail",),
    "interpreter": ("coordination:my-assignments",),
    "admin": ("desk:membership-list", "desk:audit-list", "desk:outbox"),
    "": ("offers:public-offer", "offers:public-search", "committees:public-committee", "account_login"),
}  # fmt: skip
