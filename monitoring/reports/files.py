"""Tables of a report as files."""

from django.http import Http404, HttpResponse

from documents.spreadsheets import write_csv, write_xlsx
from documents.store.views import attachment
from monitoring.reports.blocks import TableBlock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Writer and type by file ending.
WRITERS = {"csv": (write_csv, "text/csv; charset=utf-8"), "xlsx": (write_xlsx, XLSX)}


def table_response(block: TableBlock, ending: str) -> HttpResponse:
    """The numbers of one table; 404 for an ending nobody writes."""
    if ending not in WRITERS:
        raise Http404
    write, mime = WRITERS[ending]
    return attachment(write(block.file_table()), f"{block.number}-{block.key}.{ending}", mime)
