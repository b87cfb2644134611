"""H: the own simple layout, one value a line; its template can be fetched. Only four columns must be there."""

from django.utils.translation import gettext_lazy as _

from monitoring.imports.cells import Cells, RawCell, Told
from monitoring.imports.layouts.layout import Head, Layout, lowered
from monitoring.imports.sources import Source
from monitoring.imports.words import read_group, read_sex

COLUMNS = ["ags", "indikator", "zeit", "gruppe", "geschlecht", "wert", "zeichen"]
NEEDED = {"ags", "indikator", "zeit", "wert"}
#: What the template shows.
EXAMPLES = [
    ["05766", "bevoelkerung", "2024", "", "", "347.514", ""],
    ["05766", "arbeitslosenquote", "2024", "ausländer", "weiblich", "12,5", ""],
    ["05766", "schulabg_ohne_abschluss", "2024", "", "", "", "."],
]


def recognises(source: Source, head: Head) -> bool:
    return bool(head) and set(_names(head)) >= NEEDED


def read(source: Source, told: Told) -> Cells:
    names = _names(source.head())
    places = [names.index(name) if name in names else len(names) for name in COLUMNS]
    area = names.index("name") if "name" in names else len(names)
    for number, cells in source.lines():
        if number == 1 or not any(cells):
            continue
        cells = cells[: len(names)] + [""] * (len(names) - len(cells) + 1)
        key, indicator, time, group, sex, text, sign = (cells[place].strip() for place in places)
        yield RawCell(
            number,
            "wert",
            key,
            cells[area].strip(),
            "",
            indicator,
            indicator,
            "",
            time,
            # A word nobody knows goes on as it is; the check refuses it with its name.
            read_group(group) or group,
            read_sex(sex) or sex,
            text,
            sign,
            is_point=True,
        )


def _names(head: Head) -> list[str]:
    return [name.lstrip("\ufeff") for name in lowered(head[0])]


LAYOUT = Layout("H", _("eigene Vorlage"), recognises, read)
