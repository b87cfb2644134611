"""The content of a draft between two requests: computed anew as soon as anything in the district was recorded.

Every change of the house is a line of the log (`accounts.changes`), so the number of the newest line says
whether the chapters can still be the same. What is not recorded line by line is at most `KEPT` seconds old;
the Datenschnitt and every print compute anew. A page that shows one chapter computes no other.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import OuterRef, QuerySet, Subquery

from accounts.audit.models import AuditEntry
from monitoring.reports.chapters import SOURCES
from monitoring.reports.collecting import texts_of
from monitoring.reports.models import IntegrationReport
from monitoring.reports.outline import percents
from monitoring.reports.parts import chapter_of
from monitoring.reports.selectors import content_of
from monitoring.reports.snapshot import (
    Content,
    differences,
    from_json,
    report_chapters,
    take_content,
    to_json,
    without_writing,
)
from monitoring.reports.writing import Writing

#: Seconds.
KEPT = 600
#: How far the chapters are is remembered for a day, for the list beside the one that is open.
REMEMBERED = 86_400
#: Chapters whose page can be made without the others.
ALONE = frozenset(str(source.number) for source in SOURCES)


@dataclass(frozen=True)
class Shown:
    """What a page prints of a report; how far the chapters it did not compute were; what has moved on since."""

    content: Content
    remembered: dict[int, int] | None = None
    changed: int = 0


def with_newest_line(rows: QuerySet[IntegrationReport]) -> QuerySet[IntegrationReport]:
    """Reports with the number of the district's newest line in the log, in the same statement."""
    lines = AuditEntry.objects.filter(district=OuterRef("district_id")).order_by("-id").values("id")[:1]
    return rows.annotate(newest_line=Subquery(lines))


def shown(
    report: IntegrationReport,
    *,
    now: dt.datetime,
    today: dt.date,
    previous: IntegrationReport | None = None,
    chosen: str = "",
) -> Shown:
    """For the workspace. `chosen`: the open chapter; a frozen report also says how many numbers moved since."""
    if report.snapshot is None:
        return _shown_draft(report, now, today, previous, chosen)
    content = content_of(report, now=now, today=today)
    if not report.is_frozen:
        return Shown(content)
    live = live_content(report, now=now, today=today, previous=previous)
    return Shown(content, changed=differences(content.chapters, live.chapters))


def working_content(
    report: IntegrationReport, *, now: dt.datetime, today: dt.date, previous: IntegrationReport | None
) -> Content:
    """The Datenschnitt, or the live content of a draft."""
    if report.snapshot is not None:
        return content_of(report, now=now, today=today)
    return live_content(report, now=now, today=today, previous=previous)


def live_content(
    report: IntegrationReport, *, now: dt.datetime, today: dt.date, previous: IntegrationReport | None
) -> Content:
    """What the report would say today, whatever its Datenschnitt says."""
    key = _key(report, today)
    plain = cache.get(key)
    if plain is not None:
        return from_json(plain)
    content = take_content(report, now=now, today=today, previous=previous)
    cache.set(key, to_json(content), KEPT)
    cache.set(_memory(report), percents(content), REMEMBERED)
    return content


def _shown_draft(
    report: IntegrationReport,
    now: dt.datetime,
    today: dt.date,
    previous: IntegrationReport | None,
    chosen: str,
) -> Shown:
    """All chapters where they are at hand or needed, else the open one alone."""
    number = chapter_of(chosen)
    plain = cache.get(_key(report, today)) if number in ALONE else None
    if plain is not None or number not in ALONE:
        content = live_content(report, now=now, today=today, previous=previous)
        return Shown(content)
    chapters = report_chapters(report, today, previous, only=int(number))
    content = without_writing(report, chapters, Writing(texts_of(report, chapters)), now=now)
    remembered = cache.get(_memory(report)) or {}
    return Shown(content, remembered)


def _key(report: IntegrationReport, today: dt.date) -> str:
    return f"report-content:{report.pk}:{report.version}:{today}:{_newest_line(report)}"


def _memory(report: IntegrationReport) -> str:
    return f"report-percents:{report.pk}"


def _newest_line(report: Any) -> int:
    """Comes with the row (`with_newest_line`), else it is asked for."""
    if hasattr(report, "newest_line"):
        return report.newest_line or 0
    found = (
        AuditEntry.objects.filter(district=report.district_id).order_by("-id").values_list("id", flat=True)
    )
    return found.first() or 0
