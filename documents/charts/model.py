"""What a chart is for those who use it."""

import math
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.tables import Table, german_number, is_number

#: A number, or a sign of the statistics (``"x"``, ``"."``), or nothing known.
Value = Any
#: No count of people and no euro amount reaches this; nothing is drawn from it.
TOO_LARGE = 1e15


@dataclass(frozen=True)
class Chart:
    """A picture and its numbers. `description` is the message in words, read out instead of the picture."""

    svg: SafeString
    table: Table
    title: str
    description: str
    number: str = ""
    question: str = ""
    source: str = ""


@dataclass(frozen=True)
class Caption:
    """What stands around a chart."""

    title: str
    description: str
    number: str = ""
    question: str = ""
    source: str = ""

    def chart(self, svg: SafeString, table: Table) -> Chart:
        return Chart(svg, table, self.title, self.description, self.number, self.question, self.source)


def known(value: Value) -> bool:
    """Is there a number to draw?"""
    return is_number(value) and math.isfinite(value) and abs(value) < TOO_LARGE


def shown(value: Value, unit: str, decimals: int | None) -> str:
    """The value as it stands in the picture; a sign of the statistics stays one."""
    if not known(value):
        return str(value) if isinstance(value, str) and value else _("keine Angabe")
    return german_number(value, decimals=decimals) + (f"\u00a0{unit}" if unit else "")
