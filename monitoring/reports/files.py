"""A report and its tables as files."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import translation

from accounts.districts.models import District
from documents.render.letterhead import letterhead_of
from documents.spreadsheets import write_csv, write_xlsx
from documents.store.services import safe_file_name
from documents.store.views import attachment
from monitoring.reports.blocks import TableBlock
from monitoring.reports.models import IntegrationReport
from monitoring.reports.outputs.briefs import brief_of, brief_pdf
from monitoring.reports.outputs.speaking import speaking_note, speaking_pdf
from monitoring.reports.outputs.tables import full_title, layout, open_data, workbook
from monitoring.reports.snapshot import REPORT_LANGUAGE, Content

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Writer and type of a single table by file ending.
WRITERS = {"csv": (write_csv, "text/csv; charset=utf-8"), "xlsx": (write_xlsx, XLSX)}
#: The same of the whole report: workbook, open data, JSON of the Datenschnitt.
WHOLE: dict[str, tuple[Any, str]] = {
    "xlsx": (workbook, XLSX),
    "zip": (open_data, "application/zip"),
    "json": (layout, "application/json"),
}


def table_response(block: TableBlock, ending: str) -> HttpResponse:
    """The numbers of one table; 404 for an ending nobody writes."""
    if ending not in WRITERS:
        raise Http404
    write, mime = WRITERS[ending]
    return attachment(write(block.file_table()), f"{block.number}-{block.key}.{ending}", mime)


def whole_response(content: Content, ending: str) -> HttpResponse:
    """Everything in one file, in German like the report; 404 for an ending nobody writes."""
    if ending not in WHOLE:
        raise Http404
    write, mime = WHOLE[ending]
    with translation.override(REPORT_LANGUAGE):
        return attachment(write(content), safe_file_name(f"{full_title(content)}.{ending}"), mime)


def brief_response(content: Content, label: str, *, district: District, stamp: str = "") -> HttpResponse:
    """The page on one recommendation; 404 for one the report does not have."""
    with translation.override(REPORT_LANGUAGE):
        contact = ", ".join(filter(None, (district.office, district.phone, district.email)))
        accent = letterhead_of(district).palette.accent
        brief = brief_of(content, label, stamp=stamp, contact=contact, accent=accent)
        if brief is None:
            raise Http404
        data = brief_pdf(brief, district=district)
    return attachment(data, safe_file_name(f"Kurzinformation {label} {brief.heading}.pdf"), "application/pdf")


def speaking_response(report: IntegrationReport, content: Content) -> HttpResponse:
    """The findings to read out, in German like the report; 404 while none is written."""
    with translation.override(REPORT_LANGUAGE):
        note = speaking_note(report, content)
        if note is None:
            raise Http404
        data = speaking_pdf(note, report)
    return attachment(data, safe_file_name(f"Sprechzettel {note.report}.pdf"), "application/pdf")
