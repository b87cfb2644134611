"""How often the committees met (T12a) and how soon their minutes were signed (T12b)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from committees.meetings.selectors import rules_of
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line


def by_committee(meetings: Iterable[Any]) -> dict[str, list[Any]]:
    """Meetings by the name of their committee, the earliest first."""
    found: dict[str, list[Any]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda row: row.starts_at):
        found[meeting.committee.name].append(meeting)
    return dict(sorted(found.items()))


def yearly_table(
    meetings: dict[str, list[Any]], district: District, period: Period, cut: dt.date
) -> TableBlock:
    """`meetings`: as `by_committee` gives them."""
    years = period.years
    rows = [
        (name, *(sum(row.day.year == year for row in held) for year in years), len(held))
        for name, held in meetings.items()
    ]
    return TableBlock(
        "T12a",
        "meetings_by_year",
        _("Sitzungen nach Jahr, %(district)s, %(period)s") % {"district": district, "period": period.words},
        (
            ColumnSpec("committee", _("Gremium")),
            *(ColumnSpec(f"year_{year}", str(year), "number") for year in years),
            ColumnSpec("all", _("Summe"), "number"),
        ),
        tuple(rows),
        (_("Summe"), *(sum(column) for column in list(zip(*rows, strict=True))[1:])) if rows else None,
        source=source_line(_("Sitzungsregister"), cut),
    )


def minutes_table(
    meetings: dict[str, list[Any]], district: District, period: Period, cut: dt.date
) -> TableBlock:
    """Counted are meetings, not people: a share needs no smallest base. The time allowed is that of the rules
    of each meeting; the words are those of the last one."""
    facts = {name: [_fact(row) for row in held] for name, held in meetings.items()}
    rows = [(name, _rule(meetings[name]), *_counts(of_body)) for name, of_body in facts.items()]
    every = [fact for of_body in facts.values() for fact in of_body]
    return TableBlock(
        "T12b",
        "minutes",
        _("Niederschriften und ihre Frist, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("committee", _("Gremium")),
            ColumnSpec("rule", _("Frist")),
            ColumnSpec("meetings", _("Sitzungen"), "number"),
            ColumnSpec("signed", _("unterzeichnet"), "number"),
            ColumnSpec("in_time", _("in der Frist"), "number"),
            ColumnSpec("share", _("in der Frist in %"), "number", 1),
            ColumnSpec("days", _("Tage bis zur Unterschrift (Median)"), "number", 1),
        ),
        tuple(rows),
        (_("Alle Gremien"), "", *_counts(every)) if rows else None,
        notes=(_("Gezählt ist die öffentliche Niederschrift; die Frist beginnt mit dem Tag der Sitzung."),)
        if rows
        else (),
        source=source_line(_("Sitzungsregister"), cut),
    )


def _fact(meeting: Any) -> tuple[int | None, bool]:
    """Days from meeting to signature, and whether they were in time."""
    if meeting.signed_on is None:
        return None, False
    days = (meeting.signed_on - meeting.day).days
    return days, meeting.signed_on <= rules_of(meeting).minutes_due_on(meeting.day)


def _rule(held: list[Any]) -> str:
    return rules_of(held[-1]).due.words


def _counts(facts: list[tuple[int | None, bool]]) -> tuple[Any, ...]:
    days = [passed for passed, _in_time in facts if passed is not None]
    in_time = sum(was for _passed, was in facts)
    share = round(100 * in_time / len(facts), 1) if facts else None
    return len(facts), len(days), in_time, share, float(median(days)) if days else None
