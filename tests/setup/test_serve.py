"""`manage.py serve` started for real: it answers, repairs itself, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import prepared

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 180.0  # generous: two cores, cold start, a browser beside it


def wait_for(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.2)
    pytest.fail(f"waited {PATIENCE:.0f} s in vain for: {what}")


def is_running(pid: int) -> bool:
    """False as well for a zombie: its parent would still have to bury it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def descendants(pid: int) -> set[int]:
    found: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found |= {int(stat.parent.name)} | descendants(int(stat.parent.name))
    return found


@dataclass
class Served:
    process: subprocess.Popen[bytes]
    port: int
    var: Path

    def pid_of(self, child: str) -> int:
        try:
            return int((self.var / f"{child}.pid").read_text())
        except (OSError, ValueError):
            return 0

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return answer.status == 200 and answer.read() == b'{"status": "ok"}'
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(var: Path, port: int) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL", "DEMO"}}
    environment |= {"VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings"}
    with (var / "serve.out").open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip


@pytest.fixture
def started_before(tmp_path: Path, pytestconfig: pytest.Config) -> Path:
    """The directory of an installation that is migrated; `served` is the one that begins with nothing."""
    shutil.copytree(prepared.migrated(prepared.kept(pytestconfig)), tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    var = tmp_path_factory.mktemp("var")
    running = Served(process=None, port=free_port(), var=var)  # type: ignore[arg-type]
    running.process = serve(var, running.port)
    try:
        wait_for(lambda: running.is_healthy() or running.process.poll() is not None, "healthz")
        assert running.process.poll() is None, (var / "serve.out").read_text()
        yield running
    finally:
        running.process.kill()
        running.process.wait()


def test_worker_and_clock_run_beside_the_web_server(served: Served) -> None:
    wait_for(lambda: is_running(served.pid_of("worker")) and is_running(served.pid_of("beat")), "children")


def test_a_busy_port_is_named_in_one_sentence(served: Served, started_before: Path) -> None:
    second = serve(started_before, served.port)
    assert second.wait(timeout=PATIENCE) == 1
    assert (
        (started_before / "serve.out")
        .read_text()
        .splitlines()[-1]
        .startswith(f"CommandError: Port {served.port} on")
    )


@pytest.mark.parametrize("child", ["worker", "beat"])
def test_a_killed_child_comes_back_and_its_own_children_are_gone(served: Served, child: str) -> None:
    wait_for(lambda: is_running(served.pid_of(child)), child)
    before = served.pid_of(child)
    if child == "worker":
        wait_for(lambda: descendants(before), "pool process")
    below = descendants(before)
    os.kill(before, signal.SIGKILL)
    wait_for(lambda: served.pid_of(child) != before and is_running(served.pid_of(child)), f"new {child}")
    assert not is_running(before)
    wait_for(lambda: not any(map(is_running, below)), "end of the orphaned pool process")
    assert served.is_healthy()


def test_sigterm_ends_everything_cleanly(served: Served) -> None:
    wait_for(lambda: is_running(served.pid_of("worker")) and is_running(served.pid_of("beat")), "children")
    family = descendants(served.process.pid)
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=PATIENCE) == 0
    assert not any(map(is_running, family))
    assert not list(served.var.glob("*.pid"))


def test_a_killed_server_takes_its_children_along(started_before: Path) -> None:
    port = free_port()
    running = Served(process=serve(started_before, port), port=port, var=started_before)
    try:
        wait_for(running.is_healthy, "healthz")
        wait_for(lambda: descendants(running.pid_of("worker")), "pool process")
        family = descendants(running.process.pid)
    finally:
        running.process.kill()
        running.process.wait()
    wait_for(lambda: not any(map(is_running, family)), "end of worker and beat")


#: A worker that hangs: it does not listen to SIGTERM, and neither does its pool process.
STUBBORN = """
import os, signal, sys, time
from config.background import end_with_parent
signal.signal(signal.SIGTERM, signal.SIG_IGN)
end_with_parent(os.getppid())
os.fork()
sys.stdout.write(f"{os.getpid()}\\n"); sys.stdout.flush()
time.sleep(600)
"""


def test_a_child_that_does_not_listen_ends_with_its_parent_all_the_same() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", "import subprocess, sys\n"
         f"subprocess.run([sys.executable, '-c', {STUBBORN!r}], start_new_session=True)"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with parent:
        assert parent.stdout
        family = {int(parent.stdout.readline()), int(parent.stdout.readline())}
        assert all(map(is_running, family))
        parent.kill()
    wait_for(lambda: not any(map(is_running, family)), "end of the stubborn child and its own")
