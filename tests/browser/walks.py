"""What a day in the life asks after every step: no noise, a page without faults, the log, the outbox."""

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.browser.house import ROOT, House, environment
from tests.browser.looks import faults_here

#: What Chromium itself writes when a form comes back with an error; the page says it better.
REFUSED = "Failed to load resource"


@contextmanager
def worker(house: House) -> Iterator[None]:
    """Long work of this house is done as long as the block lasts."""
    with (house.var / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.worker"],
            cwd=ROOT, env=environment(house.var), stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            yield
        finally:
            process.terminate()
            process.wait()


class Day:
    """One day in a house of its own: its windows listen for noise, `log` and `mails` tell what is new since last asked."""

    def __init__(self, house: House, context_of: Callable[..., BrowserContext]):
        self.house, self._context_of = house, context_of
        self.noise: list[str] = []
        self._seen = {"log": 0, "mails": 0}
        self.log()
        self.mails()

    def window(self, person: str = "", **how: Any) -> Page:
        page = self._context_of(self.house, person, **how).new_page()
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.noise.append(str(error)))
        return page

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and REFUSED not in message.text:
            self.noise.append(f"{message.text} ({message.location.get('url')})")

    def look(self, page: Page, title: str, *, lang: str = "de") -> None:
        """The page without faults, under its title, and nothing on any console until now."""
        page.wait_for_load_state()
        assert title in page.title(), page.title()
        faults = faults_here(page, lang)
        assert not faults, f"{page.url}\n    " + "\n    ".join(faults)
        assert not self.noise, self.noise

    def rows(self, query: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(self.house.var / "teilhabenetz.sqlite3", timeout=20)) as rows:
            return rows.execute(query, values).fetchall()

    def key(self, query: str, *values: Any) -> str:
        """The identifier the query finds first, as addresses write it; SQLite keeps it without the dashes."""
        return str(uuid.UUID(self.rows(query, *values)[0][0]))

    def log(self) -> set[str]:
        """Actions the log has noted since it was last asked."""
        return {action for (action,) in self._new("log", "SELECT rowid, action FROM accounts_auditentry")}

    def mails(self) -> set[tuple[str, str]]:
        """Address and subject of what has come into the outbox since it was last asked."""
        return set(self._new("mails", 'SELECT rowid, "to", subject FROM desk_outgoingmail'))

    def _new(self, what: str, query: str) -> list[tuple[Any, ...]]:
        found = self.rows(f"{query} WHERE rowid > ? ORDER BY rowid", self._seen[what])
        self._seen[what] = found[-1][0] if found else self._seen[what]
        return [tuple(line[1:]) for line in found]
