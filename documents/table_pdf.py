"""A list as PDF, for the meeting or the file; long lists belong into a spreadsheet."""

import dataclasses
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.render import DocumentTooLarge, render_pdf
from documents.tables import Table

#: Measured: 500 rows of 12 columns take 5 s, 2,000 take 27 s.
MAX_ROWS = 500


def table_pdf(
    table: Table, *, district: District, subtitle: Any = "", filters: Any = "", stand: Any = ""
) -> bytes:
    """The table on A4 landscape. `filters`: what was asked for, in words; `stand`: date of the data.

    Raises `DocumentTooLarge` above 500 rows and advises CSV or XLSX.
    """
    rows = []
    for row in table.rows:
        rows.append(row)
        if len(rows) > MAX_ROWS:
            raise DocumentTooLarge(
                _("Ein PDF fasst höchstens 500 Zeilen. Bitte die Auswahl verkleinern oder CSV wählen.")
            )
    context = {
        "table": dataclasses.replace(table, rows=rows),
        "count": len(rows),
        "subtitle": str(subtitle),
        "filters": str(filters),
        "stand": str(stand),
    }
    return render_pdf(template="documents/list.html", context=context, title=table.title, district=district)
