"""Keeps child processes alive: starts them, starts them again, and leaves none behind."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

LOOK_EVERY = 0.5  # seconds between two looks at the children
PATIENCE = 10.0  # seconds a child may take to end before it is killed
LOG_LIMIT = 5 * 1024 * 1024  # bytes; a longer log is put aside as .1 at the next start


@dataclass
class Child:
    """One command that shall always be running; `name` is the name of its log and pid file."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0


def celery_child(role: str, *options: str) -> Child:
    """A Celery worker or beat of this application, bound to the life of the process that starts it."""
    return Child(role, [sys.executable, "-m", "config.background", str(os.getpid()), role, *options])


class Supervisor:
    """Watches its children in a thread of its own; `stop` ends them and everything they started."""

    def __init__(self, children: list[Child], *, directory: Path):
        self.children = children
        self.directory = directory
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="supervisor")

    def start(self) -> None:
        """Start watching; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End every child politely, after `PATIENCE` seconds by force."""
        self._leaving.set()
        self._thread.join()

    def _watch(self) -> None:
        # The children's death is tied to the thread that starts them, so it must outlive them.
        while not self._leaving.is_set():
            for child in self.children:
                if child.process is None or child.process.poll() is not None:
                    self._start(child)
            self._leaving.wait(LOOK_EVERY)
        self._end_all()

    def _start(self, child: Child) -> None:
        if child.process is not None:
            _kill_group(child.process.pid)  # what a killed worker left behind
            if time.monotonic() - child.started_at < LOOK_EVERY * 2:
                self._leaving.wait(LOOK_EVERY * 2)  # it does not even start: do not spin
        with self._open_log(child) as log:
            child.process = subprocess.Popen(
                child.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        child.started_at = time.monotonic()
        (self.directory / f"{child.name}.pid").write_text(f"{child.process.pid}\n")

    def _open_log(self, child: Child) -> IO[bytes]:
        path = self.directory / f"{child.name}.log"
        if path.exists() and path.stat().st_size > LOG_LIMIT:
            path.replace(path.with_suffix(".log.1"))
        return path.open("ab")

    def _end_all(self) -> None:
        running = {child.name: child.process for child in self.children if child.process is not None}
        for process in running.values():
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for name, process in running.items():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            _kill_group(process.pid)
            process.wait()
            (self.directory / f"{name}.pid").unlink(missing_ok=True)


def _kill_group(group: int) -> None:
    """Kill whatever is left in the session that a child opened (its pool processes, too)."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
