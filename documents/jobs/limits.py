"""Each worker child gets a bounded address space, so that one monstrous document cannot take the machine."""

import contextlib
import resource
from typing import Any

from celery.signals import worker_process_init
from django.conf import settings

ONE_GIBIBYTE = 1 << 30


@worker_process_init.connect(weak=False)
def limit_memory(**_kwargs: Any) -> None:
    """Called in each forked child of the worker, never in the web process."""
    size = getattr(settings, "JOB_MEMORY_BYTES", ONE_GIBIBYTE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
