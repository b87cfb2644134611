"""The table of the supply as CSV and XLSX: the lines in the order of the page, with the same numbers."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.tables import Table, TableColumn
from monitoring.dashboards.supply import HeatLine, Supply
from offers.openness import files

OUTPUTS = ("", *files.WRITERS)


def supply_table(found: Supply) -> Table:
    """A gap is a nought and stands in words at the end; a missing value of the indicator is an empty cell."""
    columns = [TableColumn("place", _("Gemeinde"))]
    columns += [TableColumn(code, name, numeric=True) for code, name in found.coverage.fields]
    columns += [
        TableColumn("total", _("Angebote"), numeric=True),
        TableColumn("population", _("Einwohnerzahl"), numeric=True),
        TableColumn("population_on", _("Stand der Einwohnerzahl")),
        TableColumn("rate", _("je 1.000 Einwohner:innen"), kind="number", decimals=2),
    ]
    if found.chosen:
        row = found.chosen.indicator
        title = f"{found.chosen.title} ({row.unit})"
        columns.append(TableColumn("value", title, kind="number", decimals=row.decimals))
    columns.append(TableColumn("gaps", _("Lücken vor Ort")))
    credit = found.chosen and (found.chosen.indicator.attribution or found.chosen.indicator.source)
    return Table(
        "supply", _("Versorgung der Gemeinden"), columns, [_row(line, found) for line in found.lines],
        source=files.source_line(found.coverage.today), notes=[credit] if credit else [],
    )  # fmt: skip


def write(found: Supply, output: str, *, by: Any, district: District) -> tuple[bytes, str, str]:
    """Content, name and type of the file; the log records who put it out."""
    data = files.WRITERS[output](supply_table(found))
    conditions = found.chosen.title if found.chosen else ""
    files.log_file(
        by=by, district=district, key="supply", conditions=conditions, rows=len(found.lines), output=output
    )
    return data, files.file_name("versorgung", output), files.MIME[output]


def _row(line: HeatLine, found: Supply) -> tuple[Any, ...]:
    place = line.line
    return (
        place.name,
        *(cell.served.number.value for cell in line.cells),
        place.total.value,
        place.population,
        place.population_on,
        place.rate,
        *((line.number,) if found.chosen else ()),
        place.gap_words,
    )
