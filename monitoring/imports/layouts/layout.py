"""What a layout is, and what the two-row heads of INKAR have in common."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from monitoring.imports.cells import Cells, Line, RawCell, Told
from monitoring.imports.keys import OTHER_LEVEL
from monitoring.imports.sources import Source
from monitoring.imports.words import ALL, TOTAL

Head = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Layout:
    """One way of writing figures into a file.

    `recognises(source, head)` looks at the first lines only. `read(source, told)` yields the values one by one and
    writes into `told` what else the file says.
    """

    code: str
    title: Any
    recognises: Callable[[Source, Head], bool]
    read: Callable[[Source, Told], Cells]


_EDITION = re.compile(r"(?:inkar|ausgabe)[ _-]?(20\d\d)", re.IGNORECASE)


def edition_of(file_name: str) -> str:
    """`inkar_2024.csv` -> "INKAR 2024"; the files of INKAR do not name their edition themselves."""
    found = _EDITION.search(file_name)
    return f"INKAR {found[1]}" if found else ""


def tidy(cells: Sequence[str]) -> list[str]:
    """Cells without blanks around them."""
    return [cell.strip() for cell in cells]


def lowered(cells: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]


# --- Two heads: names above, years below (A, B and C) ------------------------------------------
KEY_WORDS = ("kennziffer", "kennz.", "schlüssel")
#: Levels of INKAR that are no districts.
OTHER_LEVELS = {
    "ror",
    "raumordnungsregion",
    "raumordnungsregionen",
    "land",
    "länder",
    "bundesland",
    "bundesländer",
    "bund",
    "regierungsbezirk",
    "regierungsbezirke",
    "arbeitsmarktregionen",
    "kreisregionen",
    "europäische metropolregionen",
}


class Heading(NamedTuple):
    place: int
    name: str
    time: str


def has_two_heads(head: Head) -> bool:
    """Key, area and level in front; below them an empty start of the row of years."""
    if len(head) < 3 or len(head[0]) < 4:
        return False
    first, second = lowered(head[0]), tidy(head[1])
    return first[0].lstrip("\ufeff") in KEY_WORDS and not any(second[:3]) and any(second[3:])


def headings(head: Head) -> list[Heading]:
    names, times = tidy(head[0]), tidy(head[1])
    times += [""] * (len(names) - len(times))
    return [Heading(place, name, times[place]) for place, name in enumerate(names) if place > 2 and name]


def read_two_heads(lines: Iterable[Line], head: Head, told: Told) -> Cells:
    """A value for each heading of each line below the two."""
    found = [(*heading, f"{heading.name} {heading.time}".strip()) for heading in headings(head)]
    for number, cells in lines:
        if number < 3 or not any(cells):
            continue
        key, name, kind = tidy([*cells[:3], "", "", ""][:3])
        if kind.lower() in OTHER_LEVELS:
            told.passed[OTHER_LEVEL] += 1
            continue
        for place, indicator, time, column in found:
            text = cells[place] if place < len(cells) else ""
            yield RawCell(number, column, key, name, kind, "", indicator, "", time, TOTAL, ALL, text)
