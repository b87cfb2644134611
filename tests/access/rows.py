"""What one row of the access matrix says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.cast import Cast


class World:
    """The cast, and rows that the matrix builds once per test."""

    def __init__(self, cast: Cast):
        self.cast = cast
        self._made: dict[Any, Any] = {}

    def get(self, builder: Callable[[Cast], Any]) -> Any:
        if builder not in self._made:
            self._made[builder] = builder(self.cast)
        return self._made[builder]


@dataclass(frozen=True)
class Row:
    """One address, and what each person gets there: status by name of the person.

    `expect` must name `coordinator`, `outsider` and `anonymous`. `data` may be a function of the world.
    """

    url_name: str
    expect: dict[str, int]
    args: Callable[[World], dict[str, Any]] = field(default=lambda w: {})
    method: str = "get"
    data: Callable[[World], dict[str, Any]] | None = None
    query: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.url_name}{self.query}"
