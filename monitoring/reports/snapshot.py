"""The Datenschnitt: every number and text of a report at one moment, as plain JSON.

Pages of a frozen report, its PDF, the API and all files are made from this content and nothing else.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.suppression import DEFAULT_K
from monitoring.reports import writing as written_words
from monitoring.reports.blocks import Block, Chapter, TableBlock, TextBlock, from_plain, to_plain
from monitoring.reports.chapters import SOURCES, ChapterSource
from monitoring.reports.collecting import chapters_of, collect_writing, numbers_of
from monitoring.reports.directory import directory
from monitoring.reports.indicator_list import INDICATORS, indicator_list
from monitoring.reports.models import IntegrationReport
from monitoring.reports.overlaps import spoken_of
from monitoring.reports.periods import Period
from monitoring.reports.prior import Prior, said_of_before, with_prior
from monitoring.reports.reissue import hidden_again, hidden_as_told
from monitoring.reports.wording import with_numbers
from monitoring.reports.writing import Writing
from monitoring.reports.written import change_log, closing_chapter, opening_chapter

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
    writing: Writing = field(default_factory=lambda: Writing({}))
    #: Chapters 1 and 12 and the change log: tables of what was written, as the Datenschnitt holds them.
    written: tuple[Chapter, ...] = ()
    #: Tables of the annex that are no chart's data: directory (D), change log (F).
    directory: tuple[TableBlock, ...] = ()
    #: Every indicator the chapters rest on (B); a Datenschnitt of earlier days has no such list.
    indicators: TableBlock | None = None

    @property
    def all_chapters(self) -> tuple[Chapter, ...]:
        """In the order of the outline, the written ones among them."""
        return tuple(sorted((*self.chapters, *self.written), key=lambda chapter: chapter.number))

    @property
    def blocks(self) -> list[Block]:
        return [block for chapter in self.all_chapters for block in chapter.blocks]

    @property
    def basis_line(self) -> str:
        """What the cover names as ground: the report's own words, else those of the district."""
        own = self.texts["legal_basis"].strip()
        return own or (self.writing.basis.short if self.writing.basis else "")

    @property
    def log(self) -> TableBlock:
        return change_log(self.writing)

    def table(self, number: str) -> TableBlock | None:
        """A table, or the numbers of a chart, by its number in the outline."""
        return next((table for table in self.every_table if table.number == number), None)

    @property
    def every_table(self) -> list[TableBlock]:
        """All tables and the numbers of all charts, in the order of the outline, then those of the annex."""
        shown = [block for block in self.blocks if not isinstance(block, TextBlock)]
        of_chapters = [b if isinstance(b, TableBlock) else b.data_table() for b in shown]
        return [*of_chapters, *self.of_annex, self.log]

    @property
    def of_annex(self) -> tuple[TableBlock, ...]:
        """Tables of the annex as the Datenschnitt holds them."""
        return (*((self.indicators,) if self.indicators else ()), *self.directory)


def take_content(
    report: IntegrationReport,
    *,
    now: dt.datetime,
    today: dt.date,
    previous: IntegrationReport | None,
    progress: Progress | None = None,
) -> Content:
    """Ask all chapters, one after the other; `progress(done, words)` is told before each.

    `previous`: the last released report with its snapshot; the figures are compared with it.
    """
    chapters = report_chapters(report, today, previous, progress)
    with translation.override(REPORT_LANGUAGE):
        writing = collect_writing(report, chapters, previous, today)
        numbers = numbers_of(chapters)
        found_directory = directory(report.district, today)
        indicators = indicator_list(report.district, report.period, chapters)
        written = (opening_chapter(writing, chapters), closing_chapter(writing))
    return Content(
        texts={name: with_numbers(getattr(report, name), numbers) for name in TEXTS},
        number=report.number,
        period=report.period,
        district_name=report.district.name,
        district_office=report.district.office,
        taken_at=now,
        chapters=chapters,
        writing=writing,
        written=written,
        directory=found_directory,
        indicators=indicators,
    )


def without_writing(
    report: IntegrationReport, chapters: tuple[Chapter, ...], writing: Writing, *, now: dt.datetime
) -> Content:
    """Chapters and texts alone, for a page that shows no more; never stored."""
    return Content(
        texts={name: getattr(report, name) for name in TEXTS},
        number=report.number,
        period=report.period,
        district_name=report.district.name,
        district_office=report.district.office,
        taken_at=now,
        chapters=chapters,
        writing=writing,
    )


def report_chapters(
    report: IntegrationReport,
    today: dt.date,
    previous: IntegrationReport | None,
    progress: Progress | None = None,
    *,
    only: int | None = None,
) -> tuple[Chapter, ...]:
    """The chapters as this report prints them: beside what earlier reports have published, which no longer moves."""
    chapters = live_chapters(report.district, report.period, today, progress, only=only)
    with translation.override(REPORT_LANGUAGE):
        editions, successors = spoken_of(report)
        for edition in editions:
            chapters = hidden_again(chapters, chapters_of(edition))
        for later in successors:
            chapters = hidden_as_told(chapters, said_of_before(chapters_of(later)), later.number)
        return with_prior(chapters, prior_of(previous), report.period)


def prior_of(previous: IntegrationReport | None) -> Prior | None:
    if previous is None or previous.snapshot is None:
        return None
    return Prior(previous.number, previous.period, chapters_of(previous))


def live_chapters(
    district: District,
    period: Period,
    today: dt.date,
    progress: Progress | None = None,
    *,
    only: int | None = None,
) -> tuple[Chapter, ...]:
    """All chapters from the data of this moment, or the one with the number `only`."""
    chapters = []
    for done, source in enumerate(SOURCES):
        if only not in (None, source.number):
            continue
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
        indicators=tuple(dict.fromkeys(code for part in parts for code in part.indicators)),
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
        "writing": written_words.to_plain(content.writing),
        "written": [to_plain(chapter) for chapter in content.written],
        "annex": to_plain(_annex(content.of_annex))["blocks"],
    }


def from_json(plain: dict[str, Any]) -> Content:
    first, last = plain["period"]
    annex = from_plain(to_plain(_annex(())) | {"blocks": plain.get("annex", ())}).tables
    return Content(
        texts=plain["texts"],
        number=plain["number"],
        period=Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last)),
        district_name=plain["district"]["name"],
        district_office=plain["district"]["office"],
        taken_at=dt.datetime.fromisoformat(plain["taken_at"]),
        chapters=tuple(from_plain(chapter) for chapter in plain["chapters"]),
        threshold=plain["threshold"],
        writing=written_words.from_plain(plain.get("writing")),
        written=tuple(from_plain(chapter) for chapter in plain.get("written", ())),
        directory=tuple(table for table in annex if table.number != INDICATORS),
        indicators=next((table for table in annex if table.number == INDICATORS), None),
    )


def _annex(tables: tuple[TableBlock, ...]) -> Chapter:
    """Tables of the annex in the form chapters are written in."""
    return Chapter(0, "annex", "", "", tables)


def fingerprint(plain: dict[str, Any]) -> str:
    """SHA-256 of the content in its one written form: keys sorted, no spaces."""
    written = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def differences(frozen: tuple[Chapter, ...], live: tuple[Chapter, ...]) -> int:
    """How many printed numbers would be others today. Chapters and tables the frozen report does not have are not
    counted: the house has learnt them since."""
    now = {chapter.number: chapter for chapter in live}
    return sum(
        _differing(_cells(old), _cells(now[old.number], {table.number for table in old.tables}))
        for old in frozen
        if old.number in now
    )


def _cells(chapter: Chapter, known: set[str] | None = None) -> dict[tuple[str, str, int], Any]:
    """Cells by table, row name and column, so that a new row counts only its own cells. `known`: tables to look at."""
    found: dict[tuple[str, str, int], Any] = {}
    for table in chapter.tables:
        if known is not None and table.number not in known:
            continue
        for row in [*table.rows, *([table.total] if table.total else [])]:
            found |= {(table.number, str(row[0]), column): cell for column, cell in enumerate(row) if column}
    return found


def _differing(old: dict[Any, Any], new: dict[Any, Any]) -> int:
    return sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())
