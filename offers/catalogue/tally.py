"""How many of some offers have what: the numbers beside the filters and on the map, counted from rows at hand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from offers.catalogue.models import ACCESS_FIELDS

#: What is looked at of each offer; few columns, because a thousand rows are read.
MARKS = (
    "fields_of_action", "languages_spoken", "languages_taught", "languages_on_request", "openness", "cost",
    "registration", "age_min", "age_max", "place_kind", "place_id", "weekdays", *ACCESS_FIELDS,
)  # fmt: skip


@dataclass
class Tally:
    """Numbers by code. `costs` and `ages` are kept as they are: their steps belong to the filters."""

    topic: Counter[str] = field(default_factory=Counter)
    language: Counter[str] = field(default_factory=Counter)
    openness: Counter[str] = field(default_factory=Counter)
    registration: Counter[str] = field(default_factory=Counter)
    access: Counter[str] = field(default_factory=Counter)
    weekday: Counter[str] = field(default_factory=Counter)
    place_kind: Counter[str] = field(default_factory=Counter)
    #: By key of the municipality, where anyone may know it.
    places: Counter[Any] = field(default_factory=Counter)
    costs: list[Any] = field(default_factory=list)
    ages: list[tuple[int | None, int | None]] = field(default_factory=list)

    def up_to(self, cost: int) -> int:
        return sum(value <= cost for value in self.costs)

    def taking(self, low: int, high: int) -> int:
        """How many take people of some age between the two."""
        return sum((least or 0) <= high and (most is None or most >= low) for least, most in self.ages)


def tally_of(rows: Iterable[Mapping[str, Any]]) -> Tally:
    tally = Tally()
    for row in rows:
        tally.topic.update(row["fields_of_action"])
        tally.language.update(
            {*row["languages_spoken"], *row["languages_taught"], *row["languages_on_request"]}
        )
        tally.openness[row["openness"]] += 1
        tally.registration[row["registration"]] += 1
        tally.place_kind[row["place_kind"]] += 1
        tally.weekday.update(row["weekdays"])
        tally.access.update(name for name in ACCESS_FIELDS if row[name] == "yes")
        if row["place_id"]:
            tally.places[row["place_id"]] += 1
        tally.costs.append(row["cost"])
        tally.ages.append((row["age_min"], row["age_max"]))
    return tally
