"""What a draft still lacks (the completeness page): missing values, empty chapters, hidden cells, broken series."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.suppression import HIDDEN
from monitoring.reports.blocks import ChartBlock, Picture, TableBlock, TextBlock
from monitoring.reports.outline import TILES, OutlineLine, first_figures, progress, with_summary
from monitoring.reports.signs import INCOMPARABLE, SERIES_BREAK
from monitoring.reports.snapshot import Content
from monitoring.reports.wording import Hint, hints, unknown_marks

#: Signs that stand where a value is missing, not where there is nothing.
MISSING_SIGNS = frozenset({".", "x", "/", "…", "..."})


@dataclass(frozen=True)
class Gap:
    """A table or chart and what is not as it should be."""

    number: str
    title: str
    what: str


@dataclass(frozen=True)
class Gaps:
    """The page, part by part. `tiles`: how many of the eight figures of the first page are there; `unjudged`: goals
    of the concept without a judgement."""

    lines: tuple[OutlineLine, ...]
    missing: tuple[Gap, ...]
    hidden: tuple[Gap, ...]
    broken: tuple[Gap, ...]
    marks: tuple[str, ...]
    hints: tuple[Hint, ...]
    unjudged: tuple[str, ...]
    tiles: int
    tiles_wanted: int

    @property
    def percent(self) -> int:
        """The same number as in the workspace."""
        return progress(line.percent for line in self.lines)


def gaps_of(content: Content, terms: list[tuple[str, str, str]]) -> Gaps:
    """Everything a page can say before the Datenschnitt. `terms`: words of the house with their reason."""
    tables = [(block, _table(block)) for block in content.blocks if not isinstance(block, TextBlock)]
    every_text = "\n".join(
        [*content.texts.values(), *content.writing.sections.values(), *_advice_texts(content)]
    )
    return Gaps(
        lines=with_summary(content),
        missing=tuple(
            Gap(block.number, block.title, _("%(count)d ohne Wert") % {"count": count})
            for block, table in tables
            if (count := _count(table, MISSING_SIGNS))
        ),
        hidden=tuple(
            Gap(block.number, block.title, _("%(count)d verdeckt") % {"count": count})
            for block, table in tables
            if (count := _count(table, frozenset({HIDDEN})))
        ),
        broken=tuple(
            Gap(block.number, block.title, what) for block, table in tables for what in _breaks(block, table)
        ),
        marks=tuple(sorted(set(unknown_marks(every_text)))),
        hints=tuple(hints(every_text, terms)),
        unjudged=content.writing.unjudged,
        tiles=len(first_figures(content)),
        tiles_wanted=len(TILES),
    )


def _table(block: TableBlock | Picture) -> TableBlock:
    return block if isinstance(block, TableBlock) else block.data_table()


def _breaks(block: TableBlock | Picture, table: TableBlock) -> list[str]:
    """Of a chart the years its line is cut at, of a table what its notes say and how many lines are not compared."""
    if isinstance(block, ChartBlock):
        return [f"{when}: {why}" for when, why in block.breaks]
    notes = [note for note in table.notes if SERIES_BREAK in note]
    lines = sum(INCOMPARABLE in row for row in table.rows)
    if not lines:
        return notes
    words = ngettext("%(count)d Zeile ohne Vergleich", "%(count)d Zeilen ohne Vergleich", lines)
    return [*notes, words % {"count": lines}]


def _count(table: TableBlock, signs: frozenset[str]) -> int:
    return sum(isinstance(cell, str) and cell in signs for cell in table.cells())


def _advice_texts(content: Content) -> list[str]:
    return [f"{row.title}\n{row.text}\n{row.reason}\n{row.against}" for row in content.writing.advice]
