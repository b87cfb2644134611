"""Two who do the same at the same time."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from django.db import connection


def together(deed: Callable[[], Any], monkeypatch: Any, module: Any, name: str) -> list[Exception]:
    """Run `deed` in two threads that meet right after `module.name`; returns what went wrong in them.

    A lock before that place keeps the second one out: then the first waits in vain for a moment and goes on.
    """
    gate, faults = threading.Barrier(2), []
    inner = getattr(module, name)

    def meet(*args: Any) -> Any:
        result = inner(*args)
        with contextlib.suppress(threading.BrokenBarrierError):
            gate.wait(timeout=3)
        return result

    def run() -> None:
        try:
            deed()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    monkeypatch.setattr(module, name, meet)
    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults
