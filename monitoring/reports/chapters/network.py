"""Actors of the network: who was there, who came, who left (T10, A6)."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.network.fields import FieldOfAction
from coordination.network.models import Organisation
from coordination.network.selectors.belonging import ever_in_network, there_on
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

COUNTS = ("at_start", "joined", "left", "at_end")


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """One query, by kind. Without a joining date an organisation counts from the start."""
    kinds = _counted(district, period, today)
    actors = _actors(kinds, district, period, today)
    fields = _fields(kinds, district, period, today)
    total = actors.total or ("", 0, 0, 0, 0)
    at_end, joined, left = total[4], total[2], total[3]
    lead = (
        _("Am Ende gehören %(count)s Organisationen zum Netz; %(joined)s kamen hinzu, %(left)s schieden aus.")
        % {"count": number(at_end), "joined": number(joined), "left": number(left)}
        if at_end or left
        else ""
    )
    figure = Figure(
        "actors",
        _("Akteure im Netzwerk"),
        at_end,
        _("%(joined)s neu, %(left)s ausgeschieden") % {"joined": number(joined), "left": number(left)},
        when=str(period.cut(today).year),
    )
    return Chapter(5, "network", _("Netzwerk und Gremien"), lead, (actors, fields), (figure,))


def _counted(district: District, period: Period, today: dt.date) -> dict[str, dict[str, int]]:
    """Per kind of organisation the figures of the period, and how many work in each field at its end."""
    cut = period.cut(today)
    there = there_on(cut)
    rows: Any = (
        ever_in_network(district)
        .values("kind")
        .annotate(
            at_start=Count("pk", filter=there_on(period.eve)),
            joined=Count("pk", filter=Q(joined_on__range=(period.first, cut))),
            left=Count("pk", filter=Q(left_on__range=(period.first, cut))),
            at_end=Count("pk", filter=there),
            **{
                code: Count("pk", filter=there & Q(fields_of_action__has=code))
                for code in FieldOfAction.values
            },
        )
    )
    return {row["kind"]: row for row in rows}


def _actors(
    kinds: dict[str, dict[str, int]], district: District, period: Period, today: dt.date
) -> TableBlock:
    cut = period.cut(today)
    found = {kind: [row[name] for name in COUNTS] for kind, row in kinds.items()}
    rows = [
        (str(label), *found[kind]) for kind, label in Organisation.Kind.choices if any(found.get(kind, ()))
    ]
    sums = tuple(sum(column) for column in list(zip(*rows, strict=True))[1:]) if rows else ()
    return TableBlock(
        "T10",
        "actors",
        _("Akteure nach Art, %(district)s, %(period)s") % {"district": district, "period": period.words},
        (
            ColumnSpec("kind", _("Art")),
            ColumnSpec("at_start", _("am Anfang"), "number"),
            ColumnSpec("joined", _("neu"), "number"),
            ColumnSpec("left", _("ausgeschieden"), "number"),
            ColumnSpec("at_end", _("am Ende"), "number"),
        ),
        tuple(rows),
        (_("Summe"), *sums) if rows else None,
        notes=(
            _("Am Anfang: wer am %(day)s zum Netz gehörte. Ohne Beitrittsdatum zählt eine Organisation von Anfang an.")
            % {"day": f"{period.eve:%d.%m.%Y}"},
        ) if rows else (),
        source=source_line(_("Akteursregister"), cut),
        absence=_("In diesem Zeitraum gehörte keine Organisation zum Netz."),
    )  # fmt: skip


def _fields(
    kinds: dict[str, dict[str, int]], district: District, period: Period, today: dt.date
) -> ChartBlock:
    cut = period.cut(today)
    counts = {code: sum(row[code] for row in kinds.values()) for code in FieldOfAction.values}
    named = sorted(
        ((str(label), counts[code]) for code, label in FieldOfAction.choices if counts[code]),
        key=lambda pair: (-pair[1], pair[0]),
    )
    message = (
        _("Am stärksten besetzt ist %(field)s mit %(count)s Organisationen.")
        % {"field": named[0][0], "count": number(named[0][1])}
        if named
        else _("Keine Organisation hat ein Handlungsfeld genannt.")
    )
    return ChartBlock(
        "A6",
        "actors_by_field",
        "bars",
        _("Akteure nach Handlungsfeld, %(district)s, Stand %(day)s")
        % {"district": district, "day": f"{cut:%d.%m.%Y}"},
        message,
        tuple(label for label, _count in named),
        ((_("Organisationen"), tuple(count for _label, count in named)),),
        label_title=_("Handlungsfeld"),
        question=_("Wer in mehreren Feldern arbeitet, zählt in jedem."),
        source=source_line(_("Akteursregister"), cut),
        absence=_("Keine Organisation hat ein Handlungsfeld genannt."),
    )
