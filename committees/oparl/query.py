"""Reading what a program writes behind the question mark."""

import datetime as dt
import re
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from committees.oparl.draft import moment
from committees.oparl.pages import Wanted

MOMENTS = ("created_since", "created_until", "modified_since", "modified_until")
KNOWN = frozenset({*MOMENTS, "limit", "after", "omit_internal"})
MOST = 100
DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")


class WrongQuery(ValueError):
    """A parameter that is unknown or cannot be read; its text says which."""


def read_query(query: QueryDict) -> tuple[Wanted, bool]:
    """The filters and page of a list, and whether inner lists are to be left out. Raises `WrongQuery`."""
    if unknown := sorted(set(query) - KNOWN):
        raise WrongQuery(_("Unbekannter Parameter: %(name)s") % {"name": unknown[0][:40]})
    moments = {name: _moment(name, str(query[name])) for name in MOMENTS if query.get(name)}
    wanted = Wanted(**moments, after=_key(query.get("after", "")), limit=_limit(query.get("limit", "")))
    return wanted, read_omit(query)


def read_omit(query: QueryDict) -> bool:
    value = query.get("omit_internal", "")
    if value not in ("", "true", "false"):
        raise WrongQuery(_("omit_internal ist true oder false."))
    return value == "true"


def spell(wanted: Wanted, *, omit: bool, after: UUID | None) -> dict[str, str]:
    """The same question in its one spelling, for the links of a page."""
    values = {name: moment(value) for name in MOMENTS if (value := getattr(wanted, name))}
    if wanted.limit != MOST:
        values["limit"] = str(wanted.limit)
    if omit:
        values["omit_internal"] = "true"
    if after:
        values["after"] = str(after)
    return values


def _moment(name: str, text: str) -> dt.datetime:
    """A full date-time. A plus sign that was not encoded arrives as a space and is understood."""
    text = text.replace(" ", "+")
    try:
        if DATE_TIME.fullmatch(text):
            return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    raise WrongQuery(
        _("%(name)s: Zeitpunkt wie 2026-03-02T14:00:00+01:00 erwartet, Pluszeichen als %%2B.")
        % {"name": name}
    )


def _limit(text: str) -> int:
    """At most a hundred, whatever is asked for."""
    if not text:
        return MOST
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise WrongQuery(_("limit ist eine ganze Zahl ab 1."))
    return min(int(text), MOST)


def _key(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise WrongQuery(_("Diese Seite der Liste gibt es nicht.")) from error
