"""Fixtures of the browser tests: the demo, Chromium, and people who are signed in."""

import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import prepared
from tests.browser.clerk import PATIENCE, Desk
from tests.browser.house import House, serve
from tests.browser.people import sign_in
from tests.browser.places import MEETING

#: Debian's Chromium, never a downloaded one.
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=de-DE",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("CHROMIUM IS MISSING: none of the browser tests ran (apt-get install chromium)")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def demo(pytestconfig: pytest.Config) -> Path:
    """The finished demo as a directory; nobody writes into it."""
    return prepared.demo(prepared.kept(pytestconfig))


@pytest.fixture(scope="package")
def house(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo for tests that read, or add what disturbs nobody."""
    served = serve(demo, tmp_path_factory.mktemp("house") / "var")
    yield served
    served.stop()


@pytest.fixture
def own_house(demo: Path, tmp_path: Path) -> Iterator[House]:
    """A demo of one's own, for tests that change much."""
    served = serve(demo, tmp_path / "var")
    yield served
    served.stop()


@pytest.fixture
def context_of(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`context_of(house, "coordinator", width=390, script=False)`: a window in which that person is signed in."""
    opened: list[BrowserContext] = []

    def open_for(house: House, person: str = "", *, width: int = 1440, script: bool = True) -> BrowserContext:
        if person and person not in house.sessions:
            house.sessions[person] = sign_in(chromium, house, person)
        context = chromium.new_context(
            base_url=house.url,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            java_script_enabled=script,
            viewport={"width": width, "height": 900},
            storage_state=house.sessions.get(person),
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_for
    for context in opened:
        context.close()


@pytest.fixture
def page_of(context_of: Callable[..., BrowserContext], house: House) -> Callable[..., Page]:
    """`page_of("coordinator")`: a page of the shared house."""
    return lambda person="", **how: context_of(house, person, **how).new_page()


@pytest.fixture
def evening(demo: Path, tmp_path: Path) -> Iterator[House]:
    """A demo of one's own on the day of its next meeting."""
    served = serve(demo, tmp_path / "var", today="2026-03-17")
    yield served
    served.stop()


@pytest.fixture
def desk(evening: House, context_of: Callable[..., BrowserContext]) -> Callable[..., Desk]:
    with sqlite3.connect(evening.var / "teilhabenetz.sqlite3") as rows:
        meeting = str(uuid.UUID(rows.execute(MEETING.format("scheduled")).fetchone()[0]))

    def at(person: str = "clerk", **how: int) -> Desk:
        return Desk(context_of(evening, person, **how).new_page(), meeting)

    return at
