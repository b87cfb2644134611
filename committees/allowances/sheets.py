"""A quarter of sitting allowances as XLSX, for the cash office."""

from django.utils.translation import gettext as _

from committees.allowances.models import AllowanceClaim
from committees.allowances.selectors import Quarter, total
from committees.meetings.exports import XLSX, Sheet
from committees.roster.models import Committee
from documents.spreadsheets import write_xlsx
from documents.tables import Table, TableColumn


def quarter_sheet(rows: list[AllowanceClaim], committee: Committee, quarter: Quarter) -> Sheet:
    """One line per claim and the sum of what is paid."""
    cells = [
        (
            row.name,
            row.day,
            row.minutes_present,
            row.amount,
            row.get_state_display(),
            row.approved_on,
            row.paid_on,
            row.waiver,
        )
        for row in rows
    ]
    columns = [
        TableColumn("name", _("Name")),
        TableColumn("day", _("Sitzung am")),
        TableColumn("minutes", _("Minuten"), kind="number"),
        TableColumn("amount", _("Euro"), kind="euro"),
        TableColumn("state", _("Stand")),
        TableColumn("approved_on", _("freigegeben am")),
        TableColumn("paid_on", _("ausgezahlt am")),
        TableColumn("waiver", _("Verzicht")),
    ]
    title = _("Sitzungsgeld %(name)s, %(quarter)s") % {"name": committee, "quarter": quarter}
    table = Table(
        "allowances",
        title,
        columns=columns,
        rows=cells,
        total=(_("Summe ohne Verzicht"), None, None, total(rows), None, None, None, None),
    )
    name = f"sitzungsgeld-{committee.sign}-{quarter.year}-{quarter.number}.xlsx"
    return write_xlsx(table), name, XLSX
