"""What a Word file is made of: plain values."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from documents.charts import Chart
from documents.tables import Table


@dataclass(frozen=True)
class Heading:
    """A heading; level 0 is the title. `begins_page`: stands at the top of a new page."""

    text: str
    level: int = 1
    begins_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `style`: ``""``, ``"lead"``, ``"source"`` (small and grey), ``"strong"`` or ``"absence"``
    (a grey line with a bar: why there is nothing here)."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list, numbered or not; each numbered list begins with 1."""

    lines: Sequence[str]
    is_numbered: bool = False


@dataclass(frozen=True)
class Contents:
    """The list of headings down to a level; Word fills in the pages when it opens the file, or on F9."""

    title: str
    level: int = 2


@dataclass(frozen=True)
class WordTable:
    """A table of the house with caption, head that repeats, sum row, notes and source."""

    table: Table


@dataclass(frozen=True)
class WordChart:
    """A chart as a picture, with its message as text for those who do not see it. `width_mm` as it was drawn."""

    chart: Chart
    width_mm: float = 165
    #: Where its numbers are, behind the source.
    note: str = ""


Part = Heading | Paragraph | Bullets | Contents | WordTable | WordChart


@dataclass(frozen=True)
class WordDocument:
    """A whole file. `made_at` stands in its properties instead of the clock, `head` above every page."""

    title: str
    author: str
    made_at: dt.datetime
    parts: Sequence[Part]
    foot: str = ""
    head: str = ""
    accent: str = "#0b4f56"
    language: str = "de-DE"
