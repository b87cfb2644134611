"""The signs of the official statistics: how they are printed, what they mean, what an import makes of them.

Source: sign legend of the monitoring of the Länder; domain paper on monitoring, section 4.
"""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from documents.suppression import HIDDEN
from documents.tables import german_number
from monitoring.indicators.models import Sign

#: What is printed where the number would stand; brackets go around it.
MARKS: dict[str, str] = {
    Sign.NOTHING: "–",
    Sign.UNKNOWN_OR_SECRET: ".",
    Sign.BLOCKED: "x",
    Sign.TOO_UNSURE: "/",
    Sign.MISSING: "…",
}
#: Printed sign and its meaning, in the order of the legend.
LEGEND: tuple[tuple[str, Any], ...] = (
    ("0", _("gezählt und keiner gefunden; bei gerundeten Werten weniger als die Hälfte der letzten Stelle")),
    ("–", _("nichts vorhanden")),
    (HIDDEN, _("aus Datenschutzgründen nicht ausgewiesen: kleine Zahlen und Werte, aus denen sie sich errechnen ließen")),
    (".", _("Wert unbekannt oder geheim zu halten")),
    ("x", _("Aussage nicht sinnvoll, etwa eine Quote aus zu wenigen Fällen")),
    ("( )", _("eingeschränkt aussagekräftig")),
    ("/", _("nicht sicher genug")),
    ("…", _("Angabe fällt später an oder wurde nicht geliefert")),
)  # fmt: skip
#: Marks as they are found in files; several ways of writing one sign.
_READ: dict[str, str] = {
    "-": Sign.NOTHING,
    "–": Sign.NOTHING,
    "—": Sign.NOTHING,
    ".": Sign.UNKNOWN_OR_SECRET,
    "x": Sign.BLOCKED,
    "X": Sign.BLOCKED,
    "/": Sign.TOO_UNSURE,
    "...": Sign.MISSING,
    "…": Sign.MISSING,
    "": Sign.MISSING,
}


def read_sign(text: str, *, dash_is_zero: bool = False) -> tuple[Decimal | None, str] | None:
    """Value and sign a mark stands for; None: the text is no mark and has to be read as a number.

    A dash is the number 0 only for a series that says so; else it may also mean that the territory did not exist.
    """
    sign = _READ.get(text.strip())
    if sign is None:
        return None
    return (Decimal(0) if sign == Sign.NOTHING and dash_is_zero else None), sign


def printed(value: Decimal | None, sign: str = "", *, decimals: int = 1) -> str:
    """A value as it stands in a table: the number, the number in brackets, or the sign; never an empty cell."""
    if sign in MARKS:
        return MARKS[sign]
    if value is None:
        return MARKS[Sign.MISSING]
    number = german_number(value, decimals=decimals)
    return f"({number})" if sign == Sign.LIMITED else number


def meaning(sign: str) -> str:
    """The sign in words; nothing for a plain number."""
    return str(Sign(sign).label) if sign else ""
