"""Barriers to participation, by kind and by the level that can remove them (T34)."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.barriers.models import Barrier
from monitoring.reports.blocks import Chapter, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. Counted are confirmed barriers that stood at some time in the period.

    A barrier names nobody (see its model), so that counts of one are printed.
    """
    cut = period.cut(today)
    found = (
        Barrier.objects.filter(
            Q(solved_on__isnull=True) | Q(solved_on__gte=period.first),
            district=district,
            status__in=Barrier.SHOWN_TO_BOARDS,
            seen_on__lte=cut,
        )
        .order_by()
        .values_list("kind", "level")
        .annotate(count=Count("pk"), solved=Count("pk", filter=Q(solved_on__lte=cut)))
    )
    counts: dict[tuple[str, str], tuple[int, int]] = {
        (kind, level): (count, solved) for kind, level, count, solved in found
    }
    rows = [
        _row(str(label), kind, counts)
        for kind, label in Barrier.Kind.choices
        if any(key[0] == kind for key in counts)
    ]
    sums = tuple(sum(column) for column in list(zip(*rows, strict=True))[1:]) if rows else ()
    table = TableBlock(
        "T34",
        "barriers",
        _("Teilhabehürden nach Art und zuständiger Ebene, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("kind", _("Art")),
            *(ColumnSpec(code, str(label), "number") for code, label in Barrier.Level.choices),
            ColumnSpec("sum", _("Summe"), "number"),
            ColumnSpec("solved", _("davon gelöst"), "number"),
        ),
        tuple(rows),
        (_("Summe"), *sums) if rows else None,
        notes=(_("Bestätigte Hürden, die im Zeitraum bestanden."),) if rows else (),
        source=source_line(_("Register der Teilhabehürden"), cut),
    )
    total, solved = (sums[-2], sums[-1]) if sums else (0, 0)
    words = {"count": number(total), "solved": number(solved)}
    lead = _("%(count)s Hürden sind bestätigt, %(solved)s davon gelöst.") % words if rows else ""
    figure = Figure("barriers", _("Teilhabehürden"), total, _("%(solved)s davon gelöst") % words)
    return Chapter(11, "barriers", _("Barrieren und Bedarfe"), lead, (table,), (figure,))


def _row(label: str, kind: str, counts: dict[tuple[str, str], tuple[int, int]]) -> tuple[Any, ...]:
    pairs = [counts.get((kind, level), (0, 0)) for level in Barrier.Level.values]
    return (
        label,
        *(count for count, _solved in pairs),
        sum(count for count, _solved in pairs),
        sum(solved for _count, solved in pairs),
    )
