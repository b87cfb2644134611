"""E: crosstab of GENESIS or Regionalstatistik: free title lines, two or three rows of headings, values, footnotes.

Headings are joined by column; an empty one means "total". The values end at a row of underlines.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from monitoring.imports.cells import Cells, Line, RawCell, Told
from monitoring.imports.layouts.layout import Head, Layout, tidy
from monitoring.imports.sources import Source
from monitoring.imports.times import is_time
from monitoring.imports.words import Breakdown, read_words

_TITLE = re.compile(r"(?:GENESIS-)?Tabelle:\s*(\S+)", re.IGNORECASE)
_KEY = re.compile(r"DG|\d{1,8}")
_STAND = re.compile(r"Stand:\s*(\d\d)\.(\d\d)\.(\d{4})")
_END = re.compile(r"_{5,}")


class Heading(NamedTuple):
    place: int
    column: str
    parts: tuple[str, ...]
    time: str
    told_unit: str


class Table(NamedTuple):
    """Where things stand: first line of values, places of time, key, name and further words, the headings.

    A heading: its place, what people see, its parts from above, a time of its own, a unit that must be told because
    another heading differs in nothing else. `time` is used where the lines have none of their own (`time_at` is then
    None), `title` where the headings name groups only.
    """

    number: str
    first: int
    time_at: int | None
    key_at: int
    words_at: list[int]
    headings: list[Heading]
    time: str
    title: str


def recognises(source: Source, head: Head) -> bool:
    return find_table(head) is not None


def read(source: Source, told: Told) -> Cells:
    table = find_table(source.head())
    assert table is not None, "only what was recognised is read"
    told.source = f"Tabelle {table.number}".strip() if table.number else ""
    lines = source.lines()
    for number, cells in lines:
        if number <= table.first:
            continue
        if cells and _END.match(cells[0].strip()):
            _read_foot(lines, told)
            return
        yield from _values(table, number, cells)


def _values(table: Table, number: int, cells: list[str]) -> Cells:
    if len(cells) <= table.key_at or not cells[table.key_at].strip():
        return
    time = cells[table.time_at] if table.time_at is not None else table.time
    name = cells[table.key_at + 1].strip() if len(cells) > table.key_at + 1 else ""
    extra = [cells[place] for place in table.words_at if place < len(cells)]
    for heading in table.headings:
        words = _words(heading.parts, tuple(extra))
        title = ", ".join(filter(None, [words.title or table.title, heading.told_unit]))
        text = cells[heading.place] if heading.place < len(cells) else ""
        yield RawCell(
            number,
            heading.column,
            cells[table.key_at],
            name,
            "",
            "",
            title,
            words.unit,
            heading.time or time,
            words.group,
            words.sex,
            text,
        )


_known: dict[tuple, Breakdown] = {}


def _words(parts: tuple[str, ...], extra: tuple[str, ...]) -> Breakdown:
    if (parts, extra) not in _known:
        if len(_known) > 5000:
            _known.clear()
        # The unit is the last heading; words of the line belong before it.
        _known[parts, extra] = read_words([*parts[:1], *extra, *parts[1:]])
    return _known[parts, extra]


def find_table(head: Head) -> Table | None:
    """Where the values begin: the first line with a key, below headings that leave its place empty."""
    rows = [tidy(row) for row in head]
    first = next((place for place, row in enumerate(rows) if place > 1 and _is_values(row)), None)
    if first is None:
        return None
    heads = _heads(rows, first)
    if not heads:
        return None
    lead = min(next(place for place, cell in enumerate(row) if cell) for row in heads if any(row))
    if lead < 2:
        return None
    has_time = lead > 2 and is_time(rows[first][0]) and bool(_KEY.fullmatch(rows[first][1]))
    key_at = 1 if has_time else 0
    titles = [row[0] for row in rows[: first - len(heads)] if row and row[0]]
    number = next((found[1] for found in map(_TITLE.match, titles) if found), "")
    time = next((found[0] for title in titles if (found := re.search(r"\d\d\.\d\d\.\d{4}", title))), "")
    return Table(
        number,
        first,
        0 if has_time else None,
        key_at,
        list(range(key_at + 2, lead)),
        _headings(heads, lead),
        time,
        next((title for title in titles if not _TITLE.match(title)), ""),
    )


def _is_values(row: list[str]) -> bool:
    """Time, key, name and a value; or key, name and a value."""
    if len(row) < 3 or not row[0]:
        return False
    if is_time(row[0]) and _KEY.fullmatch(row[1] or "?") and len(row) > 3:
        return True
    return bool(_KEY.fullmatch(row[0])) and not row[0].isspace() and not _KEY.fullmatch(row[1] or "1")


def _heads(rows: list[list[str]], first: int) -> list[list[str]]:
    """The rows directly above the values whose first two cells are empty."""
    found: list[list[str]] = []
    for row in reversed(rows[:first]):
        if len(row) < 3 or any(row[:2]) or not any(row[2:]):
            break
        found.insert(0, row)
    return found


def _headings(heads: list[list[str]], lead: int) -> list[Heading]:
    width = max(map(len, heads))
    found = []
    for place in range(lead, width):
        parts = [row[place] if place < len(row) else "" for row in heads]
        if not any(parts):
            continue
        time = next((part for part in parts if is_time(part) and len(part) <= 10), "")
        column = " – ".join(part for part in parts if part)
        found.append(Heading(place, column, tuple(part for part in parts if part != time), time, ""))
    said = [
        (words := read_words(one.parts)) and (words.title, words.group, words.sex, one.time) for one in found
    ]
    return [
        one._replace(told_unit=read_words(one.parts).unit if said.count(key) > 1 else "")
        for one, key in zip(found, said, strict=True)
    ]


def _read_foot(lines: Iterator[Line], told: Told) -> None:
    for _number, cells in lines:
        if cells and (stand := _STAND.search(" ".join(cells))):
            # Written so that later days sort later (`editions.edition_rank`).
            told.edition = f"Stand {stand[3]}-{stand[2]}-{stand[1]}"


LAYOUT = Layout("E", _("Tabelle aus GENESIS oder Regionalstatistik"), recognises, read)
