"""The links of a measure, in both directions, and who can say how far it is."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from accounts.memberships.models import Membership
from accounts.permissions import Role
from accounts.users.models import User
from coordination.barriers.models import Barrier
from coordination.network.models import Organisation
from monitoring.concept.models import Concept, Measure
from monitoring.concept.selectors.measures import measure_rows
from monitoring.indicators.models import Indicator
from offers.catalogue.models import Offer
from offers.funding.models import FundingPeriod


def barrier_choices(user: Any) -> QuerySet[Barrier]:
    rows = Barrier.objects.visible_to(user).filter(district=user.active_district)
    return rows.exclude(status__in=["duplicate", "rejected"])


def offer_choices(user: Any) -> QuerySet[Offer]:
    rows = Offer.objects.visible_to(user).filter(district=user.active_district)
    return rows.exclude(status__in=["ended", "archived"]).order_by("sort_title", "pk")


def period_choices(user: Any) -> QuerySet[FundingPeriod]:
    rows = FundingPeriod.objects.visible_to(user).filter(district=user.active_district)
    return rows.select_related("programme", "grantee").order_by("-period_end", "title")


def partner_choices(user: Any) -> QuerySet[Organisation]:
    rows = Organisation.objects.visible_to(user).filter(district=user.active_district)
    return rows.filter(status__in=Organisation.IN_NETWORK).order_by("name")


def indicator_choices(user: Any) -> QuerySet[Indicator]:
    return Indicator.objects.visible_to(user).filter(district=user.active_district).order_by("sort_title")


# --- In reverse --------------------------------------------------------------------------
def measures_of_barrier(user: Any, barrier: Any) -> QuerySet[Measure]:
    """Measures that are to take a barrier down, by a link of their own or by its resolution."""
    linked = Q(pk__in=Measure.barriers.through._default_manager.filter(barrier=barrier).values("measure"))
    return measure_rows(user).filter(linked | Q(resolution__barrier=barrier))


def measures_of_resolution(user: Any, resolution: Any) -> QuerySet[Measure]:
    return measure_rows(user).filter(resolution=resolution)


def measures_of_offer(user: Any, offer: Any) -> QuerySet[Measure]:
    return measure_rows(user).filter(offers=offer)


def measures_of_period(user: Any, period: Any) -> QuerySet[Measure]:
    return measure_rows(user).filter(funding_periods=period)


@dataclass(frozen=True)
class Link:
    """One record a measure rests on: `kind` is a key of `PAGES`; `mark`: the door of an offer."""

    kind: str
    pk: Any
    title: str
    mark: str = ""

    @property
    def url(self) -> str:
        return reverse(PAGES[self.kind], kwargs={"pk": self.pk})


PAGES = {
    "partner": "coordination:organisation-detail",
    "offer": "offers:offer-detail",
    "grant": "offers:period-detail",
    "training": "monitoring:training-detail",
}


def links_of(measure: Measure, user: Any) -> dict[str, list[Link]]:
    """Partners, offers, grants and trainings of a measure that the person may see, in one statement."""
    parts = [
        _part(measure.partners.visible_to(user), "partner", F("name")),
        _part(measure.offers.visible_to(user), "offer", F("title"), F("openness")),
        _part(measure.funding_periods.visible_to(user), "grant", F("title")),
        _part(measure.trainings.visible_to(user), "training", F("title")),
    ]
    rows = [Link(*row) for row in parts[0].union(*parts[1:])]
    rows.sort(key=lambda link: link.title.casefold())
    return {kind: [link for link in rows if link.kind == kind] for kind in PAGES}


def _part(rows: Any, kind: str, title: Any, mark: Any = None) -> Any:
    """Kind, key, title and mark of some rows, as one part of a union."""
    text = {"output_field": CharField()}
    words = {
        "link_kind": Value(kind, **text),
        "link_title": Cast(title, **text),
        "link_mark": Cast(mark, **text) if mark is not None else Value("", **text),
    }
    return rows.order_by().annotate(**words).values_list("link_kind", "pk", "link_title", "link_mark")


def people_to_ask(measure: Measure, today: dt.date, by: User) -> list[User]:
    """Who may report: editors of the organisations that take part, and whoever looks after it."""
    organisations = {measure.organisation_id, *measure.partners.values_list("pk", flat=True)} - {None}
    editors = Membership.objects.active_on(today).filter(organisation__in=organisations, role=Role.NGO_EDITOR)
    found = Q(memberships__in=editors) | Q(pk=measure.owner_id)
    return list(User.objects.filter(found, is_active=True).exclude(pk=by.pk).distinct().order_by("full_name"))


def concepts_for_measures(user: Any) -> QuerySet[Concept]:
    """Concepts a new measure can belong to: what is replaced gets none."""
    rows = Concept.objects.allowed_to(user, "U").filter(district=user.active_district)
    return rows.exclude(status="replaced")
