"""Reading programmes and grants."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from coordination.network.models import Organisation
from offers.catalogue.models import Offer
from offers.funding.choices import FOLLOWED_UP, GRANTED
from offers.funding.models import FundingPeriod, FundingProgramme
from offers.funding.rules import AT_RISK_DAYS


def programme_rows(user: Any) -> QuerySet[FundingProgramme]:
    """Programmes the person may list, with the number of grants that came of each."""
    return FundingProgramme.objects.allowed_to(user, "L").annotate(grants=Count("periods"))


def period_rows(user: Any) -> QuerySet[FundingPeriod]:
    """Grants the person may list, with what hangs on each."""
    return (
        FundingPeriod.objects.allowed_to(user, "L")
        .select_related("programme", "grantee")
        .annotate(
            offer_count=Count("offers", distinct=True),
            followed_up=Count("successors", filter=Q(successors__status__in=FOLLOWED_UP), distinct=True),
        )
    )


def ending_between(user: Any, first: dt.date, last: dt.date) -> QuerySet[FundingPeriod]:
    """Granted periods that end from the first to the last day, with their offers and successors at hand."""
    return (
        FundingPeriod.objects.allowed_to(user, "L")
        .filter(status__in=GRANTED, period_end__range=(first, last))
        .select_related("programme", "grantee")
        .prefetch_related("offers__provider", "offers__municipality", "successors")
        .order_by("period_end", "title", "pk")
    )


def at_risk_periods(user: Any, today: dt.date) -> QuerySet[FundingPeriod]:
    """Grants that end within 180 days and have no successor in "beantragt" or later (C-09)."""
    last = today + dt.timedelta(days=AT_RISK_DAYS)
    followed = FundingPeriod.objects.filter(status__in=FOLLOWED_UP, predecessor__isnull=False).values(
        "predecessor"
    )
    return (
        FundingPeriod.objects.allowed_to(user, "L")
        .filter(status__in=GRANTED, period_end__range=(today, last))
        .exclude(pk__in=followed)
        .select_related("grantee", "programme")
        .order_by("period_end", "pk")
    )


def periods_of_offer(user: Any, offer: Offer) -> QuerySet[FundingPeriod]:
    """Grants an offer hangs on, those the person may see."""
    return FundingPeriod.objects.visible_to(user).filter(offers=offer).select_related("programme")


def periods_of_organisation(user: Any, organisation: Organisation) -> QuerySet[FundingPeriod]:
    return FundingPeriod.objects.visible_to(user).filter(grantee=organisation).select_related("programme")


def offers_of_period(user: Any, period: FundingPeriod) -> list[Offer]:
    return list(
        Offer.objects.visible_to(user)
        .filter(funding_periods=period)
        .select_related("provider", "municipality")
    )


def successors_of(period: FundingPeriod) -> QuerySet[FundingPeriod]:
    return FundingPeriod.objects.filter(predecessor=period).order_by("period_start", "pk")


def granted_total(user: Any, programme: FundingProgramme) -> Any:
    rows = FundingPeriod.objects.visible_to(user).filter(programme=programme)
    return rows.aggregate(total=Sum("grant_amount"))["total"]


def programme_choices(user: Any) -> QuerySet[FundingProgramme]:
    return FundingProgramme.objects.visible_to(user).filter(district=user.active_district)


def grantee_choices(user: Any) -> QuerySet[Organisation]:
    return Organisation.objects.visible_to(user).filter(
        district=user.active_district, status__in=Organisation.IN_NETWORK
    )


def predecessor_choices(user: Any) -> QuerySet[FundingPeriod]:
    return FundingPeriod.objects.visible_to(user).filter(district=user.active_district)


def offer_choices(user: Any) -> QuerySet[Offer]:
    """Offers that can hang on a grant: not those that are over."""
    rows = Offer.objects.visible_to(user).filter(district=user.active_district)
    return rows.exclude(status__in=["ended", "archived"]).select_related("provider")


def periods_of_programme(user: Any, programme: FundingProgramme) -> QuerySet[FundingPeriod]:
    return FundingPeriod.objects.visible_to(user).filter(programme=programme).select_related("grantee")
