"""P10: minutes of the demo's board as PDF, in a warm process and with two worker processes."""

import multiprocessing
import statistics
import time
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.utils import translation

from benchmarks.measure import report
from committees.meetings.contexts.minutes import MinutesContext, minutes_context
from committees.meetings.models import Meeting, Part

ROUNDS, SHEETS, WORKERS = 6, 12, 2
ONE_MUST, RATE_MUST = 0.4, 6.0
TEMPLATE = "documents/committees/minutes.html"


def measure() -> None:
    """Fills the demo's district if it is not there; so this runs before other rows exist."""
    call_command("demo", verbosity=0, stdout=open("/dev/null", "w"))  # noqa: SIM115
    with translation.override("de"):
        meeting = _longest()
        context = minutes_context(meeting, Part.PUBLIC)
        pages = len(_render(context, meeting.district))
        times = [_seconds(context, meeting.district) for _ in range(ROUNDS)]
    one = statistics.median(times)
    report(
        "P10", "minutes as PDF, warm process", size=f"{pages // 1024} KiB", ours=f"{one:.2f} s",
        must=f"<= {ONE_MUST} s", met=one <= ONE_MUST,
    )  # fmt: skip
    speed = _two_workers(str(meeting.pk))
    report(
        "P10", f"{SHEETS} minutes, {WORKERS} workers", size=SHEETS, ours=f"{speed:.1f}/s",
        must=f">= {RATE_MUST:g}/s", met=speed >= RATE_MUST,
    )  # fmt: skip


def _longest() -> Meeting:
    """The meeting with the longest public minutes of the demo."""
    found = []
    for meeting in Meeting.objects.filter(minutes__part=Part.PUBLIC).select_related("district", "committee"):
        found.append((meeting.items.count(), meeting.starts_at, meeting))
    return max(found, key=lambda entry: entry[:2])[2]


def _render(context: MinutesContext, district: Any) -> bytes:
    from documents.render import render_pdf

    return render_pdf(template=TEMPLATE, context=context, title="Niederschrift", district=district)


def _seconds(context: MinutesContext, district: Any) -> float:
    start = time.perf_counter()
    _render(context, district)
    return time.perf_counter() - start


def _two_workers(meeting: str) -> float:
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        pool.map(_work, [meeting] * WORKERS * 2, chunksize=1)  # warm
        start = time.perf_counter()
        pool.map(_work, [meeting] * SHEETS, chunksize=1)
        return SHEETS / (time.perf_counter() - start)


def _work(pk: str) -> int:
    """What a job does: read the meeting it names, gather its minutes, print them."""
    with translation.override("de"):
        meeting = Meeting.objects.select_related("district", "committee").get(pk=pk)
        return len(_render(minutes_context(meeting, Part.PUBLIC), meeting.district))
