"""The record hub: one page per record with everything that hangs on it.

Names are fetched when first asked for, so that models may be read while the app is still starting.
"""

from importlib import import_module
from typing import Any

_PLACES = {"render_hub": "page", "Action": "page", "NextStep": "page", "history_lines": "history"}
__all__ = list(_PLACES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
