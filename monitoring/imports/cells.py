"""What a layout hands on: one value of the file, in the words of the file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

#: A line of a table with its number in the file (or row of the sheet).
Line = tuple[int, list[str]]


class RawCell(NamedTuple):
    """One value as the file says it; nothing is read into it yet.

    `row`: line of the file, counted from one; `column`: heading of the column. `code`: the short name of the
    indicator, where the file has one. `group` and `sex` are codes of ours (`words.py`). `sign`: a sign beside
    the value. `is_point`: a single point is a decimal point, not one of thousands.
    """

    row: int
    column: str
    key: str
    area_name: str
    area_kind: str
    code: str
    indicator: str
    unit: str
    time: str
    group: str
    sex: str
    text: str
    sign: str = ""
    is_point: bool = False


@dataclass(frozen=True)
class Definition:
    """What the file itself tells of an indicator; any part may be empty."""

    title: str = ""
    text: str = ""
    unit: str = ""
    source: str = ""


@dataclass
class Told:
    """What a file says beside its values, gathered while it is read.

    `edition` and `source` as the publisher writes them, `definitions` by the name of the indicator in the
    file, `passed` how many lines were passed over and why (codes of `PASSED`).
    """

    edition: str = ""
    source: str = ""
    definitions: dict[str, Definition] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)


Cells = Iterator[RawCell]
