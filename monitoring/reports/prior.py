"""Where the figures of the Vorperiode come from (section 4: no differencing between two reports).

A released report that ends the day before this one begins has said how its time was, once for all: its frozen
cells stand in the column, hidden ones hidden. A later correction of the records moves none of them, and nothing
can be subtracted. Only a time no report has spoken of is counted from the records of today. A time that overlaps
that of a report without being it is not counted at all.

Where a time was counted like that, a report on the time itself may come later; it is held against what stood in this
column (`said_of_before`).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from documents.suppression import HIDDEN, NOT_MEANINGFUL
from monitoring.reports.blocks import Block, Chapter, ColumnSpec, TableBlock
from monitoring.reports.comparing import BEFORE, CHANGE, NOW, Cell, ChangeWords, change
from monitoring.reports.periods import Period

#: The words that tell a row from the others of its table.
RowName = tuple[str, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Prior:
    """What the last released report said of its period. `number`: of the report."""

    number: int
    period: Period
    chapters: tuple[Chapter, ...]

    def is_just_before(self, period: Period) -> bool:
        return self.period.last + dt.timedelta(days=1) == period.first

    def overlaps(self, period: Period) -> bool:
        return self.period.last >= period.first

    def table(self, number: str) -> TableBlock | None:
        tables = (table for chapter in self.chapters for table in chapter.tables)
        return next((table for table in tables if table.number == number), None)


def with_prior(chapters: Sequence[Chapter], prior: Prior | None, period: Period) -> tuple[Chapter, ...]:
    """The chapters with the Vorperiode from where it must come, and a note in every table that has one."""
    return tuple(
        replace(chapter, blocks=tuple(_block(block, prior, period) for block in chapter.blocks))
        for chapter in chapters
    )


def said_of_before(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """What a report has said of its Vorperiode, as if it had been a report on that time: its tables alone, with what
    stood there in the column of the own period."""
    return tuple(
        replace(
            chapter,
            lead="",
            figures=(),
            blocks=tuple(_as_now(table) for table in chapter.tables if _compares(table)),
        )
        for chapter in chapters
    )


def _as_now(table: TableBlock) -> TableBlock:
    place = [column.key for column in table.columns].index(BEFORE)

    def told(row: Row) -> Row:
        before = row[place]
        return _with(table, row, {NOW: before, CHANGE: HIDDEN if before == HIDDEN else None, BEFORE: None})

    return replace(
        table, rows=tuple(told(row) for row in table.rows), total=table.total and told(table.total)
    )


def _block(block: Block, prior: Prior | None, period: Period) -> Block:
    if not isinstance(block, TableBlock) or block.is_empty or not _compares(block):
        return block
    if prior is not None and prior.is_just_before(period):
        return _told(block, prior, period)
    if prior is not None and prior.overlaps(period.before):
        return _withheld(block, prior)
    return _noted(block, _("Vorperiode: aus dem heutigen Bestand gezählt."))


def _compares(table: TableBlock) -> bool:
    return {BEFORE, NOW, CHANGE} <= {column.key for column in table.columns}


def _told(table: TableBlock, prior: Prior, period: Period) -> TableBlock:
    """The column as the earlier report printed it, with the lines that only it had."""
    frozen = prior.table(table.number)
    old = _said(frozen) if frozen else {}
    same_length = prior.period == period.before
    known = frozen is not None and not frozen.is_empty
    rows = [_line(table, row, old.pop(_name(table, row), None), known, same_length) for row in table.rows]
    total = table.total and _line(
        table,
        table.total,
        _cell(frozen, frozen.total) if frozen and frozen.total else None,
        known,
        same_length,
    )
    rows += [_only_then(table, name, cell) for name, cell in old.items() if cell is not None]
    words = {"number": prior.number, "years": prior.period.words}
    note = _("Vorperiode: wie im Bericht Nummer %(number)d (%(years)s) veröffentlicht.") % words
    if not same_length:
        note += " " + _("x: Die beiden Zeiträume sind nicht gleich lang.")
    columns = tuple(_renamed(column, period.before.words, prior.period.words) for column in table.columns)
    return _noted(replace(table, columns=columns, rows=tuple(rows), total=total), note)


def _withheld(table: TableBlock, prior: Prior) -> TableBlock:
    """Neither said before nor counted: the two times share days."""
    rows = tuple(_with(table, row, {BEFORE: NOT_MEANINGFUL, CHANGE: NOT_MEANINGFUL}) for row in table.rows)
    total = table.total and _with(table, table.total, {BEFORE: NOT_MEANINGFUL, CHANGE: NOT_MEANINGFUL})
    note = _("x: Die Vorperiode überschneidet sich mit dem Bericht Nummer %(number)d (%(years)s); dieselbe Zeit wird nicht noch einmal gezählt.")  # fmt: skip
    words = {"number": prior.number, "years": prior.period.words}
    return _noted(replace(table, rows=rows, total=total), note % words)


def _line(table: TableBlock, row: Row, before: Cell, known: bool, same_length: bool) -> Row:
    """`known`: the earlier report had this table. A line it did not have has no change then, not a first time."""
    place = [column.key for column in table.columns].index
    now, told = row[place(NOW)], row[place(CHANGE)]
    words: Any = None
    if told is not None and now is not None and (before is not None or not known):
        unit = told.unit if isinstance(told, ChangeWords) else None
        words = change(before, now, unit) if unit else None
        if before is not None and not same_length:
            words = NOT_MEANINGFUL
    return _with(table, row, {BEFORE: before, CHANGE: words})


def _only_then(table: TableBlock, name: RowName, before: Cell) -> Row:
    """A line of the earlier report that has none here."""
    names = iter(name)
    return tuple(
        next(names, "") if _is_name(column) else before if column.key == BEFORE else None
        for column in table.columns
    )


def _said(frozen: TableBlock) -> dict[RowName, Cell]:
    return {_name(frozen, row): _cell(frozen, row) for row in frozen.rows}


def _cell(table: TableBlock | None, row: Row) -> Cell:
    """What the earlier report printed for its own period."""
    keys = [column.key for column in table.columns] if table else []
    return row[keys.index(NOW)] if NOW in keys else None


def _name(table: TableBlock, row: Row) -> RowName:
    return tuple(str(cell) for column, cell in zip(table.columns, row, strict=True) if _is_name(column))


def _is_name(column: ColumnSpec) -> bool:
    return not column.kind and column.key != CHANGE


def _with(table: TableBlock, row: Row, cells: dict[str, Cell]) -> Row:
    return tuple(
        cells.get(column.key, cell) if column.key in cells else cell
        for column, cell in zip(table.columns, row, strict=True)
    )


def _renamed(column: ColumnSpec, expected: str, said: str) -> ColumnSpec:
    if column.key != BEFORE:
        return column
    return replace(column, title=column.title.replace(expected, said))


def _noted(table: TableBlock, note: str) -> TableBlock:
    return replace(table, notes=(*table.notes, note))
