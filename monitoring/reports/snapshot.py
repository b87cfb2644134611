"""The Datenschnitt: every number and text of a report at one moment, as plain JSON.

Pages of a frozen report, its PDF, the API and all files are made from this content and nothing else.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.suppression import DEFAULT_K
from monitoring.reports.blocks import Chapter, TableBlock, TextBlock, from_plain, to_plain
from monitoring.reports.chapters import SOURCES, ChapterSource
from monitoring.reports.models import IntegrationReport
from monitoring.reports.periods import Period

#: Layout of the stored JSON. 2 knows maps, texts, more forms of charts and the reason of an empty block; a
#: snapshot of layout 1 lacks these keys and reads as before.
LAYOUT = 2
#: The report is a German document, whatever language the person reads the pages in.
REPORT_LANGUAGE = "de"
#: What the report says in its own words.
TEXTS = (
    "title", "subtitle", "legal_basis", "mandate", "summary", "findings", "recommendations", "data_gaps",
)  # fmt: skip
Progress = Callable[[int, str], None]


@dataclass(frozen=True)
class Content:
    """The content of a snapshot, read."""

    texts: dict[str, str]
    number: int
    period: Period
    district_name: str
    district_office: str
    taken_at: dt.datetime
    chapters: tuple[Chapter, ...]
    threshold: int = DEFAULT_K

    def table(self, number: str) -> TableBlock | None:
        """A table, or the numbers of a chart, by its number in the outline."""
        for chapter in self.chapters:
            for block in chapter.blocks:
                if block.number == number and not isinstance(block, TextBlock):
                    return block if isinstance(block, TableBlock) else block.data_table()
        return None


def take_content(
    report: IntegrationReport, *, now: dt.datetime, today: dt.date, progress: Progress | None = None
) -> Content:
    """Ask all chapters, one after the other; `progress(done, words)` is told before each."""
    return Content(
        texts={name: getattr(report, name) for name in TEXTS},
        number=report.number,
        period=report.period,
        district_name=report.district.name,
        district_office=report.district.office,
        taken_at=now,
        chapters=live_chapters(report.district, report.period, today, progress),
    )


def live_chapters(
    district: District, period: Period, today: dt.date, progress: Progress | None = None
) -> tuple[Chapter, ...]:
    """All chapters from the data of this moment."""
    chapters = []
    for done, source in enumerate(SOURCES):
        if progress:
            words = _("Kapitel %(done)d von %(all)d: %(title)s")
            progress(done, words % {"done": done + 1, "all": len(SOURCES), "title": source.title})
        with translation.override(REPORT_LANGUAGE):
            chapters.append(_built(source, district, period, today))
    return tuple(chapters)


def _built(source: ChapterSource, district: District, period: Period, today: dt.date) -> Chapter:
    """Parts of one chapter come from several rooms."""
    parts = [build(district, period, today) for build in source.builders]
    return replace(
        parts[0],
        lead=" ".join(part.lead for part in parts if part.lead),
        blocks=tuple(block for part in parts for block in part.blocks),
        figures=tuple(figure for part in parts for figure in part.figures),
    )


def to_json(content: Content) -> dict[str, Any]:
    return {
        "layout": LAYOUT,
        "texts": content.texts,
        "number": content.number,
        "period": [content.period.first.isoformat(), content.period.last.isoformat()],
        "district": {"name": content.district_name, "office": content.district_office},
        "taken_at": content.taken_at.isoformat(),
        "threshold": content.threshold,
        "chapters": [to_plain(chapter) for chapter in content.chapters],
    }


def from_json(plain: dict[str, Any]) -> Content:
    first, last = plain["period"]
    return Content(
        texts=plain["texts"],
        number=plain["number"],
        period=Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last)),
        district_name=plain["district"]["name"],
        district_office=plain["district"]["office"],
        taken_at=dt.datetime.fromisoformat(plain["taken_at"]),
        chapters=tuple(from_plain(chapter) for chapter in plain["chapters"]),
        threshold=plain["threshold"],
    )


def fingerprint(plain: dict[str, Any]) -> str:
    """SHA-256 of the content in its one written form: keys sorted, no spaces."""
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def differences(frozen: tuple[Chapter, ...], live: tuple[Chapter, ...]) -> int:
    """How many printed numbers would be others today."""
    return sum(_differing(_cells(old), _cells(new)) for old, new in zip(frozen, live, strict=False))


def _cells(chapter: Chapter) -> dict[tuple[str, str, int], Any]:
    """Cells by table, row name and column, so that a new row counts only its own cells."""
    found: dict[tuple[str, str, int], Any] = {}
    for table in chapter.tables:
        for row in [*table.rows, *([table.total] if table.total else [])]:
            found |= {(table.number, str(row[0]), column): cell for column, cell in enumerate(row) if column}
    return found


def _differing(old: dict[Any, Any], new: dict[Any, Any]) -> int:
    return sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())
