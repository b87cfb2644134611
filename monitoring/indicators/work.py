"""Who works on what an indicator shows: measures that are measured by it, and what these rest on."""

from dataclasses import dataclass, field
from typing import Any

from coordination.barriers.models import Barrier
from monitoring.indicators.models import Indicator
from offers.catalogue.models import Offer

#: So many of each kind stand on the page; the page of a measure shows the rest.
MOST = 12


@dataclass
class Work:
    """As far as the person may see it."""

    measures: list[Any] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.measures)


def work_on(indicator: Indicator, user: Any) -> Work:
    """Three statements, each through its door; without a measure the first one tells all."""
    measures = list(indicator.measures.visible_to(user).order_by("code"))
    if not measures:
        return Work()
    offers = Offer.objects.visible_to(user).filter(measures__in=measures).distinct().order_by("sort_title")
    barriers = (
        Barrier.objects.visible_to(user)
        .filter(measures__in=measures)
        .distinct()
        .order_by("-year", "-sequence")
    )
    return Work(measures[:MOST], list(offers[:MOST]), list(barriers[:MOST]))
