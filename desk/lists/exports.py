"""Putting out a list: exactly what is shown (search, filters, sort, columns), over all pages."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts import clock
from accounts.audit import services as audit
from accounts.refusals import Refusal
from desk.forms.answers import see_other
from desk.lists.keyset import ordered
from desk.lists.selectors import has_right
from desk.lists.spec import ListSpec
from desk.lists.state import COLUMNS, OUTPUT, ListState, keys_of
from documents.jobs.models import Job
from documents.jobs.services import enqueue
from documents.spreadsheets import write_csv, write_xlsx
from documents.store.views import attachment
from documents.table_pdf import MAX_ROWS
from documents.tables import Table, TableColumn

#: Up to here a table is written while the person waits; above it becomes a job.
DIRECT_LIMIT = 20_000
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class ExportLink:
    """One line of the menu "Ausgeben"."""

    url: str
    title: str
    line: str


def export_menu(spec: ListSpec, state: ListState, rows: str) -> list[ExportLink]:
    """The menu, or nothing if the person may not put this kind of record out."""
    if not has_right(state.user, spec.resource, "E"):
        return []
    size = _("%(rows)s Zeilen, %(columns)s Spalten, wie angezeigt") % {
        "rows": rows,
        "columns": len(state.columns),
    }
    return [
        ExportLink(state.address(extra={OUTPUT: "xlsx"}), _("Excel-Tabelle (.xlsx)"), size),
        ExportLink(
            state.address(extra={OUTPUT: "csv"}),
            _("CSV für Tabellenprogramme"),
            _("Semikolon, deutsche Daten und Zahlen"),
        ),
        ExportLink(
            state.address(extra={OUTPUT: "pdf"}), _("PDF, Querformat"), _("mit Filtern und Stand im Kopf")
        ),
    ]


def export_rows(spec: ListSpec, state: ListState) -> QuerySet:
    """All rows of the list as shown that the person may put out."""
    allowed = spec.model.objects.allowed_to(state.user, "E").values("pk")  # type: ignore[attr-defined]
    rows = state.narrowed(spec.rows(state.user)).filter(pk__in=allowed)
    return ordered(rows, keys_of(spec, state, rows))


def export_table(spec: ListSpec, state: ListState) -> Table:
    """The list as a table of typed values, read row by row."""
    columns = [spec.column(key) for key in state.columns]
    heads = [TableColumn(column.key, str(column.title), numeric=column.numeric) for column in columns]
    rows = export_rows(spec, state).iterator(chunk_size=2000)
    lines = ([column.export_of(row) for column in columns] for row in rows)
    return Table(spec.key, str(spec.title), heads, lines, source=state_words(state))


def state_words(state: ListState) -> str:
    """Search and filters in words, for the head of a printed list and the log."""
    parts = [_("Suche „%(text)s“") % {"text": state.search}] if state.search else []
    for item in state.spec.filters:
        if item.key in state.filters:
            words = item.words(state.filters[item.key], state.user)
            parts.append(f"{item.title}: {words}" if words else str(item.title))
    return "; ".join(parts)


def export_response(request: HttpRequest, spec: ListSpec, state: ListState) -> HttpResponse:
    """The file, or the page of the job that will make it."""
    if not has_right(state.user, spec.resource, "E"):
        raise PermissionDenied
    number = export_rows(spec, state).order_by().values("pk")[: DIRECT_LIMIT + 1].count()
    if state.output == "pdf" and number > MAX_ROWS:
        raise Refusal(_("Ein PDF fasst höchstens 500 Zeilen. Bitte die Auswahl verkleinern oder CSV wählen."))
    if state.output == "pdf" or number > DIRECT_LIMIT:
        return _as_job(request, spec, state, number)
    log_export(spec, state, number, state.output)
    return _direct(spec, state)


def log_export(spec: ListSpec, state: ListState, rows: int, output: str) -> None:
    """Who put out which list, with which filter, how many rows."""
    audit.record(
        by=state.user,
        action="list.exported",
        row=state.user.active_district or state.user,
        after={"list": spec.key, "filter": state_words(state), "rows": rows, "format": output},
    )


def file_name(spec: ListSpec, ending: str) -> str:
    return f"{slugify(str(spec.title)) or spec.key}-{clock.today():%Y-%m-%d}.{ending}"


def file_of(spec: ListSpec, state: ListState, output: str) -> bytes:
    """The list as CSV or XLSX."""
    return (write_csv if output == "csv" else write_xlsx)(export_table(spec, state))


def _direct(spec: ListSpec, state: ListState) -> HttpResponse:
    data = file_of(spec, state, state.output)
    return attachment(data, file_name(spec, state.output), TYPES[state.output])


def _as_job(request: HttpRequest, spec: ListSpec, state: ListState, rows: int) -> HttpResponse:
    query = request.GET.copy()
    query.pop(OUTPUT, None)
    query.setlist(COLUMNS, state.columns)
    job = enqueue(
        kind="list-export",
        title=_("Liste: %(title)s") % {"title": spec.title},
        by=state.user,
        district=state.user.active_district,
        params={"list": spec.key, "query": query.urlencode(), "output": state.output, "rows": rows},
    )
    return see_other(_job_url(job))


def _job_url(job: Job) -> str:
    return job.get_absolute_url()
