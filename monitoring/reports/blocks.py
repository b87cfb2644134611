"""What a chapter is made of: tables, charts and figures of plain values that survive as JSON."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from documents.charts import (
    Chart,
    MapArea,
    area_map,
    bar_chart,
    column_chart,
    dot_chart,
    line_chart,
    matrix_chart,
    pyramid_chart,
    stacked_bar_chart,
)
from documents.suppression import HIDDEN
from documents.tables import Table, TableColumn, is_number

Cell = Any
_DECIMAL = re.compile(r"^-?\d+\.\d+$")
#: How a chart of several series is drawn; ``bars`` take one series only.
FORMS: dict[str, Callable[..., Chart]] = {
    "shares": stacked_bar_chart,
    "lines": line_chart,
    "columns": column_chart,
    "dots": dot_chart,
    "pyramid": pyramid_chart,
    "matrix": matrix_chart,
}


@dataclass(frozen=True)
class ColumnSpec:
    """One column: `kind` as in `documents.tables.TableColumn`."""

    key: str
    title: str
    kind: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class TableBlock:
    """A numbered table of the outline. A sign instead of a number is a text (``•``, ``x``), nothing is None.
    `absence`: why there are no rows, printed in their place; without it the usual sentence is."""

    number: str
    key: str
    title: str
    columns: tuple[ColumnSpec, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    notes: tuple[str, ...] = ()
    source: str = ""
    absence: str = ""

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
    """A numbered chart. `form`: ``bars`` (one series), ``shares`` (parts of 100 per cent), ``lines``, ``columns``
    (stacked amounts by year), ``dots`` (profile; the second series is the line to compare with), ``pyramid`` (two
    series back to back) or ``matrix`` (categories are rows, series are columns). `breaks`, for lines: the
    category from which on numbers are made in another way, and why."""

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
    unit: str = ""
    decimals: int | None = None
    breaks: tuple[tuple[str, str], ...] = ()
    absence: str = ""

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
        if self.form != "shares":
            common |= {"unit": self.unit, "decimals": self.decimals}
        if self.form == "bars":
            name, values = self.series[0]
            bars = list(zip(self.categories, values, strict=True))
            return bar_chart(bars=bars, value_title=name, **common)
        if self.form == "lines":
            common["breaks"] = self.breaks
        return FORMS[self.form](categories=self.categories, series=self.series, **common)

    def data_table(self) -> TableBlock:
        """The numbers behind the picture, for the annex and for files."""
        columns = [ColumnSpec("label", self.label_title or _("Merkmal"))]
        columns += [
            ColumnSpec(f"part_{i}", name, "number", self.decimals) for i, (name, _v) in enumerate(self.series)
        ]
        rows = tuple(
            (name, *(values[i] for _name, values in self.series)) for i, name in enumerate(self.categories)
        )
        notes = tuple(
            _("Bruch ab %(when)s: %(why)s") % {"when": when, "why": why} for when, why in self.breaks
        )
        return TableBlock(
            self.number, self.key, self.title, tuple(columns), rows, notes=notes, source=self.source
        )


@dataclass(frozen=True)
class MapBlock:
    """A numbered map. `borders` between at most five classes of numbers, or `kinds` (code, words) of areas; the
    attribution is what the licence of the borders asks for. `prints_table`: are the numbers in annex C? A map
    of all districts fills ten pages there; as a file its numbers are to be had in any case."""

    number: str
    key: str
    title: str
    description: str
    areas: tuple[MapArea, ...]
    attribution: str
    borders: tuple[Cell, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    outlined: str = ""
    unit: str = ""
    decimals: int | None = None
    label_title: str = ""
    value_title: str = ""
    missing_title: str = ""
    question: str = ""
    source: str = ""
    absence: str = ""
    prints_table: bool = True

    @property
    def is_empty(self) -> bool:
        """A map that shows no value is none, nor is a list of areas without borders."""
        return not any(area.outline for area in self.areas) or all(area.value is None for area in self.areas)

    @property
    def anchor(self) -> str:
        return f"karte-{self.number.lower()}"

    def chart(self, accent: str, width_mm: float = 165) -> Chart:
        return area_map(
            key=self.key, title=self.title, description=self.description, areas=self.areas,
            attribution=self.attribution, borders=self.borders, kinds=self.kinds, outlined=self.outlined,
            unit=self.unit, decimals=self.decimals, label_title=self.label_title,
            value_title=self.value_title, missing_title=self.missing_title,
            number=f"Karte {self.number}", question=self.question, source=self.source, accent=accent,
            width_mm=width_mm,
        )  # fmt: skip

    def data_table(self) -> TableBlock:
        words = dict(self.kinds)
        columns = (
            ColumnSpec("label", self.label_title or _("Gebiet")),
            ColumnSpec("value", self.value_title or _("Wert"), "" if self.kinds else "number", self.decimals),
        )
        rows = tuple((area.label, words.get(area.value, area.value)) for area in self.areas)
        notes = (self.attribution,)
        return TableBlock(self.number, self.key, self.title, columns, rows, notes=notes, source=self.source)


@dataclass(frozen=True)
class TextBlock:
    """Sentences made from data, without a number and without a file."""

    key: str
    title: str
    lines: tuple[str, ...]
    source: str = ""
    absence: str = ""
    number: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def anchor(self) -> str:
        return f"text-{self.key}"


#: What a chapter consists of, and what of it is a picture with numbers behind it.
Block = TableBlock | ChartBlock | MapBlock | TextBlock
Picture = ChartBlock | MapBlock


@dataclass(frozen=True)
class Figure:
    """A number for the first page. `when`: the year of a value that stands for a day or a year; empty for what a
    whole period added up. `base`: out of how many, where the line says so. `direction`, `band`, `breaks`: of the
    indicator it comes from, the desired direction, what counts as unchanged, and the first years counted anew."""

    key: str
    label: str
    value: Cell
    line: str = ""
    kind: str = "number"
    when: str = ""
    base: Cell = None
    direction: str = ""
    band: Cell = None
    breaks: tuple[int, ...] = ()

    @property
    def is_of_nothing(self) -> bool:
        """``0 von 0`` is no statement."""
        return self.base == 0


@dataclass(frozen=True)
class Chapter:
    """A chapter of the outline with what the data of the period give. Empty chapters say so."""

    number: int
    key: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...] = field(default_factory=tuple)
    #: Codes of the indicators it rests on, for annex B.
    indicators: tuple[str, ...] = ()

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
    def maps(self) -> list[MapBlock]:
        return [block for block in self.blocks if isinstance(block, MapBlock)]

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
        block["type"] = _TYPES[type(made)]
    return _plain(plain)


def from_plain(plain: dict[str, Any]) -> Chapter:
    """The chapter again, equal to the one that was stored."""
    values = dict(plain)
    values["blocks"] = tuple(_block(block) for block in plain["blocks"])
    values["figures"] = tuple(_figure(figure) for figure in plain["figures"])
    values["indicators"] = tuple(plain.get("indicators", ()))
    return Chapter(**values)


def _figure(plain: dict[str, Any]) -> Figure:
    """Its numbers as numbers; what an older layout does not name keeps its default."""
    numbers = {name: _number(plain.get(name)) for name in ("value", "band")}
    return Figure(**(plain | numbers | {"breaks": tuple(plain.get("breaks", ()))}))


def _block(plain: dict[str, Any]) -> Block:
    """What an older layout does not name keeps its default."""
    values = {key: value for key, value in plain.items() if key != "type"}
    return _READERS[plain["type"]](values)


def _table(values: dict[str, Any]) -> TableBlock:
    values["columns"] = tuple(ColumnSpec(**column) for column in values["columns"])
    values["rows"] = tuple(_row(row) for row in values["rows"])
    values["total"] = _row(values["total"]) if values["total"] is not None else None
    values["notes"] = tuple(values["notes"])
    return TableBlock(**values)


def _chart(values: dict[str, Any]) -> ChartBlock:
    values["categories"] = tuple(values["categories"])
    values["series"] = tuple((name, _row(cells)) for name, cells in values["series"])
    values["breaks"] = tuple((when, why) for when, why in values.get("breaks", ()))
    return ChartBlock(**values)


def _map(values: dict[str, Any]) -> MapBlock:
    values["areas"] = tuple(MapArea(**(area | {"value": _number(area["value"])})) for area in values["areas"])
    values["borders"] = _row(values["borders"])
    values["kinds"] = tuple((code, words) for code, words in values["kinds"])
    return MapBlock(**values)


def _text(values: dict[str, Any]) -> TextBlock:
    return TextBlock(**(values | {"lines": tuple(values["lines"])}))


_TYPES = {TableBlock: "table", ChartBlock: "chart", MapBlock: "map", TextBlock: "text"}
_READERS: dict[str, Callable[[dict[str, Any]], Block]] = {
    "table": _table,
    "chart": _chart,
    "map": _map,
    "text": _text,
}


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
        return f"{value:.2f}" if value == round(value, 2) else f"{value:f}"
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
