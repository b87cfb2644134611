"""The whole outline of the report, also the parts nothing is written for yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from monitoring.reports.blocks import Chapter, Figure
from monitoring.reports.sections import sections_of
from monitoring.reports.snapshot import Content
from monitoring.reports.written import CLOSING, OPENING

#: Chapters of the full outline by number; which of them exist, `chapters.SOURCES` says.
OUTLINE: tuple[tuple[int, Any], ...] = (
    (1, _("Auftrag, Verständnis, Methode")),
    (2, _("Bevölkerung und Einwanderung")),
    (3, _("Teilhabechancen und Stellung im Vergleich")),
    (4, _("Stand der Integration in den Handlungsfeldern")),
    (5, _("Netzwerk und Gremien")),
    (6, _("Angebote und ihre Öffnung")),
    (7, _("Förderung und Ressourcen")),
    (8, _("Sprachmittlung")),
    (9, _("Einzelfallarbeit")),
    (10, _("Konzept und Maßnahmen")),
    (11, _("Barrieren und Bedarfe")),
    (12, _("Bewertung, Empfehlungen, Ausblick")),
)
#: Figures of the first page in their order (A0); what a report lacks, other figures of its chapters fill.
TILES = (
    "population",
    "foreign_share",
    "unemployment_foreign",
    "school_leavers_without",
    "actors",
    "offers",
    "bookings",
    "measures",
)


#: The texts of the Kurzfassung, by the field of the report.
DESCRIBED = ("summary", "findings", "recommendations", "data_gaps")


@dataclass(frozen=True)
class OutlineLine:
    """One line of the completeness page. `percent` is None for a chapter the house cannot write yet; `number` is 0
    for the Kurzfassung."""

    number: int
    title: str
    percent: int | None
    note: str
    chapter: Chapter | None = None

    @property
    def is_open(self) -> bool:
        return self.percent != 100


def completeness(content: Content) -> tuple[OutlineLine, ...]:
    """How far each chapter of the outline is: its tables and charts, and the texts it needs."""
    known = {chapter.number: chapter for chapter in content.all_chapters}
    return tuple(_line(number, str(title), known.get(number), content) for number, title in OUTLINE)


def with_summary(content: Content) -> tuple[OutlineLine, ...]:
    """The Kurzfassung before the chapters, as the pages of a draft list them."""
    titles = {
        "summary": _("Das Wichtigste"),
        "findings": _("Befunde"),
        "recommendations": _("Empfehlungen"),
        "data_gaps": _("Was die Daten nicht zeigen"),
    }
    missing = [str(titles[name]) for name, is_there in summary_parts(content).items() if not is_there]
    note = str(_("Text fehlt: %(titles)s") % {"titles": ", ".join(missing)}) if missing else ""
    first = OutlineLine(0, str(_("Kurzfassung")), summary_percent(content), note)
    return (first, *completeness(content))


def percents(content: Content) -> dict[int, int]:
    """How far each chapter is, by number; without those the house cannot write."""
    return {line.number: line.percent for line in completeness(content) if line.percent is not None}


def summary_parts(content: Content) -> dict[str, bool]:
    """What the Kurzfassung consists of, and whether it is written: the fields of the report by name."""
    there = {name: bool(content.texts[name].strip()) for name in DESCRIBED}
    own = there["recommendations"] or bool(content.writing.advice)
    return there | {"recommendations": own}


def summary_percent(content: Content) -> int:
    there = summary_parts(content)
    return round(100 * sum(there.values()) / len(there))


def progress(percents_known: Iterable[int | None]) -> int:
    """How far a report is: the mean of the Kurzfassung and of every chapter the house can write."""
    counted = [percent for percent in percents_known if percent is not None]
    return round(sum(counted) / len(counted)) if counted else 0


def first_figures(content: Content) -> tuple[Figure, ...]:
    """The eight figures of the first page; what is counted out of nothing makes room for another."""
    every = [figure for chapter in content.chapters for figure in chapter.figures]
    found = {figure.key: figure for figure in every if not figure.is_of_nothing}
    wanted = [found.pop(key) for key in TILES if key in found]
    return tuple((*wanted, *found.values())[: len(TILES)])


def has_mandate(content: Content) -> bool:
    return bool(content.texts["mandate"].strip() or content.basis_line)


def missing_texts(content: Content, number: int) -> list[str]:
    """Titles of the texts a chapter still needs."""
    missing = [
        str(section.title)
        for section in sections_of(number)
        if section.is_needed and not content.writing.section(section.key)
    ]
    if number == OPENING and not has_mandate(content):
        missing.insert(0, str(_("Auftrag oder Rechtsgrundlage")))
    return missing


def _line(number: int, title: str, chapter: Chapter | None, content: Content) -> OutlineLine:
    if chapter is None:
        return OutlineLine(number, title, None, str(_("in dieser Ausgabe nicht enthalten")))
    missing = missing_texts(content, number)
    unjudged = len(content.writing.unjudged) if number == CLOSING else 0
    note = _note(chapter, missing, unjudged)
    return OutlineLine(number, title, _percent(chapter, missing, unjudged), note, chapter)


def _percent(chapter: Chapter, missing: list[str], unjudged: int) -> int:
    """What is filled of what belongs into the chapter; a table of the written chapters counts when it is there.

    Goals without a judgement count together like one text that is missing.
    """
    needed = sum(section.is_needed for section in sections_of(chapter.number))
    needed += (chapter.number == OPENING) + bool(unjudged)
    parts = len(chapter.blocks) + needed
    done = chapter.filled + needed - len(missing) - bool(unjudged)
    return round(100 * done / parts) if parts else 0


def _note(chapter: Chapter, missing: list[str], unjudged: int) -> str:
    empty = [block.number or block.title for block in chapter.blocks if block.is_empty]
    hidden = sum(table.hidden_count for table in chapter.tables)
    parts = []
    if missing:
        parts.append(str(_("Text fehlt: %(titles)s") % {"titles": ", ".join(missing)}))
    if unjudged:
        words = ngettext("%(count)d Ziel ohne Bewertung", "%(count)d Ziele ohne Bewertung", unjudged)
        parts.append(words % {"count": unjudged})
    if empty:
        parts.append(str(_("ohne Einträge: %(numbers)s") % {"numbers": ", ".join(empty)}))
    if hidden:
        parts.append(str(_("verdeckte Zellen: %(count)d") % {"count": hidden}))
    return "; ".join(parts)
