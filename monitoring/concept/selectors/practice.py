"""What stands behind a measure in practice: its public offers and how open they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.districts.models import District
from monitoring.concept.models import Measure
from offers.catalogue.choices import ClosedReason, Openness
from offers.catalogue.models import Offer
from offers.openness.choices import Dimension
from offers.openness.counting import Doors
from offers.openness.selectors import census_today


@dataclass(frozen=True)
class LinkedOffer:
    """A public offer on which a measure rests. `is_closed`: only for one group, and not to protect it."""

    pk: Any
    measure: Any
    title: str
    openness: str
    reason: str

    @property
    def is_closed(self) -> bool:
        return self.openness == Openness.TARGET_GROUP and self.reason != ClosedReason.PROTECTION


def offers_behind(measures: Iterable[Any]) -> list[LinkedOffer]:
    """The public offers of these measures (keys), with the door they have today; one statement."""
    through = Measure.offers.through._default_manager
    rows = through.filter(measure_id__in=list(measures), offer__in=Offer.objects.published())
    columns = ("offer_id", "measure_id", "offer__title", "offer__openness", "offer__target_group_reason")
    return [LinkedOffer(*row) for row in rows.order_by("offer__sort_title").values_list(*columns)]


def doors_by_field(district: District) -> dict[str, Doors]:
    """All public offers of the district by field of action, as the openness lens counts them."""
    return census_today(district).lines(Dimension.FIELD)
