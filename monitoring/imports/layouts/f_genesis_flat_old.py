"""F: flat file of GENESIS ("ffcsv"), old layout: a column per measure, named `CODE__Label__Unit`."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.spreadsheets import UnreadableTable
from monitoring.imports.cells import Cells, RawCell, Told
from monitoring.imports.layouts.flat import find_dimensions, find_region, say
from monitoring.imports.layouts.layout import Head, Layout, lowered, tidy
from monitoring.imports.sources import Source

PATTERNS = ("{}_merkmal_code", "{}_merkmal_label", "{}_auspraegung_code", "{}_auspraegung_label")


class Measure(NamedTuple):
    place: int
    column: str
    code: str
    title: str
    unit: str


def recognises(source: Source, head: Head) -> bool:
    return bool(head) and {"zeit", "1_merkmal_code", "1_auspraegung_code"} <= set(_names(head))


def read(source: Source, told: Told) -> Cells:
    head = source.head()
    names = _names(head)
    measures = _measures(tidy(head[0]))
    dimensions = find_dimensions(names, PATTERNS)
    region = find_region(dimensions, head[1:])
    if region is None or not measures:
        raise UnreadableTable(_("In der GENESIS-Datei ist kein Regionalmerkmal oder kein Wert zu finden."))
    time, table = names.index("zeit"), _place(names, "statistik_code")
    for number, cells in source.lines():
        if number == 1 or len(cells) <= region.value_label:
            continue
        told.source = told.source or (f"Statistik {cells[table].strip()}" if table is not None else "")
        said = say(cells, dimensions, region)
        for measure in measures:
            yield RawCell(
                number,
                measure.column,
                said.key,
                said.area_name,
                "",
                "" if said.words else measure.code,
                ", ".join([measure.title, *said.words]),
                measure.unit,
                cells[time],
                said.group,
                said.sex,
                cells[measure.place] if measure.place < len(cells) else "",
            )


def _measures(names: list[str]) -> list[Measure]:
    """Columns named in three parts; the label may hold underlines itself."""
    found = []
    for place, name in enumerate(names):
        code, *middle, unit = (
            [part.strip("_") for part in name.split("__")] if name.count("__") > 1 else ["", ""]
        )
        if code and middle:
            found.append(
                Measure(place, name, code, " ".join(middle).replace("_", " "), unit.replace("_", " "))
            )
    return found


def _names(head: Head) -> list[str]:
    return [name.lstrip("\ufeff") for name in lowered(head[0])]


def _place(names: list[str], name: str) -> int | None:
    return names.index(name) if name in names else None


LAYOUT = Layout("F", gettext_lazy("GENESIS-Flachdatei, altes Format"), recognises, read)
