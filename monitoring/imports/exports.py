"""Files for people: the notes of a check, and the empty template of the own layout."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from documents.spreadsheets import write_csv
from documents.store.views import attachment
from documents.tables import Table, TableColumn
from monitoring.imports.layouts.h_simple import COLUMNS, EXAMPLES
from monitoring.imports.models import ValueFile
from monitoring.imports.selectors import notes_of

CSV = "text/csv; charset=utf-8"


def notes_file(file: ValueFile) -> HttpResponse:
    """Every note that was kept, for the person who mends the file."""
    heads = [
        ("kind", _("Art")),
        ("row", _("Zeile")),
        ("column", _("Spalte")),
        ("area", _("Gebiet")),
        ("text", _("Zelle")),
        ("reason", _("Grund")),
    ]
    rows = [
        (note.get_kind_display(), note.row, note.column, note.area, note.text, note.reason)
        for note in notes_of(file).iterator()
    ]
    columns = [TableColumn(key, title) for key, title in heads]
    table = Table("notes", _("Vermerke zu %(file)s") % {"file": file.file_name}, columns, rows)
    return attachment(write_csv(table), f"vermerke-{file.file_name.rpartition('.')[0] or 'datei'}.csv", CSV)


def template_file() -> HttpResponse:
    """The own layout with three lines as examples."""
    columns = [TableColumn(name, name) for name in COLUMNS]
    table = Table("template", _("Vorlage für Kennzahlen"), columns, EXAMPLES)
    return attachment(write_csv(table), "vorlage-kennzahlen.csv", CSV)
