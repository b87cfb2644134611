"""What the page of an import shows, and the two files it offers."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from desk.lists.imports import Checked, TableImport, spelling_of
from desk.lists.models import ImportRun
from desk.lists.selectors import meanings_of
from desk.lists.words import shown
from documents.spreadsheets import ReadTable, write_csv
from documents.store.views import attachment
from documents.tables import Table, TableColumn

CSV = "text/csv; charset=utf-8"
#: So many bad rows and good rows are drawn; the error file holds all.
BAD, GOOD = 200, 10


@dataclass(frozen=True)
class Heading:
    """One column of the file and what it becomes."""

    place: int
    title: str
    example: str
    options: list[tuple[str, str, bool]]
    is_known: bool
    filled: str
    is_remembered: bool


def preview(plan: TableImport, run: ImportRun, table: ReadTable, checked: Checked) -> dict[str, Any]:
    """Everything the template needs, decided."""
    headings = _headings(plan, run, table)
    bad = checked.bad_lines
    return {
        "plan": plan,
        "run": run,
        "title": _("%(file)s einlesen") % {"file": run.file_name},
        "line": _("%(rows)s Zeilen, %(columns)s Spalten. Erkannt: %(found)s.")
        % {
            "rows": shown(len(table.rows)),
            "columns": len(table.headers),
            "found": ", ".join(part for part in (run.encoding, _delimiter(table)) if part),
        },
        "notes": list(getattr(table, "notes", ())),
        "checked": checked,
        "problems": checked.problems[:BAD],
        "bad_count": len(bad),
        "bad_lines": _lines(bad),
        "good_count": len(checked.good),
        "twins": checked.twins[:BAD],
        "headings": headings,
        "mapped_words": _("%(some)s von %(all)s zugeordnet")
        % {"some": sum(h.is_known for h in headings), "all": len(headings)},
        "sample": _sample(plan, checked),
        "sample_heads": [column.title for column in plan.column_list()],
    }


def _headings(plan: TableImport, run: ImportRun, table: ReadTable) -> list[Heading]:
    columns = plan.column_list()
    remembered = meanings_of(run.district_id, run.import_key)
    found = []
    for place, title in enumerate(table.headers):
        key = run.mapping.get(str(place), "")
        cells = [row.cells[place] for row in table.rows if place < len(row.cells)]
        filled = [cell for cell in cells if cell]
        options = [(column.key, str(column.title), column.key == key) for column in columns]
        amount = _("%(some)s von %(all)s") % {"some": len(filled), "all": len(table.rows)}
        example = filled[0][:60] if filled else ""
        known_here = remembered.get(spelling_of(title)) == key
        found.append(Heading(place, title, example, options, bool(key), amount, known_here))
    return found


def _sample(plan: TableImport, checked: Checked) -> list[tuple[int, list[str]]]:
    columns = plan.column_list()
    return [
        (line, [column.words(row.get(column.key)) for column in columns]) for line, row in checked.good[:GOOD]
    ]


def _lines(lines: list[int]) -> str:
    if not lines:
        return ""
    if len(lines) > 5:
        return _("Zeile %(first)s bis %(last)s") % {"first": lines[0], "last": lines[-1]}
    return _("Zeile %(lines)s") % {"lines": ", ".join(str(line) for line in lines)}


def _delimiter(table: ReadTable) -> str:
    return {";": _("Semikolon"), ",": _("Komma"), "\t": _("Tabulator")}.get(table.delimiter, "")


def error_file(plan: TableImport, run: ImportRun, checked: Checked) -> HttpResponse:
    """All problems as a table for the person who made the file."""
    heads = [("line", _("Zeile")), ("column", _("Spalte")), ("value", _("Wert")), ("reason", _("Grund"))]
    rows = [(p.line, p.column, p.value, p.reason) for p in checked.problems]
    columns = [TableColumn(key, title) for key, title in heads]
    table = Table("errors", _("Fehler in %(file)s") % {"file": run.file_name}, columns, rows)
    return attachment(write_csv(table), f"fehler-{run.file_name.rpartition('.')[0] or 'datei'}.csv", CSV)


def template_file(plan: TableImport) -> HttpResponse:
    """An empty table with the right headings and one example."""
    columns = [TableColumn(column.key, str(column.title)) for column in plan.column_list()]
    table = Table(plan.key, str(plan.title), columns, [[column.example for column in plan.column_list()]])
    return attachment(write_csv(table), f"vorlage-{plan.key}.csv", CSV)
