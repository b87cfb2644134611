"""The list kit: what every list can do, said once.

Names are fetched when first asked for, so that models may be read while the app is still starting.
"""

from importlib import import_module
from typing import Any

_PLACES = {
    "Column": "columns",
    "ChoiceFilter": "filters",
    "RelatedFilter": "filters",
    "DateRangeFilter": "filters",
    "FlagFilter": "filters",
    "LinkedFilter": "filters",
    "LinkedFlag": "filters",
    "Filter": "filters",
    "UnknownQuery": "errors",
    "ListSpec": "spec",
    "Empty": "spec",
    "PresetView": "spec",
    "BulkAction": "spec",
    "list_page": "page",
    "TableImport": "imports",
    "ImportColumn": "imports",
    "import_page": "importing",
}
__all__ = list(_PLACES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
