"""`python -m config.background PARENT worker|beat ...`: Celery as a child of `manage.py serve`.

On Linux the kernel ends it when its parent is gone, however the parent died; so a killed
`serve` leaves no worker behind that would compete with the next one.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int) -> None:
    """Ask the kernel for SIGTERM when the parent dies; leave at once if it already has."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(0)


if __name__ == "__main__":
    end_with_parent(int(sys.argv[1]))
    from config.celery import app

    app.start(sys.argv[2:])
