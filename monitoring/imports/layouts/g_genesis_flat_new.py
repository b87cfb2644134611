"""G: flat file of GENESIS ("ffcsv"), new layout: one line per measure; an empty attribute is the total.

Lines in per cent whose measure also has another unit are changes against the year before and are passed over.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.spreadsheets import UnreadableTable
from monitoring.imports.cells import Cells, RawCell, Told
from monitoring.imports.keys import CHANGE_RATE
from monitoring.imports.layouts.flat import find_dimensions, find_region, say
from monitoring.imports.layouts.layout import Head, Layout, lowered
from monitoring.imports.sources import Source

PATTERNS = (
    "{}_variable_code",
    "{}_variable_label",
    "{}_variable_attribute_code",
    "{}_variable_attribute_label",
)
PERCENT = {"%", "prozent"}
CHANGE_WORDS = ("veränderung", "vorjahr", "vorquartal", "vormonat", "ggü.")


def recognises(source: Source, head: Head) -> bool:
    return bool(head) and {"time", "1_variable_code", "value", "value_variable_code"} <= set(_names(head))


def read(source: Source, told: Told) -> Cells:
    head = source.head()
    names = _names(head)
    dimensions = find_dimensions(names, PATTERNS)
    region = find_region(dimensions, head[1:])
    if region is None:
        raise UnreadableTable(_("In der GENESIS-Datei ist kein Regionalmerkmal zu finden."))
    time, value = names.index("time"), names.index("value")
    code, unit = (
        names.index("value_variable_code"),
        names.index("value_unit") if "value_unit" in names else None,
    )
    label = names.index("value_variable_label") if "value_variable_label" in names else code
    statistic = names.index("statistics_code") if "statistics_code" in names else None
    width = len(names)
    # A measure in numbers stands before its changes; the first lines are looked through as well.
    counted = {
        row[code] for row in head[1:] if unit is not None and len(row) == width and not _is_percent(row, unit)
    }
    for number, cells in source.lines():
        if number == 1 or len(cells) < width:
            continue
        told.source = told.source or (
            f"Statistik {cells[statistic].strip()}" if statistic is not None else ""
        )
        if unit is not None and not _is_percent(cells, unit):
            counted.add(cells[code])
        elif cells[code] in counted or any(word in cells[label].lower() for word in CHANGE_WORDS):
            told.passed[CHANGE_RATE] += 1
            continue
        said = say(cells, dimensions, region)
        yield RawCell(
            number,
            "value",
            said.key,
            said.area_name,
            "",
            "" if said.words else cells[code].strip(),
            ", ".join([cells[label].strip(), *said.words]),
            cells[unit].strip() if unit is not None else "",
            cells[time],
            said.group,
            said.sex,
            cells[value],
        )


def _is_percent(cells: Sequence[str], unit: int) -> bool:
    return cells[unit].strip().lower() in PERCENT


def _names(head: Head) -> list[str]:
    return [name.lstrip("\ufeff") for name in lowered(head[0])]


LAYOUT = Layout("G", gettext_lazy("GENESIS-Flachdatei, neues Format"), recognises, read)
