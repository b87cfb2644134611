"""D: INKAR bulk file, one value a line, some hundred megabytes. The edition of 2021 has no `Kuerzel`."""

from django.utils.translation import gettext_lazy as _

from monitoring.imports.cells import Cells, RawCell, Told
from monitoring.imports.keys import OTHER_LEVEL
from monitoring.imports.layouts.layout import Head, Layout, edition_of, lowered
from monitoring.imports.sources import Source
from monitoring.imports.words import ALL, TOTAL

NEEDED = {"indikator", "raumbezug", "kennziffer", "zeitbezug", "wert"}
DISTRICTS = {"kreise", "kreise und kreisfreie städte"}
#: R writes NA where it has nothing.
NO_CODE = {"", "na"}


def recognises(source: Source, head: Head) -> bool:
    return bool(head) and set(_names(head)) >= NEEDED


def read(source: Source, told: Told) -> Cells:
    told.edition = edition_of(source.name)
    names = _names(source.head())
    width = len(names)
    level, key, name = names.index("raumbezug"), names.index("kennziffer"), _place(names, "name")
    code, title = _place(names, "kuerzel", "kürzel"), names.index("indikator")
    time, value = names.index("zeitbezug"), names.index("wert")
    for number, cells in source.lines():
        if number == 1 or not any(cells):
            continue
        cells += [""] * (width - len(cells) + 1)
        if cells[level].strip().lower() not in DISTRICTS:
            told.passed[OTHER_LEVEL] += 1
            continue
        short = cells[code].strip()
        yield RawCell(
            number,
            "Wert",
            cells[key],
            cells[name].strip(),
            "",
            "" if short.lower() in NO_CODE else short,
            cells[title].strip(),
            "",
            cells[time],
            TOTAL,
            ALL,
            cells[value],
        )


def _names(head: Head) -> list[str]:
    return [name.lstrip("\ufeff") for name in lowered(head[0])]


def _place(names: list[str], *wanted: str) -> int:
    """Position of a column that may be absent; then the empty cell behind the last one."""
    return next((names.index(name) for name in wanted if name in names), len(names))


LAYOUT = Layout("D", _("INKAR-Gesamtdatei"), recognises, read)
