"""The form kit: sections, German dates and numbers, drafts, the version check, one look.

Names are fetched when first asked for, so that models may be read while the app is still starting.
"""

from importlib import import_module
from typing import Any

_PLACES = {
    "KernForm": "kern",
    "KernModelForm": "kern",
    "Section": "kern",
    "ChoiceCards": "widgets",
    "Card": "widgets",
    "MultiCheck": "widgets",
    "GermanDateField": "fields",
    "GermanTimeField": "fields",
    "GermanDateTimeField": "fields",
    "GermanDecimalField": "fields",
    "GermanIntegerField": "fields",
    "MoneyField": "fields",
    "form_page": "page",
    "action_page": "action",
    "see_other": "answers",
    "step_page": "step",
}
__all__ = list(_PLACES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
