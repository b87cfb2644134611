"""Chapter 4 in print: the judgement of a field stands in its passage, before the barriers (outline, section 5)."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from coordination.network.fields import FieldOfAction

#: The chapter with a passage for each field of action.
CHAPTER = 4
#: The table of a passage that the judgement precedes.
_BARRIERS = re.compile(r"^T9\.(\d+)$")


def section_of(place: int) -> str:
    """Key of the text of the field in that place, counted from 1; nothing where there is no such field."""
    codes = FieldOfAction.values
    return f"k{CHAPTER}-{codes[place - 1]}".replace("_", "-") if place <= len(codes) else ""


def in_passages(
    blocks: Sequence[Any], texts: Sequence[Any], made: Callable[[Any], Any]
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Printed blocks with the texts of the fields at their places, made by `made`; and the texts that are left."""
    known = {text.key: text for text in texts}
    found: list[Any] = []
    for block in blocks:
        hit = _BARRIERS.match(block.number)
        text = known.pop(section_of(int(hit[1])), None) if hit else None
        found += [made(text), block] if text else [block]
    return tuple(found), tuple(known.values())
