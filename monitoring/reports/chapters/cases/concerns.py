"""What cases were about (T27), what became of needs (T28a) and which barriers they met (T29)."""

import datetime as dt
from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from accounts.districts.models import District
from coordination.barriers.models import Barrier
from coordination.cases.codes import NeedStatus
from coordination.network.fields import FieldOfAction
from documents.suppression import HIDDEN, is_small
from monitoring.reports.blocks import ColumnSpec, TableBlock
from monitoring.reports.chapters.cases.rows import NeedRow
from monitoring.reports.comparing import compared, compared_people, comparison_columns
from monitoring.reports.periods import Period
from monitoring.reports.words import source_line


def by_field(needs: list[NeedRow], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T27: cases by what they were about. A case with several concerns counts in each; no sum is printed."""
    new, old = (
        _cases_by_field(needs, period.first, cut),
        _cases_by_field(needs, period.before.first, period.before.last),
    )
    lines = [
        (str(label), *compared(_alone(old[code]) if old else None, _alone(new[code])))
        for code, label in FieldOfAction.choices
        if new[code] or old[code]
    ]
    return TableBlock(
        "T27",
        "concerns",
        _("Neue Fälle nach Anliegen, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("field", _("Handlungsfeld")), *comparison_columns(period)),
        tuple(lines) if new else (),
        notes=(_("Ein Fall mit mehreren Anliegen zählt in jedem; daher steht keine Summe darunter."),)
        if new
        else (),
        source=source_line(_("Fallstatistik ohne Personenbezug"), cut),
    )


def _cases_by_field(needs: list[NeedRow], first: dt.date, last: dt.date) -> Counter[str]:
    pairs = {(need.case, need.field) for need in needs if first <= need.opened_on <= last}
    return Counter(field for _case, field in pairs)


def _alone(count: int) -> Any:
    return HIDDEN if is_small(count) else count


def referrals(district: District, period: Period, cut: dt.date) -> TableBlock:
    """T28: the house keeps no record of referrals; the report says so instead of leaving the table out."""
    return TableBlock(
        "T28",
        "referrals",
        _("Vermittlungen in andere Systeme, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("system", _("System")),),
        (),
        absence=_("Vermittlungen an andere Stellen werden im Teilhabenetz nicht geführt."),
        source=source_line(_("Fallstatistik ohne Personenbezug"), cut),
    )


def needs_by_status(needs: list[NeedRow], district: District, period: Period, cut: dt.date) -> TableBlock:
    """T28a: what became of the needs of the cases of each period, as they stand today."""
    new, old = (
        _by_status(needs, period.first, cut),
        _by_status(needs, period.before.first, period.before.last),
    )
    lines, total = compared_people(old if any(old) else None, new)
    labels = [str(label) for label in NeedStatus.labels]
    return TableBlock(
        "T28a",
        "needs",
        _("Bedarfe neuer Fälle nach ihrem Stand, %(district)s, %(period)s")
        % {"district": district, "period": period.words},
        (ColumnSpec("status", _("Stand")), *comparison_columns(period)),
        tuple((label, *line) for label, line in zip(labels, lines, strict=True)) if any(new) else (),
        (_("Summe"), *total) if any(new) else None,
        notes=(_("Ein Fall kann mehrere Bedarfe haben. Stand am Tag des Datenschnitts."),)
        if any(new)
        else (),
        source=source_line(_("Fallstatistik ohne Personenbezug"), cut),
    )


def _by_status(needs: list[NeedRow], first: dt.date, last: dt.date) -> list[int]:
    counts = Counter(need.status for need in needs if first <= need.opened_on <= last)
    return [counts[status] for status in NeedStatus.values]


def barriers_met(
    sightings: dict[str, tuple[int, int, int]], district: District, period: Period, cut: dt.date
) -> TableBlock:
    """T29: how often cases met a barrier that was told to the boards, by kind. Barriers name nobody, cases are people."""
    kinds = [(code, str(label)) for code, label in Barrier.Kind.choices if code in sightings]
    old, new = [sightings[code][1] for code, _label in kinds], [sightings[code][2] for code, _label in kinds]
    lines, total = compared_people(old if any(old) else None, new)
    rows = [(label, sightings[code][0], *line) for (code, label), line in zip(kinds, lines, strict=True)]
    return TableBlock(
        "T29",
        "case_barriers",
        _("Hürden, auf die Fälle stießen, nach Art, %(district)s, %(period)s, Beobachtungen")
        % {"district": district, "period": period.words},
        (
            ColumnSpec("kind", _("Art der Hürde")),
            ColumnSpec("barriers", _("Hürden"), "number"),
            *comparison_columns(period),
        ),
        tuple(rows) if any(new) else (),
        (_("Summe"), sum(row[1] for row in rows), *total) if any(new) else None,
        notes=(_("Ein Fall zählt je Hürde einmal. Wer die Hürden abbauen kann, steht in Kapitel 11 (T34)."),)
        if any(new)
        else (),
        source=source_line(_("Register der Teilhabehürden"), cut),
    )
