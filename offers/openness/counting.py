"""How open offers are, counted: the one place where doors are added up.

Everything that shows an openness share (page, chart, export, interface, monthly snapshot, report) adds up
the same cells, so that the numbers cannot drift apart. Shares are whole percent, rounded half up as DIN 1333
has it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from offers.catalogue.choices import ClosedReason, Openness
from offers.openness.choices import Dimension


def share_percent(part: int, whole: int) -> int | None:
    """Whole percent, half up; nothing of nothing has no share."""
    return (200 * part + whole) // (2 * whole) if whole else None


@dataclass(frozen=True)
class Cell:
    """So many offers that are alike in all the lens asks: `low` of them are low threshold.

    `place` is the key of a Gemeinde, or the code of a `PlaceKind` for offers without one.
    """

    fields: tuple[str, ...]
    place: str
    provider: str
    openness: str
    reason: str
    offers: int = 1
    low: int = 0

    def keys(self, dimension: str) -> tuple[str, ...]:
        """The lines the cell counts in: one for each of its fields, else exactly one."""
        if dimension == Dimension.FIELD:
            return self.fields
        if dimension == Dimension.PLACE:
            return (self.place,)
        return (self.provider if dimension == Dimension.PROVIDER else "",)


@dataclass(frozen=True)
class Doors:
    """Offers behind each of the three doors; `low` counts the low-threshold ones among all of them."""

    open: int = 0
    on_request: int = 0
    target_group: int = 0
    low: int = 0

    @property
    def total(self) -> int:
        return self.open + self.on_request + self.target_group

    @property
    def closed(self) -> int:
        return self.on_request + self.target_group

    @property
    def counts(self) -> tuple[int, int, int]:
        """In the order of `Openness`."""
        return self.open, self.on_request, self.target_group

    @property
    def shares(self) -> tuple[int | None, ...]:
        return tuple(share_percent(count, self.total) for count in self.counts)

    @property
    def share(self) -> int | None:
        """Percent open to everybody."""
        return share_percent(self.open, self.total)

    @property
    def low_share(self) -> int | None:
        return share_percent(self.low, self.total)


@dataclass(frozen=True)
class Census:
    """All cells of a district, and the names of the places and providers in them."""

    cells: tuple[Cell, ...]
    places: Mapping[str, str] = field(default_factory=dict)
    providers: Mapping[str, str] = field(default_factory=dict)

    def narrowed(self, holds: Callable[[Cell], bool]) -> "Census":
        return Census(tuple(cell for cell in self.cells if holds(cell)), self.places, self.providers)

    @property
    def doors(self) -> Doors:
        """Every offer once."""
        return doors_of(self.cells)

    def lines(self, dimension: str) -> dict[str, Doors]:
        """Doors by key; an offer in several fields counts in each of them."""
        groups: dict[str, list[Cell]] = {}
        for cell in self.cells:
            for key in cell.keys(dimension):
                groups.setdefault(key, []).append(cell)
        return {key: doors_of(cells) for key, cells in groups.items()}

    def reasons(self) -> dict[str, int]:
        """Offers that are not open to everybody by their reason, in the order of `ClosedReason`."""
        counts = dict.fromkeys(ClosedReason.values, 0)
        for cell in self.cells:
            if cell.openness != Openness.OPEN:
                counts[cell.reason] = counts.get(cell.reason, 0) + cell.offers
        return {reason: count for reason, count in counts.items() if count}


def doors_of(cells: Iterable[Cell]) -> Doors:
    counts = dict.fromkeys(Openness.values, 0)
    low = 0
    for cell in cells:
        counts[cell.openness] += cell.offers
        low += cell.low
    return Doors(counts[Openness.OPEN], counts[Openness.ON_REQUEST], counts[Openness.TARGET_GROUP], low)
