"""Which kind of job is done by which function: `@job("report-pdf")` above a handler in a slice's `jobs.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import autodiscover_modules

Handler = Callable[[Any], Any]


@dataclass(frozen=True)
class JobKind:
    """A kind of long work. `is_export`: counts against the person's limit of running exports.

    `minutes`: how long it may take; 0: as long as the worker allows everybody.
    """

    key: str
    handler: Handler
    is_export: bool = False
    minutes: int = 0


_kinds: dict[str, JobKind] = {}


def job(key: str, *, is_export: bool = False, minutes: int = 0) -> Callable[[Handler], Handler]:
    """Register a handler. It gets a `JobRun` and returns a `StoredDocument` or nothing."""

    def register(handler: Handler) -> Handler:
        known = _kinds.get(key)
        if known and known.handler.__qualname__ != handler.__qualname__:
            raise ValueError(f"Two handlers for the job kind {key!r}.")
        _kinds[key] = JobKind(key, handler, is_export, minutes)
        return handler

    return register


def find_kind(key: str) -> JobKind:
    """The kind; loads the apps' `tasks.py` when it is not known yet. `KeyError` if nobody does it."""
    if key not in _kinds:
        autodiscover_modules("tasks")
    return _kinds[key]


def export_kinds() -> list[str]:
    return [kind.key for kind in _kinds.values() if kind.is_export]
