"""Fixtures of the whole suite."""

import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from accounts.audit import triggers
from committees.meetings.ballots import freeze
from documents.store import seal
from monitoring.clusters import seal as run_seal
from offers.participation import guards
from tests import prepared
from tests.cast import Cast, build_cast
from tests.pdf import judge_pdf  # noqa: F401 - a fixture for all


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out what asks no database: on a second one it would only be the same again",
    )


#: The process that makes the copies ahead, of a run of everything.
AHEAD = pytest.StashKey[subprocess.Popen]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """While the workers of a whole run still collect, what they will copy is made, so that none waits for the other."""
    config = session.config
    is_controller = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if is_controller and config.args_source == pytest.Config.ArgsSource.TESTPATHS:
        wanted = [] if "not browser" in config.option.markexpr else ["demo"]
        config.stash[AHEAD] = subprocess.Popen(
            [sys.executable, "-m", "tests.prepared", str(prepared.kept(config)), *wanted],
            cwd=prepared.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip


def pytest_unconfigure(config: pytest.Config) -> None:
    ahead = config.stash.get(AHEAD, None)
    if ahead and ahead.poll() is None:
        os.killpg(ahead.pid, signal.SIGTERM)
        ahead.wait()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    asking = [item for item in items if asks_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was loaded until now stays to the end: the collector need not look at it again after every test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def asks_database(item: pytest.Item) -> bool:
    """Whether the test or one of its fixtures may reach the database."""
    doors = {"db", "transactional_db", "django_db_setup"}
    return bool(item.get_closest_marker("django_db") or doors & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_keepdb(
    request, django_db_use_migrations, django_db_createdb, django_db_modify_db_settings, django_db_blocker
) -> Iterator[bool]:
    """Lays a copy of the migrated database where the suite looks for its own, and takes it away at the end.

    To Django it is one that was kept: it looks for missing migrations, finds none, and goes on.
    """
    if request.config.getvalue("reuse_db") or django_db_createdb or not django_db_use_migrations:
        yield request.config.getvalue("reuse_db")
        return
    folder, name = prepared.kept(request.config), connection.settings_dict["NAME"]
    test_name = connection.creation._get_test_db_name()
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            for left in (f"{test_name}-wal", f"{test_name}-shm"):  # of a run that was killed
                Path(left).unlink(missing_ok=True)
            shutil.copyfile(prepared.migrated(folder) / prepared.DATABASE, test_name)
        else:
            prepared.copy_postgresql(folder, os.environ["DATABASE_URL"], test_name)
    yield True
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(name, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Lets transactional tests empty the database although log and sealed documents refuse to be emptied.

    Only the flush between such tests may do it: it takes the triggers off, flushes and puts them back. During
    every test they are in force (`tests/accounts/test_audit_triggers.py` proves it).
    """
    flush = connection.ops.execute_sql_flush
    editor = SimpleNamespace(connection=connection, execute=lambda sql: connection.cursor().execute(sql))

    def flush_with_locks_off(statements: list[str]) -> None:
        guards.remove(None, editor)
        freeze.remove(None, editor)
        triggers.remove(None, editor)
        seal.remove(None, editor)
        run_seal.remove(None, editor)
        try:
            flush(statements)
        finally:
            triggers.install(None, editor)
            seal.install(None, editor)
            run_seal.install(None, editor)
            freeze.install(None, editor)
            guards.install(None, editor)

    connection.ops.execute_sql_flush = flush_with_locks_off  # type: ignore[method-assign]
    yield
    connection.ops.execute_sql_flush = flush  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _forget_cached():
    """No test meets the brakes, the counters or the language of another."""
    cache.clear()
    translation.activate("de")


@pytest.fixture
def cast(db) -> Cast:
    """Two districts and their people; see `tests/cast.py`."""
    return build_cast()


@pytest.fixture
def as_person(client, cast):
    """`as_person("coordinator")` signs that person in and returns the client."""

    def sign_in(name: str):
        client.logout()
        if name != "anonymous":
            client.force_login(cast.people[name])
        return client

    return sign_in
