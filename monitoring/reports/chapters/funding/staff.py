"""Posts the grants pay for (T21), and what became of applications (T22)."""

import datetime as dt
from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from documents.suppression import rate
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.chapters.funding.grants import GIVEN, Grant, asked_in, posts_on
from monitoring.reports.comparing import Unit, compared, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line
from offers.funding.choices import PeriodStatus


def posts(grants: list[Grant], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T21: counted on the last day of each year. A post on a grant ends with it; others are not recorded."""
    days = [min(dt.date(year, 12, 31), cut) for year in period.years if dt.date(year, 1, 1) <= cut]
    rows = [
        (f"{day:%d.%m.%Y}", posts_on(grants, day), sum(g.posts > 0 and g.runs_on(day) for g in grants))
        for day in days
    ]
    is_there = any(count for _day, _posts, count in rows)
    return TableBlock(
        "T21",
        "posts",
        _("Stellen aus befristeter Förderung, %(district)s, %(period)s, in Vollzeitstellen")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("day", _("Stichtag")),
            ColumnSpec("posts", _("Stellen"), "number", 2),
            ColumnSpec("grants", _("Förderungen mit Stellen"), "number"),
        ),
        tuple(rows) if is_there else (),
        notes=(_("Unbefristete Stellen werden im Teilhabenetz nicht geführt."),) if is_there else (),
        source=source_line(_("Förderregister"), cut),
    )


def applications(grants: list[Grant], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T22: applications by how they ended."""
    old, new = _ends(asked_in(grants, period.before)), _ends(asked_in(grants, Period(period.first, cut)))
    return TableBlock(
        "T22",
        "applications",
        _("Anträge auf Förderung und ihr Ausgang, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("end", _("Anträge")), ColumnSpec("unit", _("Einheit")), *comparison_columns(period)),
        tuple(_lines(old, new)) if new["asked"] else (),
        notes=(
            _("Gezählt im Jahr des Bescheids, ohne Bescheid im Jahr, in dem die Förderung beginnen soll."),
            _("Bewilligungsquote: bewilligt von entschieden, ab 20 Entscheidungen."),
        )
        if new["asked"]
        else (),
        source=source_line(_("Förderregister"), cut),
    )


def _ends(grants: list[Grant]) -> Counter[str]:
    ends = Counter("given" if grant.status in GIVEN else grant.status for grant in grants)
    return ends + Counter({"asked": len(grants)})


def _lines(old: Counter[str], new: Counter[str]) -> list[tuple[Any, ...]]:
    words = [
        ("asked", _("gestellt")), ("given", _("bewilligt")), (PeriodStatus.REJECTED, _("abgelehnt")),
        (PeriodStatus.WITHDRAWN, _("zurückgezogen")), (PeriodStatus.APPLIED, _("noch nicht entschieden")),
    ]  # fmt: skip
    was_counted = old["asked"] > 0
    lines: list[tuple[Any, ...]] = [
        (label, _("Anzahl"), *compared(old[key] if was_counted else None, new[key])) for key, label in words
    ]
    return [*lines, (_("Bewilligungsquote"), "%", *compared(_granted(old), _granted(new), Unit.RATE))]


def _granted(ends: Counter[str]) -> Any:
    return rate(ends["given"], ends["given"] + ends[PeriodStatus.REJECTED])
