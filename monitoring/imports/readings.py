"""A cell becomes a number or a sign: German numbers, and the signs of the statistical offices.

Signs: domain paper, § 4 (legend of the third report of the Länder). A cell that is neither is refused with
the reason in one sentence.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Signs of a value, as `IndicatorValue.sign` keeps them.
NOTHING, SECRET, BLOCKED, LIMITED, UNSURE, MISSING = (
    "nothing",
    "unknown_or_secret",
    "blocked",
    "limited",
    "too_unsure",
    "missing",
)
SIGNS = {
    "-": NOTHING,
    "–": NOTHING,
    "—": NOTHING,
    "−": NOTHING,
    ".": SECRET,
    "•": SECRET,
    "x": BLOCKED,
    "X": BLOCKED,
    "/": UNSURE,
    "...": MISSING,
    "…": MISSING,
    "": MISSING,
}
SIGN_WORDS = {
    NOTHING: gettext_lazy("nichts vorhanden"),
    SECRET: gettext_lazy("unbekannt oder geheim"),
    BLOCKED: gettext_lazy("gesperrt"),
    LIMITED: gettext_lazy("eingeschränkt aussagekräftig"),
    UNSURE: gettext_lazy("zu unsicher"),
    MISSING: gettext_lazy("fehlt"),
}
#: Spaces somebody may have put between thousands.
_SPACES = re.compile(r"(?<=\d)[  \s](?=\d{3}(?:\D|$))")
_GERMAN = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_POINT = re.compile(r"[+-]?\d+\.\d+")
#: As many digits as a figure of a country needs; longer ones are no figures.
_MOST_DIGITS = 20


class Reading(NamedTuple):
    """The number (or none) and the sign (or none) of a cell."""

    value: Decimal | None
    sign: str


class Unreadable(ValueError):
    """The cell holds neither number nor sign; the text says why, for people."""


def read_cell(text: str, sign: str = "", *, is_point: bool = False) -> Reading:
    """`"1.534,90"`, `"(12,5)"`, `"."`. `sign`: what stands in a column of its own.

    `is_point`: in `"12.5"` the point is a decimal one; `"1.343.041"` has thousands either way.
    """
    text, sign = text.strip(), sign.strip()
    extra = _sign_of(sign) if sign else ""
    if text.startswith("(") and text.endswith(")"):
        text, extra = text[1:-1].strip(), extra or LIMITED
    if text in SIGNS:
        return _without_number(SIGNS[text], extra)
    value = _number(text, is_point=is_point)
    if extra and extra != LIMITED:
        raise Unreadable(
            _("Neben der Zahl steht das Zeichen „%(sign)s“ für „%(words)s“: Eines von beiden ist zu viel.")
            % {"sign": sign, "words": SIGN_WORDS[extra]}
        )
    return Reading(value, extra)


def _without_number(found: str, extra: str) -> Reading:
    """An empty cell says what its sign says; without one it is missing."""
    if extra == LIMITED:
        raise Unreadable(_("Die Klammer bedeutet „eingeschränkt aussagekräftig“, aber die Zahl fehlt."))
    if extra and found not in (MISSING, extra):
        raise Unreadable(_("Feld und Zeichen widersprechen sich."))
    return Reading(None, extra or found)


def _sign_of(sign: str) -> str:
    if sign in ("()", "( )"):
        return LIMITED
    known = SIGNS.get(sign) or next(
        (code for code, words in SIGN_WORDS.items() if sign.lower() in (code, str(words).lower())), ""
    )
    if not known:
        raise Unreadable(
            _("Das Zeichen „%(sign)s“ ist nicht bekannt. Möglich sind: - . x ( ) / ...") % {"sign": sign[:20]}
        )
    return known


def _number(text: str, *, is_point: bool) -> Decimal:
    plain = _SPACES.sub("", text).replace("−", "-").replace("–", "-")
    if len(plain) > _MOST_DIGITS + 8:
        raise Unreadable(_("Das ist keine Zahl: „%(text)s …“.") % {"text": text[:30]})
    if is_point and _POINT.fullmatch(plain):
        return Decimal(plain)
    if _GERMAN.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if _POINT.fullmatch(plain):
        raise Unreadable(
            _(
                "„%(text)s“: In dieser Datei trennt der Punkt Tausender, hier stehen dahinter nicht drei Ziffern."
            )
            % {"text": text}
        )
    raise Unreadable(_("„%(text)s“ ist weder eine Zahl noch ein bekanntes Zeichen.") % {"text": text[:60]})
