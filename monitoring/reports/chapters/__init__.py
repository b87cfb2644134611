"""The chapters the house can already write, in the order of the outline.

Each is one function `build(district, period, today) -> Chapter`; a new chapter is one more file and
one more line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from monitoring.reports.blocks import Chapter
from monitoring.reports.chapters import (
    accessibility,
    attendance,
    barriers,
    bodies,
    cases,
    committees,
    concept,
    fields,
    funding,
    interpreting,
    network,
    offers,
    opening,
    population,
    position,
    supply,
    target_groups,
    ties,
)

Build = Callable[..., Chapter]


@dataclass(frozen=True)
class ChapterSource:
    """A chapter before it is built: its builders are asked one after the other and put together."""

    number: int
    key: str
    title: Any
    builders: tuple[Build, ...]


SOURCES: tuple[ChapterSource, ...] = (
    ChapterSource(2, "population", _("Bevölkerung und Einwanderung"), (population.build,)),
    ChapterSource(3, "position", _("Teilhabechancen und Stellung im Vergleich"), (position.build,)),
    ChapterSource(4, "fields", _("Stand der Integration in den Handlungsfeldern"), (fields.build,)),
    ChapterSource(
        5,
        "network",
        _("Netzwerk und Gremien"),
        (network.build, ties.build, bodies.build_shares, committees.build, bodies.build_chairs),
    ),
    ChapterSource(
        6,
        "offers",
        _("Angebote und ihre Öffnung"),
        (
            offers.build,
            opening.build,
            target_groups.build,
            attendance.build,
            supply.build,
            accessibility.build,
        ),
    ),
    ChapterSource(7, "funding", _("Förderung und Ressourcen"), (funding.build,)),
    ChapterSource(8, "interpreting", _("Sprachmittlung"), (interpreting.build,)),
    ChapterSource(9, "cases", _("Einzelfallarbeit"), (cases.build,)),
    ChapterSource(10, "concept", _("Konzept und Maßnahmen"), (concept.build,)),
    ChapterSource(11, "barriers", _("Barrieren und Bedarfe"), (barriers.build,)),
)
