"""Reading what a program writes behind the question mark: the parameters of HSDS 3.0, and `district`."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts import clock
from offers.hsds.taxonomies import taxonomy_by_key, term_by_key
from offers.hsds.wanted import Wanted

PER_PAGE, MOST = 50, 100
TEXT_LIMIT = 200
#: Deeper than this nobody reads page by page; `format=ndjson` gives everything at once.
LAST_PAGE = 10_000


class WrongQuery(ValueError):
    """A parameter that is unknown or cannot be read; its text says which."""


@dataclass(frozen=True)
class Asked:
    """What is asked for, which page of it, and in which form."""

    wanted: Wanted
    page: int = 1
    per_page: int = PER_PAGE
    is_full: bool = False
    is_minimal: bool = False
    is_stream: bool = False


def read_query(query: QueryDict, known: frozenset[str]) -> Asked:
    """Check a query against the parameters an address understands. Raises `WrongQuery`."""
    if unknown := sorted(set(query) - known):
        raise WrongQuery(_("Unbekannter Parameter: %(name)s") % {"name": unknown[0][:40]})
    return Asked(
        Wanted(
            search=_text(query.get("search", "")),
            district=_text(query.get("district", "")),
            organisation=_key("organization_id", query.get("organization_id", "")),
            taxonomy=_known("taxonomy_id", query.get("taxonomy_id", ""), taxonomy_by_key),
            term=_known("taxonomy_term_id", query.get("taxonomy_term_id", ""), term_by_key),
            changed_since=_moment(query.get("modified_after", "")),
        ),
        page=_number("page", query.get("page", ""), 1, LAST_PAGE),
        per_page=_number("per_page", query.get("per_page", ""), PER_PAGE, MOST),
        is_full=_flag("full", query) or _flag("full_service", query),
        is_minimal=_flag("minimal", query),
        is_stream=_format(query.get("format", "")) == "ndjson",
    )


def _text(text: str) -> str:
    text = text.replace("\x00", "").strip()
    if len(text) > TEXT_LIMIT:
        raise WrongQuery(_("Der Suchtext ist zu lang."))
    return text


def _number(name: str, text: str, usual: int, most: int) -> int:
    """More than the most is the most; anything but a number from 1 is refused."""
    if not text:
        return usual
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise WrongQuery(_("%(name)s ist eine ganze Zahl ab 1.") % {"name": name})
    return min(int(text), most)


def _flag(name: str, query: QueryDict) -> bool:
    value = query.get(name, "")
    if value not in ("", "true", "false"):
        raise WrongQuery(_("%(name)s ist true oder false.") % {"name": name})
    return value == "true"


def _format(text: str) -> str:
    if text not in ("", "json", "ndjson"):
        raise WrongQuery(_("format ist json oder ndjson."))
    return text


def _key(name: str, text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise WrongQuery(_("%(name)s ist kein Schlüssel.") % {"name": name}) from error


def _known(name: str, text: str, find: Any) -> Any:
    """A key of our lists of words. One we do not have is a mistake, not an empty answer."""
    if not text:
        return None
    found = find(text)
    if found is None:
        raise WrongQuery(_("%(name)s: Diesen Schlüssel gibt es nicht.") % {"name": name})
    return found


def _moment(text: str) -> dt.datetime | None:
    """A day or a moment; without an offset it is German local time. A plus sign may arrive as a space."""
    if not text:
        return None
    try:
        moment = dt.datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
        return moment if moment.tzinfo else moment.replace(tzinfo=clock.BERLIN)
    except (ValueError, OverflowError) as error:
        raise WrongQuery(_("modified_after: Zeitpunkt wie 2026-03-02T14:00:00+01:00 erwartet.")) from error
