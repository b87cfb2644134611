"""A column of a list: where its value comes from and how it is shown, sorted and exported."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desk.lists.words import shown


@dataclass(frozen=True)
class Column:
    """One column.

    `value`: a function of the row, or nothing: the attribute named `key`. It returns a typed Python
    value (date, Decimal, int, bool, str). `sort`: lookup path, or several, "" if not sortable.
    `template` draws the cell (with `row` and `value`). `default`: shown before anybody chooses.
    `narrow`: also shown on the card of a phone.
    """

    key: str
    title: Any
    value: Callable[[Any], Any] | None = None
    sort: str | tuple[str, ...] = ""
    link: bool = False
    numeric: bool = False
    total: bool = False
    template: str = ""
    default: bool = True
    narrow: bool = True
    exported: Callable[[Any], Any] | None = None

    @property
    def sort_paths(self) -> tuple[str, ...]:
        return (self.sort,) if isinstance(self.sort, str) and self.sort else tuple(self.sort)

    def value_of(self, row: Any) -> Any:
        if self.value is not None:
            return self.value(row)
        result = getattr(row, self.key)
        return result() if callable(result) else result

    def export_of(self, row: Any) -> Any:
        return self.exported(row) if self.exported else self.value_of(row)

    def shown(self, value: Any) -> str:
        return shown(value)
