"""What a chapter is made of: tables, charts and figures of plain values that survive as JSON."""

import re
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from documents.charts import Chart, bar_chart, stacked_bar_chart
from documents.suppression import HIDDEN
from documents.tables import Table, TableColumn, is_number

Cell = Any
_DECIMAL = re.compile(r"^-?\d+\.\d+$")


@dataclass(frozen=True)
class ColumnSpec:
    """One column: `kind` as in `documents.tables.TableColumn`."""

    key: str
    title: str
    kind: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class TableBlock:
    """A numbered table of the outline. A sign instead of a number is a text (``•``, ``x``), nothing is None."""

    number: str
    key: str
    title: str
    columns: tuple[ColumnSpec, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    notes: tuple[str, ...] = ()
    source: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.rows

    @property
    def anchor(self) -> str:
        return f"tab-{self.number.lower()}"

    @property
    def hidden_count(self) -> int:
        return sum(cell == HIDDEN for row in [*self.rows, self.total or ()] for cell in row)

    def cells(self) -> list[Cell]:
        return [cell for row in [*self.rows, self.total or ()] for cell in row]

    def table(self) -> Table:
        """The same under the contract of every table of the house."""
        columns = [
            TableColumn(c.key, c.title, kind=c.kind, decimals=c.decimals, numeric=c.kind != "")
            for c in self.columns
        ]
        return Table(
            self.key,
            self.title,
            columns,
            self.rows,
            source=self.source,
            number=f"Tabelle {self.number}",
            total=self.total,
            notes=self.notes,
        )

    def file_table(self) -> Table:
        """For CSV and XLSX: the number belongs to the title."""
        return replace(self.table(), title=f"{self.number} {self.title}")


@dataclass(frozen=True)
class ChartBlock:
    """A numbered chart. `form`: ``bars`` (one series) or ``shares`` (parts of 100 per cent)."""

    number: str
    key: str
    form: str
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Cell, ...]], ...]
    label_title: str = ""
    question: str = ""
    source: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(is_number(value) and value for _name, values in self.series for value in values)

    @property
    def anchor(self) -> str:
        return f"abb-{self.number.lower()}"

    def chart(self, accent: str, width_mm: float = 165) -> Chart:
        common: dict[str, Any] = {
            "key": self.key, "title": self.title, "description": self.description,
            "label_title": self.label_title, "number": f"Abbildung {self.number}",
            "question": self.question, "source": self.source, "accent": accent, "width_mm": width_mm,
        }  # fmt: skip
        if self.form == "shares":
            return stacked_bar_chart(categories=self.categories, series=self.series, **common)
        name, values = self.series[0]
        bars = list(zip(self.categories, values, strict=True))
        return bar_chart(bars=bars, value_title=name, **common)

    def data_table(self) -> TableBlock:
        """The numbers behind the picture, for the annex and for files."""
        columns = [ColumnSpec("label", self.label_title or _("Merkmal"))]
        columns += [ColumnSpec(f"part_{i}", name, "number") for i, (name, _v) in enumerate(self.series)]
        rows = tuple(
            (name, *(values[i] for _name, values in self.series)) for i, name in enumerate(self.categories)
        )
        return TableBlock(self.number, self.key, self.title, tuple(columns), rows, source=self.source)


@dataclass(frozen=True)
class Figure:
    """A number for the first page."""

    key: str
    label: str
    value: Cell
    line: str = ""
    kind: str = "number"


@dataclass(frozen=True)
class Chapter:
    """A chapter of the outline with what the data of the period give. Empty chapters say so."""

    number: int
    key: str
    title: str
    lead: str
    blocks: tuple[TableBlock | ChartBlock, ...]
    figures: tuple[Figure, ...] = field(default_factory=tuple)

    @property
    def anchor(self) -> str:
        return f"kap-{self.number}"

    @property
    def tables(self) -> list[TableBlock]:
        return [block for block in self.blocks if isinstance(block, TableBlock)]

    @property
    def charts(self) -> list[ChartBlock]:
        return [block for block in self.blocks if isinstance(block, ChartBlock)]

    @property
    def is_empty(self) -> bool:
        return all(block.is_empty for block in self.blocks)

    @property
    def filled(self) -> int:
        return sum(not block.is_empty for block in self.blocks)

    @property
    def percent(self) -> int:
        return round(100 * self.filled / len(self.blocks)) if self.blocks else 0


def to_plain(chapter: Chapter) -> dict[str, Any]:
    """The chapter as JSON holds it; decimals as text, so that no cent is lost."""
    plain = asdict(chapter)
    for block, made in zip(plain["blocks"], chapter.blocks, strict=True):
        block["type"] = "table" if isinstance(made, TableBlock) else "chart"
    return _plain(plain)


def from_plain(plain: dict[str, Any]) -> Chapter:
    """The chapter again, equal to the one that was stored."""
    values = dict(plain)
    values["blocks"] = tuple(_block(block) for block in plain["blocks"])
    values["figures"] = tuple(
        Figure(**(figure | {"value": _number(figure["value"])})) for figure in plain["figures"]
    )
    return Chapter(**values)


def _block(plain: dict[str, Any]) -> TableBlock | ChartBlock:
    values = {key: value for key, value in plain.items() if key != "type"}
    if plain["type"] == "chart":
        values["categories"] = tuple(plain["categories"])
        values["series"] = tuple((name, _row(cells)) for name, cells in plain["series"])
        return ChartBlock(**values)
    values["columns"] = tuple(ColumnSpec(**column) for column in plain["columns"])
    values["rows"] = tuple(_row(row) for row in plain["rows"])
    values["total"] = _row(plain["total"]) if plain["total"] is not None else None
    values["notes"] = tuple(plain["notes"])
    return TableBlock(**values)


def _row(cells: list[Cell]) -> tuple[Cell, ...]:
    return tuple(_number(cell) for cell in cells)


def _number(value: Cell) -> Cell:
    return Decimal(value) if isinstance(value, str) and _DECIMAL.match(value) else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
