"""The whole outline of the report, also the parts nothing is written for yet."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from monitoring.reports.blocks import Chapter

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
#: The chapter that consists of the report's own texts.
MANDATE_NUMBER = 1


@dataclass(frozen=True)
class OutlineLine:
    """One line of the completeness page. `percent` is None for a chapter the house cannot write yet."""

    number: int
    title: str
    percent: int | None
    note: str
    chapter: Chapter | None = None

    @property
    def is_open(self) -> bool:
        return self.percent != 100


def completeness(chapters: tuple[Chapter, ...], *, has_mandate: bool) -> tuple[OutlineLine, ...]:
    """How far each chapter of the outline is."""
    known = {chapter.number: chapter for chapter in chapters}
    lines = []
    for number, title in OUTLINE:
        if number == MANDATE_NUMBER:
            note = "" if has_mandate else str(_("Auftrag oder Rechtsgrundlage fehlt"))
            lines.append(OutlineLine(number, str(title), 100 if has_mandate else 0, note))
        elif chapter := known.get(number):
            lines.append(OutlineLine(number, str(title), chapter.percent, _note(chapter), chapter))
        else:
            lines.append(OutlineLine(number, str(title), None, str(_("in dieser Ausgabe nicht enthalten"))))
    return tuple(lines)


def _note(chapter: Chapter) -> str:
    empty = [block.number or block.title for block in chapter.blocks if block.is_empty]
    hidden = sum(table.hidden_count for table in chapter.tables)
    parts = []
    if empty:
        parts.append(str(_("ohne Einträge: %(numbers)s") % {"numbers": ", ".join(empty)}))
    if hidden:
        parts.append(str(_("verdeckte Zellen: %(count)d") % {"count": hidden}))
    return "; ".join(parts)
