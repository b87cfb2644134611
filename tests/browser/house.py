"""Serves copies of the demo district, each in a process and directory of its own."""

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

from tests import prepared
from tests.prepared import ROOT

PATIENCE = 120.0  # generous: two cores, cold start


def environment(var: Path, **more: str) -> dict[str, str]:
    """What the demo is started with."""
    return prepared.environment(var, **({"DEMO": "1", "DEMO_TODAY": "2026-03-02"} | more))


def manage(var: Path, *arguments: str) -> str:
    """Run a command in that directory and return what it prints."""
    try:
        return prepared.manage(environment(var), *arguments)
    except prepared.CannotPrepare as problem:
        pytest.fail(str(problem))


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
