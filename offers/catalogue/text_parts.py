"""Texts of an offer that are words only in part: what every language shares is entered once.

A contact holds numbers and addresses beside words ("Frau Wenzel, 09999 1234"): only the words are translated,
the rest is taken from the German text wherever it is shown, so that a new number makes no translation old.
Of a break only the name is translated, never its days.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language_bidi

#: Addresses of mail and web, and numbers one dials: hours and prices are words.
NEUTRAL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s,;]*[^\s,;.)]|(?<!\d)(?:\(0\d+\)|\+\d|0\d)[\d\s/().–-]{3,}\d",
    re.IGNORECASE,
)
#: What is left where parts were taken out.
LOOSE = re.compile(r"\s*\(\s*\)|\s*[,;]\s*(?=[,;]|$)|^[\s,;.:|/–-]+|[\s,;:|/(–-]+$")
#: Left-to-right isolate and its end (UAX 9): a number keeps its order in a text that runs from right to left.
ISOLATE, END = "\u2066", "\u2069"


def german_texts(values: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, str]:
    """What is to be translated, from the values of an offer: the same names, words alone."""
    found = {name: values.get(name) or "" for name in fields}
    found["registration_contact"] = words_of(found["registration_contact"])
    found["break_names"] = "\n".join(break_names(values.get("breaks")))
    return found


def neutral_parts(text: str) -> list[str]:
    """Numbers and addresses, as they stand in the text."""
    return [part.strip() for part in NEUTRAL.findall(text)]


def words_of(text: str) -> str:
    """The text without them; empty if no word is left."""
    rest = NEUTRAL.sub("", text)
    for _round in range(3):  # taking one stroke away may lay the next one bare
        rest = LOOSE.sub("", rest).strip()
    return rest if re.search(r"[^\W\d_]", rest) else ""


def contact_in(translated: str, german: str) -> str:
    """The translated words with the numbers and addresses of the German text behind them."""
    return ", ".join([translated, *(isolated(part) for part in neutral_parts(german))])


def with_isolates(text: str) -> str:
    """The text, its numbers and addresses kept from being turned around."""
    return NEUTRAL.sub(lambda found: isolated(found[0]), text)


def kept_in_order(text: str) -> str:
    """A number or an address on a page in whatever language: marked only where the page runs from right to left."""
    return isolated(text) if text and get_language_bidi() else text


def isolated(text: str) -> str:
    return f"{ISOLATE}{text}{END}"


def break_names(breaks: Any) -> list[str]:
    """The names breaks have, in the order of their first day, each once."""
    rows = sorted(breaks or [], key=lambda row: row["first"])
    return list(dict.fromkeys(row["name"] for row in rows if row.get("name")))


def names_in(translated: str, german: list[str]) -> dict[str, str]:
    """German name of a break -> its name in another language; empty if their number is not the same."""
    lines = [line.strip() for line in translated.splitlines() if line.strip()]
    return dict(zip(german, lines, strict=True)) if len(lines) == len(german) else {}
