"""Small numbers that could point at somebody are not printed, nor can they be computed.

Two steps (domain papers, monitoring section 4 and D7): counts from 1 to k-1 are hidden; then, wherever
a printed total would give a hidden number away, the next smallest is hidden as well. A true zero stays.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

#: Printed instead of a hidden number; the legend of every report explains it.
HIDDEN = "•"
#: Printed instead of a rate that stands on too few cases.
NOT_MEANINGFUL = "x"
DEFAULT_K = 5
#: A rate on fewer cases says more about single people than about the matter.
SMALLEST_BASE = 20

Cell = int | str
#: What numbers are told apart by.
Name = TypeVar("Name", bound=Hashable)
#: None: hidden already.
Number = int | Decimal | None


@dataclass(frozen=True)
class Line(Generic[Name]):
    """A printed total and the names of what adds up to it. `is_whole`: none of its parts is left out."""

    total: Name
    parts: tuple[Name, ...]
    is_whole: bool = True


def is_small(count: int | Decimal, k: int = DEFAULT_K) -> bool:
    return 0 < count < k


def suppress(
    counts: Sequence[int],
    *,
    has_total: bool = True,
    k: int = DEFAULT_K,
    hides_zero: bool = False,
    spare: int | None = None,
) -> list[Cell]:
    """One line of counts whose total is printed beside it.

    `hides_zero`: for what people say of themselves. There a zero tells of everybody that they are not that,
    so it counts as small. `spare`: the place that is hidden first where one more has to be, else the smallest.
    """
    hidden = {index for index, count in enumerate(counts) if is_small(count, k) or (hides_zero and not count)}
    if has_total and not is_small(sum(counts), k):
        _complete(hidden, list(counts), k, spare)
    return [HIDDEN if index in hidden else count for index, count in enumerate(counts)]


def suppress_table(
    rows: Sequence[Sequence[int]], *, k: int = DEFAULT_K
) -> tuple[list[list[Cell]], list[Cell]]:
    """A table printed with a sum at the end of each row and below each column.

    Returns the rows with their sums as last cell, and the line of column sums.
    """
    if not rows:
        return [], []
    grid = [[*row, sum(row)] for row in rows]
    grid.append([sum(column) for column in zip(*grid, strict=True)])
    height, width = len(grid), len(grid[0])
    hidden = {(r, c) for r in range(height) for c in range(width) if is_small(grid[r][c], k)}
    lines = [[(r, c) for c in range(width)] for r in range(height)]
    lines += [[(r, c) for r in range(height)] for c in range(width)]
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for line in lines:
            _complete_line(hidden, line, grid, k)
    shown = [[HIDDEN if (r, c) in hidden else grid[r][c] for c in range(width)] for r in range(height)]
    return shown[:-1], shown[-1]


def suppress_lines(
    counts: Mapping[Name, Number], lines: Iterable[Line[Name]], *, k: int = DEFAULT_K
) -> set[Name]:
    """Names of what must not be shown where numbers are parts of several totals, and totals parts of others.

    Parts that are left out of a line are unknown to everybody: they protect the hidden ones, as long as the rest
    that remains of the total could not be a small number itself.
    """
    hidden = {name for name, count in counts.items() if count is None or is_small(count, k)}
    known = [line for line in lines if line.total in counts]
    before = -1
    while len(hidden) != before:
        before = len(hidden)
        for line in known:
            _complete_named(hidden, line, counts, k)
    return hidden


def _complete_named(hidden: set[Name], line: Line[Name], counts: Mapping[Name, Number], k: int) -> None:
    """Hide more until neither a part nor the rest of a line can be told from its total, nor the total from them."""
    while _gives_away(hidden, line, counts, k):
        shown = _shown(hidden, line, counts)
        if not shown:  # A total that stays alone beside what is hidden is the hidden number itself.
            hidden.add(line.total)
            return
        hidden.add(min(shown, key=lambda name: (_number(counts, name) == 0, _number(counts, name))))


def _gives_away(hidden: set[Name], line: Line[Name], counts: Mapping[Name, Number], k: int) -> bool:
    shown = _shown(hidden, line, counts)
    unknown = len(line.parts) - len(shown)
    if line.total in hidden:
        return line.is_whole and not unknown and any(_number(counts, name) for name in shown)
    rest = _number(counts, line.total) - sum(_number(counts, name) for name in shown)
    if not unknown:
        return bool(shown) and 0 < rest < k
    return rest < k or (line.is_whole and unknown == 1)


def _shown(hidden: set[Name], line: Line[Name], counts: Mapping[Name, Number]) -> list[Name]:
    return [name for name in line.parts if name in counts and name not in hidden]


def _number(counts: Mapping[Name, Number], name: Name) -> int | Decimal:
    return counts[name] or 0


def rate(part: Cell, base: Cell, *, smallest: int = SMALLEST_BASE) -> float | str | None:
    """Percent with one decimal; a sign where the base is too small or a number is hidden."""
    if isinstance(part, str) or isinstance(base, str):
        return HIDDEN
    if base == 0:
        return None
    if base < smallest:
        return NOT_MEANINGFUL
    return round(100 * part / base, 1)


def _complete(hidden: set[int], counts: list[int], k: int, spare: int | None = None) -> None:
    """Hide more until the hidden numbers of a line can no longer be told from its total."""
    while hidden and (len(hidden) == 1 or sum(counts[i] for i in hidden) < k):
        left = [i for i in range(len(counts)) if i not in hidden]
        if not left:
            return
        hidden.add(min(left, key=lambda i: (i != spare, counts[i] == 0, counts[i], i)))


def _complete_line(
    hidden: set[tuple[int, int]], line: list[tuple[int, int]], grid: list[list[int]], k: int
) -> None:
    *parts, total = line
    inside = {index for index, cell in enumerate(parts) if cell in hidden}
    if total in hidden:
        if inside:
            return
        inside = set()
        candidates = [i for i, cell in enumerate(parts) if grid[cell[0]][cell[1]]]
        if candidates:
            smallest = min(candidates, key=lambda i: grid[parts[i][0]][parts[i][1]])
            hidden.add(parts[smallest])
        return
    _complete(inside, [grid[r][c] for r, c in parts], k)
    hidden |= {parts[index] for index in inside}
