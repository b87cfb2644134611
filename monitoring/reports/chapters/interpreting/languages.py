"""Languages asked for: against the pool (A12), and those nobody could be found for (T25a)."""

import datetime as dt
from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.languages import Language
from documents.suppression import DEFAULT_K, HIDDEN, is_small
from monitoring.reports.blocks import ChartBlock, ColumnSpec, TableBlock
from monitoring.reports.chapters.interpreting.bookings import Booking, within
from monitoring.reports.comparing import compared_people, comparison_columns, people_column
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

#: A language stands alone only if so many different people interpreted it (section 4).
FEWEST_INTERPRETERS = 3
TOP = 10


def named_languages(bookings: list[Booking]) -> list[str]:
    """Languages that may stand alone, most asked for first: five bookings or more, of three interpreters or more."""
    asked = Counter(booking.language for booking in bookings)
    people: dict[str, set[UUID]] = defaultdict(set)
    for booking in bookings:
        if booking.interpreter:
            people[booking.language].add(booking.interpreter)
    large = [
        code
        for code, count in asked.items()
        if count >= DEFAULT_K and len(people[code]) >= FEWEST_INTERPRETERS
    ]
    return sorted(large, key=lambda code: (-asked[code], code))


def demand(
    bookings: list[Booking], pool: Counter[str], district: District, period: Period, cut: dt.date
) -> ChartBlock:
    """A12: the ten languages asked for most, and back to back how many active people of the pool speak each.

    The picture is read from its foot, so the language asked for most comes last and stands at the top.
    """
    mine = within(bookings, Period(period.first, cut))
    named = named_languages(mine)
    rows = _with_rest(mine, named)
    asked, _total = people_column([count for _label, count in rows])
    people: list[Any] = [HIDDEN if is_small(pool[code]) else pool[code] for code in named]
    top = list(zip(rows, asked, [*people, *[None] * (len(rows) - len(named))], strict=True))
    shown = [*top[: min(TOP, len(named))], *top[len(named) :]][::-1]
    message = (
        _("Am häufigsten gefragt ist %(language)s mit %(count)s Anfragen.")
        % {"language": rows[0][0], "count": number(asked[0])}
        if named
        else _("Keine Sprache wurde oft genug angefragt, um allein genannt zu werden.")
    )
    return ChartBlock(
        "A12",
        "languages",
        "pyramid",
        _("Anfragen nach Sprache und Personen im Pool, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        message,
        tuple(row[0] for row, _asked, _people in shown),
        (
            (_("Anfragen"), tuple(count for _row, count, _people in shown)),
            (_("Personen im Pool"), tuple(count for _row, _asked, count in shown)),
        ),
        label_title=_("Sprache"),
        question=_("Welche Sprachen werden gebraucht, und wie viele aktive Personen sprechen sie?"),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def unserved(
    bookings: list[Booking], district: District, period: Period, cut: dt.date, *, hides: tuple[bool, bool]
) -> TableBlock:
    """T25a: requests for which nobody could be found; only languages that may stand alone are named.

    `hides`: T24 hides their number in the period before, or in this one.
    """
    new, old = within(bookings, Period(period.first, cut)), within(bookings, period.before)
    named = named_languages(new)
    missed, missed_before = _unserved(new), _unserved(old)
    rows, rows_before = _with_rest(missed, named), _with_rest(missed_before, named)
    counts = [count for _label, count in rows]
    before = [count for _label, count in rows_before] if old else None
    lines, total = compared_people(before, counts, hides=hides)
    return TableBlock(
        "T25a",
        "unserved",
        _("Nicht vermittelte Anfragen nach Sprache, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("language", _("Sprache")), *comparison_columns(period)),
        tuple((label, *line) for (label, _count), line in zip(rows, lines, strict=True)) if missed else (),
        (_("Summe"), *total) if missed else None,
        notes=(
            _(
                "Eine Sprache steht allein ab %(k)d Anfragen und %(people)d verschiedenen Sprachmittler:innen im Zeitraum."
            )
            % {"k": DEFAULT_K, "people": FEWEST_INTERPRETERS},
        )
        if missed
        else (),
        source=source_line(_("Register der Sprachmittlung"), cut),
    )


def _unserved(bookings: list[Booking]) -> list[Booking]:
    return [booking for booking in bookings if booking.outcome == "unserved"]


def _with_rest(bookings: list[Booking], named: list[str]) -> list[tuple[str, int]]:
    """Counts of the named languages and, last, of all others together."""
    asked = Counter(booking.language for booking in bookings)
    rest = sum(count for code, count in asked.items() if code not in named)
    return [*((str(Language(code).label), asked[code]) for code in named), (_("Sonstige Sprachen"), rest)]
