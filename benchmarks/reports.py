"""P8, P9: the integration report of 80 pages in a worker of its own, and how time and memory grow with its pages."""

import datetime as dt
import multiprocessing
import resource
import time
from typing import Any

from benchmarks.measure import report

TEMPLATE = "documents/monitoring/report.html"
#: Chapters of the measured reports: about 16, 80 and 140 pages.
SMALL, WHOLE, LARGE = 6, 31, 55
TIME_MUST, MEMORY_MUST = 60.0, 600
#: Twice the pages may cost a little more than twice the time (performance paper, P9: 10x for 8.8x the pages).
GROWTH_MUST = 1.15
ROWS, BARS = 12, 9
SENTENCE = (
    "Im Berichtszeitraum ist das Netz gewachsen; wo eine Förderung die Gruppe vorschreibt, bleibt die Tür für andere zu, "
    "auch wenn Plätze frei sind. Das Dezernat hat die Zahlen geprüft und mit dem letzten Bericht verglichen. "
)


def measure() -> None:
    """Each size in a fresh process, as the worker does it, so that the peak of memory is its own."""
    small, whole, large = (_in_worker(chapters) for chapters in (SMALL, WHOLE, LARGE))
    for seconds, megabytes, pages in (whole,):
        report(
            "P8", "integration report as PDF, in a worker of its own", size=f"{pages} pages",
            ours=f"{seconds:.1f} s", must=f"<= {TIME_MUST:g} s", met=seconds <= TIME_MUST,
        )  # fmt: skip
        report(
            "P9", "peak of memory while it is made", size=f"{pages} pages", ours=f"{megabytes} MiB",
            must=f"<= {MEMORY_MUST} MiB", met=megabytes <= MEMORY_MUST,
        )  # fmt: skip
    more_pages, more_time = large[2] / small[2], large[0] / small[0]
    report(
        "P9", "growth of time over growth of pages", size=f"{small[2]} -> {large[2]} pages",
        ours=f"{more_time:.1f}x for {more_pages:.1f}x", must=f"<= {GROWTH_MUST:g} per page",
        met=more_time <= GROWTH_MUST * more_pages,
    )  # fmt: skip


def _in_worker(chapters: int) -> tuple[float, int, int]:
    """Seconds, peak of memory in MiB, pages."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_print, (chapters,))


def _print(chapters: int) -> tuple[float, int, int]:
    import django

    django.setup()
    from django.utils import translation

    from accounts.districts.models import District
    from documents.render import render_pdf
    from monitoring.reports.contexts import report_context

    district = District(name="Landkreis Auental", office="Kommunales Integrationszentrum", slug="auental")
    with translation.override("de"):
        started = time.perf_counter()
        context = report_context(
            _content(chapters), stamp="", standing="", accent="#0b4f56", with_completeness=False
        )
        data = render_pdf(template=TEMPLATE, context=context, title="Bericht", district=district)
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return seconds, peak, _pages(data)


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
