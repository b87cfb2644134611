"""What is costly to make and the same for all: a migrated database and the demo, made once and then copied.

Both are kept below the cache of pytest for the state of the programs they were made by; after any change they are
made anew. Several processes may ask at once: the first one makes it, the others wait and copy.

    python -m tests.prepared FOLDER [demo]     makes them ahead, so that nobody has to wait
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "committees", "config", "coordination", "desk", "documents", "monitoring", "offers")
DATABASE = "teilhabenetz.sqlite3"


class CannotPrepare(RuntimeError):
    """A command failed; the text holds what it said."""


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Changes with every program they are made by. Not with templates: of those only the words in sealed papers and
    sent mails of the demo would be others, and whoever works on a page would wait for it each time."""
    mark = hashlib.sha256(sys.version.encode() + (ROOT / "requirements.lock").read_bytes())
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


def looks() -> str:
    """Changes with everything that is served as a static file."""
    mark = hashlib.sha256((ROOT / "package-lock.json").read_bytes())
    for path in sorted(path for path in (ROOT / "static").rglob("*") if path.is_file()):
        mark.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return mark.hexdigest()[:16]


def environment(var: Path, **more: str) -> dict[str, str]:
    """An installation of its own on SQLite; the database of the suite must not shine through."""
    hidden = ("DATABASE_URL", "REDIS_URL", "MODE", "DEMO", "DEMO_TODAY")
    kept = {key: value for key, value in os.environ.items() if key not in hidden}
    return kept | {"DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": str(var)} | more


def manage(settings: dict[str, str], *arguments: str) -> str:
    """Run a command and return what it prints."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )  # fmt: skip
    if done.returncode:
        raise CannotPrepare(f"manage.py {' '.join(arguments)}:\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def kept(config: pytest.Config) -> Path:
    """Where they are kept: below the cache of pytest, one folder for all workers."""
    assert config.cache
    return Path(config.cache.mkdir("prepared"))


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """No other process is here at the same time."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrated(folder: Path) -> Path:
    """A directory with a migrated SQLite and nothing in it, as `serve` leaves it behind; nobody writes into it."""
    whole = folder / f"sqlite-{fingerprint()}"
    with alone(folder, "sqlite"):
        if not whole.exists():
            _forget_unused(folder)
            part = folder / "sqlite-part"
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            manage(environment(part), "migrate", "--noinput", "--verbosity", "0")
            # The fonts that a first start cuts to one weight.
            manage(environment(part), "shell", "--verbosity", "0", "-c", "import documents.render")
            _finish(part, whole)
        os.utime(whole)
    return whole


def demo(folder: Path) -> Path:
    """The directory of the finished demo with its static files; nobody writes into it."""
    whole = folder / f"demo-{fingerprint()}-{looks()}"
    empty = migrated(folder)
    with alone(folder, "demo"):
        if not whole.exists():
            former = next(folder.glob(f"demo-{fingerprint()}-*"), None)
            part = folder / "demo-part"
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(former or empty, part)
            settings = environment(part, DEMO="1", DEMO_TODAY="2026-03-02")
            if not former:
                manage(settings, "demo")
            manage(settings, "collectstatic", "--noinput", "--clear", "--verbosity", "0")
            _forget_unused(folder)
            _finish(part, whole)
        os.utime(whole)
    return whole


def _forget_unused(folder: Path) -> None:
    """What nobody asked for in the last hour; a run that began before a change goes on with what it copied from."""
    for old in (*folder.glob("sqlite-*"), *folder.glob("demo-*")):
        if old.stat().st_mtime < time.time() - 3600:
            shutil.rmtree(old)


def _finish(part: Path, whole: Path) -> None:
    """The name says that it is finished. Links to the fonts hold only where they were made."""
    shutil.rmtree(part / "fonts", ignore_errors=True)
    part.rename(whole)


def copy_postgresql(folder: Path, url: str, target: str) -> None:
    """Make the database `target` on the server of `url` anew, as a copy of a migrated one beside it.

    The one to copy from stays on the server for the next run, and goes when the sources have changed.
    """
    import psycopg
    from psycopg import sql

    names = f"{urlsplit(url).path.strip('/')}_migrated_"
    whole, part = names + fingerprint(), names + "part"
    with alone(folder, "postgresql"), psycopg.connect(_at(url, "postgres"), autocommit=True) as server:

        def order(words: str, *databases: str) -> None:
            server.execute(sql.SQL(words).format(*map(sql.Identifier, databases)))

        found = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [names])
        there = {name for (name,) in found}
        if whole not in there:
            for old in there:
                order("DROP DATABASE {}", old)
            order("CREATE DATABASE {}", part)
            settings = environment(folder / "postgresql", DATABASE_URL=_at(url, part))
            manage(settings, "migrate", "--noinput", "--verbosity", "0")
            order("ALTER DATABASE {} RENAME TO {}", part, whole)
        if target:
            order("DROP DATABASE IF EXISTS {}", target)
            order("CREATE DATABASE {} TEMPLATE {}", target, whole)


def _at(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()


def main(folder: Path, *wanted: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if url := os.environ.get("DATABASE_URL", ""):
        copy_postgresql(folder, url, "")
    else:
        migrated(folder)
    if "demo" in wanted:
        demo(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
