"""Table of contents and lists of tables and charts."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from monitoring.reports.outline import OutlineLine
from monitoring.reports.snapshot import Content

#: Headings inside the two chapters that people write.
PARTS: dict[int, tuple[tuple[str, Any], ...]] = {
    1: (
        ("1.1", gettext_lazy("Rechtsgrundlage und Auftrag")),
        ("1.2", gettext_lazy("Verständnis von Integration und Teilhabe")),
        ("1.3", gettext_lazy("Datenquellen")),
        ("1.4", gettext_lazy("Wie die Zahlen entstehen")),
        ("1.5", gettext_lazy("Umsetzung der letzten Empfehlungen")),
    ),
    12: (
        ("12.1", gettext_lazy("Bewertung")),
        ("12.2", gettext_lazy("Empfehlungen")),
        ("12.3", gettext_lazy("Stellungnahmen der Gremien")),
        ("12.4", gettext_lazy("Ausblick")),
    ),
}
ANNEX: tuple[tuple[str, Any], ...] = (
    ("A", gettext_lazy("Methode des Vergleichs")),
    ("B", gettext_lazy("Alle Indikatoren und Tabellen mit Quelle")),
    ("C", gettext_lazy("Datentabellen der Abbildungen")),
    ("D", gettext_lazy("Akteure und Angebote")),
    ("E", gettext_lazy("Zeichen, Regeln und Quellen")),
    ("F", gettext_lazy("Wie der Bericht entstand")),
)


@dataclass(frozen=True)
class ContentsLine:
    """One line of the table of contents; without anchor the chapter is not in the report."""

    level: int
    number: str
    title: str
    anchor: str = ""


def contents_of(content: Content, lines: tuple[OutlineLine, ...]) -> tuple[ContentsLine, ...]:
    """Kurzfassung, the twelve chapters, annex A to F."""
    found = [ContentsLine(1, "", _("Kurzfassung"), "kurz")]
    for line in lines:
        if line.chapter is None:
            title = _("%(title)s (nicht enthalten)") % {"title": line.title}
            found.append(ContentsLine(1, str(line.number), title))
            continue
        found.append(ContentsLine(1, str(line.number), line.title, line.chapter.anchor))
        found += [
            ContentsLine(2, number, str(title), part_anchor(number))
            for number, title in PARTS.get(line.number, ())
        ]
    found += [ContentsLine(1, letter, str(title), f"anhang-{letter.lower()}") for letter, title in ANNEX]
    return tuple(found)


def part_anchor(number: str) -> str:
    return f"abschnitt-{number.replace('.', '-')}"


def listed(blocks: list[Any]) -> tuple[ContentsLine, ...]:
    """Lines for tables or charts; the list needs no place and no day behind the title."""
    return tuple(
        ContentsLine(2, block.number, block.title.partition(", ")[0], block.anchor) for block in blocks
    )
