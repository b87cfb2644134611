"""Builds the demo district once and serves copies of it, each in a process and directory of its own."""

import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120.0  # generous: two cores, cold start
APPS = ("accounts", "committees", "config", "coordination", "desk", "documents", "monitoring", "offers")


def environment(var: Path, **more: str) -> dict[str, str]:
    """What the demo is started with; the database of the suite must not shine through."""
    kept = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL", "MODE")
    }
    return kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "1",
        "DEMO_TODAY": "2026-03-02",
        "VAR_DIR": str(var),
    } | more  # fmt: skip


def manage(var: Path, *arguments: str) -> str:
    """Run a command in that directory and return what it prints."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=environment(var), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(f"manage.py {' '.join(arguments)}:\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def fingerprint() -> str:
    """Changes with every source the demo is made of, so that a kept copy is never stale."""
    mark = hashlib.sha256()
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


def build_demo(kept: Path) -> Path:
    """The directory of the finished demo; built anew when a source has changed.

    Several workers of the suite may ask at once: the first builds, the others wait for it.
    """
    with (kept.parent / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        var = kept / fingerprint()
        if not (var / ".whole").exists():
            shutil.rmtree(kept, ignore_errors=True)
            var.mkdir(parents=True)
            manage(var, "migrate", "--noinput", "--verbosity", "0")
            manage(var, "demo")
            (var / ".whole").touch()
        manage(var, "collectstatic", "--noinput", "--verbosity", "0")
    return var


@dataclass
class House:
    """The served demo: its address, its directory and what the browser knows of who signed in."""

    url: str
    var: Path
    process: subprocess.Popen[bytes]
    sessions: dict[str, dict] = field(default_factory=dict)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(template: Path, var: Path, today: str = "2026-03-02") -> House:
    """A copy of the demo, served until it is stopped; `today` is its calendar day."""
    shutil.copytree(template, var, dirs_exist_ok=True)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = (var / "serve.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--no-worker", "--no-migrate", "--port", str(port)],
        cwd=ROOT, env=environment(var, BASE_URL=url, DEMO_TODAY=today), stdout=log, stderr=subprocess.STDOUT,
    )  # fmt: skip
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):
                return House(url, var, process)
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.2)
    process.kill()
    pytest.fail(f"The demo was not served:\n{(var / 'serve.log').read_text()[-3000:]}")
