"""The concept and its measures: goals x measures x state, the list, whom they are for, what was missed
(T30, A14, T31, T32, T33)."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.districts.models import District
from monitoring.concept import analysis
from monitoring.concept.choices import Audience, MeasureStatus
from monitoring.concept.selectors.figures import plain
from monitoring.concept.selectors.reporting import ConceptMaterial, material_of
from monitoring.reports.blocks import Chapter, ChartBlock, ColumnSpec, Figure, TableBlock
from monitoring.reports.periods import Period
from monitoring.reports.words import number, source_line


def build(district: District, period: Period, today: dt.date) -> Chapter:
    """Five queries. States are those of the day the numbers are taken, which the source names; lists hold public measures alone."""
    cut = period.cut(today)
    found = material_of(district, cut)
    source = source_line(_("Konzept und Maßnahmen"), today)
    blocks = (
        _goals(found, source),
        _bars(found, source),
        _measures(found, source),
        _audiences(found, source),
        _missed(found, period, cut, source),
    )
    done = sum(m.status == MeasureStatus.DONE for m in found.measures)
    figure = Figure(
        "measures",
        _("Maßnahmen abgeschlossen"),
        done,
        _("von %(count)s Maßnahmen des Konzepts") % {"count": number(len(found.measures))},
        when=str(cut.year),
        base=len(found.measures),
    )
    return Chapter(
        10, "concept", _("Konzept und Maßnahmen"), _lead(found, done), blocks, (figure,), _codes(found)
    )


def _codes(found: ConceptMaterial) -> tuple[str, ...]:
    """Indicators of the monitoring by which a public measure is measured."""
    named = {m.indicator.code for m in found.measures if m.is_public and m.indicator}
    return tuple(sorted(named))


def _lead(found: ConceptMaterial, done: int) -> str:
    if found.concept is None or not found.measures:
        return ""
    share = analysis.audiences_of(m.audience for m in found.measures).share
    words = {
        "concept": found.concept,
        "done": number(done),
        "all": number(len(found.measures)),
        "share": number(share),
    }
    return (
        _(
            "%(concept)s: %(done)s von %(all)s Maßnahmen sind abgeschlossen. %(share)s %% der Maßnahmen sind für alle."
        )
        % words
    )


def _state_columns() -> tuple[ColumnSpec, ...]:
    states = tuple(ColumnSpec(code, str(label), "number") for code, label in MeasureStatus.choices)
    return (*states, ColumnSpec("sum", _("Summe"), "number"))


def _states(measures: Sequence[Any]) -> tuple[int, ...]:
    return (*analysis.count_by_status(measures).values(), len(measures))


def _goals(found: ConceptMaterial, source: str) -> TableBlock:
    """T30: each goal with its measures by state; words, not colours."""
    rows: list[tuple[Any, ...]] = []
    for field in found.fields:
        for goal in field.rows:
            rows.append((str(field), str(goal), goal.get_promised_display(), *_states(goal.shown)))
    loose = [m for m in found.measures if m.goal_id is None]
    if loose:
        rows.append(("–", _("ohne Ziel"), "–", *_states(loose)))
    notes = (_("Stand der Maßnahmen am Tag der Abfrage."),)
    return TableBlock(
        "T30",
        "goals",
        _("Ziele und Maßnahmen nach Stand, %(concept)s") % {"concept": found.title},
        (
            ColumnSpec("field", _("Handlungsfeld")),
            ColumnSpec("goal", _("Ziel")),
            ColumnSpec("promised", _("Für wen")),
            *_state_columns(),
        ),
        tuple(rows),
        (_("Alle Ziele"), "", "", *_states(found.measures)) if rows else None,
        notes=notes if rows else (),
        source=source,
    )


def _bars(found: ConceptMaterial, source: str) -> ChartBlock:
    """A14: how far the measures of each field are."""
    lines = [
        (str(field), analysis.count_by_status(m for m in found.measures if m.field_of_action == field.code))
        for field in found.fields
    ]
    lines = [line for line in lines if any(line[1].values())]
    return ChartBlock(
        "A14",
        "measure_states",
        "shares",
        _("Stand der Maßnahmen nach Handlungsfeld, %(concept)s, Anteile in Prozent")
        % {"concept": found.title},
        _message(found),
        tuple(name for name, _counts in lines),
        tuple(
            (str(label), tuple(counts[code] for _name, counts in lines))
            for code, label in MeasureStatus.choices
        )
        if lines
        else (),
        label_title=_("Handlungsfeld"),
        question=_("Wie weit sind die Maßnahmen?"),
        source=source,
    )


def _message(found: ConceptMaterial) -> str:
    counts = analysis.count_by_status(found.measures)
    if not found.measures:
        return _("Keine Maßnahme ist eingetragen.")
    return ngettext(
        "%(done)s von %(all)s Maßnahme ist abgeschlossen, es laufen %(running)s.",
        "%(done)s von %(all)s Maßnahmen sind abgeschlossen, es laufen %(running)s.",
        len(found.measures),
    ) % {
        "done": number(counts[MeasureStatus.DONE]),
        "running": number(counts[MeasureStatus.RUNNING]),
        "all": number(len(found.measures)),
    }


def _measures(found: ConceptMaterial, source: str) -> TableBlock:
    """T31: the list, public measures alone."""
    shown = [m for m in found.measures if m.is_public]
    hidden = len(found.measures) - len(shown)
    rows = tuple(
        (
            str(m),
            str(m.goal) if m.goal else "–",
            m.responsible or "–",
            m.period_words or "–",
            str(m.get_audience_display()),
            str(m.get_status_display()),
            m.indicator_name or (m.indicator.name if m.indicator else "–"),
            _figures(m),
            m.budget,
            m.next_step or m.status_reason or "–",
        )
        for m in shown
    )
    note = ngettext(
        "%(count)d weitere Maßnahme ist nicht öffentlich.",
        "%(count)d weitere Maßnahmen sind nicht öffentlich.",
        hidden,
    ) % {"count": hidden}
    return TableBlock(
        "T31",
        "measures",
        _("Maßnahmen, %(concept)s") % {"concept": found.title},
        (
            ColumnSpec("measure", _("Maßnahme")),
            ColumnSpec("goal", _("Ziel")),
            ColumnSpec("responsible", _("Zuständig")),
            ColumnSpec("term", _("Zeitraum")),
            ColumnSpec("audience", _("Für wen")),
            ColumnSpec("status", _("Stand")),
            ColumnSpec("indicator", _("Messgröße")),
            ColumnSpec("figures", _("Ist / Ziel")),
            ColumnSpec("budget", _("Mittel in €"), "number", 0),
            ColumnSpec("next", _("Nächster Schritt oder Grund")),
        ),
        rows,
        notes=(note,) if hidden else (),
        source=source,
    )


def _figures(measure: Any) -> str:
    """ "14 / 40 Fälle"."""
    if measure.actual is None and measure.target is None:
        return "–"
    parts = [plain(value) if value is not None else "–" for value in (measure.actual, measure.target)]
    return f"{' / '.join(parts)} {measure.indicator_unit}".strip()


def _audiences(found: ConceptMaterial, source: str) -> TableBlock:
    """T32: the study's check, whether measures are for everybody, by field and by kind."""
    lines = analysis.by_field(found.fields, found.measures, {})
    kinds = [line for line in analysis.by_kind(found.measures) if line.measures.total]
    rows = [
        (group, line.name, *line.measures.counts, line.measures.total, line.measures.share)
        for group, some in ((_("Handlungsfeld"), lines), (_("Art"), kinds))
        for line in some
    ]
    every = analysis.audiences_of(m.audience for m in found.measures)
    return TableBlock(
        "T32",
        "audiences",
        _("Für wen die Maßnahmen sind, %(concept)s") % {"concept": found.title},
        (
            ColumnSpec("group", _("Gliederung")),
            ColumnSpec("name", _("Merkmal")),
            *(ColumnSpec(code, str(label), "number") for code, label in Audience.choices),
            ColumnSpec("sum", _("Summe"), "number"),
            ColumnSpec("share", _("Anteil für alle in %"), "number"),
        ),
        tuple(rows) if found.measures else (),
        (_("Alle Maßnahmen"), "", *every.counts, every.total, every.share) if found.measures else None,
        notes=(_("Merkmale wie in der Konzeptanalyse der Studie „Alle sollen teilhaben“ (2023)."),)
        if found.measures
        else (),
        source=source,
    )


def _missed(found: ConceptMaterial, period: Period, cut: dt.date, source: str) -> TableBlock:
    """T33: milestones whose day fell in the period and was missed, with the reason; of public measures."""
    rows = tuple(
        (
            str(row.measure),
            row.title,
            f"{row.due_on:%d.%m.%Y}",
            f"{row.done_on:%d.%m.%Y}" if row.done_on else _("offen"),
            row.missed_reason or _("kein Grund genannt"),
        )
        for row in found.milestones
        if row.measure.is_public and period.first <= row.due_on <= cut and row.is_missed(cut)
    )
    return TableBlock(
        "T33",
        "missed",
        _("Verfehlte Meilensteine mit Grund, %(concept)s, %(period)s")
        % {"concept": found.title, "period": period.words},
        (
            ColumnSpec("measure", _("Maßnahme")),
            ColumnSpec("milestone", _("Meilenstein")),
            ColumnSpec("due", _("Termin")),
            ColumnSpec("done", _("erledigt")),
            ColumnSpec("reason", _("Grund")),
        ),
        rows,
        source=source,
    )
