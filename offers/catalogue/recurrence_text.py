"""Regular times out of a German line, as old lists have them: "Mo bis Fr, 9–12 Uhr; jeden 2. Di im Monat, 17–19 Uhr"."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from desk.forms.fields import read_time
from offers.catalogue.choices import Rhythm, Weekday
from offers.catalogue.recurrence import RegularTime, plain, read_times

NAMES = {
    "mo": "MO", "montag": "MO", "di": "TU", "dienstag": "TU", "mi": "WE", "mittwoch": "WE", "do": "TH",
    "donnerstag": "TH", "fr": "FR", "freitag": "FR", "sa": "SA", "samstag": "SA", "sonnabend": "SA",
    "so": "SU", "sonntag": "SU",
}  # fmt: skip
PLACES = {
    Rhythm.FIRST: r"1\.|erste[rn]?", Rhythm.SECOND: r"2\.|zweite[rn]?", Rhythm.THIRD: r"3\.|dritte[rn]?",
    Rhythm.FOURTH: r"4\.|vierte[rn]?", Rhythm.LAST: r"letzte[rn]?",
}  # fmt: skip
FORTNIGHT = re.compile(r"alle (?:zwei|2) wochen|alle 14 tage|14-tägig|vierzehntägig|zweiwöchentlich")
MONTHLY = re.compile(r"(?:im|des|jeden|in jedem) monats?\b")
HOURS = re.compile(
    r"^(?P<head>.*?)[,:\s]*(?:von\s+)?(?P<start>\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr)?\s*(?:-|bis)\s*"
    r"(?P<end>\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr)?\.?$"
)
TOKEN = re.compile(r"[a-zäöüß]+|[^\s]")
#: Words that say nothing about the day.
QUIET = frozenset(
    {"und", "jeden", "jede", "jeder", "immer", "am", "wöchentlich", "woche", ",", "/", "&", "+"}
)


def read_times_text(text: str) -> list[dict[str, Any]]:
    """Plain regular times; raises ValidationError that quotes the part nobody can read."""
    found = [_read(part) for part in re.split(r"[;\n]", text) if part.strip()]
    return plain(read_times(found))


def _read(part: str) -> RegularTime:
    words = re.sub(r"[–—−]", "-", part.strip().casefold())
    hours = HOURS.match(words)
    if hours is None:
        raise _unread(part)
    rhythm, rest = _rhythm(hours["head"])
    days = set(_days(rest, part))
    start, end = read_time(hours["start"]), read_time(hours["end"])
    return RegularTime(rhythm, tuple(day for day in Weekday.values if day in days), start, end)


def _rhythm(head: str) -> tuple[str, str]:
    """The rhythm, and what is left when its words are taken away."""
    if FORTNIGHT.search(head):
        return Rhythm.FORTNIGHTLY.value, FORTNIGHT.sub(" ", head)
    for rhythm, words in PLACES.items():
        if re.search(rf"(?:^|\s)(?:{words})\s", head):
            return rhythm.value, MONTHLY.sub(" ", re.sub(rf"(^|\s)(?:{words})\s", " ", head))
    return Rhythm.WEEKLY.value, head


def _days(text: str, part: str) -> Iterator[str]:
    """Days one by one and in spans ("mo bis do", "fr-mo")."""
    if text.strip(" ,") in ("täglich", "jeden tag"):
        yield from Weekday.values
        return
    last, is_span = "", False
    for token in TOKEN.findall(text):
        day = NAMES.get(token) or NAMES.get(token.removesuffix("s"))
        if token in ("bis", "-") and last:
            is_span = True
        elif day and is_span:
            yield from _span(last, day)
            last, is_span = day, False
        elif day:
            yield day
            last = day
        elif token not in QUIET:
            raise _unread(part)


def _span(first: str, last: str) -> list[str]:
    week = [*Weekday.values, *Weekday.values]
    start = week.index(first)
    return week[start : week.index(last, start) + 1]


def _unread(part: str) -> ValidationError:
    return ValidationError(
        _(
            "„%(part)s“ lesen wir nicht als feste Zeit. Bitte schreiben wie „Mo bis Fr, 9–12 Uhr; jeden 2. Di im "
            "Monat, 17–19 Uhr“ oder die Spalte „Hinweis zu den Zeiten“ nehmen."
        )
        % {"part": part.strip()[:60]}
    )
