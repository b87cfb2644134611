"""Chapters 1 and 12: their tables come from what was written and from the chapters between (T1, T2, T36, T37)."""

import datetime as dt

from django.utils.translation import gettext as _

from monitoring.reports.blocks import Chapter, ColumnSpec, TableBlock
from monitoring.reports.writing import Writing

OPENING, CLOSING = 1, 12


def opening_chapter(writing: Writing, chapters: tuple[Chapter, ...]) -> Chapter:
    """Auftrag, Verständnis, Methode."""
    blocks: tuple[TableBlock, ...] = (_sources(chapters), _outcomes(writing))
    return Chapter(OPENING, "mandate", _("Auftrag, Verständnis, Methode"), "", blocks)


def closing_chapter(writing: Writing) -> Chapter:
    """Bewertung, Empfehlungen, Ausblick."""
    blocks = (_judgements(writing), _advice(writing))
    return Chapter(CLOSING, "advice", _("Bewertung, Empfehlungen, Ausblick"), "", blocks)


def change_log(writing: Writing) -> TableBlock:
    """Annex F."""
    columns = (
        ColumnSpec("on", _("Tag")),
        ColumnSpec("step", _("Schritt")),
        ColumnSpec("what", _("Was sich änderte")),
    )
    rows = tuple((f"{dt.date.fromisoformat(line.on):%d.%m.%Y}", line.step, line.what) for line in writing.log)
    return TableBlock("F1", "log", _("Wie der Bericht entstand"), columns, rows)


def _sources(chapters: tuple[Chapter, ...]) -> TableBlock:
    """T1: every source line with the tables and charts that rest on it."""
    found: dict[str, list[str]] = {}
    for chapter in chapters:
        for block in chapter.blocks:
            if block.source and not block.is_empty:
                found.setdefault(block.source.removeprefix(_("Quelle: ")), []).append(block.number)
    return TableBlock(
        "T1",
        "sources",
        _("Datenquellen, und was auf ihnen beruht"),
        (ColumnSpec("source", _("Quelle und Stand")), ColumnSpec("used", _("Tabellen und Abbildungen"))),
        tuple((source, ", ".join(numbers)) for source, numbers in found.items()),
    )


def _outcomes(writing: Writing) -> TableBlock:
    title = (
        _("Was aus den Empfehlungen wurde: %(report)s") % {"report": writing.previous}
        if writing.previous
        else _("Was aus den Empfehlungen des letzten Berichts wurde")
    )
    return TableBlock(
        "T2",
        "outcomes",
        title,
        (
            ColumnSpec("title", _("Empfehlung")),
            ColumnSpec("responsible", _("zuständig")),
            ColumnSpec("status", _("Stand")),
            ColumnSpec("evidence", _("Beleg")),
        ),
        tuple((row.title, row.responsible, row.status_words, row.evidence) for row in writing.outcomes),
    )


def _judgements(writing: Writing) -> TableBlock:
    return TableBlock(
        "T37",
        "goals",
        _("Bewertung der Ziele"),
        (ColumnSpec("goal", _("Ziel")), ColumnSpec("level", _("Stufe")), ColumnSpec("reason", _("Grund"))),
        tuple((row.goal, row.level_words, row.reason) for row in writing.judgements),
        notes=(_("Stufen: erreicht, überwiegend erreicht, teilweise erreicht, nicht erreicht."),)
        if writing.judgements
        else (),
    )


def _advice(writing: Writing) -> TableBlock:
    return TableBlock(
        "T36",
        "recommendations",
        _("Empfehlungen"),
        (
            ColumnSpec("label", _("Nr.")),
            ColumnSpec("text", _("Empfehlung")),
            ColumnSpec("responsible", _("zuständig")),
            ColumnSpec("due", _("bis")),
            ColumnSpec("effort", _("Aufwand")),
            ColumnSpec("indicator", _("Messgröße, Ziel")),
            ColumnSpec("decision", _("Beschluss")),
        ),
        tuple(
            (
                row.label,
                f"{row.title}: {row.text}",
                row.responsible,
                row.due_on,
                row.effort,
                row.indicator,
                row.decision,
            )
            for row in writing.advice
        ),
    )
