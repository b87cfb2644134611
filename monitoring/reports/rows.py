"""Where the rows behind a table or a picture are: the list they were counted from, filtered as far as it can be.

The list shows the rows of today; a frozen number may have been counted from others, and the page says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from coordination.network.fields import FieldOfAction
from desk.shell.navigation import Entry
from monitoring.reports.periods import Period

ORGANISATIONS = Entry(_("Organisationen"), "coordination:organisation-list", "organisation")
OFFERS = Entry(_("Angebote"), "offers:offer-list", ("offer", "offer_draft"))
MEETINGS = Entry(_("Sitzungen"), "committees:meeting-list", "meeting")
COMMITTEES = Entry(_("Gremien"), "committees:committee-list", "committee")
FUNDING = Entry(_("Förderungen"), "offers:period-list", "funding_period")
BOOKINGS = Entry(_("Anfragen"), "coordination:booking-list", "booking")
INTERPRETERS = Entry(_("Sprachmittler:innen"), "coordination:interpreter-list", "interpreter")
CASES = Entry(_("Fälle"), "coordination:case-list", "case")
BARRIERS = Entry(_("Hürden"), "coordination:barrier-list", "barrier")
MEASURES = Entry(_("Maßnahmen"), "monitoring:measure-list", "measure")
INDICATORS = Entry(_("Indikatoren"), "monitoring:indicator-list", "indicator")
POSITION = Entry(_("Vergleich der Kreise"), "monitoring:position", "cluster_run")
#: Numbers of the outline, its list, and the filter of the list that takes the period. The first that fits holds.
SOURCES: tuple[tuple[re.Pattern[str], Entry, str], ...] = tuple(
    (re.compile(f"(?:{numbers})[a-z]?"), entry, period)
    for numbers, entry, period in (
        (r"T3|T4|A1|A2|A3|K1|T7\.\d+|A5\.\d+", INDICATORS, ""),
        (r"T5|T6|A4|K2", POSITION, ""),
        (r"T8\.\d+|T14|T15|T16|T17|A8|A9|K3|T19", OFFERS, ""),
        (r"T9\.\d+|T29|T34|T35", BARRIERS, ""),
        (r"T10|T11|A6|A7", ORGANISATIONS, ""),
        (r"T12", MEETINGS, "start"),
        (r"T13", COMMITTEES, ""),
        (r"T18|T20|T21|T22|A10", FUNDING, ""),
        (r"T23", INTERPRETERS, ""),
        (r"T24|T25|A11|A12", BOOKINGS, "date"),
        (r"T26|T27|T28|A13", CASES, ""),
        (r"T30|T31|T32|T33|A14", MEASURES, ""),
    )
)
_OF_FIELD = re.compile(r"[A-Z]\d+\.(\d+)")


@dataclass(frozen=True)
class RowsLink:
    """A list and its address."""

    title: str
    url: str


def rows_link(number: str, period: Period, roles: Iterable[str]) -> RowsLink | None:
    """The list behind the table with this number, for a person with these roles; nothing where it may not see it."""
    for pattern, entry, dates in SOURCES:
        if pattern.fullmatch(number):
            if not (entry.is_open_to(roles) and entry.url):
                return None
            return RowsLink(str(entry.title), _address(entry.url, _query(number, dates, period)))
    return None


def _query(number: str, dates: str, period: Period) -> list[tuple[str, Any]]:
    query: list[tuple[str, Any]] = []
    if found := _OF_FIELD.fullmatch(number):
        place = int(found.group(1))
        query += [("field", code) for code in FieldOfAction.values[place - 1 : place]]
    if dates:
        query += [(f"{dates}_von", period.first.isoformat()), (f"{dates}_bis", period.last.isoformat())]
    return query


def _address(url: str, query: list[tuple[str, Any]]) -> str:
    return f"{url}?{urlencode(query)}" if query else url
