"""The one contract of every table that leaves the house: screen, CSV, XLSX, JSON, PDF, chart twin.

Cells are plain Python values (str, int, Decimal, float, bool, date, datetime, None); each writer
shows them in its own way. `display` is the German way for people.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.clock import BERLIN

Cell = Any
Row = Sequence[Cell]

#: What no XML, no spreadsheet and no PDF takes (control characters other than line breaks and tab, lone
#: surrogates), and signs that turn the direction of the text around them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
#: 1,234.5 becomes 1.234,5.
_GERMAN_MARKS = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class TableColumn:
    """One column: key for programs, German title for people.

    `kind`: ``""`` (follow the value), ``"number"``, ``"euro"``, ``"percent"``: how numbers look.
    `decimals`: fixed places for numbers. `numeric`: aligned right. `width`: characters in XLSX.
    """

    key: str
    title: Any
    kind: str = ""
    decimals: int | None = None
    numeric: bool = False
    width: int | None = None

    @property
    def is_right(self) -> bool:
        return self.numeric or self.kind in {"number", "euro", "percent"}


@dataclass(frozen=True)
class Table:
    """Rows under German headings. `rows` may be any iterable of sequences and is read once by streams.

    `total`: a sum row, set apart at the end. `source`: the line below. `number`: "T 3.1" in reports.
    """

    key: str
    title: Any
    columns: Sequence[TableColumn]
    rows: Iterable[Row]
    source: Any = ""
    number: str = ""
    total: Row | None = None
    notes: Sequence[Any] = field(default_factory=tuple)

    def shown_columns(self) -> list[TableColumn]:
        return list(self.columns)

    def shown_rows(self) -> list[list["ShownCell"]]:
        """Rows as display texts, for templates."""
        return [self._shown(row) for row in self.rows]

    def shown_total(self) -> list["ShownCell"]:
        return self._shown(self.total) if self.total is not None else []

    def _shown(self, row: Row) -> list["ShownCell"]:
        return [
            ShownCell(display(value, column), column.is_right or is_number(value))
            for value, column in zip(row, self.columns, strict=True)
        ]


@dataclass(frozen=True)
class ShownCell:
    """A cell as text, and whether it stands right."""

    text: str
    is_right: bool = False


def is_number(value: Cell) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def display(value: Cell, column: TableColumn | None = None) -> str:
    """The value as a German reader writes it: ``1.234,5``, ``31.12.2026``, ``ja``; nothing is ``–``."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, dt.datetime):
        return f"{local(value):%d.%m.%Y, %H:%M} Uhr"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if is_number(value):
        kind, decimals = (column.kind, column.decimals) if column else ("", None)
        return german_number(value, decimals=2 if kind == "euro" and decimals is None else decimals) + {
            "euro": "\u00a0€",
            "percent": "\u00a0%",
        }.get(kind, "")
    return clean_text(value)


def german_number(value: int | float | Decimal, *, decimals: int | None = None, group: bool = True) -> str:
    """``-1234.5`` to ``−1.234,5``; with `decimals` to fixed places (half up), without as many as it has."""
    number = Decimal(str(value))
    if not number.is_finite():
        return "x"
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")
    elif number != number.to_integral():
        number = number.normalize()
    else:
        number = number.to_integral()
    text = f"{abs(number):,f}" if group else f"{abs(number):f}"
    text = text.translate(_GERMAN_MARKS)
    return f"−{text}" if number < 0 else text


def local(value: dt.datetime) -> dt.datetime:
    """An aware instant on the wall clock in Germany; a naive one stays as it is."""
    return value if value.tzinfo is None else value.astimezone(BERLIN)


def clean_text(value: Any) -> str:
    """Text without control characters that spreadsheets and XML refuse."""
    return _CONTROL.sub("", str(value))
