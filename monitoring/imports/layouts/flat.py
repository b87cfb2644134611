"""What the two flat layouts of GENESIS have in common: dimensions in groups of columns, one of them the region."""

from collections.abc import Sequence
from typing import NamedTuple

from monitoring.imports.keys import UnknownKey, read_key
from monitoring.imports.words import ALL, GROUPS, SEXES, TOTAL, TOTALS

#: Codes of region dimensions, as GENESIS and its regional sister use them.
REGIONS = {
    "KREISE",
    "KREISG",
    "KREIS",
    "DINSG",
    "DLAND",
    "BULAND",
    "REGBEZ",
    "GEMEIN",
    "GEMEINDE",
    "GEMEINDEN",
}


class Dimension(NamedTuple):
    """Places of code and label of a dimension and of what a line says in it."""

    code: int
    label: int
    value_code: int
    value_label: int


class Said(NamedTuple):
    """What the dimensions of a line say: key and name of the area, words for the title, group and sex."""

    key: str
    area_name: str
    words: tuple[str, ...]
    group: str
    sex: str


def find_dimensions(names: Sequence[str], patterns: tuple[str, str, str, str]) -> list[Dimension]:
    """Groups of four columns, numbered from one: `("{}_merkmal_code", …)`."""
    found = []
    number = 1
    while patterns[0].format(number) in names:
        code = names.index(patterns[0].format(number))
        places = [
            names.index(pattern.format(number)) if pattern.format(number) in names else code
            for pattern in patterns
        ]
        found.append(Dimension(*places))
        number += 1
    return found


def find_region(dimensions: Sequence[Dimension], rows: Sequence[Sequence[str]]) -> Dimension | None:
    """The dimension whose code is that of a region; else the one whose values are official keys."""
    filled = [row for row in rows if len(row) > max((d.value_label for d in dimensions), default=0)]
    for dimension in dimensions:
        if any(row[dimension.code].strip().upper() in REGIONS for row in filled):
            return dimension
    for dimension in dimensions:
        if filled and all(_is_key(row[dimension.value_code]) for row in filled):
            return dimension
    return None


def say(cells: Sequence[str], dimensions: Sequence[Dimension], region: Dimension) -> Said:
    words: list[str] = []
    group, sex = TOTAL, ALL
    for dimension in dimensions:
        if dimension is region:
            continue
        code, label = cells[dimension.value_code].strip(), cells[dimension.value_label].strip()
        low = label.lower()
        if (not code and not label) or low in TOTALS:
            continue
        if (found := GROUPS.get(code.lower()) or GROUPS.get(low)) and group == TOTAL:
            group = found
        elif (found := SEXES.get(code.lower()) or SEXES.get(low)) and sex == ALL:
            sex = found
        else:
            words.append(label or code)
    key = cells[region.value_code].strip() or _country(cells, region)
    return Said(key, cells[region.value_label].strip(), tuple(words), group, sex)


def _country(cells: Sequence[str], region: Dimension) -> str:
    """An empty attribute means the total: the country."""
    return "" if cells[region.value_label].strip() not in ("", "Deutschland", "Insgesamt") else "DG"


def _is_key(text: str) -> bool:
    try:
        read_key(text)
    except UnknownKey:
        return False
    return True
