"""A corrected edition of a period that was already reported on: what was hidden there stays hidden here.

The sets of hidden cells of both editions are put together. Each protects its own small numbers against the printed
sums, and more hidden cells never tell more. The other way round nothing can be done: what the first edition printed
is public.

So it is with a report on a time that a later one has already shown as its Vorperiode. That one has told few tables of
it. Where the records have moved since, so that a number it hid would be large enough now, the other tables of the
chapter could tell what it hid, and are not told.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from documents.suppression import HIDDEN
from documents.tables import is_number
from monitoring.reports.blocks import (
    Block,
    Cell,
    Chapter,
    ChartBlock,
    Figure,
    MapBlock,
    TableBlock,
    TextBlock,
)
from monitoring.reports.comparing import BEFORE, CHANGE, NOW

Row = tuple[Cell, ...]
#: Names of a row, or of a category, and key of the column, or name of the series.
Place = tuple[tuple[str, ...], str]


def hidden_again(chapters: Sequence[Chapter], first: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters with every cell hidden that an earlier edition, `first`, hides."""
    return tuple(
        _chapter(chapter, next((old for old in first if old.number == chapter.number), None))
        for chapter in chapters
    )


def hidden_as_told(chapters: Sequence[Chapter], said: Sequence[Chapter], number: int) -> tuple[Chapter, ...]:
    """The chapters with every cell hidden that the report `number` hid when it showed this time as its Vorperiode.

    `said`: what it said (`prior.said_of_before`).
    """
    told = {chapter.number: {block.number for block in chapter.blocks} for chapter in said}
    return tuple(
        new if new == old else _withheld(new, told[new.number], number)
        for old, new in zip(chapters, hidden_again(chapters, said), strict=True)
    )


def _withheld(chapter: Chapter, told: set[str], number: int) -> Chapter:
    """Only the tables the other report has told of this time keep their numbers."""
    note = _("Bericht Nummer %(number)d hat diese Zeit als Vorperiode gezeigt. Was er verdeckt, bleibt verdeckt, auch in anderen Tabellen dieses Kapitels.")  # fmt: skip
    words = note % {"number": number}
    blocks = tuple(
        _only_told(block, words) if block.number in told else _emptied(block, words)
        for block in chapter.blocks
    )
    figures = tuple(replace(f, value=HIDDEN if is_number(f.value) else f.value) for f in chapter.figures)
    return replace(chapter, blocks=blocks, figures=figures)


def _only_told(block: Block, words: str) -> Block:
    """What was told of this time are the columns that compare it; the others are hidden."""
    if not isinstance(block, TableBlock) or block.is_empty:
        return block
    kept = [not column.kind or column.key in (BEFORE, NOW, CHANGE) for column in block.columns]

    def told(row: Row) -> Row:
        return tuple(
            cell if keep or not is_number(cell) else HIDDEN for keep, cell in zip(kept, row, strict=True)
        )

    total = block.total and told(block.total)
    return replace(
        block, rows=tuple(told(row) for row in block.rows), total=total, notes=(*block.notes, words)
    )


def _emptied(block: Block, words: str) -> Block:
    """Without numbers, and with the reason; what was empty stays as it was."""
    if block.is_empty:
        return block
    if isinstance(block, TableBlock):
        return replace(block, rows=(), total=None, notes=(), absence=words)
    if isinstance(block, ChartBlock):
        return replace(block, categories=(), series=(), description=words, absence=words)
    if isinstance(block, MapBlock):
        return replace(block, areas=(), description=words, absence=words)
    return replace(block, lines=(), absence=words) if isinstance(block, TextBlock) else block


def _chapter(chapter: Chapter, first: Chapter | None) -> Chapter:
    if first is None:
        return chapter
    old = {block.number: block for block in first.blocks if block.number}
    blocks = tuple(_block(block, old.get(block.number)) for block in chapter.blocks)
    was_hidden = {figure.key for figure in first.figures if figure.value == HIDDEN}
    figures = tuple(_figure(figure, figure.key in was_hidden) for figure in chapter.figures)
    if (blocks, figures) == (chapter.blocks, chapter.figures):
        return chapter
    return _silent(replace(chapter, blocks=blocks, figures=figures))


def _block(block: Block, first: Block | None) -> Block:
    if isinstance(block, TableBlock) and isinstance(first, TableBlock):
        return _table(block, first)
    if isinstance(block, ChartBlock) and isinstance(first, ChartBlock):
        return _chart(block, first)
    return block


def _table(table: TableBlock, first: TableBlock) -> TableBlock:
    places = {place for row in _rows(first) for place, cell in _places(first, row) if cell == HIDDEN}
    total = table.total and _row(table, table.total, places)
    return replace(table, rows=tuple(_row(table, row, places) for row in table.rows), total=total)


def _chart(chart: ChartBlock, first: ChartBlock) -> ChartBlock:
    places = {
        (category, name)
        for name, cells in first.series
        for category, cell in zip(first.categories, cells, strict=True)
        if cell == HIDDEN
    }
    series = tuple(
        (
            name,
            tuple(
                HIDDEN if (category, name) in places else cell
                for category, cell in zip(chart.categories, cells, strict=True)
            ),
        )
        for name, cells in chart.series
    )
    return replace(chart, series=series)


def _rows(table: TableBlock) -> list[Row]:
    return [*table.rows, *([table.total] if table.total else [])]


def _row(table: TableBlock, row: Row, hidden: set[Place]) -> Row:
    return tuple(HIDDEN if place in hidden else cell for place, cell in _places(table, row))


def _places(table: TableBlock, row: Row) -> list[tuple[Place, Any]]:
    name = tuple(
        str(cell)
        for column, cell in zip(table.columns, row, strict=True)
        if not column.kind and column.key != CHANGE
    )
    return [((name, column.key), cell) for column, cell in zip(table.columns, row, strict=True)]


def _figure(figure: Figure, was_hidden: bool) -> Figure:
    return replace(figure, value=HIDDEN) if was_hidden else figure


def _silent(chapter: Chapter) -> Chapter:
    """No sentence may say what a cell no longer says: those of the chapter are left out or made general."""
    words = _("Zahlen, die eine frühere Ausgabe verdeckt, bleiben verdeckt.")
    return replace(
        chapter,
        lead="",
        blocks=tuple(
            replace(block, description=words) if isinstance(block, ChartBlock) else block
            for block in chapter.blocks
        ),
        figures=tuple(replace(figure, line="") for figure in chapter.figures),
    )
