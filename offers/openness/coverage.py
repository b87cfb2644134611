"""The page "Abdeckung" as plain values: which field of action is served in which Gemeinde, and which is not.

An offer at an address counts where it is; what is online, comes to the people or runs in the whole district
serves every Gemeinde and fills the gap of none, so it stands apart.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import Municipality
from coordination.network.fields import FieldOfAction
from offers.openness.choices import Dimension
from offers.openness.counting import Census
from offers.openness.lens import Number
from offers.openness.narrowing import Narrowing, field_word
from offers.openness.selectors import place_labels

HUNDREDTH = Decimal("0.01")
#: Order words of the address.
SORTS = ("name", "angebote", "quote", "luecken")


@dataclass(frozen=True)
class Served:
    """One field in one place."""

    field: str
    name: str
    number: Number

    @property
    def is_gap(self) -> bool:
        return not self.number.value


@dataclass(frozen=True)
class PlaceLine:
    """A Gemeinde, or what belongs to none, with its offers by field.

    `rate`: offers per 1,000 inhabitants, two places, half up; nothing without a known population.
    """

    key: str
    name: str
    served: list[Served]
    total: Number
    population: int | None = None
    population_on: dt.date | None = None
    page: str = ""

    @property
    def rate(self) -> Decimal | None:
        return rate_per_thousand(self.total.value, self.population)

    @property
    def gaps(self) -> list[str]:
        return [cell.name for cell in self.served if cell.is_gap]

    @property
    def served_words(self) -> str:
        """ "Sprache 2, Bildung 3"."""
        return ", ".join(f"{cell.name} {cell.number.value}" for cell in self.served if not cell.is_gap)

    @property
    def gap_words(self) -> str:
        return ", ".join(self.gaps) or _("keine")


@dataclass(frozen=True)
class Coverage:
    """The matrix: Gemeinden as lines, then what has no place, then the district."""

    fields: list[tuple[str, str]]
    lines: list[PlaceLine]
    elsewhere: list[PlaceLine]
    total: PlaceLine
    sort: str
    today: dt.date

    @property
    def unserved(self) -> list[str]:
        """Fields without any offer in the whole district."""
        return self.total.gaps

    @property
    def gap_count(self) -> int:
        return sum(len(line.gaps) for line in self.lines)

    @property
    def cell_count(self) -> int:
        return len(self.lines) * len(self.fields)

    @property
    def sentence(self) -> str:
        if not self.total.total.value:
            return _("Kein Angebot steht heute öffentlich.")
        words = _(
            "In %(gaps)d von %(cells)d Verbindungen aus Gemeinde und Handlungsfeld gibt es vor Ort kein Angebot."
        )
        return words % {"gaps": self.gap_count, "cells": self.cell_count}


def rate_per_thousand(offers: int, population: int | None) -> Decimal | None:
    if not population:
        return None
    return (Decimal(1000 * offers) / population).quantize(HUNDREDTH, ROUND_HALF_UP)


def coverage_of(
    census: Census, municipalities: Sequence[Municipality], sort: str, today: dt.date
) -> Coverage:
    """The matrix for all public offers of a district; `sort` is a word of `SORTS`, with "-" for descending."""
    counts = _counts(census)
    lines = [
        _line(counts, str(row.pk), row.name, row.population, row.population_on, str(row.pk))
        for row in municipalities
    ]
    elsewhere = [_line(counts, key, name) for key, name in place_labels().items()]
    known = [row.population for row in municipalities if row.population]
    everybody = sum(known) if known and len(known) == len(municipalities) else None
    whole = {field: doors.total for field, doors in census.lines(Dimension.FIELD).items()}
    return Coverage(
        fields=[(code, field_word(code)) for code in FieldOfAction.values],
        lines=_sorted(lines, sort),
        elsewhere=[line for line in elsewhere if line.total.value],
        total=_line({"": whole}, "", _("Alle Angebote"), everybody, total=census.doors.total),
        sort=sort,
        today=today,
    )


def _counts(census: Census) -> dict[str, dict[str, int]]:
    """Offers by place and field, and under the empty field each of them once."""
    counts: dict[str, dict[str, int]] = {}
    for cell in census.cells:
        line = counts.setdefault(cell.place, {})
        for field in ("", *cell.fields):
            line[field] = line.get(field, 0) + cell.offers
    return counts


def _line(
    counts: dict[str, dict[str, int]],
    key: str,
    name: str,
    population: int | None = None,
    population_on: dt.date | None = None,
    page: str = "",
    *,
    total: int | None = None,
) -> PlaceLine:
    found, here = counts.get(key, {}), Narrowing(place=key)
    served = [
        Served(
            code, field_word(code), Number(found.get(code, 0), here.with_line(Dimension.FIELD, code).offers())
        )
        for code in FieldOfAction.values
    ]
    every = found.get("", 0) if total is None else total
    return PlaceLine(key, name, served, Number(every, here.offers()), population, population_on, page)


def _sorted(lines: list[PlaceLine], sort: str) -> list[PlaceLine]:
    """By name within equals; what has no rate stands at the end either way."""
    word, descending = sort.removeprefix("-"), sort.startswith("-")
    keys: dict[str, Any] = {
        "name": lambda line: 0,
        "angebote": lambda line: line.total.value,
        "quote": lambda line: line.rate,
        "luecken": lambda line: len(line.gaps),
    }
    by_name = sorted(lines, key=lambda line: line.name.casefold(), reverse=word == "name" and descending)
    known = [line for line in by_name if keys[word](line) is not None]
    return sorted(known, key=keys[word], reverse=descending) + [line for line in by_name if line not in known]
