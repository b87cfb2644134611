"""What the HSDS interface reads: offers anyone may read today, in all districts, and who provides them."""

from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from accounts import clock
from coordination.network.confirming import lapsed_part
from coordination.network.models import Organisation
from desk.search.selectors import matching
from offers.catalogue.choices import PlaceKind
from offers.catalogue.models import Offer
from offers.catalogue.published_selectors import HIDDEN, published_values
from offers.hsds.wanted import Wanted

#: Beside the public fields of an offer: whose it is, when it last changed, and in which Land it is.
BESIDE = {
    "changed_at": F("updated_at"),
    "land": F("district__land"),
    "district_slug": F("district__slug"),
    "district_name": F("district__name"),
    "organisation": F("provider_id"),
    "organisation_purpose": F("provider__purpose"),
    "organisation_website": F("provider__website"),
    "organisation_short_name": F("provider__short_name"),
}
ORGANISATION_FIELDS = ("id", "name", "short_name", "purpose", "website", "phone", "email")


def published_services(wanted: Wanted) -> QuerySet[Offer]:
    """Published offers, by title."""
    rows = Offer.objects.published()
    if wanted.district:
        rows = rows.filter(district__slug=wanted.district)
    if wanted.organisation:
        rows = rows.filter(provider=wanted.organisation)
    if wanted.changed_since:
        rows = rows.filter(updated_at__gte=wanted.changed_since)
    if wanted.taxonomy:
        rows = rows.filter(wanted.taxonomy.offers_with(list(wanted.taxonomy.words.values)))
    if wanted.term:
        taxonomy, code = wanted.term
        rows = rows.filter(taxonomy.offers_with([code]))
    if wanted.search:
        rows = matching(rows, wanted.search)
    return rows.order_by("sort_title", "pk")


def published_located(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """Of these offers those with a place that everybody may know (`location_json`)."""
    known = Q(place_kind=PlaceKind.ADDRESS, municipality__isnull=False) & ~HIDDEN
    return rows.filter(known | Q(place_kind=PlaceKind.ONLINE))


def published_without_land(rows: QuerySet[Offer]) -> str | None:
    """The title of the first offer whose address the standard would refuse, asked before a stream begins."""
    told = rows.filter(district__land="", place_kind=PlaceKind.ADDRESS, municipality__isnull=False)
    told = told.exclude(HIDDEN).exclude(address="").exclude(postcode="")
    return told.values_list("title", flat=True).first()


def published_service_values(rows: QuerySet[Offer]) -> QuerySet[Any, dict[str, Any]]:
    """Plain rows; nothing in them that the page of the offer does not show."""
    return published_values(rows.annotate(**BESIDE), *BESIDE)


def published_service(key: UUID) -> dict[str, Any] | None:
    return published_service_values(Offer.objects.published().filter(pk=key)).first()


def published_organisations(wanted: Wanted) -> QuerySet[Any, dict[str, Any]]:
    """Organisations with at least one published offer that is asked for, lately confirmed, by name."""
    narrower = Wanted(district=wanted.district, taxonomy=wanted.taxonomy, term=wanted.term)
    providers = published_services(narrower).order_by().values("provider")
    rows = Organisation.objects.published().filter(~lapsed_part(clock.today()), pk__in=providers)
    if wanted.organisation:
        rows = rows.filter(pk=wanted.organisation)
    if wanted.search:
        rows = matching(rows, wanted.search)
    return rows.order_by("sort_name", "pk").values(*ORGANISATION_FIELDS)


def published_services_of(organisations: list[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """The published offers of these organisations, by organisation."""
    rows = Offer.objects.published().filter(provider__in=organisations).order_by("sort_title", "pk")
    found: dict[UUID, list[dict[str, Any]]] = {key: [] for key in organisations}
    for row in published_service_values(rows):
        found[row["organisation"]].append(row)
    return found
