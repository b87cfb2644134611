"""The table of descriptions: one line an indicator, columns by their names, in any order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import CharField
from django.utils.translation import gettext as _

from documents.spreadsheets import UnreadableTable
from monitoring.imports.layouts.layout import Head, lowered
from monitoring.imports.sources import Source
from monitoring.indicators.models import Indicator

#: Format of such a file, beside A to H of the files with values.
DESCRIPTIONS = "I"
#: More lines than a district can have indicators; such a table is meant otherwise.
MOST_LINES = 2_000
#: Column of the file and what it says of the indicator.
COLUMNS = {
    "titel": "title",
    "inkar_kurzname": "title",
    "kurztitel": "short_title",
    "einheit": "unit",
    "definition": "definition",
    "quelle": "source",
    "lizenz": "licence",
    "vermerk": "attribution",
    "quellenvermerk": "attribution",
    "richtung": "desired_direction",
}
DIRECTIONS = {
    "up": "up", "höher": "up", "hoch": "up", "höher ist gewünscht": "up", "+": "up",
    "down": "down", "niedriger": "down", "niedrig": "down", "niedriger ist gewünscht": "down", "-": "down",
    "none": "none", "ohne": "none", "ohne wertung": "none", "neutral": "none",
}  # fmt: skip


@dataclass
class Described:
    """What one line says. `code`: its name in our files, `key`: the INKAR code; `refused`: cells that cannot be taken."""

    line: int
    code: str
    key: str
    values: dict[str, str] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)


def recognises(head: Head) -> bool:
    """A column for the indicator, at least one that describes it, and no values."""
    if not head:
        return False
    names = set(_names(head))
    return "indikator" in names and bool(names & set(COLUMNS)) and not names & {"wert", "zeit", "ags"}


def read(source: Source) -> Iterator[Described]:
    """Raises `UnreadableTable` for a table of more lines than there are indicators."""
    names = _names(source.head())
    for place, (number, cells) in enumerate(source.lines()):
        if place == 0 or not any(cell.strip() for cell in cells):
            continue
        if place > MOST_LINES:
            raise UnreadableTable(_("Die Tabelle hat mehr Zeilen, als ein Kreis Indikatoren haben kann."))
        line = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        if line.get("indikator") or line.get("inkar_kuerzel"):
            yield _described(number, line)


def _described(number: int, line: dict[str, str]) -> Described:
    found = Described(number, line.get("indikator", ""), line.get("inkar_kuerzel", ""))
    for column, name in COLUMNS.items():
        text = line.get(column, "")
        if not text or name in found.values:
            continue
        if name == "desired_direction":
            if text.lower() not in DIRECTIONS:
                found.refused.append((column, _("„%(text)s“ ist keine Richtung.") % {"text": text[:40]}))
                continue
            text = DIRECTIONS[text.lower()]
        most = _longest(name)
        if most and len(text) > most:
            found.refused.append((column, _("Länger als %(most)d Zeichen.") % {"most": most}))
            continue
        found.values[name] = text
    return found


def _longest(name: str) -> int | None:
    known = Indicator._meta.get_field(name)
    return known.max_length if isinstance(known, CharField) or hasattr(known, "max_length") else None


def _names(head: Head) -> list[str]:
    return [name.lstrip("\ufeff") for name in lowered(head[0])]
