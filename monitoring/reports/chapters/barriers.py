"""Chapter 11: barriers by kind, field and the level that can remove them (T34, T34a), solved or not (T35).

A barrier names nobody (see its model), so that counts of one are printed.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.barriers.models import Barrier
from coordination.network.fields import FieldOfAction
from monitoring.reports.blocks import Chapter, ColumnSpec, Figure, TableBlock
from monitoring.reports.comparing import BEFORE, CHANGE, NOW, Unit, compared, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line

LEVELS = Barrier.Level.choices


@dataclass(frozen=True)
class BarrierRow:
    """A confirmed barrier: of what kind, and from when to when it stood."""

    kind: str
    field: str
    level: str
    seen_on: dt.date
    solved_on: dt.date | None

    def stood_in(self, period: Period) -> bool:
        return self.seen_on <= period.last and (self.solved_on is None or self.solved_on >= period.first)

    def is_solved_by(self, day: dt.date) -> bool:
        return self.solved_on is not None and self.solved_on <= day

    def age(self, day: dt.date) -> int:
        """Days from the first sighting to the solution, or to a day if it still stands then."""
        end = self.solved_on if self.solved_on is not None and self.solved_on <= day else day
        return (end - self.seen_on).days


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """One query. Counted are confirmed barriers that stood at some time in the period."""
    cut = period.cut(today)
    every = barriers_since(district, period.before.first, cut)
    new = [row for row in every if row.stood_in(Period(period.first, cut))]
    old = [row for row in every if row.stood_in(period.before)]
    blocks = (
        _by_kind(new, old, district, period, cut),
        _by_field(new, old, district, period, cut),
        _by_outcome(new, old, district, period, cut),
    )
    words = {"count": number(len(new)), "solved": number(sum(row.is_solved_by(cut) for row in new))}
    lead = _("%(count)s Hürden sind bestätigt, %(solved)s davon gelöst.") % words if new else ""
    solved = _("%(solved)s davon gelöst") % words
    figure = Figure("barriers", _("Teilhabehürden"), len(new), solved, base=len(new))
    return Chapter(11, "barriers", _("Barrieren und Bedarfe"), lead, blocks, (figure,))


def barriers_since(district: District, first: dt.date, cut: dt.date) -> list[BarrierRow]:
    """Confirmed barriers that stood at some time between two days."""
    rows = Barrier.objects.filter(
        Q(solved_on__isnull=True) | Q(solved_on__gte=first),
        district=district,
        status__in=Barrier.SHOWN_TO_BOARDS,
        seen_on__lte=cut,
    ).order_by()
    return [
        BarrierRow(*row)
        for row in rows.values_list("kind", "field_of_action", "level", "seen_on", "solved_on")
    ]


def _by_kind(
    new: list[BarrierRow], old: list[BarrierRow], district: District, period: Period, cut: dt.date
) -> TableBlock:
    """T34."""
    rows = [
        _line(
            str(label), [r for r in new if r.kind == kind], [r for r in old if r.kind == kind], cut, bool(old)
        )
        for kind, label in Barrier.Kind.choices
        if any(r.kind == kind for r in new + old)
    ]
    title = _("Teilhabehürden nach Art und zuständiger Ebene, %(district)s, %(period)s")
    return TableBlock(
        "T34",
        "barriers",
        title % {"district": district, "period": period.words},
        _columns(ColumnSpec("kind", _("Art")), period),
        tuple(rows) if new else (),
        _line(_("Summe"), new, old, cut, bool(old)) if new else None,
        notes=(_("Bestätigte Hürden, die im Zeitraum bestanden."),) if new else (),
        source=source_line(_("Register der Teilhabehürden"), cut),
    )


def _by_field(
    new: list[BarrierRow], old: list[BarrierRow], district: District, period: Period, cut: dt.date
) -> TableBlock:
    """T34a: a second table instead of one with three attributes."""
    rows = [
        _line(
            str(label),
            [r for r in new if r.field == code],
            [r for r in old if r.field == code],
            cut,
            bool(old),
        )
        for code, label in FieldOfAction.choices
        if any(r.field == code for r in new + old)
    ]
    title = _("Teilhabehürden nach Handlungsfeld und zuständiger Ebene, %(district)s, %(period)s")
    return TableBlock(
        "T34a",
        "barriers_by_field",
        title % {"district": district, "period": period.words},
        _columns(ColumnSpec("field", _("Handlungsfeld")), period),
        tuple(rows) if new else (),
        _line(_("Summe"), new, old, cut, bool(old)) if new else None,
        source=source_line(_("Register der Teilhabehürden"), cut),
    )


def _columns(first: ColumnSpec, period: Period) -> tuple[ColumnSpec, ...]:
    """Levels, solved ones, and the number of all beside that of the period before."""
    return (
        first,
        *(ColumnSpec(code, str(label), "number") for code, label in LEVELS),
        ColumnSpec("solved", _("davon gelöst"), "number"),
        *comparison_columns(period),
    )


def _line(
    label: str, new: list[BarrierRow], old: list[BarrierRow], cut: dt.date, was_counted: bool
) -> tuple[Any, ...]:
    levels = Counter(row.level for row in new)
    return (
        label,
        *(levels[code] for code, _label in LEVELS),
        sum(row.is_solved_by(cut) for row in new),
        *compared(len(old) if was_counted else None, len(new)),
    )


def _by_outcome(
    new: list[BarrierRow], old: list[BarrierRow], district: District, period: Period, cut: dt.date
) -> TableBlock:
    """T35: how many were solved and how long that took; how long the others have stood."""
    rows = [
        _outcome(
            str(label),
            [r for r in new if r.level == level],
            [r for r in old if r.level == level],
            period,
            cut,
        )
        for level, label in LEVELS
        if any(r.level == level for r in new + old)
    ]
    return TableBlock(
        "T35",
        "solved",
        _("Gelöste und ungelöste Hürden nach zuständiger Ebene, %(district)s, %(period)s, Dauer in Tagen")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("level", _("Ebene")),
            ColumnSpec("unsolved", _("ungelöst"), "number"),
            ColumnSpec("standing_for", _("bestehen seit (Median)"), "number", 0),
            ColumnSpec("solved", _("gelöst"), "number"),
            ColumnSpec(NOW, _("gelöst nach (Median)"), "number", 0),
            ColumnSpec(BEFORE, _("Vorperiode: gelöst nach"), "number", 0),
            ColumnSpec(CHANGE, _("Veränderung der Dauer")),
        ),
        tuple(rows) if new else (),
        _outcome(_("Alle Ebenen"), new, old, period, cut) if new else None,
        source=source_line(_("Register der Teilhabehürden"), cut),
    )


def _outcome(
    label: str, new: list[BarrierRow], old: list[BarrierRow], period: Period, cut: dt.date
) -> tuple[Any, ...]:
    solved = [row for row in new if row.is_solved_by(cut)]
    standing = [row for row in new if not row.is_solved_by(cut)]
    last = period.before.last
    before, now = _middle([r for r in old if r.is_solved_by(last)], last), _middle(solved, cut)
    _old, _new, told = compared(before, now, Unit.DAYS)
    return (label, len(standing), _middle(standing, cut), len(solved), now, before, told)


def _middle(rows: list[BarrierRow], day: dt.date) -> int | None:
    """Median of the durations in whole days."""
    return round(median(row.age(day) for row in rows)) if rows else None
