"""Official keys of areas, as files write them, brought to one spelling (domain paper, § 7, "Key matching").

Districts have five digits. Files write eight (`01001000`), lose the leading zero (`1001`), or give Hamburg and
Berlin as the Länder they are (`02`, `11`). Everything above and below a district is passed over, unless the
district that reads the file keeps the area itself (own municipalities).
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

#: Why a line is passed over without being wrong.
COUNTRY, LAND, REGION, PART, OTHER_LEVEL, DISSOLVED, CHANGE_RATE = (
    "country",
    "land",
    "region",
    "part",
    "other_level",
    "dissolved",
    "change_rate",
)
PASSED = {
    COUNTRY: _("Deutschland insgesamt"),
    LAND: _("Länder (zweistelliger Schlüssel)"),
    REGION: _("Regierungsbezirke und statistische Regionen"),
    PART: _("Gemeinden und Teile, die der Kreis nicht führt"),
    OTHER_LEVEL: _("andere Raumebenen"),
    DISSOLVED: _("aufgelöste Kreise ohne Wert"),
    CHANGE_RATE: _("Veränderungen zum Vorjahr"),
}
#: Länder that are one district; their two-digit row stands in where the district has none.
CITY_STATES = {"02": "02000", "11": "11000"}
GERMANY = "DG"


class Key(NamedTuple):
    """A key in one spelling. `passed`: a code of `PASSED` where the line is not for us.

    `stands_in`: made from the row of a Land; counts only where the district's own row is absent.
    """

    ags: str
    passed: str = ""
    stands_in: bool = False


class UnknownKey(ValueError):
    """The text is no official key of any kind."""


def read_key(text: str) -> Key:
    """`"1001"` -> 01001, `"01001000"` -> 01001, `"02"` -> 02000 standing in, `"032"` -> passed over."""
    key = text.strip().strip("'").upper()
    if key == GERMANY or (key.isdigit() and not key.strip("0")):
        return Key(GERMANY, COUNTRY)
    if not (key.isascii() and key.isdigit()):
        raise UnknownKey(text)
    if len(key) in (1, 4, 7):
        key = "0" + key
    match len(key):
        case 5:
            return Key(key)
        case 8:
            return Key(key[:5]) if key.endswith("000") else Key(key, PART)
        case 2:
            city = CITY_STATES.get(key)
            return Key(city, stands_in=True) if city else Key(key, LAND)
        case 3:
            return Key(key, REGION)
    raise UnknownKey(text)
