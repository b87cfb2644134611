"""`python -m config.background PARENT worker|beat ...`: Celery as a child of `manage.py serve`.

It ends with its parent, however that died; so a killed `serve` leaves no worker behind that would
compete with the next one. On Linux the kernel asks for it at once; a watch of our own sees to it
that the asking is heeded, because a polite end can hang or be swallowed at an unlucky moment.
"""

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 1.0  # seconds between two looks for the parent
PATIENCE = 10.0  # seconds a polite end may take, as in `desk.supervision`


def end_with_parent(parent: int) -> None:
    """End politely (SIGTERM) when the parent dies, after `PATIENCE` by force; leave at once if it already has.

    By force means the whole process group, if this process leads one: its pool processes go along.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(0)
    threading.Thread(target=_watch, args=(parent,), name="watch-parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    if os.getpgrp() == os.getpid():
        with contextlib.suppress(OSError):
            os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    end_with_parent(int(sys.argv[1]))
    from config.celery import app

    app.start(sys.argv[2:])
