"""The throwaway PostgreSQL and Redis: they answer, they hand on the exit code, and nothing of them stays."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bin import with_servers

ROOT = Path(__file__).resolve().parent.parent.parent
ASKS_BOTH = """
import os, psycopg, redis, sys
url = os.environ["DATABASE_URL"]
with psycopg.connect(url) as connection:
    print(connection.execute("SELECT current_database()").fetchone()[0], url.rpartition(":")[2].split("/")[0])
print(redis.Redis.from_url(os.environ["REDIS_URL"]).ping())
sys.exit(7)
"""


@pytest.fixture
def open_to_postgres() -> Iterator[Path]:
    """An empty folder; pytest's own are closed to the user that PostgreSQL runs as."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o711)
        yield Path(made)


def test_a_command_finds_both_and_its_exit_code_is_handed_on(open_to_postgres: Path) -> None:
    if not shutil.which("redis-server") or not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        pytest.skip("SERVERS ARE MISSING: apt-get install postgresql redis-server")
    done = subprocess.run(
        [sys.executable, "bin/with_servers.py", sys.executable, "-c", ASKS_BOTH],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(open_to_postgres)},
    )  # fmt: skip
    assert done.returncode == 7, done.stderr
    database, port, redis_answers = done.stdout.split()[-3:]
    assert (database, redis_answers) == (with_servers.DATABASE, "True")
    assert not list(open_to_postgres.iterdir())
    with with_servers.socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(port))) != 0, "PostgreSQL still listens"


def test_a_missing_server_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(with_servers.shutil, "which", lambda name: None)
    assert with_servers.main(["true"]) == 1
    assert "Stopped: redis-server is missing (apt-get install redis-server)" in capsys.readouterr().err


def test_a_server_that_ends_at_once_is_reported_with_its_last_words(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("FATAL: no room")
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    with pytest.raises(with_servers.ServerError, match="no room"):
        with_servers.wait_until(process, with_servers.free_port(), log, "PostgreSQL")
