"""C: INKAR Excel file. Sheets `Daten` (heads as in A and B), `Metadaten` (one column per indicator), `Quellangabe`."""

from django.utils.translation import gettext_lazy as _

from monitoring.imports.cells import Cells, Definition, Told
from monitoring.imports.layouts.layout import Head, Layout, edition_of, has_two_heads, read_two_heads, tidy
from monitoring.imports.sources import Source

DATA, META, CREDIT = "daten", "metadaten", "quellangabe"
#: Rows of the sheet with the definitions, and what they tell.
FIELDS = {
    "langname": "title",
    "name": "title",
    "definition": "text",
    "beschreibung": "text",
    "indikatorenerläuterung": "text",
    "einheit": "unit",
    "quelle": "source",
    "datengrundlage": "source",
    "datengrundlagen": "source",
}


def recognises(source: Source, head: Head) -> bool:
    sheet = _sheet(source, DATA)
    return sheet is not None and has_two_heads(source.head(sheet))


def read(source: Source, told: Told) -> Cells:
    told.edition = edition_of(source.name)
    told.definitions.update(_definitions(source))
    if sheet := _sheet(source, CREDIT):
        words = [" ".join(filter(None, tidy(cells))) for cells in source.head(sheet)]
        told.source = " ".join(filter(None, words))[:400]
    data = _sheet(source, DATA)
    return read_two_heads(source.lines(data), source.head(data), told)


def _sheet(source: Source, name: str) -> str | None:
    return next((title for title in source.sheets if title.strip().lower() == name), None)


def _definitions(source: Source) -> dict[str, Definition]:
    """By the name in the first row; the rows below are named in the first column."""
    sheet = _sheet(source, META)
    rows = source.head(sheet) if sheet else []
    if not rows:
        return {}
    found: dict[str, dict[str, str]] = {}
    names = tidy(rows[0])
    for cells in map(tidy, rows[1:]):
        field = FIELDS.get(cells[0].lower().rstrip(":")) if cells else None
        for name, text in zip(names[1:], cells[1:], strict=False):
            if field and name and text:
                found.setdefault(name, {}).setdefault(field, text)
    return {name: Definition(**fields) for name, fields in found.items()}


LAYOUT = Layout("C", _("INKAR-Exceldatei"), recognises, read)
