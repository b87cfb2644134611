"""All districts of a run as a file; that somebody took it is written down like every export."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse

from accounts.audit import services as audit
from desk.lists.exports import TYPES
from documents.spreadsheets import write_csv, write_xlsx
from documents.store.views import attachment
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.tables import assignment_table

WRITERS = {"csv": write_csv, "xlsx": write_xlsx}


def run_response(run: ClusterRun, rows: Sequence[ClusterAssignment], ending: str, *, by: Any) -> HttpResponse:
    """CSV or XLSX; 404 for an ending nobody writes."""
    if ending not in WRITERS:
        raise Http404
    data = WRITERS[ending](assignment_table(run, rows))
    audit.record(by=by, action="list.exported", row=run, after={"rows": len(rows), "format": ending})
    return attachment(data, f"vergleich-der-kreise-nachbau-lauf-{run.sequence}.{ending}", TYPES[ending])
