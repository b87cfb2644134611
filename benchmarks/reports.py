"""P8, P9: the integration report in a worker of its own beside the same content by ReportLab, and how time and memory
grow with its pages."""

import datetime as dt
import multiprocessing
import resource
import time
from dataclasses import dataclass
from typing import Any

from benchmarks.measure import report

TEMPLATE = "documents/monitoring/report.html"
#: Chapters of the measured reports: about 16, 60, 80 and 140 pages.
SMALL, MIDDLE, WHOLE, LARGE = 3, 21, 30, 55
TIME_MUST, MEMORY_MUST = 60.0, 600
#: Of the performance paper: wall time over ReportLab, time over that of the smallest, MiB of the largest.
RATIO_MUST, GROWTH_MUST, PEAK_MUST = 10.0, 10.0, 400
ROWS, BARS = 12, 9
SENTENCE = (
    "Im Berichtszeitraum ist das Netz gewachsen; wo eine Förderung die Gruppe vorschreibt, bleibt die Tür für andere zu, "
    "auch wenn Plätze frei sind. Das Dezernat hat die Zahlen geprüft und mit dem letzten Bericht verglichen. "
)


@dataclass(frozen=True)
class Taken:
    """What one print took: seconds on the wall and of the processor, peak of memory in MiB, pages."""

    wall: float
    work: float
    peak: int
    pages: int


def measure() -> None:
    """Each size in a fresh process, as the worker does it, so that the peak of memory is its own."""
    small, middle, whole, large = (_in_worker(_print, size) for size in (SMALL, MIDDLE, WHOLE, LARGE))
    plain = _in_worker(_print_plainly, MIDDLE)
    ratio = middle.work / plain.work
    report(
        "P8", "integration report over ReportLab, processor time", size=f"{middle.pages} pages",
        ours=f"{middle.work:.1f} s", reference=f"ReportLab {plain.work:.2f} s, {plain.pages} pages",
        ratio=f"{ratio:.1f}", must=f"<= {RATIO_MUST:g}x", met=ratio <= RATIO_MUST,
    )  # fmt: skip
    report(
        "P8", "integration report as PDF, in a worker of its own", size=f"{whole.pages} pages",
        ours=f"{whole.wall:.1f} s, processor {whole.work:.1f} s", must=f"<= {TIME_MUST:g} s",
        met=whole.wall <= TIME_MUST,
    )  # fmt: skip
    report(
        "P9", "peak of memory while it is made", size=f"{whole.pages} pages", ours=f"{whole.peak} MiB",
        must=f"<= {MEMORY_MUST} MiB", met=whole.peak <= MEMORY_MUST,
    )  # fmt: skip
    more = large.work / small.work
    report(
        "P9", "growth of the report, processor time", size=f"{small.pages} -> {large.pages} pages",
        ours=f"{more:.1f}x for {large.pages / small.pages:.1f}x, {large.work:.1f} s", must=f"<= {GROWTH_MUST:g}x",
        met=more <= GROWTH_MUST,
    )  # fmt: skip
    report(
        "P9", "peak of memory of the largest report", size=f"{large.pages} pages", ours=f"{large.peak} MiB",
        must=f"<= {PEAK_MUST} MiB", met=large.peak <= PEAK_MUST,
    )  # fmt: skip


def _in_worker(work: Any, chapters: int) -> Taken:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (chapters,))


def _taken(began: tuple[float, float], data: bytes) -> Taken:
    wall, work = time.perf_counter() - began[0], time.process_time() - began[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Taken(wall, work, peak, _pages(data))


def _print(chapters: int) -> Taken:
    import django

    django.setup()
    from django.utils import translation

    from accounts.districts.models import District
    from documents.render import render_pdf
    from monitoring.reports.contexts import report_context

    district = District(name="Landkreis Auental", office="Kommunales Integrationszentrum", slug="auental")
    with translation.override("de"):
        began = time.perf_counter(), time.process_time()
        context = report_context(
            _content(chapters), stamp="", standing="", accent="#0b4f56", with_completeness=False
        )
        data = render_pdf(template=TEMPLATE, context=context, title="Bericht", district=district)
        return _taken(began, data)


def _print_plainly(chapters: int) -> Taken:
    """The same words, tables and bars by ReportLab: no tags, no contents, no print system."""
    import django

    django.setup()
    import io

    from django.utils import translation
    from reportlab.graphics.charts.barcharts import HorizontalBarChart
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()

    def bars(block: Any) -> Drawing:
        drawing, chart = Drawing(460, 180), HorizontalBarChart()
        chart.x, chart.y, chart.width, chart.height = 80, 10, 360, 160
        chart.data = [[float(value) for value in values] for _name, values in block.series]
        chart.categoryAxis.categoryNames = list(block.categories)
        drawing.add(chart)
        return drawing

    def grid(table: Any) -> Table:
        head = [str(column.title) for column in table.shown_columns()]
        rows = [[cell.text for cell in row] for row in table.shown_rows()]
        return Table([head, *rows], repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.25, colors.grey)])

    with translation.override("de"):
        began = time.perf_counter(), time.process_time()
        content, parts = _content(chapters), []
        for text in content.texts.values():
            parts.append(Paragraph(text, styles["BodyText"]))
        for chapter in content.all_chapters:
            parts += [PageBreak(), Paragraph(chapter.title, styles["Heading1"])]
            parts.append(Paragraph(chapter.lead, styles["BodyText"]))
            for block in chapter.blocks:
                parts.append(Paragraph(block.title, styles["Heading3"]))
                parts.append(bars(block) if hasattr(block, "series") else grid(block.table()))
        for chapter in content.all_chapters:
            for block in chapter.blocks:
                if hasattr(block, "series"):
                    parts += [Paragraph(block.title, styles["Heading3"]), grid(block.data_table().table())]
        target = io.BytesIO()
        SimpleDocTemplate(target, pagesize=A4).build(parts)
        return _taken(began, target.getvalue())


def _pages(data: bytes) -> int:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _content(chapters: int) -> Any:
    """A report with a table, a chart and two texts in each chapter."""
    from monitoring.reports.periods import Period
    from monitoring.reports.snapshot import TEXTS, Content
    from monitoring.reports.writing import Writing

    return Content(
        texts=dict.fromkeys(TEXTS, SENTENCE),
        number=2,
        period=Period(dt.date(2021, 1, 1), dt.date(2025, 12, 31)),
        district_name="Landkreis Auental",
        district_office="",
        taken_at=dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC),
        chapters=tuple(_chapter(number) for number in range(13, 13 + chapters)),
        writing=Writing({}),
    )


def _chapter(number: int) -> Any:
    from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, TableBlock

    columns = (
        ColumnSpec("label", "Merkmal"),
        *(ColumnSpec(str(y), str(y), "number") for y in range(2021, 2026)),
    )
    rows = tuple((f"Zeile {row}", *(row * year % 997 for year in range(2021, 2026))) for row in range(ROWS))
    table = TableBlock(f"T{number}", "table", "Angebote nach Feld", columns, rows, source="Quelle: Register.")
    bars = tuple(f"Feld {bar}" for bar in range(BARS))
    chart = ChartBlock(
        f"A{number}", "chart", "bars", "Angebote nach Feld", SENTENCE, bars, (("Anzahl", tuple(range(1, BARS + 1))),)
    )  # fmt: skip
    return Chapter(number, "chapter", f"Kapitel {number}", SENTENCE * 4, (table, chart))
