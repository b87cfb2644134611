"""What the two pages show, as tables and as PDF: the same objects, the same numbers."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts import clock
from accounts.audit import services as audit
from accounts.districts.models import District
from desk.lists.exports import TYPES
from documents.charts import Chart, stacked_bar_chart
from documents.render import render_pdf
from documents.render.letterhead import letterhead_of
from documents.spreadsheets import write_csv, write_xlsx
from documents.tables import Table, TableColumn
from offers.catalogue.choices import Openness
from offers.openness.bars import MOST
from offers.openness.counting import Doors
from offers.openness.coverage import Coverage, PlaceLine
from offers.openness.lens import Binding, Lens

WRITERS: dict[str, Callable[[Table], bytes]] = {"csv": write_csv, "xlsx": write_xlsx}
MIME = TYPES | {"pdf": "application/pdf"}
PDF_TEMPLATE, COVERAGE_TEMPLATE = "documents/offers/openness.html", "documents/offers/coverage.html"


def lens_table(lens: Lens) -> Table:
    """The table of the page."""
    columns = [TableColumn("line", str(lens.narrowing.by.label))]
    columns += [TableColumn(code, str(label), numeric=True) for code, label in Openness.choices]
    columns += [
        TableColumn("total", _("zusammen"), numeric=True),
        TableColumn("share", _("Anteil offen"), kind="percent"),
        TableColumn("low", _("niedrigschwellig"), numeric=True),
    ]
    notes = [text for text in (lens.double_note, lens.conditions) if text]
    return Table(
        "openness",
        lens.title,
        columns,
        [(line.name, *_cells(line.doors)) for line in lens.lines],
        total=(lens.total.name, *_cells(lens.total.doors)),
        source=source_line(lens.today),
        notes=notes,
    )


def coverage_table(coverage: Coverage) -> Table:
    """The matrix in the order of the page; a gap is a nought and stands in words at the end."""
    columns = [TableColumn("place", _("Gemeinde"))]
    columns += [TableColumn(code, name, numeric=True) for code, name in coverage.fields]
    columns += [
        TableColumn("total", _("Angebote"), numeric=True),
        TableColumn("population", _("Einwohnerzahl"), numeric=True),
        TableColumn("population_on", _("Stand der Einwohnerzahl")),
        TableColumn("rate", _("je 1.000 Einwohner:innen"), kind="number", decimals=2),
        TableColumn("gaps", _("Lücken vor Ort")),
    ]
    rows = [_matrix_row(line) for line in coverage.lines]
    rows += [_matrix_row(line, is_place=False) for line in coverage.elsewhere]
    total = _matrix_row(coverage.total, is_place=False)
    return Table(
        "coverage", _("Angebote nach Gemeinde und Handlungsfeld"), columns, rows, total=total,
        source=source_line(coverage.today),
    )  # fmt: skip


def lens_pdf(
    lens: Lens, *, district: District, history: Chart | None, change: str, bindings: Sequence[Binding]
) -> bytes:
    """A few pages with tiles, bars, table, history, reasons and what binds (PDF/UA)."""
    context = {
        "lens": lens,
        "table": lens_table(lens),
        "bars": bar_chart_of(lens, letterhead_of(district).palette.accent),
        "history": history,
        "change": change,
        "reasons": reasons_table(lens),
        "grants": grants_table(bindings),
    }
    return render_pdf(
        template=PDF_TEMPLATE, context=context, title=_("Öffnung der Angebote"), district=district
    )


def coverage_pdf(coverage: Coverage, *, district: District) -> bytes:
    """The same numbers line by line, because thirteen columns do not fit on paper (PDF/UA)."""
    context = {"coverage": coverage, "table": coverage_paper_table(coverage)}
    return render_pdf(
        template=COVERAGE_TEMPLATE, context=context, title=_("Abdeckung mit Angeboten"), district=district
    )


def coverage_paper_table(coverage: Coverage) -> Table:
    """A line per place: its fields with their counts in words, and its gaps."""
    columns = [
        TableColumn("place", _("Gemeinde")),
        TableColumn("total", _("Angebote"), numeric=True),
        TableColumn("population", _("Einwohnerzahl"), numeric=True),
        TableColumn("rate", _("je 1.000"), kind="number", decimals=2),
        TableColumn("served", _("Angebote nach Handlungsfeld")),
        TableColumn("gaps", _("Lücken vor Ort")),
    ]
    rows = [_paper_row(line, line.gap_words) for line in coverage.lines]
    rows += [_paper_row(line) for line in coverage.elsewhere]
    return Table(
        "coverage", _("Angebote nach Gemeinde und Handlungsfeld"), columns, rows,
        total=_paper_row(coverage.total), source=source_line(coverage.today),
    )  # fmt: skip


def bar_chart_of(lens: Lens, accent: str) -> Chart | None:
    """The bars of the page for paper: the same lines, or the largest of many."""
    drawn = [line for line in lens.lines if line.doors.total]
    if not drawn:
        return None
    largest = sorted(drawn, key=lambda line: -line.doors.total)[:MOST]
    drawn = [line for line in drawn if line in largest]
    return stacked_bar_chart(
        key="openness",
        title=lens.title,
        description=lens.sentence,
        categories=[line.name for line in [*drawn, lens.total]],
        series=[
            (str(label), [line.doors.counts[index] for line in [*drawn, lens.total]])
            for index, (_code, label) in enumerate(Openness.choices)
        ],
        label_title=str(lens.narrowing.by.label),
        question=_("Wer darf kommen? Anteile in Prozent"),
        accent=accent,
    )


def reasons_table(lens: Lens) -> Table | None:
    if not lens.reasons:
        return None
    columns = [TableColumn("reason", _("Grund")), TableColumn("offers", _("Angebote"), numeric=True)]
    rows = [(reason.name, reason.number.value) for reason in lens.reasons]
    total = (_("Nicht allen offen"), lens.doors.closed)
    return Table("reasons", lens.closed_title, columns, rows, total=total)


def grants_table(bindings: Sequence[Binding]) -> Table | None:
    if not bindings:
        return None
    columns = [
        TableColumn("grant", _("Bescheid")),
        TableColumn("end", _("bindet bis")),
        TableColumn("count", _("Angebote"), numeric=True),
        TableColumn("titles", _("Welche")),
    ]
    rows = [
        (
            str(binding.grant),
            binding.grant.period_end,
            len(binding.offers),
            ", ".join(offer.title for offer in binding.offers),
        )
        for binding in bindings
    ]
    return Table("grants", _("Bescheide, die an eine Zielgruppe binden"), columns, rows)


def source_line(today: Any) -> str:
    return _("Quelle: Angebotsregister, öffentliche Angebote am %(day)s.") % {"day": f"{today:%d.%m.%Y}"}


def log_file(*, by: Any, district: District, key: str, conditions: str, rows: int, output: str) -> None:
    """Who put out what, as with every list."""
    after = {"list": key, "filter": conditions, "rows": rows, "format": output}
    audit.record(by=by, action="list.exported", row=district, after=after)


def file_name(stem: str, ending: str) -> str:
    return f"{stem}-{clock.today():%Y-%m-%d}.{ending}"


def _cells(doors: Doors) -> tuple[int | None, ...]:
    return (*doors.counts, doors.total, doors.share, doors.low)


def _matrix_row(line: PlaceLine, *, is_place: bool = True) -> tuple[Any, ...]:
    return (
        line.name,
        *(cell.number.value for cell in line.served),
        line.total.value,
        line.population,
        line.population_on,
        line.rate,
        line.gap_words if is_place else None,
    )


def _paper_row(line: PlaceLine, gaps: str = "") -> tuple[Any, ...]:
    return line.name, line.total.value, line.population, line.rate, line.served_words, gaps
