"""How a number stands against the one before, in the words of every table of the report (section 4)."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from documents.suppression import SMALLEST_BASE
from documents.tables import german_number, is_number


def direction(before: Any, after: Any) -> str:
    """Arrow and word, because an arrow alone says nothing to a reader of the file."""
    if after > before:
        return _("↑ gestiegen")
    return _("↓ gesunken") if after < before else _("unverändert")


def change_of_count(before: Any, after: Any) -> str:
    """In per cent, on a base of fewer than twenty in numbers; nothing where one of the two is no number."""
    if not (is_number(before) and is_number(after)):
        return ""
    if before == after:
        return direction(before, after)
    if before < SMALLEST_BASE:
        return f"{_signed(after - before, 0)} {direction(before, after)}"
    share = Decimal(100) * (Decimal(str(after)) - Decimal(str(before))) / Decimal(str(before))
    return f"{_signed(share, 1)}\u00a0% {direction(before, after)}"


def change_of_rate(before: Any, after: Any, *, decimals: int = 1) -> str:
    """In percentage points of the printed numbers, so that the reader can check it."""
    return _difference(before, after, decimals, "\u00a0" + _("Prozentpunkte"))


def change_of_mean(before: Any, after: Any, *, decimals: int = 1) -> str:
    return _difference(before, after, decimals, "")


def _difference(before: Any, after: Any, decimals: int, unit: str) -> str:
    if not (is_number(before) and is_number(after)):
        return ""
    first, last = (round(Decimal(str(value)), decimals) for value in (before, after))
    if first == last:
        return direction(first, last)
    return f"{_signed(last - first, decimals)}{unit} {direction(first, last)}"


def _signed(value: Any, decimals: int) -> str:
    return ("+" if value > 0 else "") + german_number(value, decimals=decimals)
