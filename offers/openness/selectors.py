"""Reading how open offers are: today, on a day in the past, and month by month."""

import datetime as dt
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.clock import BERLIN
from accounts.districts.models import District, Municipality
from coordination.network.models import Organisation
from offers.catalogue.choices import ClosedReason, Openness, PlaceKind, Status
from offers.catalogue.models import Offer
from offers.catalogue.selectors import LOW_THRESHOLD
from offers.funding.models import FundingPeriod
from offers.openness.choices import Dimension
from offers.openness.counting import Cell, Census, Doors
from offers.openness.models import OpennessSnapshot

#: Offers that were public once; what was never approved is no offer of the district.
WAS_PUBLIC = (Status.PUBLISHED, Status.PAUSED, Status.ENDED, Status.ARCHIVED)
#: What makes offers alike; one group of these is one cell.
GROUPED = (
    "fields_of_action", "place_kind", "municipality", "municipality__name", "provider", "provider__name",
    "openness", "target_group_reason",
)  # fmt: skip


def census_of(rows: QuerySet[Offer]) -> Census:
    """Some offers as cells, counted by the database in one statement."""
    groups = rows.order_by().values(*GROUPED)
    found = list(groups.annotate(offers=Count("pk"), low=Count("pk", filter=LOW_THRESHOLD)))
    places = {_place(row): row["municipality__name"] for row in found if _has_gemeinde(row)}
    providers = {str(row["provider"]): row["provider__name"] for row in found}
    return Census(tuple(_cell(row) for row in found), places, providers)


def census_today(district: District) -> Census:
    """What anyone can read in the public list today: published, running, confirmed, by an active provider."""
    return census_of(Offer.objects.published().filter(district=district))


def census_on(district: District, day: dt.date) -> Census:
    """Offers that ran on a day, with the door they have now."""
    return census_of(running_on(district, day))


def running_on(district: District, day: dt.date) -> QuerySet[Offer]:
    """Offers that ran on a day and had been approved by its end."""
    midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, BERLIN)
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return Offer.objects.filter(
        running, district=district, status__in=WAS_PUBLIC, published_at__lt=midnight, valid_from__lte=day
    )


def months_counted(district: District, first: dt.date, last: dt.date) -> dict[dt.date, Doors]:
    """The doors of all offers as they stood at the beginning of the months between two days."""
    rows = OpennessSnapshot.objects.filter(
        district=district, dimension=Dimension.ALL, month__gte=first, month__lte=last
    )
    return {row.month: row.doors for row in rows}


def snapshots_of(user: Any) -> QuerySet[OpennessSnapshot]:
    """Monthly counts the person may see."""
    return OpennessSnapshot.objects.allowed_to(user, "L")


def history_of(user: Any, dimension: str, key: str, since: dt.date) -> QuerySet[OpennessSnapshot]:
    """One line of the monthly counts in the district the person acts in, the oldest month first."""
    rows = snapshots_of(user).filter(district=user.acting_district, month__gte=since)
    return rows.filter(dimension=dimension, key=key).order_by("month")


def binding_grants(user: Any, today: dt.date) -> QuerySet[FundingPeriod]:
    """Grants in force that keep offers from opening, with the public offers they bind in `bound`.

    The grant that lets go first stands first.
    """
    bound = (
        Offer.objects.published()
        .filter(district=user.acting_district, target_group_reason=ClosedReason.FUNDING)
        .exclude(openness=Openness.OPEN)
        .order_by("sort_title", "pk")
    )
    rows: Any = FundingPeriod.objects.allowed_to(user, "L").filter(district=user.acting_district)
    return (
        rows.forbidding_opening(today)
        .filter(offers__in=bound.order_by())
        .distinct()
        .order_by("period_end", "title", "pk")
        .prefetch_related(Prefetch("offers", bound, to_attr="bound"))
    )


def municipalities_of(user: Any) -> list[Municipality]:
    """The Gemeinden of the district the person acts in."""
    return list(Municipality.objects.visible_to(user).filter(district=user.acting_district))


def provider_name(user: Any, key: str) -> str:
    """Name of a provider that has no public offer today; empty if the person cannot see it."""
    rows = Organisation.objects.visible_to(user).filter(district=user.acting_district, pk=key)
    return rows.values_list("name", flat=True).first() or ""


def place_of(place_kind: str, municipality: Any) -> str:
    """The key of the place: what happens nowhere in particular belongs to no Gemeinde."""
    return str(municipality) if place_kind == PlaceKind.ADDRESS and municipality else place_kind


def place_labels() -> dict[str, str]:
    """Names for what has no Gemeinde."""
    names = {str(value): str(label) for value, label in PlaceKind.choices}
    return names | {PlaceKind.ADDRESS.value: _("Ort ohne Gemeinde")}


def _has_gemeinde(row: dict[str, Any]) -> bool:
    return row["place_kind"] == PlaceKind.ADDRESS and row["municipality"] is not None


def _place(row: dict[str, Any]) -> str:
    return place_of(row["place_kind"], row["municipality"])


def _cell(row: dict[str, Any]) -> Cell:
    return Cell(
        fields=tuple(row["fields_of_action"]),
        place=_place(row),
        provider=str(row["provider"]),
        openness=row["openness"],
        reason=row["target_group_reason"],
        offers=row["offers"],
        low=row["low"],
    )
