"""For whom the closed offers are, and why they are not for everybody (T15)."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from monitoring.reports.blocks import Chapter, ColumnSpec, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line
from offers.catalogue.choices import ClosedReason, Openness, TargetGroup
from offers.openness.selectors import running_on


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. An offer counts with each of its groups, and once in the last line."""
    cut = period.cut(today)
    lines: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    every: dict[str, int] = defaultdict(int)
    for groups, reason, offers, opening in _closed(district, cut):
        for line in (every, *(lines[group] for group in groups)):
            line[reason] += offers
            line["all"] += offers
            line["opening"] += opening
    rows: list[tuple[Any, ...]] = [
        (str(label), *_cells(lines[code])) for code, label in TargetGroup.choices if lines[code]["all"]
    ]
    rows.sort(key=lambda row: -row[-2])
    table = TableBlock(
        "T15",
        "target_groups",
        _("Angebote nicht für alle nach Zielgruppe und Grund, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        (
            ColumnSpec("group", _("Zielgruppe")),
            *(ColumnSpec(code, str(label), "number") for code, label in ClosedReason.choices),
            ColumnSpec("all", _("Angebote"), "number"),
            ColumnSpec("opening", _("davon Öffnung geplant"), "number"),
        ),
        tuple(rows),
        (_("Alle Angebote, die nicht allen offen stehen"), *_cells(every)) if rows else None,
        notes=(
            _(
                "Ein Angebot für mehrere Gruppen zählt bei jeder; die letzte Zeile zählt jedes Angebot einmal."
            ),
        )
        if rows
        else (),
        source=source_line(_("Angebotsregister"), cut),
        absence=_("Am Stichtag gab es kein Angebot, das nicht allen offen stand."),
    )
    return Chapter(6, "offers", _("Angebote und ihre Öffnung"), "", (table,))


def _closed(district: District, day: dt.date) -> Any:
    """Groups, reason, how many offers, and of how many of them an opening is planned."""
    return (
        running_on(district, day)
        .exclude(openness=Openness.OPEN)
        .order_by()
        .values_list("target_groups", "target_group_reason")
        .annotate(offers=Count("pk"), opening=Count("pk", filter=Q(opens_on__gt=day)))
    )


def _cells(line: dict[str, int]) -> tuple[int, ...]:
    return (*(line[code] for code in ClosedReason.values), line["all"], line["opening"])
