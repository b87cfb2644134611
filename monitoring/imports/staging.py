"""Judged cells on their way, in a scratch file on disk: sorted and compared there, so that memory stays small.

The scratch file is an SQLite database of its own, removed with the object. It knows nothing of ours.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from monitoring.imports.judging import Judged

BUFFER = 5_000
_TABLE = """
CREATE TABLE cell (
    indicator INTEGER, area INTEGER, grp TEXT, sex TEXT, year INTEGER, time TEXT,
    value TEXT, sign TEXT, line INTEGER, heading INTEGER, stands_in INTEGER
)
"""
_KEY = "indicator, area, grp, sex, year, time"


class Staged(NamedTuple):
    """One value ready to be compared with what is there."""

    ags: str
    group: str
    sex: str
    year: int
    time: str
    value: Decimal | None
    sign: str
    line: int
    column: str


class Double(NamedTuple):
    """A cell whose value stands elsewhere in the file already."""

    name: str
    ags: str
    line: int
    column: str
    first_line: int
    differs: bool


@dataclass
class Found:
    """What a file says of an area or an indicator: name and kind, or title and unit."""

    key: str
    title: str
    more: str
    level: str = ""


class Staging:
    """Cells of one file. Use it as a context manager."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kennzahlen-")
        self._base = sqlite3.connect(Path(self._folder.name) / "zellen.sqlite3", isolation_level=None)
        for setting in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "temp_store = FILE",
            "cache_size = -16000",
        ):
            self._base.execute(f"PRAGMA {setting}")
        self._base.execute(_TABLE)
        self._base.execute("BEGIN")
        self._buffer: list[tuple] = []
        self.indicators: dict[str, int] = {}
        self.areas: dict[str, int] = {}
        self.columns: dict[str, int] = {}
        self.about_indicator: list[Found] = []
        self.about_area: list[Found] = []

    def __enter__(self) -> "Staging":
        return self

    def __exit__(self, *_error: object) -> None:
        self._base.close()
        self._folder.cleanup()

    def add(self, cell: Judged, group: str, sex: str, line: int, column: str) -> None:
        """Put one cell in; area and indicator must have been introduced."""
        self._buffer.append(
            (
                self.indicators[cell.name.lower()],
                self.areas[cell.ags],
                group,
                sex,
                cell.year,
                cell.time,
                None if cell.value is None else str(cell.value),
                cell.sign,
                line,
                self.columns.setdefault(column, len(self.columns)),
                cell.stands_in,
            )
        )
        if len(self._buffer) >= BUFFER:
            self._flush()

    def introduce_indicator(self, name: str, title: str, unit: str) -> None:
        if name.lower() not in self.indicators:
            self.indicators[name.lower()] = len(self.about_indicator)
            self.about_indicator.append(Found(name, title, unit))

    def introduce_area(self, ags: str, name: str, kind: str, level: str) -> None:
        if ags not in self.areas:
            self.areas[ags] = len(self.about_area)
            self.about_area.append(Found(ags, name, kind, level))

    def settle(self) -> Iterator[Double]:
        """End of the file: rows of Länder give way to the district's own, doubles leave and are told."""
        self._flush()
        self._base.execute(f"CREATE INDEX cell_key ON cell ({_KEY}, stands_in, line)")
        self._base.execute(
            "DELETE FROM cell WHERE stands_in AND EXISTS (SELECT 1 FROM cell AS own WHERE NOT own.stands_in"
            " AND own.indicator = cell.indicator AND own.area = cell.area AND own.grp = cell.grp"
            " AND own.sex = cell.sex AND own.year = cell.year AND own.time = cell.time)"
        )
        columns, names = self._column_names(), [found.key for found in self.about_indicator]
        # In a table of its own: a file that says everything twice must not stand in memory.
        self._base.execute(
            f"CREATE TABLE twice AS SELECT {_KEY} FROM cell GROUP BY {_KEY} HAVING COUNT(*) > 1"
        )
        where = " AND ".join(f"{part.strip()} = ?" for part in _KEY.split(","))
        for key in self._base.cursor().execute(f"SELECT {_KEY} FROM twice"):
            rows = self._base.execute(
                f"SELECT rowid, value, sign, line, heading FROM cell WHERE {where} ORDER BY line, rowid", key
            ).fetchall()
            for rowid, value, sign, line, heading in rows[1:]:
                self._base.execute("DELETE FROM cell WHERE rowid = ?", (rowid,))
                differs = (value, sign) != (rows[0][1], rows[0][2])
                ags = self.about_area[key[1]].key
                yield Double(names[key[0]], ags, line, columns[heading], rows[0][3], differs)

    def of_indicator(self, name: str, *, only_sums: bool = False) -> Iterator[Staged]:
        """Its values series by series in the order of time; apart from them those of Länder, which only give sums."""
        columns, areas = self._column_names(), [found.key for found in self.about_area]
        sums = {place for place, found in enumerate(self.about_area) if found.level == "sum"}
        rows = self._base.cursor().execute(
            "SELECT area, grp, sex, year, time, value, sign, line, heading FROM cell WHERE indicator = ?"
            " ORDER BY area, grp, sex, year, time",
            (self.indicators[name.lower()],),
        )
        for area, group, sex, year, time, value, sign, line, heading in rows:
            if (area in sums) == only_sums:
                number = None if value is None else Decimal(value)
                yield Staged(areas[area], group, sex, year, time, number, sign, line, columns[heading])

    def counts(self, name: str) -> dict[str, int]:
        """Values of an indicator by key of the area."""
        rows = self._base.execute(
            "SELECT area, COUNT(*) FROM cell WHERE indicator = ? GROUP BY area",
            (self.indicators[name.lower()],),
        )
        return {
            self.about_area[area].key: count for area, count in rows if self.about_area[area].level != "sum"
        }

    def years(self, name: str) -> tuple[int, int]:
        """First and last year."""
        return self._base.execute(
            "SELECT MIN(year), MAX(year) FROM cell WHERE indicator = ?", (self.indicators[name.lower()],)
        ).fetchone()

    def coverage(self, name: str) -> tuple[int, int]:
        """In how many districts it has a number, at the time with fewest and with most (whole population)."""
        districts = (
            ",".join(str(p) for p, found in enumerate(self.about_area) if found.level == "kreis") or "-1"
        )
        rows = self._base.execute(
            "SELECT COUNT(value) FROM cell WHERE indicator = ? AND grp = 'total' AND sex = 'all'"
            f" AND area IN ({districts}) GROUP BY year, time",
            (self.indicators[name.lower()],),
        ).fetchall()
        counts = [count for (count,) in rows]
        return (min(counts), max(counts)) if counts else (0, 0)

    def _column_names(self) -> list[str]:
        return list(self.columns)

    def _flush(self) -> None:
        self._base.executemany("INSERT INTO cell VALUES (?,?,?,?,?,?,?,?,?,?,?)", self._buffer)
        self._buffer.clear()
